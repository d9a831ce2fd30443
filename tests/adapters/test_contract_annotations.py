"""The shipped annotations adapter passes the contract."""

import json
from itertools import count
from pathlib import Path

from ledger.testing import AdapterContract
from ledger_adapters.annotations import AnnotationsAdapter


class TestAnnotationsAdapter(AdapterContract):
    adapter = AnnotationsAdapter()
    samples = Path(__file__).parent / "samples" / "annotations"

    def big(self, path: Path) -> None:
        """Write one page of many notes on a source: whole files do not follow one another."""
        note = {"type": "Annotation", "creator": {"name": "Ada Berg"}, "body": "A remark. " * 20}
        with path.open("w", encoding="utf-8") as file:
            file.write('{"type": "AnnotationPage", "items": [')
            for n in count():
                told = note | {"id": f"urn:n:{n}", "target": "https://fjordpost.example/cable"}
                file.write(f"{',' if n else ''}\n{json.dumps(told)}")
                if file.tell() > 3 * 1024 * 1024:
                    break
            file.write("]}")
