#!/usr/bin/env python3
"""Check a ledger, or one event's proof, without the program that wrote it.

    verify_ledger.py FILE.ledger [--checkpoint NOTE --key VKEY [--witness VKEY]...]
    verify_ledger.py --proof FILE.tlog-proof --key VKEY [--witness VKEY]...

One file, the standard library alone: written from the page "The file" (docs/format.md), RFC 8032
(Ed25519), RFC 6962 and 9162 (the tree) and C2SP's signed-note, tlog-checkpoint, tlog-cosignature
and tlog-proof. It only reads, prints one line, and exits with 0 where all is sound, else with 1.
Without a checkpoint kept elsewhere it tells only that a ledger agrees with itself: who can write
the file can write all of it anew. Every witness that is named has to have cosigned.
"""

import argparse
import json
import re
import sqlite3
import sys
from base64 import b64decode, b64encode
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256, sha512
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

FORMAT = "claimledger-1"
SCHEMA = "70ea606a836fcfd769f52c8af7f485877159c4f3c239491110831f7cbc8967e5"
BRINGS = """
    AgentActsFor:acts_for AgentNamed: AgentRegistered:agent AgentsMerged: AgentsSplit:
    AssessmentMade:assessment CheckpointKept: ClaimAmended: ClaimCoded:coding ClaimRecorded:claim
    ClaimRetracted:retraction ClaimsLinked:link EvidenceWeighed:weighing HypothesisStated:hypothesis
    ImportFinished: ImportStarted: KeyRotated: LedgerOpened: MentionResolved:resolution
    PayloadRedacted: RatingGiven:rating RelationshipDefined:relationship ReportCorrected: Reviewed:
    SourceAmended: SourceCaptured:source ViewPinned:pin Withdrawn:
"""  # under which field of its body each kind of event has the id that it brings, if it brings one
FIELDS = {f"{kind}/1": field for kind, field in (it.split(":") for it in BRINGS.split())}
SIGNATURE = "\u2014 ([^\\s+\0-\x1f]+) (\\S+)\n"
NOTE = rf"([^\0-\x09\x0b-\x1f]*\n)\n((?:{SIGNATURE.replace('(', '(?:')}){{1,100}})"
NUMBER = "(0|[1-9][0-9]{0,18})"
CHECKPOINT = rf"([^\n]+)\n{NUMBER}\n([^\n]+)\n(?:[^\n]+\n)*"
PROOF = rf"c2sp\.org/tlog-proof@v1\nextra (\S+)\nindex {NUMBER}\n((?:\S+\n){{0,63}})\n(.*)"
ENTRY = rf"{FORMAT} (\S+) ([0-9]+) (\S+) [0-9]+ (-?[0-9]+) (\S+) \S+ ([0-9a-f]{{64}})"
Key = tuple[str, bytes, bytes]  # name, id, and one byte of type (1 or 4) with the 32 of the key
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519 (RFC 8032)
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int, int, int]  # in extended coordinates (5.1.4)


class Wrong(ValueError):
    """Something does not hold; the text says what, and where."""


def sure(holds: object, why: str) -> None:
    """Go on only where this holds."""
    if not holds:
        raise Wrong(why)


def add(one: Point, other: Point) -> Point:
    """Add two points of the curve (RFC 8032, 5.1.4)."""
    (x1, y1, z1, t1), (x2, y2, z2, t2) = one, other
    a, b = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def point_of(data: bytes) -> Point | None:
    """Read a point (RFC 8032, 5.1.3); None for what is none, or written in a second way."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number % (1 << 255)
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    x = x * pow(2, (P - 1) // 4, P) % P if (v * x * x - u) % P else x
    if y >= P or (v * x * x - u) % P or (sign and not x):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def signs(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether that is the key's signature of the message (RFC 8032, 5.1.7)."""
    base, key = point_of((4 * pow(5, -1, P) % P).to_bytes(32, "little")), point_of(public)
    s = int.from_bytes(signature[32:], "little")
    if len(public) != 32 or len(signature) != 64 or s >= ORDER or not base or not key:
        return False
    k = int.from_bytes(sha512(signature[:32] + public + message).digest(), "little") % ORDER
    minus, found = (P - key[0], key[1], 1, P - key[3]), (0, 1, 1, 0)
    for bit in range(ORDER.bit_length() - 1, -1, -1):  # s times the base, less k times the key
        found = add(found, found)
        found = add(found, base) if s >> bit & 1 else found
        found = add(found, minus) if k >> bit & 1 else found
    x, y = (it * pow(found[2], -1, P) % P for it in found[:2])
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]


def unbase64(told: str) -> bytes:
    """Read base 64 in the one way there is to write it."""
    found = b64decode(told, validate=True)
    sure(b64encode(found).decode() == told, f"{told[:60]!r} is not how base 64 is written")
    return found


def key_of(vkey: str, kind: int) -> Key:
    """Read a vkey, name+id+key, of one type."""
    parts = re.fullmatch(r"([^\s+\0-\x1f]+)\+([0-9a-f]{8})\+(\S+)", vkey)
    name, id, told = parts.groups() if parts else ("", "", "")
    data = unbase64(told)
    right = sha256(f"{name}\n".encode() + data).digest()[:4].hex() == id
    right = right and len(data) == 33 and data[0] in (1, kind)
    sure(right, f"{vkey!r} is no Ed25519 vkey of type {kind}, or was not copied whole")
    data = bytes([kind]) + data[1:]  # whose ledger's key it is may cosign with it too
    return name, sha256(f"{name}\n".encode() + data).digest()[:4], data


def note_of(told: str) -> tuple[str, list[tuple[str, bytes]]]:
    """Part a note: text, and name, key id and signature of each line. Nobody has checked them."""
    parts = re.fullmatch(NOTE, told)
    text, signed = parts.groups() if parts else ("", "")
    found = [(name, unbase64(it)) for name, it in re.findall(SIGNATURE, signed)]
    sure(found and all(len(it) > 4 for _, it in found), "it is no note: a text, then signatures")
    return text, found


def check_signed(text: str, signatures: list[tuple[str, bytes]], key: Key) -> None:
    """Make sure that the key signed a note, and that no signature under its name is false."""
    name, id, data = key
    ours = [signature[4:] for by, signature in signatures if (by, signature[:4]) == (name, id)]
    sure(ours, f"the checkpoint is not signed by {name!r}")
    for signature in ours:
        message, time = text.encode(), 0
        if data[0] == 4:
            time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            message = f"cosignature/v1\ntime {time}\n".encode() + message
        right = time < 1 << 63 and signs(data[1:], message, signature)
        sure(right, f"the signature by {name!r} is false")


def checkpoint_of(told: str, keys: Sequence[Key]) -> tuple[str, int, bytes]:
    """Read a checkpoint that all these keys have signed: its origin, size and root."""
    text, signatures = note_of(told)
    parts = re.fullmatch(CHECKPOINT, text)
    origin, size, root = parts.groups() if parts else ("", "0", "")
    found = unbase64(root)
    sure(parts and int(size) < 1 << 63 and len(found) == 32, "it is no checkpoint")
    sure(int(size) or found == Tree().root(), "the checkpoint's root is none of an empty tree")
    for key in keys:
        check_signed(text, signatures, key)
    return origin, int(size), found


def parent(left: bytes, right: bytes) -> bytes:
    """Hash two nodes into the one above them."""
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree that leaves are added to: its size, its right edge, and the nodes a ledger keeps."""

    def __init__(self) -> None:
        self.kept: dict[tuple[int, int], bytes] = {}
        self.peaks: list[bytes] = []
        self.size = 0

    def add(self, leaf: bytes) -> None:
        """Add a leaf at the right."""
        level, node = 0, leaf
        while self.size >> level & 1:
            node, level = parent(self.peaks.pop(), node), level + 1
            if level in (8, 16, 24):
                self.kept[level, self.size >> level] = node
        self.peaks.append(node)
        self.size += 1

    def root(self) -> bytes:
        """Tell the Merkle Tree Hash over the leaves so far (RFC 6962, 2.1)."""
        found = self.peaks[-1] if self.peaks else sha256().digest()
        for peak in self.peaks[-2::-1]:
            found = parent(peak, found)
        return found


def root_by(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """Tell the root that a proof of inclusion leads to (RFC 9162, 2.1.3.2)."""
    sure(0 <= index < size and len(leaf) == 32, f"a tree of {size} leaves has no leaf {index}")
    at, last, found = index, size - 1, leaf
    for node in path:
        sure(last and len(node) == 32, "the proof is too long, or holds what is no hash")
        if at & 1 or at == last:
            found = parent(node, found)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = parent(found, node)
        at, last = at >> 1, last >> 1
    sure(not last, "the proof is too short")
    return found


def check_proof(told: str, keys: Sequence[Key]) -> str:
    """Check that an event is in the ledger that a checkpoint is of; says which."""
    parts = re.fullmatch(PROOF, told, re.DOTALL)
    extra, index, path, note = parts.groups() if parts else ("", "", "", "")
    sure(parts, "it is no proof: an event, its index, hashes, and a checkpoint")
    origin, size, root = checkpoint_of(note, keys)
    brought = plain(unbase64(extra), "the proof")
    entry, hashes = str(brought.get("entry")), [unbase64(line) for line in path.split("\n")[:-1]]
    found = re.fullmatch(ENTRY, entry, re.ASCII)
    ledger_id, seq, kind, at, by, sum_ = found.groups() if found else ("",) * 6
    sure(found and set(brought) == {"body", "entry", "salt"}, "the proof does not bring its entry")
    right = (origin, int(index) + 1) == (f"claimledger/{ledger_id}", int(seq))
    sure(right, f"event {seq}: the entry is of another place than {index} in {origin!r}")
    right = root == root_by(sha256(b"\0" + entry.encode()).digest(), int(index), size, hashes)
    sure(right, f"event {seq}: the proof does not lead to the checkpoint's root")
    salt, body = (unbase64(brought[it] or "") for it in ("salt", "body"))
    erased = brought["body"] is brought["salt"] is None
    right = erased or (sum_ == sha256(salt + body).hexdigest() and len(salt) == 16)
    sure(right, f"event {seq}: its content was altered")
    content = "; its content is erased" if erased else ", and so is its content"
    return f"event {seq}, {kind}, at {at} by {by}, is among {size}{content}"


def plain(body: bytes, where: str) -> dict[str, Any]:
    """Read an object in canonical JSON: keys sorted, no spaces, no floats, nothing over 2^53."""
    try:
        found = json.loads(
            body.decode(),
            parse_constant=int,  # which knows no NaN, and below no 1.0
            parse_float=int,
            parse_int=lambda digits: int(digits) if abs(int(digits)) < 1 << 53 else None,
        )
        form = json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    except (ValueError, RecursionError):
        form = b""
    sure(form == body and form[:1] == b"{", f"{where}: its content is not in canonical form")
    return dict(found)


def number_in(id: str) -> bytes:
    """Tell the 16 bytes that an id is known by: the number it spells, or else a hash."""
    places = ["0123456789ABCDEFGHJKMNPQRSTVWXYZ".find(letter) for letter in id]
    number = sum(place << 5 * n for n, place in enumerate(reversed(places)))
    if len(id) == 26 and min(places) >= 0 and 0 < number < 1 << 128:
        return number.to_bytes(16, "big")
    return sha256(id.encode()).digest()[:16]


class Ledger:
    """A ledger's file, while it is checked from the first event to the last."""

    def __init__(self, db: sqlite3.Connection) -> None:
        [marks] = db.execute("SELECT * FROM pragma_application_id, pragma_user_version")
        schema = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite@_%' ESCAPE '@'"
        tables = "".join(f"{name}\n{sql}\n" for name, sql in db.execute(f"{schema} ORDER BY name"))
        right = marks[0] == 0x634C6467 and marks[1] <= 1
        right = right and sha256(tables.encode()).hexdigest() == SCHEMA
        sure(right, "the file: it is no ledger, or a newer one, or its tables were changed")
        [(self.id, self.origin, form)] = db.execute("SELECT ledger_id, origin, format FROM meta")
        sure(form == FORMAT, f"the file: its format is {form!r} and not {FORMAT!r}")
        self.brought: dict[bytes, tuple[int, bool]] = {}
        self.gone, self.named, self.unread = set[Any](), set[Any](), set[Any]()
        self.db, self.tree = db, Tree()

    def check(self, size: int) -> bytes:
        """Check everything; gives the root at this size."""
        count, latest, found = 0, -(2**63), self.tree.root()
        rows = self.db.execute(
            "SELECT batch.id, first_seq, recorded_at, latest, recorder, import_id, root, seq, kind,"
            " version, sum, salt, body FROM event LEFT JOIN batch ON batch.id = batch ORDER BY seq"
        )
        for count, (batch, events) in enumerate(groupby(rows, key=lambda row: row[:7]), 1):
            (id, first, at, greatest, by, import_id, root), seq = batch, self.tree.size + 1
            right = (id, first) == (count, seq) and greatest == (latest := max(latest, at))
            right = right and by and import_id != ""
            sure(right, f"event {seq}: it is missing, or its batch is not what it was")
            more = f"{count} {at} {quote(by, safe='')} {import_id or '-'}"
            for *_, seq, kind, version, sum_, salt, body in events:
                sure(seq == self.tree.size + 1, f"event {self.tree.size + 1}: it is missing")
                self.check_event(seq, f"{kind}/{version}", sum_, salt, body)
                entry = f"{FORMAT} {self.id} {seq} {kind}/{version} {more} {sum_.hex()}"
                self.tree.add(sha256(b"\0" + entry.encode()).digest())
                found = self.tree.root() if seq == size else found
            sure(self.tree.root() == root, f"event {first}: the root after its batch is another's")
        [(batches,)] = self.db.execute("SELECT count(*) FROM batch")
        sure(count == batches > 0, f"event {self.tree.size + 1}: it is missing")
        self.check_rest()
        return found

    def check_event(self, seq: int, kind: str, sum_: bytes, salt: Any, body: Any) -> None:
        """Check what an event says: its sum, its form, and what is kept beside it."""
        where = f"event {seq}"
        right = body is None or (sha256(salt + body).digest() == sum_ and len(salt) == 16)
        sure(right, f"{where}: its content was altered")
        self.gone |= {(seq, None)} if body is None else set()
        if body is None or kind not in FIELDS:
            self.unread.add(seq)
            return
        found, again = plain(body, where), kind == "SourceCaptured/1"
        field = found if kind == "Reviewed/1" else found.get(FIELDS[kind], {})
        if (id := field.get("id")) is not None:
            first, source = self.brought.setdefault(number_in(id), (seq, again))
            sure(first == seq or (again and source), f"{where}: the id {id!r} was there before")
        if seq == 1 or kind == "LedgerOpened/1":
            told = (seq, kind, found.get("ledger"), found.get("origin", ""))
            sure(told == (1, "LedgerOpened/1", self.id, self.origin), f"{where}: its name differs")
        if kind == "PayloadRedacted/1":
            self.named |= {(hole["seq"], hole.get("part")) for hole in found["holes"]}
        if kind == "SourceCaptured/1":
            self.check_text(seq, found["version"])

    def check_text(self, seq: int, version: dict[str, Any]) -> None:
        """Check a captured text against the sums in its event."""
        rows = self.db.execute("SELECT * FROM source_part WHERE seq = ? ORDER BY n", (seq,))
        parts, sums, where = rows.fetchall(), version.get("parts", []), f"event {seq}: its text"
        gone = {(seq, n) for _, n, _, _, text in parts if text is None}
        length = sum(part[2] for part in parts)
        right = [part[1] for part in parts] == list(range(len(sums)))
        right = right and (not gone or length == version.get("length", length))
        sure(right, f"{where} has other parts, or is of another length")
        self.gone |= gone
        for (_, n, length, salt, text), wanted in zip(parts, sums, strict=True):
            found = text and (sha256(salt + text.encode()).hexdigest(), len(salt), len(text))
            sure(text is None or found == (wanted, 16, length), f"{where} was altered, in part {n}")

    def check_rest(self) -> None:
        """Check erasures, what is kept beside the events, and what SQLite itself finds."""
        for it in sorted(self.gone | self.named, key=str):
            right = all({it, (it[0], None)} & them for them in (self.gone, self.named))
            sure(right, f"event {it[0]}: erased without a redaction, or there in spite of one")
        for (seq,) in self.db.execute(
            "SELECT seq FROM source_part JOIN event USING (seq) WHERE kind <> 'SourceCaptured' OR"
            " (body IS NULL AND text IS NOT NULL)"
        ):
            sure(False, f"event {seq}: a text is kept that it has not, or that was erased")
        nodes = {(level, n): node for level, n, node in self.db.execute("SELECT * FROM node")}
        for (level, n), _ in sorted(nodes.items() ^ self.tree.kept.items()):
            sure(False, f"event {(n << level) + 1}: node {n} of level {level} is not the tree's")
        for source, key, seq in self.db.execute("SELECT source, key, seq FROM identity"):
            sure(0 < seq <= self.tree.size, f"event {seq}: a record is known from it")
            first, again = self.brought.pop(key, (0, True)) if source == bytes(16) else (seq, True)
            if first != seq:  # an event that cannot be read may have brought it
                right = again and seq in self.unread and (not first or seq < first)
                sure(right, f"event {seq}: it did not bring an id that is known from it")
                self.unread.remove(seq)
        sure(not self.brought, f"event {[*self.brought.values(), [0]][0][0]}: its id is unknown")
        found = [*self.db.execute("PRAGMA integrity_check")]
        found += self.db.execute("PRAGMA foreign_key_check")
        sure(found == [("ok",)], f"the file: SQLite finds {found[:3]}")


def check_ledger(path: str, checkpoint: tuple[str, int, bytes] | None) -> str:
    """Check a ledger's file, and against a checkpoint where there is one; says what it holds."""
    alone = "" if Path(f"{path}-wal").exists() else "&immutable=1"  # makes no files beside it
    uri = f"{Path(path).absolute().as_uri()}?mode=ro{alone}"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as db:
        db.execute("BEGIN")
        ledger = Ledger(db)
        found = ledger.check(checkpoint[1] if checkpoint else 0)
    last, root = ledger.tree.size, ledger.tree.root().hex()
    if checkpoint:
        origin, size, theirs = checkpoint
        right = origin == f"claimledger/{ledger.id}"
        sure(right, f"the file: it is ledger {ledger.id}, and the checkpoint is of {origin!r}")
        sure(size <= last, f"event {last + 1}: it is missing, the checkpoint is over {size}")
        sure(found == theirs, f"event {size}, or one before: it is not what the checkpoint is over")
    held = f"; the checkpoint over {checkpoint[1]} holds" if checkpoint else ""
    return f"{last} events, {len(ledger.gone)} erased, root {root}{held}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description="Check a ledger, or one event's proof.")
    parser.add_argument("ledger", nargs="?", help="the ledger's file")
    parser.add_argument("--proof", metavar="FILE", help="a proof (.tlog-proof), without a ledger")
    parser.add_argument("--checkpoint", metavar="NOTE", help="a checkpoint that was kept elsewhere")
    parser.add_argument("--key", metavar="VKEY", help="the key that signs the ledger's checkpoints")
    parser.add_argument("--witness", metavar="VKEY", action="append", default=[], help="a cosigner")
    asked = parser.parse_args(arguments)
    note = asked.proof or asked.checkpoint
    if bool(asked.ledger) == bool(asked.proof) or bool(asked.key) != bool(note):
        parser.error("name a ledger or a proof; a checkpoint or a proof, and its key")
    try:
        keys = [key_of(asked.key, 1)] if note else []
        keys += [key_of(vkey, 4) for vkey in asked.witness]
        told = Path(note).read_bytes().decode() if note else ""
        at = checkpoint_of(told, keys) if asked.checkpoint else None
        found = check_proof(told, keys) if asked.proof else check_ledger(asked.ledger, at)
    except (AttributeError, LookupError, OSError, TypeError, ValueError, sqlite3.Error) as error:
        plainly = isinstance(error, Wrong | OSError)
        print(f"wrong: {error if plainly else f'the file: it cannot be read: {error!r:.99}'}")
        return 1
    print(f"sound: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
