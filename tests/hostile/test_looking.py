"""What looks for anything alive sees it: else all that is looked at would pass."""

from __future__ import annotations

from typing import Final, get_args

import pytest

from tests.hostile.looking import found
from tests.hostile.renderers import Form

DATA: Final = '<script id="data" type="application/json">{}</script>'
CASES: Final[tuple[tuple[Form, str, str], ...]] = (
    ("text", "a\x1b[2J", "U+001B"),
    ("text", "a\u202eb", "U+202E"),
    ("json", '"a\u202eb"', "U+202E"),
    ("lines", '{}\n"a\x9bb"\n', "U+009B"),
    ("table", "<table><script>x</script></table>", "script"),
    ("table", "<table onclick=x></table>", "onclick"),
    ("table", '<table style="background:url(x)"></table>', "background:url(x)"),
    ("table", "<!-- x -->", "<!-- x"),
    ("page", f"<!doctype html>{DATA}<img src=x>", "other elements or attributes"),
    ("csv", "a,=1+1\r\n", "','"),
    ("csv", "a,it fell;=1+1\r\n", "';'"),
    ("csv", "a,\u200b\t@SUM(A1)\r\n", "@SUM"),
    ("csv", "a,\x1b[2J\r\n", "U+001B"),
    ("rows", "| a | b |\n|---|---|\n| <b>x</b> | y |\n", "html_inline"),
    ("rows", "| a | b |\n|---|---|\n| [x](http://e.invalid) | y |\n", "link_open"),
    ("rows", "| a | b |\n|---|---|\n| x | y | z |\n", "rows of several widths"),
    ("brief", "a\n\n<script>x</script>\n", "html_block"),
    ("brief", "![x](http://e.invalid/x.png)\n", "image"),
    ("brief", "a\n\n    code\n", "code_block"),
)  # fmt: skip
QUIET: Final[tuple[tuple[Form, str], ...]] = (
    ("text", "a\nb"), ("json", '{"a":"b"}'), ("lines", "{}\n[]\n"),
    ("table", "<table><tr><td scope=row>a</td></tr></table>"), ("csv", "a,b\r\nc,d\r\n"),
    ("rows", "| a | b |\n|---|---|\n| x | y |\n"), ("brief", "# a\n\nb **c**\n"),
)  # fmt: skip


@pytest.mark.parametrize(("form", "piece", "seen"), CASES)
def test_what_is_alive_is_seen(form: Form, piece: str, seen: str) -> None:
    assert any(seen in it for it in found(form, piece)), found(form, piece)


@pytest.mark.parametrize(("form", "piece"), QUIET)
def test_where_nothing_is_alive_nothing_is_seen(form: Form, piece: str) -> None:
    assert found(form, piece) == []


def test_every_form_is_looked_at() -> None:
    assert {form for form, _, _ in CASES} == set(get_args(Form))
