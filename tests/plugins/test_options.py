"""Options come as values or as text; what is unknown or ill-typed is refused with its path."""

from collections.abc import Mapping
from typing import Any, Literal

import attrs
import pytest

from ledger.adapter import NoOptions
from ledger.errors import BadOptions
from ledger.options import structure
from ledger.times import When


def one_character(_: object, __: object, value: str) -> None:
    if len(value) > 1:
        raise ValueError("expected a single character")


@attrs.frozen(kw_only=True)
class Inner:
    depth: int = 1


@attrs.frozen(kw_only=True)
class Options:
    columns: Mapping[str, str] = attrs.field(factory=dict)
    delimiter: str = attrs.field(default=",", validator=one_character)
    inner: Inner = Inner()
    kind: Literal["plain", "fancy"] = "plain"
    limit: int = 3
    names: tuple[str, ...] = ()
    since: When | None = None
    strict: bool = False
    tags: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Needy:
    table: str


def test_values_are_taken_as_they_are() -> None:
    given = {"limit": 5, "strict": True, "columns": {"who": "Speaker"}, "names": ("a", "b")}
    assert structure("made", Options, given) == Options(**given)  # type: ignore[arg-type]  # each value has its field's type


def test_text_from_the_command_line_becomes_what_the_option_is() -> None:
    given = {
        "limit": "5", "strict": "Yes", "names": "a, b", "since": "2023-08-09", "kind": "fancy",
        "delimiter": ";", "tags": "x,y,",
    }  # fmt: skip
    assert structure("made", Options, given) == Options(
        limit=5, strict=True, names=("a", "b"), since=When(edtf="2023-08-09"), kind="fancy",
        delimiter=";", tags=["x", "y"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "where", "why"),
    [
        ({"delimeter": ";"}, "$.delimeter", "Did you mean 'delimiter'"),
        ({"delimiter": ";;"}, "$.delimiter", "expected a single character"),
        ({"delimiter": 3}, "$.delimiter", "expected text, got 3"),
        ({"limit": "many"}, "$.limit", "expected a whole number, got 'many'"),
        ({"limit": True}, "$.limit", "expected a whole number, got True"),
        ({"limit": 1.5}, "$.limit", "expected a whole number, got 1.5"),
        ({"strict": "maybe"}, "$.strict", "expected true or false, got 'maybe'"),
        ({"strict": 1}, "$.strict", "expected true or false, got 1"),
        ({"kind": "odd"}, "$.kind", "expected one of 'plain', 'fancy', got 'odd'"),
        ({"names": 3}, "$.names", "expected a list, got 3"),
        ({"names": ["a", 3]}, "$.names[1]", "expected text, got 3"),
        ({"columns": "who"}, "$.columns", "expected a mapping, got 'who'"),
        ({"columns": {"who": 3}}, "$.columns.who", "expected text, got 3"),
        ({"since": "soon"}, "$.since", "'soon' is not a date"),
        ({"since": 3}, "$.since", "expected a date"),
        ({"inner": {"depth": "x"}}, "$.inner.depth", "expected a whole number, got 'x'"),
        ({"inner": {"deep": 1}}, "$.inner.deep", "Did you mean 'depth'?"),
        ({"inner": 3}, "$.inner", "expected a mapping, got 3"),
    ],
)
def test_a_bad_option_is_refused_with_its_path(given: dict[str, Any], where: str, why: str) -> None:
    with pytest.raises(BadOptions) as caught:
        structure("made", Options, given)
    assert caught.value.where == where
    assert why in str(caught.value)


@attrs.frozen(kw_only=True)
class Picky:
    first: int = 1
    last: int = 2

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("the last comes before the first")


def test_options_that_do_not_go_together_are_refused() -> None:
    with pytest.raises(BadOptions, match=r"option \$: the last comes before the first"):
        structure("made", Picky, {"first": "5"})


def test_an_option_that_has_to_be_given_is_asked_for() -> None:
    with pytest.raises(BadOptions, match=r"\$\.table: it has to be given"):
        structure("made", Needy, {})


def test_an_adapter_without_options_says_so() -> None:
    with pytest.raises(BadOptions, match="takes no options"):
        structure("made", NoOptions, {"any": 1})
