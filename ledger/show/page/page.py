"""Puts a page together: one file, whose own style and script are the only ones it may run."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from ledger.replay.moment import Moment
from ledger.show.escape import in_html
from ledger.show.noted import MOST, view_remarks
from ledger.show.page.payload import payload, written
from ledger.store.contract import Store
from ledger.views.rows.engine import Views

SCRIPTS: Final = (
    "data.js", "state.js", "dom.js", "cells.js", "why.js", "scene.js", "paint.js", "timeline.js",
    "app.js",
)  # fmt: skip
"""The parts of the script, in the order in which they need one another."""
_HOLE: Final = re.compile(r"\{\{(\w+)\}\}")


def page_html(
    store: Store, views: Views, moment: Moment, names: tuple[str, str], order: Sequence[str]
) -> str:
    """Make the page of two parties as of a moment: one HTML file that needs no network.

    Raises `NotFound` or `Ambiguous` when a party's name is not clear.
    """
    told = payload(store, views, moment, names, order)
    style, script = _file("page.css"), _script()
    odd = view_remarks(moment.relationship(*names))[:MOST]
    holes = {
        "csp": _policy(style, script),
        "data": written(told),
        "library": in_html(told.basis.library),
        "look": in_html(f"Look again: {'; '.join(odd)}.") if odd else "",
        "script": script,
        "style": style,
        "title": f"{in_html(told.parties[0])}–{in_html(told.parties[1])}",
    }
    return _HOLE.sub(lambda found: holes[found[1]], _file("page.html"))


def _policy(style: str, script: str) -> str:
    """Allow this style and this script, by their hashes (CSP level 3), and nothing else."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _script() -> str:
    parts = "\n".join(map(_file, SCRIPTS))
    return f"(() => {{\n'use strict';\n{parts}\n}})();\n"


@cache
def _file(name: str) -> str:
    return (files("ledger.show.page") / "files" / name).read_text(encoding="utf-8")
