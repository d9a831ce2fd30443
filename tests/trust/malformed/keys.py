"""Keys and policies, well-formed and malformed, each with what C2SP's specifications say of it."""

from __future__ import annotations

from typing import Final

from tests.trust.malformed.making import LOG, WITNESS, Case, Signer, base64

VKEY: Final = "signed-note: name+id+base64(type || key), the id as eight hexadecimal digits"
ID: Final = "signed-note: the id is SHA-256(name || 0x0A || type || key)[:4]"
NAME, HEX, KEY = LOG.vkey.split("+", 2)


def _typed(type: int) -> str:
    return Signer("a.example", 5, type).vkey


KEYS: Final = [
    Case(name, told.encode(), taken, rule)
    for name, told, taken, rule in (
        ("a log's", LOG.vkey, True, VKEY),
        ("in other letters", Signer("журнал.example/é", 4).vkey, True, VKEY),
        ("of the Go documentation",
         "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", True, VKEY),
        ("nothing", "", False, VKEY),
        ("a name", NAME, False, VKEY),
        ("no key", f"{NAME}+{HEX}", False, VKEY),
        ("an empty key", f"{NAME}+{HEX}+", False, VKEY),
        ("no id", f"{NAME}+{KEY}", False, VKEY),
        ("no name", f"+{HEX}+{KEY}", False, VKEY),
        ("another id", f"{NAME}+00000000+{KEY}", False, ID),
        ("another name", f"{NAME}x+{HEX}+{KEY}", False, ID),
        ("seven digits", f"{NAME}+{HEX[1:]}+{KEY}", False, VKEY),
        ("nine digits", f"{NAME}+0{HEX}+{KEY}", False, VKEY),
        ("no digits", f"{NAME}+zzzzzzzz+{KEY}", False, VKEY),
        ("a space in the name", Signer("a b", 4).vkey, False, VKEY),
        ("a no-break space in the name", Signer("a\xa0b", 4).vkey, False, VKEY),
        ("a newline in the name", Signer("a\nb", 4).vkey, False, VKEY),
        ("an escape in the name", Signer("a\x1bb", 4).vkey, False, VKEY),
        ("no type", f"{NAME}+{HEX}+{base64(LOG.public)}", False, VKEY),
        ("a byte too many", f"{NAME}+{HEX}+{base64(bytes([1]) + LOG.public + b'0')}", False, VKEY),
        ("no padding", Signer("a", 4).vkey.rstrip("=")[:-1], False, VKEY),
        ("base 64 for URLs", f"{NAME}+{HEX}+{KEY[:-1]}_", False, VKEY),
        ("type 0", _typed(0), False, "signed-note: types"),
        ("type 2", _typed(2), False, "signed-note: type 2 is ECDSA"),
        ("type 6", _typed(6), False, "tlog-cosignature: type 6 is ML-DSA-44"),
        ("type 255", _typed(255), False, "signed-note: types"),
        ("trailing words", f"{LOG.vkey} x", False, VKEY),
    )
]  # fmt: skip

ONE, TWO, SAME = (Signer(f"w{n}.example", seed, 4).vkey for n, seed in ((1, 7), (2, 8), (3, 7)))
WITNESSES: Final = f"witness one {ONE}\nwitness two {TWO}\n"
NAMES: Final = "tlog-policy: a group or quorum names what is defined on preceding lines"
ONCE: Final = "tlog-policy: each name is a group member at most once"
COUNT: Final = "tlog-policy: 1 <= k <= n"
LINES: Final = "tlog-policy: log, witness, group and quorum lines"
OCTETS: Final = "tlog-policy: the only control characters are tab and newline"
MANY: Final = "".join(
    f"witness w{n} {Signer(f'w{n}.example', 100 + n, 4).vkey}\ngroup g{n} any w{n}\n"
    for n in range(32)
)

POLICIES: Final = [
    Case(name, told.encode(), taken, rule)
    for name, told, taken, rule in (
        ("no witnesses", "quorum none\n", True, "tlog-policy: quorum none"),
        ("a log", f"log {LOG.vkey}\nquorum none\n", True, LINES),
        ("a log with its URL", f"log {LOG.vkey} https://a.example\nquorum none\n", True, LINES),
        ("a witness", f"{WITNESSES}quorum one\n", True, LINES),
        ("a witness with its URL", f"witness w {ONE} https://a.example\nquorum w\n", True, LINES),
        ("any", f"{WITNESSES}group g any one two\nquorum g\n", True, LINES),
        ("all", f"{WITNESSES}group g all one two\nquorum g\n", True, LINES),
        ("two of two", f"{WITNESSES}group g 2 one two\nquorum g\n", True, LINES),
        ("a group of groups",
         f"{WITNESSES}group a any one\ngroup b any two\ngroup c all a b\nquorum c\n", True, LINES),
        ("tabs and spaces", f" \twitness  w\t{ONE} \n\t\nquorum\tw\t\n", True, "whitespace"),
        ("comments", "# a # b\n  #\nquorum none\n", True, "tlog-policy: comments"),
        ("names in other letters", f"witness é {ONE}\nquorum é\n", True, "tlog-policy: octets"),
        ("the quorum first", f"quorum none\n{WITNESSES}", True, "tlog-policy: any order"),
        ("32 witnesses and groups", f"{MANY}quorum g31\n", True, "tlog-policy: limits"),
        ("nothing", "", False, "tlog-policy: exactly one quorum line"),
        ("no quorum", WITNESSES, False, "tlog-policy: exactly one quorum line"),
        ("two quorums", "quorum none\nquorum none\n", False, "tlog-policy: exactly one"),
        ("a quorum of nobody", "quorum\n", False, LINES),
        ("a quorum of two", f"{WITNESSES}quorum one two\n", False, LINES),
        ("an unknown quorum", "quorum one\n", False, NAMES),
        ("a quorum before its witness", f"quorum one\n{WITNESSES}", False, NAMES),
        ("a group before its members", f"group g any one\n{WITNESSES}quorum g\n", False, NAMES),
        ("a group of itself", f"{WITNESSES}group g any g\nquorum g\n", False, NAMES),
        ("a group of none", f"{WITNESSES}group g any none\nquorum g\n", False, NAMES),
        ("a group without members", f"{WITNESSES}group g any\nquorum g\n", False, COUNT),
        ("a group without a number", f"{WITNESSES}group g one two\nquorum g\n", False, LINES),
        ("none of two", f"{WITNESSES}group g 0 one two\nquorum g\n", False, COUNT),
        ("three of two", f"{WITNESSES}group g 3 one two\nquorum g\n", False, COUNT),
        ("less than none of two", f"{WITNESSES}group g -1 one two\nquorum g\n", False, COUNT),
        ("a number in wide digits", f"{WITNESSES}group g \uff11 one two\nquorum g\n", False, COUNT),
        ("a number without end", f"{WITNESSES}group g {'9' * 5000} one\nquorum g\n", False, COUNT),
        ("a member twice", f"{WITNESSES}group g any one one\nquorum g\n", False, ONCE),
        ("a member of two groups",
         f"{WITNESSES}group a any one\ngroup b any one\nquorum b\n", False, ONCE),
        ("a witness called none", f"witness none {ONE}\nquorum none\n", False, "tlog-policy: none"),
        ("a group called none", f"{WITNESSES}group none any one\nquorum none\n", False, NAMES),
        ("a name twice", f"witness a {ONE}\nwitness a {TWO}\nquorum a\n", False, "one namespace"),
        ("a group called as a witness", f"{WITNESSES}group one any two\nquorum one\n", False,
         "tlog-policy: witnesses and groups share a namespace"),
        ("a witness's key twice", f"witness a {ONE}\nwitness b {SAME}\nquorum a\n", False,
         "tlog-policy: duplicate witnesses are those of one public key"),
        ("a log twice", f"log {LOG.vkey}\nlog {LOG.vkey} x\nquorum none\n", False, "duplicates"),
        ("a witness's key for a log", f"log {WITNESS.vkey}\nquorum none\n", False,
         "tlog-policy: keys of a type for their function"),
        ("a log's key for a witness", f"witness a {LOG.vkey}\nquorum a\n", False,
         "tlog-policy: keys of a type for their function"),
        ("a damaged key", f"log {LOG.vkey[:-1]}\nquorum none\n", False, VKEY),
        ("no key", "witness a\nquorum none\n", False, LINES),
        ("a word too many", f"log {LOG.vkey} a b\nquorum none\n", False, LINES),
        ("an unknown line", "logs none\nquorum none\n", False, LINES),
        ("a large letter", "Quorum none\n", False, LINES),
        ("a no-break space", "quorum\xa0none\n", False, "tlog-policy: space and tab only"),
        ("a vertical tab", "quorum\x0bnone\n", False, OCTETS),
        ("line ends of DOS", "quorum none\r\n", False, OCTETS),
        ("NUL", "quorum none\n\0", False, OCTETS),
        ("DEL", "# \x7f\nquorum none\n", False, OCTETS),
        ("a byte order mark", "\ufeffquorum none\n", False, LINES),
    )
]  # fmt: skip
