"""Checkpoints, well-formed and malformed, each with what C2SP's specifications say of it.

A case is taken where the log's signature and the witness's cosignature are both found sound.
"""

from __future__ import annotations

from typing import Final

from tests.trust.malformed.making import (
    LOG,
    ORDER,
    ORIGIN,
    STRANGER,
    WITNESS,
    Case,
    Signer,
    base64,
    checkpoint,
    line,
    note,
    signed,
)

TEXT: Final = checkpoint()
GOOD: Final = signed(TEXT)
MINE: Final = LOG.line(TEXT) + WITNESS.line(TEXT)
ROOT: Final = TEXT.split("\n")[2]
NAMES: Final = "signed-note: key names are not empty, without Unicode spaces and plus signs"
LINE: Final = "signed-note: em dash, space, key name, space, base64, newline"
BASE64: Final = "RFC 4648, section 4 (and 3.5: pad bits are zero)"
TEXTS: Final = "signed-note: valid UTF-8, no ASCII control characters but newline"
SHAPE: Final = "signed-note: a text ending in newline, a blank line, one or more signatures"
FALSE: Final = "signed-note: where a known key's signature fails, the whole note is rejected"
SIZE: Final = "tlog-checkpoint: ASCII decimal, no leading zeroes"


def _moved(signature: bytes) -> bytes:
    """The same signature with S + L in the place of S (RFC 8032, 5.1.7: S < L)."""
    s = int.from_bytes(signature[36:], "little") + ORDER
    return signature[:36] + s.to_bytes(32, "little")


def _sized(size: str) -> bytes:
    return signed(f"{ORIGIN}\n{size}\n{ROOT}\n")


def _rooted(root: str) -> bytes:
    return signed(f"{ORIGIN}\n7\n{root}\n")


def _with(*lines: str) -> bytes:
    return note(TEXT, MINE, *lines)


def _strangers(count: int) -> tuple[str, ...]:
    return tuple(line(f"stranger.example/{n}", bytes([n, 0, 0, 0, 1]) * 9) for n in range(count))


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


_BARE: Final = base64(STRANGER.signed(TEXT))
_SPACES: Final = {"no-break": "\xa0", "next line": "\x85", "em": "\u2003", "ideographic": "\u3000",
                  "line separator": "\u2028", "narrow": "\u202f", "ogham": "\u1680"}  # fmt: skip

TAKEN: Final = [
    Case("signed and cosigned", GOOD, True, SHAPE),
    Case("cosigned before signed", note(TEXT, WITNESS.line(TEXT), LOG.line(TEXT)), True, SHAPE),
    Case("extension lines", signed(f"{TEXT}more\nand more\n"), True, "tlog-checkpoint: line 4"),
    Case("a text that looks like a signature", signed(f"{TEXT}\u2014 x {_BARE}\n"), True,
         "signed-note: the last empty line parts the text from the signatures"),
    Case("a stranger's signature", _with(STRANGER.line(TEXT)), True,
         "signed-note: signatures of unknown keys are ignored"),
    Case("a stranger's nonsense", _with(line("stranger.example", b"abcd" + bytes(64))), True,
         "signed-note: signatures of unknown keys are ignored"),
    Case("a stranger under the log's name", _with(line(ORIGIN, b"abcd" + bytes(64))), True,
         "signed-note: ignored even if they share a name (but not the id)"),
    Case("a stranger under the log's id", _with(line("other.example", LOG.id + bytes(64))), True,
         "signed-note: ignored even if they share an id (but not the name)"),
    Case("a stranger's large signature", _with(line("pq.example", b"abcd" + bytes(2428))), True,
         "signed-note: post-quantum signatures can be up to nearly 5 kB"),
    Case("a stranger's name in other letters", _with(line("свідок.example/é", b"abcde")), True,
         NAMES),
    Case("a stranger's name with a zero-width space", _with(line("a\u200bb", b"abcde")), True,
         "signed-note: U+200B is no Unicode space"),
    Case("16 signatures", note(TEXT, MINE, *_strangers(14)), True,
         "signed-note: at least up to 16 signatures are accepted"),
    Case("the same signature twice", _with(LOG.line(TEXT)), True,
         "signed-note: each signature of a known key is verified"),
    Case("another cosignature of the same witness",
         _with(line(WITNESS.name, WITNESS.signed(TEXT, 1_800_000_000))), True,
         "signed-note: each signature of a known key is verified"),
    Case("DEL in an extension line", signed(f"{TEXT}\x7f\n"), True,
         "signed-note: control characters are those below U+0020"),
    Case("an empty tree", signed(f"{ORIGIN}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"),
         True, "tlog-checkpoint: an empty tree has the size 0"),
    Case("the largest size", _sized(str(2**63 - 1)), True, SIZE),
]  # fmt: skip

FORM: Final = [
    Case("nothing", b"", False, SHAPE),
    Case("only a newline", b"\n", False, SHAPE),
    Case("no signature", note(TEXT), False, SHAPE),
    Case("a text alone", TEXT.encode(), False, SHAPE),
    Case("no blank line", TEXT.encode() + MINE.encode(), False, SHAPE),
    Case("no newline at the end", GOOD[:-1], False, SHAPE),
    Case("a blank line at the end", GOOD + b"\n", False, SHAPE),
    Case("a blank line between signatures",
         note(TEXT, LOG.line(TEXT), "\n", WITNESS.line(TEXT)), False, SHAPE),
    Case("trailing bytes", GOOD + b"x", False, SHAPE),
    Case("trailing NUL", GOOD + b"\0", False, TEXTS),
    Case("two notes", GOOD + GOOD, False, SHAPE),
    Case("line ends of DOS", GOOD.replace(b"\n", b"\r\n"), False, TEXTS),
    Case("line ends of DOS, signed so", signed(TEXT.replace("\n", "\r\n")), False, TEXTS),
    Case("a byte order mark", b"\xef\xbb\xbf" + GOOD, False, FALSE),
    Case("UTF-16", GOOD.decode().encode("utf-16"), False, TEXTS),
    Case("bytes that are no UTF-8", GOOD.replace(b"\xe2\x80\x94", b"\x97"), False, TEXTS),
    Case("an overlong newline", GOOD + b"\xc0\x8a", False, TEXTS),
    Case("half a surrogate pair", signed(TEXT)[:-1] + b"\xed\xa0\x80\n", False, TEXTS),
    *(Case(f"U+{code:04X} in the text", signed(f"{TEXT}a{chr(code)}b\n"), False, TEXTS)
      for code in (0, 1, 8, 9, 11, 12, 13, 27, 31)),
    *(Case(f"U+{code:04X} in a stranger's name", _with(line(f"a{chr(code)}b", b"abcde")), False,
           TEXTS) for code in (0, 1, 8, 9, 11, 13, 27, 28, 31)),
    *(Case(f"U+{code:04X} in a stranger's signature",
           _with(f"\u2014 a {_BARE[:8]}{chr(code)}{_BARE[8:]}\n"), False, TEXTS)
      for code in (0, 9, 13, 27)),
    *(Case(f"{name} space in a stranger's name", _with(line(f"a{char}b", b"abcde")), False, NAMES)
      for name, char in _SPACES.items()),
    Case("a plus in a stranger's name", _with(line("a+b", b"abcde")), False, NAMES),
    Case("no name", _with(f"\u2014  {_BARE}\n"), False, NAMES),
    Case("no name and no space", _with(f"\u2014 {_BARE}\n"), False, LINE),
    Case("an en dash", _with(f"\u2013 a {_BARE}\n"), False, LINE),
    Case("a hyphen", _with(f"- a {_BARE}\n"), False, LINE),
    Case("no dash", _with(f"a {_BARE}\n"), False, LINE),
    Case("no space after the dash", _with(f"\u2014a {_BARE}\n"), False, LINE),
    Case("a space before the dash", _with(f" \u2014 a {_BARE}\n"), False, LINE),
    Case("two spaces before the signature", _with(f"\u2014 a  {_BARE}\n"), False, LINE),
    Case("a space at the end", _with(f"\u2014 a {_BARE} \n"), False, LINE),
    Case("a word at the end", _with(f"\u2014 a {_BARE} x\n"), False, LINE),
    Case("no signature in its line", _with("\u2014 a\n"), False, LINE),
    Case("an empty signature in its line", _with("\u2014 a \n"), False, LINE),
    Case("letters outside of base 64", _with("\u2014 a abcde!==\n"), False, BASE64),
    Case("base 64 for URLs", _with("\u2014 a --__--__\n"), False, BASE64),
    Case("base 64 without its padding", _with("\u2014 a YWJjZGU\n"), False, BASE64),
    Case("base 64 with padding amid", _with("\u2014 a YWJjZGU=YWJjZGU=\n"), False, BASE64),
    Case("base 64 with too much padding", _with("\u2014 a YWJjZGVm====\n"), False, BASE64),
    Case("base 64 with pad bits set", _with("\u2014 a YWJjZGV=\n"), False, BASE64),
    Case("base 64 in wide letters", _with("\u2014 a \uff39\uff37\uff2ajZGU=\n"), False, BASE64),
    Case("a signature that is only an id", _with(line("a", b"abcd")), False,
         "signed-note: signatures are 4+n bytes"),
    Case("a signature of three bytes", _with(line("a", b"abc")), False,
         "signed-note: signatures are 4+n bytes"),
    Case("200 signatures", note(TEXT, MINE, *_strangers(198)), False,
         "signed-note: verifiers limit the number of signatures (here 100)"),
]  # fmt: skip

_TYPED: Final = Signer(ORIGIN, 1, 4)
_TIMELESS: Final = WITNESS.id + bytes(8) + WITNESS.private.sign(TEXT.encode())

SIGNED: Final = [
    Case("no log's signature", note(TEXT, WITNESS.line(TEXT)), False, "the policy: the log"),
    Case("no cosignature", note(TEXT, LOG.line(TEXT)), False, "the policy: the witness"),
    Case("only strangers", note(TEXT, STRANGER.line(TEXT)), False, "the policy"),
    Case("another text", GOOD.replace(b"\n7\n", b"\n8\n", 1), False, FALSE),
    Case("another origin", GOOD.replace(b"claimledger/01", b"claimledger/02", 1), False, FALSE),
    Case("a text without its last line", note(f"{TEXT}x\n", MINE), False, FALSE),
    Case("an altered signature", note(TEXT, line(ORIGIN, _flipped(LOG.signed(TEXT), 40)),
                                      WITNESS.line(TEXT)), False, FALSE),
    Case("a sound signature and a false one", _with(line(ORIGIN, LOG.id + bytes(64))), False,
         FALSE),
    Case("a false signature and a sound one",
         note(TEXT, line(ORIGIN, LOG.id + bytes(64)), MINE), False, FALSE),
    Case("a sound cosignature and a false one", _with(line(WITNESS.name, WITNESS.id + bytes(72))),
         False, FALSE),
    Case("a signature of 63 bytes", note(TEXT, line(ORIGIN, LOG.signed(TEXT)[:-1]),
                                         WITNESS.line(TEXT)), False, "RFC 8032: 64 bytes"),
    Case("a signature of 65 bytes", note(TEXT, line(ORIGIN, LOG.signed(TEXT) + b"\0"),
                                         WITNESS.line(TEXT)), False, "RFC 8032: 64 bytes"),
    Case("a signature with S + L", note(TEXT, line(ORIGIN, _moved(LOG.signed(TEXT))),
                                        WITNESS.line(TEXT)), False, "RFC 8032, 5.1.7: S < L"),
    Case("a wrong key id", note(TEXT, line(ORIGIN, b"abcd" + LOG.signed(TEXT)[4:]),
                                WITNESS.line(TEXT)), False,
         "signed-note: name and id together tell the key"),
    Case("a wrong name", note(TEXT, line("other.example", LOG.signed(TEXT)), WITNESS.line(TEXT)),
         False, "signed-note: name and id together tell the key"),
    Case("the log's key as a cosigner", note(TEXT, _TYPED.line(TEXT), WITNESS.line(TEXT)), False,
         "signed-note: the id tells the type too"),
    Case("a cosignature that is a plain signature",
         note(TEXT, LOG.line(TEXT), line(WITNESS.name, WITNESS.id + WITNESS.private.sign(
             TEXT.encode()))), False, "tlog-cosignature: a timestamped_signature"),
    Case("a cosignature without its header", note(TEXT, LOG.line(TEXT),
                                                  line(WITNESS.name, _TIMELESS)), False,
         "tlog-cosignature: the header and time lines are signed"),
    Case("a cosignature with another time",
         note(TEXT, LOG.line(TEXT), line(WITNESS.name, _flipped(WITNESS.signed(TEXT), 11))),
         False, "tlog-cosignature: the time is signed"),
    Case("a cosignature of the year 292 billion",
         note(TEXT, LOG.line(TEXT), line(WITNESS.name, WITNESS.signed(TEXT, 2**63))), False,
         "tlog-cosignature: the time is at most 2^63 - 1"),
    Case("a cosignature that lacks its end",
         note(TEXT, LOG.line(TEXT), line(WITNESS.name, WITNESS.signed(TEXT)[:9])), False,
         "tlog-cosignature: 8 + 64 bytes"),
]  # fmt: skip

CHECKPOINT: Final = [
    Case("two lines", signed(f"{ORIGIN}\n7\n"), False, "tlog-checkpoint: at least three lines"),
    Case("one line", signed(f"{ORIGIN}\n"), False, "tlog-checkpoint: at least three lines"),
    Case("an empty origin", signed(f"\n7\n{ROOT}\n"), False, "tlog-checkpoint: line 1"),
    Case("an empty extension line", signed(f"{TEXT}\n"), False, "tlog-checkpoint: line 4"),
    Case("an empty line amid extensions", signed(f"{TEXT}a\n\nb\n"), False, "tlog-checkpoint: 4"),
    *(Case(f"the size {size!r}", _sized(size), False, SIZE)
      for size in ("", "07", "00", "+7", "-7", "-0", " 7", "7 ", "7.0", "7e0", "0x7", "7_0", "x",
                   "\uff17", "\u0667", str(2**63), str(2**64 + 7), "9" * 5000)),
    *(Case(f"{name} as root", _rooted(root), False, "tlog-checkpoint: base64 of a SHA-256 hash")
      for name, root in (
          ("nothing", "="), ("31 bytes", base64(bytes(31))), ("33 bytes", base64(bytes(33))),
          ("hexadecimal", "ab" * 32), ("base 64 for URLs", ROOT.replace("+", "-")[:42] + "_="),
          ("pad bits", base64(bytes(32))[:42] + "B="), ("no padding", ROOT.rstrip("=")),
          ("a space", f" {ROOT}"), ("two hashes", ROOT + ROOT))),
]  # fmt: skip

CASES: Final = [*TAKEN, *FORM, *SIGNED, *CHECKPOINT]
