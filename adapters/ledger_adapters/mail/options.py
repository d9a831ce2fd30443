"""What the user may say about mail."""

from __future__ import annotations

from typing import Literal

import attrs


@attrs.frozen(kw_only=True)
class Options:
    """How to read mail.

    `prose` tells whose own text is handed on to the reader of prose: "auto" is newsletters and
    messages as long as an article, "all" every message, "none" no message. `publisher` is what to
    call the sender of every message, as for a newsletter that signs in several ways.
    """

    prose: Literal["auto", "all", "none"] = "auto"
    publisher: str = ""
