"""What the user may say about a feed."""

from __future__ import annotations

from typing import Literal

import attrs


@attrs.frozen(kw_only=True)
class Options:
    """How to read a feed.

    `kind` tells whether its entries are "articles" or "comments"; "auto" goes by each entry.
    `publisher` is what to call the outlet instead of the feed's title. `personal` keeps the mail
    and IP addresses of commenters in a WordPress export; `unpublished` takes its drafts, private
    and binned posts too.
    """

    kind: Literal["auto", "articles", "comments"] = "auto"
    personal: bool = False
    publisher: str = ""
    unpublished: bool = False
