"""Reads saved web pages: articles, what they state of themselves, and the comments under them.

The rooms, from the bytes upwards: `sniffing`, `archive`, `saved`, `decoding`, `markup` and `tree`
make a tree of a file; `jsonld`, `microdata`, `meta` and `shown` read what the page states, with
`nodes` and `dates` to help, and `outlet`, `leftovers` and `facts` choose among it; `comments`,
`said` and `listed` read threads; `prune`, `blocks` and `body` find the main text; `liveblog` reads
updates and `wall` tells what is missing; `page` puts it together, `claims` and `adapter` hand it
on; `words` holds what elements and class names mean.
"""

from __future__ import annotations

from ledger.adapter import Adapter
from ledger_adapters.html.adapter import HtmlAdapter, Options

__all__ = ["HtmlAdapter", "Options", "ledger_adapters"]


def ledger_adapters() -> list[Adapter]:
    """Name the adapters of this package to the plugin host."""
    return [HtmlAdapter()]
