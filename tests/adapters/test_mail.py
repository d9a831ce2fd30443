"""Mail is read message by message: whose words each stretch is, and what is furniture."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import Ledger
from ledger.adapter import Document, Draft, Flaw, Item, Passage, Probe, SourceFile, Sure
from ledger.claims import Claim, Link
from ledger.options import structure
from ledger_adapters.mail import MailAdapter

MAIL = MailAdapter()
SAMPLES = Path(__file__).parent / "samples" / "mail"
Read = Callable[..., list[Item]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a message given as text or bytes, or the name of a sample, with the options named."""

    def reading(mail: str | bytes, **options: object) -> list[Item]:
        path = SAMPLES / mail if isinstance(mail, str) and "\n" not in mail else tmp_path / "mail"
        if path.parent == tmp_path:
            path.write_bytes(mail if isinstance(mail, bytes) else mail.encode())
        return list(MAIL.read(SourceFile(path), structure("mail", MAIL.options, options)))

    return reading


def message(text: str, more: str = "", who: str = "Ann Berg <ann@fjord.example>") -> str:
    return (
        f"Message-ID: <m@fjord.example>\nFrom: {who}\nDate: Tue, 8 Aug 2023 09:00:00 +0200\n"
        f"Subject: Cable\n{more}\n{text}"
    )


def box(*messages: str) -> str:
    return "".join(f"From a@b.example Tue Aug  8 09:00:00 2023\n{m}\n\n" for m in messages)


def documents(items: list[Item]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def flaws(items: list[Item]) -> list[str]:
    return [item.why for item in items if isinstance(item, Flaw)]


def claims(items: list[Item]) -> list[Claim]:
    return [i.record for i in items if isinstance(i, Draft) and isinstance(i.record, Claim)]


def said(items: list[Item]) -> list[tuple[str, str]]:
    """Each claim as its chain and its words."""
    return [(" > ".join(hop.name for hop in c.chain), c.content) for c in claims(items)]


def passages(items: list[Item]) -> list[str]:
    texts = {d.key: d.text for d in documents(items)}
    found = [item for item in items if isinstance(item, Passage)]
    return [texts[p.document][p.span[0] : p.span[1]] for p in found]


# --- which files ---


@pytest.mark.parametrize("name", ["thread.mbox", "letter.eml", "outlook.eml", "passed-on.eml"])
def test_mail_is_known_by_its_header(name: str) -> None:
    match = MAIL.sniff(Probe("1691479200.M1P2.host:2,S", (SAMPLES / name).read_bytes()))
    assert match is not None
    assert match.sure is Sure.CERTAIN
    assert "header" in match.reason


@pytest.mark.parametrize(
    "head",
    [
        b"who,content\nAnn,it is so\n",
        b"From the start: the minister said no.\nThen: yes.\n",
        b"Note: this is prose\nand so on, from: us to: you\n",
        b"<html><body>From: a\nTo: b\nDate: c\nSubject: d</body></html>",
        b'{"From": "a"}',
        b"# Title\n\nFrom: a@b.example\nSubject: x\n",
    ],
)
def test_what_is_no_mail_is_left_to_others(head: bytes) -> None:
    assert MAIL.sniff(Probe("x.txt", head)) is None


# --- a message ---


def test_a_message_is_a_document_and_its_senders_claim(read: Read) -> None:
    items = read("thread.mbox")
    first = documents(items)[0]
    assert (first.key, first.publisher, first.title) == (
        "<1@fjord.example>", "Ann Berg", "The cable to Gotlånd",
    )  # fmt: skip
    assert first.published is not None
    assert first.published.edtf == "2023-08-08T09:00:00+02:00"
    assert first.published.words == "Tue, 8 Aug 2023 09:00:00 +0200"
    assert first.extras["from"] == "Ann Berg <ann@fjord.example>"
    assert first.extras["to"] == 'Ben Holm <ben@sound.example>, "Lind, Eva" <eva@sound.example>'
    assert first.extras["x-mailer"] == "Pine 4"
    claim = claims(items)[0]
    assert (claim.form, claim.chain[-1].wording) == ("direct", "verbatim")
    assert claim.date == first.published
    assert said(items)[0] == (
        "Ann Berg",
        "Norway will not sign the cable agreement with Sweden this year.\n\n"
        "The ministry wants better terms first.",
    )


def test_what_is_quoted_of_a_message_in_the_box_is_linked_not_doubled(read: Read) -> None:
    items = read("thread.mbox")
    answer = claims(items)[1]
    assert answer.content.startswith("I doubt that.")
    assert answer.reply_to == "<1@fjord.example>"
    links = [i.record for i in items if isinstance(i, Draft) and isinstance(i.record, Link)]
    assert [(link.claim, link.relation, link.other) for link in links] == [
        ("<2@sound.example>", "about", "<1@fjord.example>")
    ]
    assert sum("better terms" in content for _, content in said(items)) == 1


def test_what_is_quoted_of_others_is_their_claim_through_the_sender(read: Read) -> None:
    found = said(read("thread.mbox"))
    assert ("Ben Holm > Carl Dahl", "Sweden will sign in autumn.") in found
    assert (
        "Ben Holm > Carl Dahl > [unnamed]", "Sweden must decide alone, as we said.",
    ) in found  # fmt: skip
    assert ("Eva Lind > Dan Moe", "Finland and Sweden agreed on the tariff.") in found


def test_keys_stay_when_a_box_is_turned_over(read: Read) -> None:
    def keys(items: list[Item]) -> set[str]:
        return {item.key for item in items if isinstance(item, Draft)}

    whole = (SAMPLES / "thread.mbox").read_text("utf-8")
    parts = re.split(r"(?m)^(?=From \S+ \w{3} )", whole)
    turned = "".join(f"{part.rstrip()}\n\n" for part in parts[:0:-1])
    assert keys(read(turned)) == keys(read("thread.mbox"))


def test_older_messages_come_later_in_some_boxes(read: Read) -> None:
    parts = (SAMPLES / "thread.mbox").read_text("utf-8").split("From ann@")
    older, newer = parts[1].split("From ben@")
    items = read(f"From ben@{newer}From ann@{older}")
    assert sum("better terms" in content for _, content in said(items)) == 1


MINUTE = "2023-08-07T16:05:00"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("On Mon, Aug 7, 2023 at 4:05 PM Ben Holm <b@s.example> wrote:", MINUTE),
        ("On 2023-08-07 16:05, Ben Holm wrote:", MINUTE),
        ("Ben Holm <b@s.example> wrote on 7 August 2023:", "2023-08-07"),
        ("Ben Holm writes:", None),
        ("Am 07.08.23 um 16:05 schrieb Ben Holm:", MINUTE),
        ("Ben Holm schrieb am 07.08.2023:", "2023-08-07"),
        ("Le lun. 7 août 2023 à 16:05, Ben Holm <b@s.example> a écrit :", MINUTE),
        ("El lun, 7 ago 2023 a las 16:05, Ben Holm (<b@s.example>) escribió:", MINUTE),
        ("пн, 7 авг. 2023 г. в 16:05, Ben Holm <b@s.example>:", MINUTE),  # noqa: RUF001 - Russian
        ("7 августа 2023 г., 16:05 Ben Holm пишет:", MINUTE),  # noqa: RUF001 - Russian
        ("On 7/8/2023 Ben Holm wrote:", ""),
    ],
)
def test_lines_that_say_whose_words_follow(line: str, day: str | None, read: Read) -> None:
    own, quoted = claims(read(message(f"I see.\n\n{line}\n> Sweden said no.\n")))
    assert own.content == "I see."
    assert quoted.content == "Sweden said no."
    assert [hop.name for hop in quoted.chain] == ["Ann Berg", "Ben Holm"]
    assert (quoted.date and quoted.date.edtf) == day


def test_a_line_that_wraps_is_one_line_all_the_same(read: Read) -> None:
    text = "Yes.\n\nOn Mon, 7 Aug 2023 at 16:05, Ben Holm <ben@sound.example>\nwrote:\n\n> No.\n"
    assert said(read(message(text))) == [("Ann Berg", "Yes."), ("Ann Berg > Ben Holm", "No.")]


def test_a_quotation_of_nobody_known_has_an_unnamed_speaker(read: Read) -> None:
    assert said(read(message("> Sweden said no.\n\nThat is wrong.\n"))) == [
        ("Ann Berg", "That is wrong."), ("Ann Berg > [unnamed]", "Sweden said no."),
    ]  # fmt: skip


def test_header_blocks_of_older_messages_part_a_thread(read: Read) -> None:
    items = read("outlook.eml")
    assert said(items) == [
        ("Carl Dahl", "Norway will open the harbour to Sweden’s ships in May."),
        ("Carl Dahl > Ben Holm", "Sweden asked twice."),
        ("Carl Dahl > Ben Holm > Eva Lind", "Finland does not care."),
    ]
    dates = [hop.said and hop.said.edtf for hop in claims(items)[2].chain]
    assert dates == ["2023-08-11T09:15:00+02:00", "2023-08-10T17:02:00", "2023-08-09T08:00:00"]


def test_quotations_within_quotations_lead_from_one_speaker_to_the_next(read: Read) -> None:
    assert said(read("nested.eml")) == [
        ("Lind, Eva", "I agree with Ben.\n\nBut not with Ann."),
        ("Lind, Eva > Holm, Ben", "Sweden said no."),
        ("Lind, Eva > Holm, Ben > Ann Berg", "Norway said yes."),
        ("Lind, Eva > Holm, Ben > Ann Berg > Carl Dahl", "Finland said maybe."),
        ("Lind, Eva > Dan Moe", "Unquoted answer text here."),
        ("Lind, Eva > Dan Moe > Ola Vik", "Oldest words."),
    ]


def test_attachments_are_named_with_size_and_sum_and_signatures_noted(read: Read) -> None:
    extras = documents(read("outlook.eml"))[0].extras
    assert extras["attachment.1"] == (
        "Hafenübersicht.pdf; application/pdf; 8 bytes; "
        "sha256 e16fa5d9b51928755db85b917f0297babaf22c7a47e97d9212adab56e61ba04e"
    )
    assert extras["signed"] == "application/pgp-signature (not verified)"


def test_an_attached_message_is_a_document_and_a_claim_through_who_passed_it_on(read: Read) -> None:
    items = read("passed-on.eml")
    assert [(d.key, d.publisher, d.host) for d in documents(items)] == [
        ("<20@sound.example>", "Eva Lind", ""), ("<19@bay.example>", "Dan Moe", "Eva Lind"),
    ]  # fmt: skip
    assert said(items) == [
        ("Eva Lind", "Please look at what Dan writes."),
        ("Eva Lind > Dan Moe", "Finland has closed the pier to Swedish ships."),
    ]


# --- newsletters, prose and furniture ---


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


# --- boxes ---


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


# --- what is broken ---


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


# --- in a ledger ---


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
