"""A message: which files are mail, whose words stand in it."""

from __future__ import annotations

import re

import pytest

from ledger.adapter import Draft, Item, Probe, Sure
from ledger.claims import Link
from tests.adapters.mail.letters import MAIL, SAMPLES, Read, claims, documents, message, said


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
