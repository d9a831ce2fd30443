"""The shipped mail adapter passes the contract."""

from pathlib import Path

from ledger.testing import AdapterContract
from ledger_adapters.mail import MailAdapter


class TestMailAdapter(AdapterContract):
    adapter = MailAdapter()
    samples = Path(__file__).parent / "samples" / "mail"

    waive = {  # noqa: RUF012 - read by the contract, never changed
        "test_keys_stay_when_records_change_places": "most samples are one message; "
        "test_messages has a box turned over",
    }

    def big(self, path: Path) -> None:
        head = (
            "From a@b.example Tue Aug  8 09:00:00 2023\nMessage-ID: <{0}@b.example>\n"
            "From: Ann <a@b.example>\nDate: Tue, 8 Aug 2023 09:00:00 +0000\nSubject: {0}\n\n"
        )
        line = "Sweden said on day {0} of the talks that paragraph {1} of the treaty was open.\n"
        lines = "".join(line.replace("{1}", str(n)) for n in range(15))
        path.write_text("".join(f"{head}{lines}\n".format(n) for n in range(1500)))
