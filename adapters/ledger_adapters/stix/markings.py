"""How an object, or one property of it, may be shared: markings by name (STIX 2.1, 7.2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

TLP: Final = {
    "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": "TLP:WHITE",
    "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": "TLP:GREEN",
    "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": "TLP:AMBER",
    "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": "TLP:RED",
    "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487": "TLP:CLEAR",
    "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb": "TLP:GREEN",
    "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421": "TLP:AMBER",
    "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003": "TLP:AMBER+STRICT",
    "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1": "TLP:RED",
}
"""The marking definitions that are fixed once for all: TLP 1.0 (in STIX 2.1), then TLP 2.0."""

Name = Callable[[str], str]
"""Tells what the object of an id is called; "" where the file does not have it."""


def marked(thing: dict[str, Any], name: Name) -> tuple[dict[str, str], tuple[str, ...]]:
    """Say in words how an object and its properties are marked.

    Gives extras ("object_marking_refs", "granular_markings.description") and the names of the
    properties that these tell the whole of.
    """
    extras: dict[str, str] = {}
    told: list[str] = []
    refs = thing.get("object_marking_refs")
    if isinstance(refs, list) and all(isinstance(ref, str) for ref in refs):
        extras["object_marking_refs"] = "; ".join(_named(ref, name) for ref in refs)
        told.append("object_marking_refs")
    granular = thing.get("granular_markings")
    if isinstance(granular, list) and all(map(_plain, granular)):
        for each in granular:
            mark = _named(each["marking_ref"], name) if "marking_ref" in each else each["lang"]
            for selector in each["selectors"]:
                place = f"granular_markings.{selector}"
                extras[place] = "; ".join(filter(None, (extras.get(place), mark)))
        told.append("granular_markings")
    return extras, tuple(told)


def _named(ref: str, name: Name) -> str:
    known = TLP.get(ref) or name(ref).removeprefix("marking definition ")
    return f"{known} ({ref})" if known else ref


def _plain(each: Any) -> bool:
    """Tell whether a granular marking is as the standard has it: one mark, and its selectors."""
    if not isinstance(each, dict) or len(each) != 2:
        return False
    mark, selectors = each.get("marking_ref", each.get("lang")), each.get("selectors")
    return isinstance(mark, str) and isinstance(selectors, list) and all(map(_short, selectors))


def _short(selector: Any) -> bool:
    return isinstance(selector, str) and len(selector) <= 250
