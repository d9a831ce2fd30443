"""The data of attribution lines and mail furniture, ready to be asked."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

import attrs

LONGEST: Final = 600
_BOX: Final = 500


@attrs.frozen(kw_only=True)
class Words:
    """The compiled patterns of `attributions.toml`."""

    boxes: re.Pattern[str]
    dates: frozenset[str]
    fields: dict[str, str]
    footers: re.Pattern[str]
    forms: tuple[re.Pattern[str], ...]
    legal: re.Pattern[str]
    lines: re.Pattern[str]
    rules: re.Pattern[str]

    def form(self, line: str) -> re.Match[str] | None:
        """Match a line that says whose words follow."""
        if len(line) > LONGEST or not line.rstrip().endswith(":"):
            return None
        return next((m for form in self.forms if (m := form.fullmatch(line.strip()))), None)

    def field(self, line: str) -> tuple[str, str] | None:
        """Read a line such as "Sent: Monday" as what it means and what it says."""
        name, colon, value = line[:1000].partition(":")
        meaning = self.fields.get(name.strip(" *\u00a0\t").casefold()) if colon else None
        return (meaning, value.strip(" *\t")) if meaning else None

    def is_line(self, line: str) -> bool:
        """Tell whether a line is one that programs add."""
        line = line[:300]
        return bool(self.lines.fullmatch(line) or self.rules.fullmatch(line))

    def is_legal(self, paragraph: str) -> bool:
        """Tell whether a paragraph is a lawyer's."""
        return bool(self.legal.match(paragraph[:_BOX]))

    def is_box(self, paragraph: str) -> bool:
        """Tell whether a paragraph of bulk mail is furniture by its wording."""
        return len(paragraph) <= _BOX and bool(self.boxes.search(paragraph))


@cache
def words() -> Words:
    """Read the data once."""
    told = tomllib.loads((files("ledger_adapters.mail") / "attributions.toml").read_text("utf-8"))
    furniture = told["furniture"]
    return Words(
        boxes=_any(furniture["boxes"]),
        dates=frozenset(told["dates"]["words"].split()),
        fields={name.casefold(): kind for kind, names in told["fields"].items() for name in names},
        footers=_any(furniture["footers"]),
        forms=tuple(re.compile(form["pattern"], re.IGNORECASE) for form in told["forms"]),
        legal=_any(furniture["legal"]),
        lines=_any(furniture["lines"]),
        rules=_any(furniture["rules"]),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
