"""The JSON of a script in a page, also where it is not quite JSON but can mean one thing only."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from typing import Any, Final, NoReturn

_DEEPEST: Final = 100
_LARGEST: Final = 4 * 1024 * 1024
_BEFORE: Final = re.compile(r"\s*(?:<!--|(?://|/\*)?[ \t]{0,20}<!\[CDATA\[(?:[ \t]{0,20}\*/)?)?")
_BEHIND: Final = ("-->", "//]]>", "/*]]>*/", "// ]]>", "/* ]]> */", "]]>", ";")
_COMMA: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?|,(?=[ \t\r\n]*[\]}])', re.DOTALL)
_BRACKETS: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?|[][{}]', re.DOTALL)
_ENDING: Final = re.compile(r",[ \t\r\n]*[\]}]")
_CONTROL: Final = "control character"
_LINES: Final = "line ends or tabs within strings"


class BadScript(ValueError):
    """A script is no JSON, and cannot be read as any."""


def decoded(text: str) -> tuple[Any, str]:
    """Decode a script; gives its value, and what had to be overlooked ("" for nothing).

    Wrapping in a comment or a CDATA section is as XHTML has it and nothing to tell of. Raises
    `BadScript` for what is no JSON (RFC 8259), or could be read in two ways.
    """
    bare, told, first = _bare(text), list[str](), None
    for what, mend in _MENDINGS:
        mended = mend(bare)
        if what and mended == bare:
            continue
        bare, told = mended, [*told, *filter(None, (what,))]
        for strict in (True, False):
            try:
                value = _json(bare, strict)
            except BadScript as error:
                first = first or error
                if _CONTROL not in str(error):
                    break
            else:
                return value, ", ".join([*told, *(() if strict else (_LINES,))])
    raise first or BadScript("it is empty")


def _bare(text: str) -> str:
    """Take off what a script is wrapped in."""
    found = _BEFORE.match(text)
    bare = text[found.end() if found else 0 :].rstrip()
    behind = next((end for end in _BEHIND if bare.endswith(end)), "")
    return bare.removesuffix(behind).rstrip()


def _json(text: str, strict: bool) -> Any:
    """Decode JSON that all programs read alike."""
    if len(text) > _LARGEST:
        raise BadScript(f"it is larger than {_LARGEST >> 20} MiB")
    if _is_deep(text):
        raise BadScript(f"it is nested over {_DEEPEST} deep")
    try:
        value = json.loads(text, strict=strict, object_pairs_hook=_once, parse_constant=_no_number)
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise BadScript("it holds half a surrogate pair, which is no character") from None
    except json.JSONDecodeError as error:
        why = f"it is not JSON: {error.msg} (line {error.lineno}, character {error.colno})"
        raise BadScript(why) from None
    except BadScript:
        raise
    except ValueError:  # thousands of digits
        raise BadScript("it holds a number of thousands of digits") from None
    return value


def _is_deep(text: str) -> bool:
    if text.count("[") + text.count("{") <= _DEEPEST:
        return False
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += (found[0] in "[{") - (found[0] in "]}")
        if depth > _DEEPEST:
            return True
    return False


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        [(twice, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise BadScript(f"the name {twice!r:.80} stands twice in one object")
    return found


def _no_number(word: str) -> NoReturn:
    raise BadScript(f"{word} is no JSON")


def _as_it_is(text: str) -> str:
    return text


def _resolved(text: str) -> str:
    """Resolve character references where even the quotation marks are written as such."""
    return unescape(text) if '"' not in text and "&" in text else text


def _without_commas(text: str) -> str:
    """Leave out commas with nothing behind them."""
    if not _ENDING.search(text):
        return text
    return _COMMA.sub(lambda found: "" if found[0] == "," else found[0], text)


_MENDINGS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("", _as_it_is),
    ("quotation marks written as &quot;", _resolved),
    ("commas before a closing bracket", _without_commas),
)
