"""Whatever text is in a ledger, the page shows it as text: nothing runs, nothing is asked for."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings

from ledger import Ledger
from ledger.show.escape import harmful
from ledger.testing.strategies import hostile_text
from tests.show.page.browser import Browser
from tests.show.shelf import started
from tests.show.test_hostile import ledger_of

EVIL = (
    "</script><img src=x onerror='window.pwned=1'>",
    "<!--<script>",
    "</title></style><svg onload=window.pwned=1>",
    "]]>{{data}}{{script}}${window.pwned=1}",
    "\u202egnol\u2066x\u2069 \x00\x1b[2J\u2028\u2029",
    "javascript:window.pwned=1\" onfocus='window.pwned=1' autofocus x='",
    "\U000d4c8e6\xe4P\xc0<2-0\x92\xb5\xe19\xa5x\U00014537\U0010e0aea" + "\U0001f600" * 200,
    "<base href=http://evil.invalid/><meta http-equiv=refresh content=0;url=http://evil.invalid/>",
)

WALK = """
const modes = ['said', 'published', 'recorded'];
let text = '';
for (const mode of modes) {
  document.querySelector(`input[value=${mode}]`).click();
  for (const cell of document.querySelectorAll('.cell')) {
    cell.click();
    text += document.getElementById('why').innerText;
    document.getElementById('why').close();
  }
}
document.getElementById('lanes').dispatchEvent(new KeyboardEvent('keydown', {key: 'Home'}));
text += document.body.innerText + document.title;
return {
  text, pwned: window.pwned ?? null, cells: document.querySelectorAll('.cell').length,
  foreign: document.querySelectorAll('img, iframe, object, embed, link, base, svg[onload]').length,
  scripts: document.scripts.length, metas: document.querySelectorAll('meta').length,
};
"""


def walked(browser: Browser, book: Ledger, parties: tuple[str, str]) -> None:
    browser.logged()
    browser.requests()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(book.page(*parties), encoding="utf-8")
        browser.open(path)
        found = browser.run(WALK)
    assert found["pwned"] is None
    assert (found["foreign"], found["scripts"], found["metas"]) == (0, 2, 6)
    assert found["cells"]
    assert [c for c in found["text"] if c not in "\n\t" and harmful(c)] == []
    assert browser.requests() == []
    assert browser.logged() == []


@pytest.mark.parametrize("evil", EVIL)
def test_hostile_text_does_nothing_in_a_browser(browser: Browser, evil: str) -> None:
    with ledger_of(evil) as book:
        walked(browser, book, ("Russia", "China"))


@settings(max_examples=8, phases=(Phase.explicit, Phase.generate))  # a browser shrinks slowly
@given(hostile_text(max_size=60))
def test_no_text_does_anything_in_a_browser(browser: Browser, evil: str) -> None:
    with ledger_of(evil) as book:
        walked(browser, book, ("Russia", "China"))


@pytest.mark.parametrize("evil", EVIL[:4])
def test_a_party_with_a_hostile_name_does_nothing_either(browser: Browser, evil: str) -> None:
    name = f"x{evil}"
    with Ledger.open(":memory:", by="ann", clock=started(2023, 8, 10)) as book:
        book.register(name, "state")
        book.register("China", "state")
        book.source("notes", publisher=name)
        claim = book.record(who=name, content=evil, source="notes", reported_by=[name])
        book.code(claim, evil, parties=(name, "China"))
        walked(browser, book, (name, "China"))
