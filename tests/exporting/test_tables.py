"""Tables of pyarrow, pandas and polars have the same columns, types and rows."""

from __future__ import annotations

import sys
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from ledger import Ledger
from ledger.errors import BadExport, LedgerError, MissingExtra
from tests.notebook import notebook, record
from tests.show.shelf import samples

PAIR = ("Russia", "China")
KINDS = ("claims", "view", "changes")
FIRST = ["who", "source", "date", "reported_by"]


def asked(what: str) -> dict[str, Any]:
    if what == "claims":
        return {}
    bounds = {"published": ("2023-12-31", None)} if what == "changes" else {}
    return {"parties": PAIR, **bounds}


def tables(book: Ledger, what: str) -> tuple[pa.Table, pd.DataFrame, pl.DataFrame]:
    arrow = book.table(what, as_="arrow", **asked(what))
    return arrow, book.table(what, as_="pandas", **asked(what)), polars(book, what)


def polars(book: Ledger, what: str) -> pl.DataFrame:
    found = book.table(what, as_="polars", **asked(what))
    assert isinstance(found, pl.DataFrame)
    return found


@pytest.mark.parametrize("what", KINDS)
def test_the_three_hold_the_same_rows_under_the_same_columns(what: str) -> None:
    with samples() as book:
        arrow, pandas, polars = tables(book, what)
    assert isinstance(arrow, pa.Table)
    assert isinstance(pandas, pd.DataFrame)
    assert arrow.column_names == list(pandas.columns) == polars.columns
    assert polars.columns[:4] == FIRST
    assert arrow.to_pylist() == polars.to_dicts()
    assert len(pandas) == arrow.num_rows > 5
    assert pandas["who"].to_list() == arrow["who"].to_pylist()
    assert [list(chain) for chain in pandas["reported_by"]] == arrow["reported_by"].to_pylist()


def test_types_are_the_same_whatever_rows_there_are() -> None:
    with notebook() as book, samples() as other:
        for what in KINDS:
            pair: dict[str, Any] = {}
            if "parties" in asked(what):
                pair = {"parties": ("Arcadia", "Borduria")}
            none, some = book.table(what, as_="arrow", **pair), tables(other, what)[0]
            assert none.num_rows == 0
            assert none.schema == some.schema
            empty = book.table(what, as_="polars", **pair)
            assert empty.schema == polars(other, what).schema
            dtypes = book.table(what, as_="pandas", **pair).dtypes
            assert dtypes.equals(tables(other, what)[1].dtypes)


def test_a_table_tells_lists_numbers_and_truth_values_as_such() -> None:
    with samples() as book:
        claims, view = polars(book, "claims"), polars(book, "view")
    assert claims.schema["reported_by"] == pl.List(pl.String)
    assert claims.schema["event"] == pl.Int64
    assert view.schema["possibly"] == pl.Boolean
    chains = [len(chain) for chain in claims["reported_by"]]
    assert max(chains) >= 2
    assert min(chains) == 0


def test_what_is_unknown_is_null_and_not_a_made_up_day() -> None:
    with notebook() as book:
        record(book, "we stay neutral", day=None)
        arrow = book.table("claims", as_="arrow")
        pandas = book.table("claims", as_="pandas")
        polars = book.table("claims", as_="polars")
    assert arrow["date"].null_count == polars["date"].null_count() == 1
    assert pandas["date"].isna().all()


def test_the_filters_of_claims_are_those_of_the_table() -> None:
    with samples() as book:
        found = book.table("claims", as_="polars", who="Wang Yi", published="2023-12-31")
        claims = list(book.as_of(published="2023-12-31").claims(who="Wang Yi"))
    assert found["content"].to_list() == [claim.content for claim in claims]
    assert claims


@pytest.mark.parametrize(
    ("library", "module"), [("arrow", "pyarrow"), ("pandas", "pandas"), ("polars", "polars")]
)
def test_a_library_that_is_not_there_is_named_with_the_extra_to_install(
    library: Any, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with notebook() as book, pytest.raises(MissingExtra) as error:
        book.table("claims", as_=library)
    assert isinstance(error.value, LedgerError)
    assert isinstance(error.value, ImportError)
    assert f"pip install 'claimledger[{library}]'" in str(error.value)


def test_a_library_nobody_knows_is_refused() -> None:
    with notebook() as book, pytest.raises(BadExport, match="Did you mean 'pandas'"):
        book.table("claims", as_="panda")  # type: ignore[arg-type]  # that is the point
