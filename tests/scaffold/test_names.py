"""A project's name decides all others; one that will not do is refused with one that will."""

from __future__ import annotations

import keyword
import pickle
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import BadName
from ledger.scaffold import Names, names_of

TAKEN = ("csv", "jsonl", "text", "minutes")


@pytest.mark.parametrize(
    ("project", "module", "cls", "adapter"),
    [
        ("my-adapter", "my_adapter", "MyAdapter", "my"),
        ("hansard", "hansard", "HansardAdapter", "hansard"),
        ("claimledger-hansard", "claimledger_hansard", "HansardAdapter", "hansard"),
        ("ledger-hansard-2", "ledger_hansard_2", "Hansard2Adapter", "hansard-2"),
        ("ledger-3d", "ledger_3d", "Ledger3dAdapter", "ledger-3d"),
    ],
)
def test_all_names_follow_from_the_projects(
    project: str, module: str, cls: str, adapter: str
) -> None:
    expected = Names(adapter=adapter, cls=cls, module=module, project=project)
    assert names_of(project, TAKEN) == expected


@pytest.mark.parametrize(
    ("project", "why", "proposed"),
    [
        ("", "lower case letters and digits", "my-adapter"),
        ("My Notes", "lower case letters and digits", "my-notes"),
        ("my_notes", "lower case letters and digits", "my-notes"),
        ("Überblick", "lower case letters and digits", "uberblick"),
        ("2023-notes", "a letter first", "claimledger-2023-notes"),
        ("../notes", "lower case letters and digits", "notes"),
        ("notes\n", "lower case letters and digits", "notes"),
        ("protokoll–a", "lower case letters and digits", "protokolla"),
        ("class", "a word of Python's own", "claimledger-class"),
        ("json", "a Python module json already", "claimledger-json"),
        ("msgspec", "a Python module msgspec already", "claimledger-msgspec"),
        ("ledger", "a Python module ledger already", "claimledger-ledger"),
        ("csv", "a Python module csv already", "my-csv"),
        ("claimledger-csv", "an adapter csv is installed already", "my-csv"),
        ("minutes", "an adapter minutes is installed already", "my-minutes"),
        ("n" * 65, "longer than 64", "n" * 52),
    ],
)
def test_a_name_that_will_not_do_is_refused_with_one_that_will(
    project: str, why: str, proposed: str
) -> None:
    with pytest.raises(BadName) as caught:
        names_of(project, TAKEN)
    error = caught.value
    assert why in error.why
    assert error.proposed == proposed
    assert names_of(proposed, TAKEN).project == proposed
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    assert proposed in str(error)


@given(st.text(max_size=80) | st.from_regex(r"[a-z0-9_. -]{1,70}", fullmatch=True))
def test_any_text_is_a_name_or_gets_one_proposed_that_can_be_imported(text: str) -> None:
    try:
        names = names_of(text, TAKEN)
    except BadName as error:
        names = names_of(error.proposed, TAKEN)
    assert names.module.isidentifier()
    assert names.cls.isidentifier()
    assert not keyword.iskeyword(names.module)
    assert names.module not in sys.stdlib_module_names
    assert names.adapter not in TAKEN
