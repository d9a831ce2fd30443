"""What a WordPress export (WXR) says beside RSS: comments with their parents, status, post type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ledger.markup import unescaped
from ledger.times import When
from ledger_adapters.feed.dates import read_date
from ledger_adapters.feed.entry import Comment
from ledger_adapters.feed.trees import Tree, flat, from_html

PERSONAL: Final = frozenset({"wp:comment_author_email", "wp:comment_author_IP"})
FURNITURE: Final = frozenset(
    "custom_css customize_changeset nav_menu_item oembed_cache revision user_request "  # noqa: SIM905 - a word list reads better as words
    "wp_block wp_font_face wp_font_family wp_global_styles wp_navigation wp_template "
    "wp_template_part".split()
)
_SAID: Final = frozenset(
    "wp:comment_id wp:comment_author wp:comment_content wp:comment_date wp:comment_date_gmt "  # noqa: SIM905 - a word list reads better as words
    "wp:comment_parent".split()
)
_PUBLIC: Final = frozenset({"", "publish", "inherit"})


def is_export(tree: Tree) -> bool:
    """Tell whether an entry is a post of a WordPress export."""
    return tree.first("wp:post_type") is not None or tree.first("wp:post_id") is not None


def status(tree: Tree) -> str:
    """Say why a post is no published document: its status or kind; "" where it is one."""
    kind, state = tree.words("wp:post_type"), tree.words("wp:status")
    if kind in FURNITURE:
        return kind
    return "" if state in _PUBLIC else state


def published(tree: Tree) -> When | None:
    """When a post was published: the site's own UTC date before the one in RSS."""
    words = tree.words("wp:post_date_gmt")
    if words and not words.startswith("0000"):
        return read_date(words, utc=True)
    return None


def comments(tree: Tree, *, personal: bool) -> tuple[tuple[Comment, ...], int]:
    """List a post's approved comments in order, and count those that were not approved."""
    found = [dict(_told(flat("", c))) for name, c in tree.children() if name == "wp:comment"]
    shown = [told for told in found if told.get("wp:comment_approved", "1") == "1"]
    made = (_comment(told, personal=personal) for told in shown)
    return tuple(c for c in made if c.text), len(found) - len(shown)


def _told(said: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    seen: dict[str, int] = {}
    for name, value in said:
        seen[name] = seen.get(name, 0) + 1
        yield (name[1:] if seen[name] == 1 else f"{name[1:]}.{seen[name]}"), value


def _comment(told: dict[str, str], *, personal: bool) -> Comment:
    gmt = told.get("wp:comment_date_gmt", "")
    known = gmt and not gmt.startswith("0000")
    date = gmt if known else told.get("wp:comment_date", "")
    left_out = _SAID if personal else _SAID | PERSONAL
    parent = told.get("wp:comment_parent", "0")
    return Comment(
        author=unescaped(told.get("wp:comment_author", "")),
        extras={name: value for name, value in told.items() if name not in left_out},
        key=told.get("wp:comment_id", ""),
        parent="" if parent == "0" else parent,
        said=read_date(date, utc=bool(known)),
        text=from_html(told.get("wp:comment_content", "")),
    )


def meta(tree: Tree) -> Iterator[tuple[str, str]]:
    """List a post's own fields under the names it gives them."""
    for name, child in tree.children():
        if name == "wp:postmeta":
            told = dict(flat("", child))
            key, value = told.get(".wp:meta_key", ""), told.get(".wp:meta_value", "")
            if key and value:
                yield f"wp:postmeta.{key}", value
