"""Proofs, well-formed and malformed, each with what C2SP's tlog-proof and RFC 9162 say of it."""

from __future__ import annotations

from typing import Final

from ledger.events import FORMAT
from tests.trust.malformed.making import (
    BODIES,
    LEDGER,
    SALT,
    Case,
    base64,
    checkpoint,
    entry,
    extra,
    leaves,
    note,
    path,
    proof,
    signed,
)

GOOD: Final = proof(3)
PATH: Final = [base64(node) for node in path(3, leaves())]
FORM: Final = "tlog-proof: version, extra, index, hashes, an empty line, the checkpoint"
INDEX: Final = "tlog-proof: ASCII decimal, no leading zeroes"
TREE: Final = "RFC 9162, 2.1.3.2"
HASH: Final = "tlog-proof: base64, one SHA-256 hash a line"
EXTRA: Final = "the file: canonical JSON with body, entry and salt"
OTHER: Final = "01HZZZZZZZZZZZZZZZZZZZZZZA"


def _lines(*lines: str, told: bytes | None = None) -> bytes:
    return "\n".join((*lines, "", "")).encode() + (signed(checkpoint()) if told is None else told)


HEAD: Final = ("c2sp.org/tlog-proof@v1", f"extra {base64(extra(3))}", "index 3")

TAKEN: Final = [
    *(Case(f"event {n + 1} of 7", proof(n), True, TREE) for n in range(7)),
    Case("the only event", proof(0, size=1), True, TREE),
    Case("content that was erased", proof(more=extra(3, body=None, salt=None)), True, EXTRA),
]

REFUSED: Final = [
    Case("nothing", b"", False, FORM),
    Case("a checkpoint alone", signed(checkpoint()), False, FORM),
    Case("another version", GOOD.replace(b"@v1", b"@v2"), False, FORM),
    Case("no version", GOOD.partition(b"\n")[2], False, FORM),
    Case("a byte order mark", b"\xef\xbb\xbf" + GOOD, False, FORM),
    Case("a newline before", b"\n" + GOOD, False, FORM),
    Case("line ends of DOS", GOOD.replace(b"\n", b"\r\n"), False, FORM),
    Case("bytes that are no UTF-8", GOOD.replace(b"\xe2\x80\x94", b"\x97"), False, FORM),
    Case("trailing bytes", GOOD + b"x", False, FORM),
    Case("no checkpoint", GOOD.partition(b"\n\n")[0] + b"\n\n", False, FORM),
    Case("no empty line", GOOD.replace(b"\n\n", b"\n", 1), False, FORM),
    Case("two empty lines", GOOD.replace(b"\n\n", b"\n\n\n", 1), False, FORM),
    Case("an unsigned checkpoint", _lines(*HEAD, *PATH, told=note(checkpoint())), False, FORM),
    Case("no index", _lines(*HEAD[:2], *PATH), False, FORM),
    Case("two indexes", _lines(*HEAD, "index 3", *PATH), False, FORM),
    Case("two extras", _lines(*HEAD[:2], *HEAD[1:], *PATH), False, FORM),
    Case("the extra after the index", _lines(HEAD[0], HEAD[2], HEAD[1], *PATH), False, FORM),
    Case("no space after extra", _lines(HEAD[0], HEAD[1].replace(" ", ""), HEAD[2], *PATH), False,
         FORM),
    *(Case(f"the index {at!r}", proof(at=at), False, INDEX)
      for at in ("03", "+3", "-3", "3 ", " 3", "3.0", "x", "\uff13", "\u0663", "0x3", "9" * 5000)),
    *(Case(f"the index {at} of 7", proof(at=at), False, TREE)
      for at in ("0", "2", "4", "6", "7", "8", str(2**63 - 1), str(2**63), str(2**64 + 3))),
    Case("too short", proof(hashes=PATH[:-1]), False, TREE),
    Case("empty", proof(hashes=[]), False, TREE),
    Case("too long", proof(hashes=[*PATH, PATH[0]]), False, TREE),
    Case("too long before", proof(hashes=[PATH[0], *PATH]), False, TREE),
    Case("too long by the root", proof(hashes=[*PATH, checkpoint().split("\n")[2]]), False, TREE),
    Case("far too long", proof(hashes=PATH * 40), False, TREE),
    Case("too long for a tree of one", proof(0, size=1, hashes=PATH[:1]), False, TREE),
    Case("turned about", proof(hashes=PATH[::-1]), False, TREE),
    Case("an altered hash", proof(hashes=[base64(bytes(32)), *PATH[1:]]), False, TREE),
    Case("a hash of 31 bytes", proof(hashes=[base64(bytes(31)), *PATH[1:]]), False, HASH),
    Case("a hash of 33 bytes", proof(hashes=[base64(bytes(33)), *PATH[1:]]), False, HASH),
    Case("a hash without padding", proof(hashes=[PATH[0].rstrip("="), *PATH[1:]]), False, HASH),
    Case("a hash with pad bits set", proof(hashes=[PATH[0][:42] + "/=", *PATH[1:]]), False, HASH),
    Case("a hash and a space", proof(hashes=[f"{PATH[0]} ", *PATH[1:]]), False, HASH),
    Case("the checkpoint of fewer", proof(3, told=signed(checkpoint(6))), False, TREE),
    Case("the checkpoint before it", proof(3, told=signed(checkpoint(3)), hashes=[]), False, TREE),
    Case("another ledger's checkpoint", proof(told=signed(checkpoint(
        origin=f"claimledger/{OTHER}"))), False, "the file: the origin names the ledger"),
    Case("a checkpoint of no ledger", proof(told=signed(checkpoint(origin="example.com/log"))),
         False, "the file: the origin names the ledger"),
    Case("no extra", _lines(HEAD[0], HEAD[2], *PATH), False, EXTRA),
    Case("an empty extra", _lines(HEAD[0], "extra ", HEAD[2], *PATH), False, EXTRA),
    Case("an extra that is no base 64", _lines(HEAD[0], "extra {}", HEAD[2], *PATH), False, EXTRA),
    Case("an extra without padding", _lines(HEAD[0], "extra e30", HEAD[2], *PATH), False, EXTRA),
    *(Case(f"{name} as extra", proof(more=told), False, EXTRA) for name, told in (
        ("no JSON", b"x"), ("no object", b"[]"), ("nothing", b"{}"), ("no UTF-8", b"\xff"),
        ("an object with a space", extra(3).replace(b",", b", ", 1)),
        ("an object in another order", b'{"entry":"%s","body":null,"salt":null}'
         % entry(3).encode()),
        ("an object that says more", extra(3, more=1)),
        ("an object twice told", extra(3)[:-1] + b',"salt":null}'),
        ("JSON with a byte order mark", b"\xef\xbb\xbf" + extra(3)))),
    Case("another event's entry", proof(more=extra(3, entry=entry(2))), False, TREE),
    Case("another ledger's entry", proof(more=extra(3, entry=entry(3, OTHER))), False, TREE),
    Case("an altered entry", proof(more=extra(3, entry=entry(3).replace(" ann ", " bob "))), False,
         TREE),
    Case("an entry with a newline", proof(more=extra(3, entry=entry(3) + "\n")), False, TREE),
    Case("no entry", proof(more=extra(3, entry="")), False, EXTRA),
    Case("an entry that is a number", proof(more=extra(3, entry=3)), False, EXTRA),
    Case("an entry of three words", proof(more=extra(3, entry=f"{FORMAT} {LEDGER} 4")), False,
         EXTRA),
    Case("altered content", proof(more=extra(3, body=base64(BODIES[2]))), False,
         "the file: SHA-256(salt || body)"),
    Case("an altered salt", proof(more=extra(3, salt=base64(bytes(16)))), False,
         "the file: SHA-256(salt || body)"),
    Case("a shorter salt", proof(more=extra(
        3, salt=base64(SALT[:15]), body=base64(SALT[15:] + BODIES[3]))), False,
         "the file: 16 bytes of salt"),
    Case("content without salt", proof(more=extra(3, salt=None)), False, EXTRA),
    Case("salt without content", proof(more=extra(3, body=None)), False, EXTRA),
    Case("content that is no base 64", proof(more=extra(3, body="x")), False, EXTRA),
    Case("content without padding", proof(more=extra(3, salt=base64(SALT).rstrip("="))), False,
         EXTRA),
]  # fmt: skip

CASES: Final = [*TAKEN, *REFUSED]
