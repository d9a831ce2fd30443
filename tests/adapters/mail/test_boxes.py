"""Newsletters, boxes, what is broken, and mail in a ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import Ledger
from ledger.adapter import Flaw, Item, Passage
from tests.adapters.mail.letters import SAMPLES, Read, claims, documents, message, said


def box(*messages: str) -> str:
    return "".join(f"From a@b.example Tue Aug  8 09:00:00 2023\n{m}\n\n" for m in messages)


def flaws(items: list[Item]) -> list[str]:
    return [item.why for item in items if isinstance(item, Flaw)]


def passages(items: list[Item]) -> list[str]:
    texts = {d.key: d.text for d in documents(items)}
    found = [item for item in items if isinstance(item, Passage)]
    return [texts[p.document][p.span[0] : p.span[1]] for p in found]


def test_a_newsletter_is_prose_of_its_sender_without_its_furniture(read: Read) -> None:
    items = read("letter.eml")
    assert not claims(items)
    assert documents(items)[0].publisher == "Isle Letters"
    assert passages(items) == [
        "The Swedish Foreign Ministry said on Wednesday that the strait is open to Norwegian ships."
        "\n\n“We welcome the trade agreement with Sweden,” the Norwegian Foreign Ministry said."
    ]
    assert "Preheader" not in documents(items)[0].text


def test_what_is_prose_can_be_said(read: Read) -> None:
    assert not passages(read("letter.eml", prose="none"))
    assert claims(read("letter.eml", prose="none"))
    assert passages(read(message("Sweden said no.\n"), prose="all")) == ["Sweden said no."]


def test_a_long_letter_is_claim_and_prose(read: Read) -> None:
    items = read(message("Sweden said no. " * 60))
    assert len(claims(items)) == len(passages(items)) == 1


@pytest.mark.parametrize(
    "end",
    [
        "-- \nAnn\nFjord Institute\n",
        "--\nAnn\n",
        "Sent from my iPhone\n",
        "This e-mail and any attachments are confidential and intended for the addressee.\n",
        "_______________________________________________\nTalk mailing list\nTalk@l.example\n",
    ],
)
def test_signatures_and_footers_are_furniture(end: str, read: Read) -> None:
    items = read(message(f"Sweden said no.\n\n{end}"))
    assert said(items) == [("Ann Berg", "Sweden said no.")]
    assert end.strip() in documents(items)[0].text


def test_a_list_is_the_host_and_not_part_of_the_name(read: Read) -> None:
    more = "List-Id: Talk <talk.l.example>\nList-Post: <mailto:talk@l.example>\n"
    items = read(message("Sweden said no.\n", more, '"Ann Berg via Talk" <talk@l.example>'))
    assert [(d.publisher, d.host) for d in documents(items)] == [("Ann Berg", "Talk")]
    assert said(items) == [("Ann Berg", "Sweden said no.")]


def test_html_quotations_are_quotations(read: Read) -> None:
    html = (
        "<div>Not so.</div><div class=gmail_quote><div class=gmail_attr>On Mon, 7 Aug 2023, Ben "
        "Holm &lt;b@s.example&gt; wrote:</div><blockquote><p>Sweden said<br>no.</p></blockquote>"
    )
    assert said(read(message(html, "Content-Type: text/html\n"))) == [
        ("Ann Berg", "Not so."), ("Ann Berg > Ben Holm", "Sweden said\nno."),
    ]  # fmt: skip


def test_flowed_lines_are_put_together_at_each_depth(read: Read) -> None:
    text = "Sweden \nsaid no.\n\n> Norway \n> said yes.\n-- \nAnn\n"
    items = read(message(text, "Content-Type: text/plain; format=flowed\n"))
    assert [words for _, words in said(items)] == ["Sweden said no.", "Norway said yes."]


def test_lines_of_prose_that_begin_with_from_do_not_part_a_message(read: Read) -> None:
    one = message("x\n\nFrom here on Sweden said no.\n\n>From there too.\n")
    (found,) = documents(read(box(one)))
    assert found.text == "x\n\nFrom here on Sweden said no.\n\nFrom there too."


def test_a_content_length_that_fits_is_heard_and_one_that_does_not_is_not(read: Read) -> None:
    inner = box(message("inner").replace("<m@", "<i@"))
    body = f"see:\n\n{inner}"
    fits = message(body, f"Content-Length: {len(body)}\n")
    after = message("after").replace("<m@", "<n@")
    assert len(documents(read(box(fits, after)))) == 2
    wrong = message(body, "Content-Length: 99999\n")
    assert len(documents(read(box(wrong, after)))) == 3


def test_a_message_kept_twice_is_told_once(read: Read) -> None:
    items = read(box(message("Sweden said no.\n"), message("Sweden  said no.\n\n")))
    assert len(documents(items)) == 1
    assert not flaws(items)


def test_a_message_without_id_is_known_by_its_fields(read: Read) -> None:
    bare = message("Sweden said no.\n").partition("\n")[2]
    (one,), (two,) = documents(read(bare)), documents(read(box(bare)))
    assert one.key == two.key
    assert one.key.startswith("sha256:")


def test_broken_messages_are_flaws_and_the_rest_go_on(read: Read) -> None:
    items = read("broken.mbox")
    assert [why.partition(":")[0] for why in flaws(items)] == [
        "a header line is no field",
        "its charset 'klingon' is not known",
        "another message has the same Message-ID <1@bay.example> and other text; left out",
        "it is encrypted (application/pgp-encrypted)",
        "a boundary that ends its parts is missing; the last may be cut off",
    ]
    assert [d.title for d in documents(items)] == ["One", "Sealed", "Cut"]
    date = documents(items)[0].published
    assert date is not None
    assert (date.edtf, date.words) == ("", "sometime last week")


def test_bytes_that_are_not_of_the_charset_are_told_of(read: Read) -> None:
    raw = message("Norv\xe8ge", "Content-Type: text/plain; charset=utf-8\n").encode("latin-1")
    items = read(raw)
    assert flaws(items) == ["some of its bytes are no 'utf-8'".replace("'", "")]
    assert documents(items)[0].text == "Norv\ufffdge"


@pytest.mark.parametrize(
    ("field", "title"),
    [
        ("=?utf-8?q?Caf=C3=A9?= =?utf-8?b?IG5v?=", "Café no"),
        ("=?utf-8?b?!!!?=", "=?utf-8?b?!!!?="),
        ("=?klingon?q?a=FF?=", "aÿ"),
        ("=?utf-8?q?a=0D=0ABcc:_x?=", "a\nBcc: x".replace("\n", " ")),
        ("a\x00b", "a\ufffdb"),
    ],
)
def test_encoded_words_are_decoded_and_do_no_harm(field: str, title: str, read: Read) -> None:
    (found,) = documents(read(message("x").replace("Subject: Cable", f"Subject: {field}")))
    assert found.title == title


def test_fields_and_parts_beyond_measure_are_told_of(read: Read) -> None:
    long = read(message("x", f"X-Long: {'a' * 1_000_000}\n"))
    assert "longer than 64 KiB" in flaws(long)[0]
    deep = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(200)
    )
    assert any("nested more than 100 deep" in why for why in flaws(read(message("x", deep))))
    many = 'Content-Type: multipart/mixed; boundary="b"\n'
    assert any("more than 2000 parts" in w for w in flaws(read(message("--b\n\nx\n" * 3000, many))))


@pytest.mark.parametrize(
    "token",
    ["<", "> ", "-- \n", "--b\n", "\n", "a:\n", "=?", "(", '"', ",", "On a wrote:\n", "From "],
)  # fmt: skip
def test_runs_of_one_token_are_read_in_time(token: str, read: Read) -> None:
    run = token * (100_000 // len(token))
    field = message("x", f"X: {run[:60_000]}\n")
    for made in (run + "\n", message(run), field, box(message(run))):
        read(made.encode("utf-8", "replace"))


@given(st.text(alphabet="> -=_\nab:@<>.1OnwroteFm", max_size=400))
def test_places_are_those_of_the_words_whatever_the_text(text: str) -> None:
    from ledger_adapters.mail.layout import runs
    from ledger_adapters.mail.words import words

    for run in runs(text, words(), bulk=True):
        marked = text[slice(*run.span)]
        bare = "".join(c for c in marked if not c.isspace() and c != ">")
        assert bare == "".join(c for c in run.words if not c.isspace() and c != ">")


@pytest.mark.parametrize("name", ["thread.mbox", "letter.eml", "outlook.eml", "passed-on.eml"])
def test_mail_imported_twice_adds_nothing(name: str) -> None:
    book = Ledger.open(":memory:", by="ann")
    assert book.import_from(SAMPLES / name, adapter="mail").added > 0
    again = book.import_from(SAMPLES / name, adapter="mail")
    assert (again.added, again.amended) == (0, 0)


def test_a_box_that_has_grown_adds_what_is_new(tmp_path: Path) -> None:
    data = (SAMPLES / "thread.mbox").read_text("utf-8")
    book = Ledger.open(":memory:", by="ann")
    path = tmp_path / "box"
    path.write_text(data[: data.index("From eva@")], "utf-8")
    before = book.import_from(path, adapter="mail")
    path.write_text(data, "utf-8")
    after = book.import_from(path, adapter="mail")
    assert (after.claims, after.known, after.amended) == (2, before.added, 0)


def test_an_answer_knows_what_it_answers_in_the_ledger() -> None:
    book = Ledger.open(":memory:", by="ann")
    book.import_from(SAMPLES / "thread.mbox", adapter="mail")
    found = {claim.content[:8]: claim for claim in book.claims()}
    assert found["I doubt "].reply_to == found["Norway w"].id
    assert "Norway will not sign" in str(book.relationship("Norway", "Sweden"))
