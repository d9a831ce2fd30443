"""Whatever befalls the file of views, the views are as they were: it is made anew, silently."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from ledger import Ledger
from ledger.clock import SystemClock
from ledger.errors import StoreFailed
from ledger.plugins import Plugins
from ledger.store import open_store
from ledger.testing.sample_events import an_agent
from tests.tampering import sql
from tests.torture.places import modes, nobody, open_folder, read_only, small_disk
from tests.torture.shelf import answer, prepare, table
from tests.torture.soundness import differing

pytestmark = pytest.mark.usefixtures("homeless")

ROWS = 120


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, plugins: Plugins) -> Path:
    """A ledger with views, both closed."""
    path = tmp_path_factory.mktemp("kept") / "a.ledger"
    prepare(path, plugins)
    with Ledger.open(path, by="ann", plugins=plugins) as book:
        book.import_from(table(path.parent, "first", ROWS), name="first")
        answer(book)
    return path


@pytest.fixture
def path(kept: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    for end in ("", ".views"):
        shutil.copy(f"{kept}{end}", tmp_path / f"a.ledger{end}")
    return tmp_path / "a.ledger"


@pytest.fixture(scope="module")
def right(kept: Path, plugins: Plugins) -> str:
    """What the views say when all is well."""
    return asked(kept, plugins)


def asked(path: Path, plugins: Plugins) -> str:
    with Ledger.open(path, by="ann", create=False, plugins=plugins) as book:
        return answer(book)


def views_of(path: Path) -> Path:
    return Path(f"{path}.views")


def emptied(views: Path) -> None:
    views.write_bytes(b"")


def halved(views: Path) -> None:
    views.write_bytes(views.read_bytes()[: views.stat().st_size // 2])


def cut(views: Path) -> None:
    views.write_bytes(views.read_bytes()[:-1000])


def of_text(views: Path) -> None:
    views.write_text("these are no views\n" * 500, "utf-8")


def of_zeros_behind(views: Path) -> None:
    found = views.read_bytes()
    views.write_bytes(found[:8192] + bytes(len(found) - 8192))


def without_a_table(views: Path) -> None:
    sql(views, "DROP TABLE placedrow")


def a_folder(views: Path) -> None:
    views.unlink()
    views.mkdir()


@pytest.mark.parametrize(
    "harm",
    [Path.unlink, emptied, halved, cut, of_text, of_zeros_behind, without_a_table, a_folder],
    ids=lambda harm: harm.__name__,
)
def test_views_whose_file_is_harmed_are_made_anew(
    path: Path, plugins: Plugins, right: str, harm: Callable[[Path], None]
) -> None:
    harm(views_of(path))
    assert asked(path, plugins) == right
    assert asked(path, plugins) == right


@pytest.mark.parametrize(
    "harm", [halved, cut, of_text, of_zeros_behind], ids=lambda harm: harm.__name__
)
def test_views_harmed_while_they_are_open_are_made_anew(
    path: Path, plugins: Plugins, right: str, harm: Callable[[Path], None]
) -> None:
    with Ledger.open(path, by="ann", create=False, plugins=plugins) as book:
        assert answer(book) == right
        harm(views_of(path))
        assert answer(book) == right
        book.register("Fjordland", "state")
        assert [a.name for a in book.agents() if a.name == "Fjordland"]
    assert asked(path, plugins)


@pytest.mark.parametrize("rounds", [12, pytest.param(400, marks=pytest.mark.torture)])
def test_a_page_of_noise_among_the_views_is_made_good(
    path: Path,
    plugins: Plugins,
    right: str,
    rounds: int,
    record_property: Callable[[str, object], None],
) -> None:
    whole = views_of(path).read_bytes()
    pages, wrong = len(whole) // 4096, 0
    for n in range(rounds):
        chance = Random(n)
        page = chance.randrange(pages) * 4096
        views_of(path).write_bytes(whole[:page] + chance.randbytes(4096) + whole[page + 4096 :])
        wrong += asked(path, plugins) != right
    assert wrong == 0
    record_property("pages of noise; errors; wrong views", f"{rounds}; 0; {wrong}")


def test_a_ledger_beside_in_the_place_of_views_is_left_alone(
    path: Path, plugins: Plugins, right: str
) -> None:
    views_of(path).unlink()
    open_store(views_of(path), recorder="bob").close()
    before = views_of(path).read_bytes()
    assert asked(path, plugins) == right
    assert views_of(path).read_bytes() == before


def test_views_of_another_ledger_are_made_anew(path: Path, plugins: Plugins, right: str) -> None:
    other = path.with_name("other.ledger")
    prepare(other, plugins)
    asked(other, plugins)
    shutil.copy(views_of(other), views_of(path))
    assert asked(path, plugins) == right
    with open_store(path, recorder="check") as store:  # type: ignore[attr-defined]  # it is a file's
        assert differing(store, views_of(path)) == []


@pytest.fixture
def shared(kept: Path) -> Iterator[Path]:
    """A copy in a folder that everybody may look into."""
    with open_folder() as folder:
        for end in ("", ".views"):
            shutil.copy(f"{kept}{end}", folder / f"a.ledger{end}")
        yield folder / "a.ledger"


def test_views_that_may_not_be_written_are_kept_in_memory(shared: Path, plugins: Plugins) -> None:
    views = views_of(shared)
    with open_store(shared, recorder="ann") as store:  # type: ignore[attr-defined]  # it is a file's
        store.append([an_agent(SystemClock(), "Fjordland")], recorder="ann")
    behind = views.read_bytes()
    with modes(views=(views, 0o444), folder=(shared.parent, 0o555)), nobody():
        in_memory = asked(shared, plugins)
    assert views.read_bytes() == behind
    halved(views)
    with read_only(shared.parent):
        assert asked(shared, plugins) == in_memory
    assert views.stat().st_size == len(behind) // 2
    assert asked(shared, plugins) == in_memory


def test_harmed_views_that_may_not_be_deleted_are_kept_in_memory(
    shared: Path, plugins: Plugins, right: str
) -> None:
    of_text(views_of(shared))
    before = views_of(shared).read_bytes()
    with modes(folder=(shared.parent, 0o555)), nobody():
        assert asked(shared, plugins) == right
    assert views_of(shared).read_bytes() == before


def test_views_that_may_not_be_read_are_kept_in_memory(
    shared: Path, plugins: Plugins, right: str
) -> None:
    with modes(views=(views_of(shared), 0o000), folder=(shared.parent, 0o555)), nobody():
        assert asked(shared, plugins) == right


def test_views_on_a_full_disk_are_refused_plainly_and_right_afterwards(
    kept: Path, plugins: Plugins, right: str
) -> None:
    with small_disk(2) as disk:
        path = disk / "a.ledger"
        shutil.copy(kept, path)
        with Ledger.open(path, by="ann", create=False, plugins=plugins) as book:
            ballast = disk / "ballast"
            size = shutil.disk_usage(disk).free - 100_000
            ballast.write_bytes(bytes(size))
            with pytest.raises(StoreFailed, match=r"\.views: the disk"):
                answer(book)
            book.verify()
            ballast.unlink()
            assert answer(book) == right
        assert asked(path, plugins) == right
