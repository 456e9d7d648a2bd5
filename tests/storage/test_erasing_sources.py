"""The text of a source, and the name under a reaction, are erased and stay away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.commands import importing
from debate.errors import NotFound
from debate.model import make_id
from debate.queries import maps
from debate.queries import sources as documents
from debate.sources.article import Article, Paragraph, Reaction
from debate.storage import backup, erasure, exporting, journal, rebuild, sealer
from debate.storage.past import debate_at
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make
from tests.storage.test_erasure import GROUND, files_with

PAGE = "https://dorp.example/bus/"
XANTIPPE = Reaction(1, ("Zevenhuizen is ver.",), "Xantippe", "2019-04-02", f"{PAGE}#comment-1")
OTHER = Reaction(2, ("Dat valt mee.",), "Co", "2019-04-03", f"{PAGE}#comment-2", answers=1)
ARTICLE = Article(
    "De bus",
    "De bus rijdt laat.",
    (Paragraph("De bus rijdt laat.", 1),),
    authors=("Ada Vogel",),
    reactions=(XANTIPPE, OTHER),
    url=PAGE,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make.debate(tmp_path)
    importing.import_article(made, make.CO, ARTICLE, make.DEBATE)
    yield made
    made.close()


def source(number: int) -> str:
    return make_id("s", make.DEBATE, ARTICLE.title, str(number))


def view(store: Store, number: int) -> documents.SourceView:
    with store.reading() as connection:
        return documents.source(connection, source(number))


def test_no_byte_of_a_reaction_and_its_author_is_left(store: Store, tmp_path: Path) -> None:
    assert files_with(tmp_path, "xantippe")
    done = erasure.erase(store, source=source(1), ground=GROUND)
    assert set(done.things) == {source(1)}
    assert files_with(tmp_path, "xantippe", "zevenhuizen") == []
    assert verify(store).findings == ()
    assert b"Xantippe" not in b"".join(exporting.export_log(store))


def test_place_of_an_erased_reaction_stays(store: Store) -> None:
    erasure.erase(store, source=source(1), ground=GROUND)
    left = view(store, 1)
    assert (left.source.authors, left.source.voice.name, left.paragraphs) == ((), "", ())
    assert (left.source.number, left.source.url) == (1, XANTIPPE.url)
    assert left.source.reaction_to == source(0)
    assert view(store, 2).source.authors == ("Co",)
    assert view(store, 2).paragraphs == OTHER.paragraphs


def test_what_is_told_of_earlier_has_no_name_either(store: Store) -> None:
    with store.reading() as connection:
        version = journal.head(connection, make.DEBATE).version
    erasure.erase(store, source=source(1), ground=GROUND)
    with store.reading() as connection, debate_at(connection, make.DEBATE, version) as then:
        assert documents.source(then, source(1)).source == view(store, 1).source


def test_map_that_names_the_author_again_does_not_bring_the_name_back(store: Store) -> None:
    with store.reading() as connection:
        written = maps.argument_map(connection, make.DEBATE)
    erasure.erase(store, source=source(1), ground=GROUND)
    done = importing.import_map(store, make.CO, written)
    assert [loss.why for loss in done.losses] == ["this was erased, and stays so"]
    assert view(store, 1).source.authors == ()


def test_tables_made_anew_are_the_same(store: Store) -> None:
    erasure.erase(store, source=source(1), ground=GROUND)
    before = [view(store, number) for number in range(3)]
    rebuild.rebuild(store)
    assert [view(store, number) for number in range(3)] == before
    assert verify(store).findings == ()


@pytest.mark.parametrize("blocks", [ARTICLE.blocks, ()])
def test_erased_reaction_does_not_come_back(store: Store, blocks: tuple[Paragraph, ...]) -> None:
    erasure.erase(store, source=source(1), ground=GROUND)
    again = Article(**{**ARTICLE.__dict__, "blocks": blocks})
    done = importing.import_article(store, make.CO, again, make.DEBATE)
    assert done.new == 0
    assert [loss.where for loss in done.losses] == [source(1)]
    assert view(store, 1).paragraphs == ()


def test_of_an_article_the_text_goes_and_its_title_stays(store: Store, tmp_path: Path) -> None:
    erasure.erase(store, source=source(0), ground=GROUND)
    left = view(store, 0)
    assert (left.source.title, left.source.authors) == (ARTICLE.title, ARTICLE.authors)
    assert left.paragraphs == ()
    assert files_with(tmp_path, "rijdt laat") == []
    assert verify(store).findings == ()


def test_erasing_a_source_twice_records_once(store: Store) -> None:
    first = erasure.erase(store, source=source(1), ground=GROUND)
    events = verify(store).events
    assert erasure.erase(store, source=source(1), ground="Iets anders") == first
    assert verify(store).events == events


def test_reaction_that_a_backup_still_holds_is_erased_again(store: Store, tmp_path: Path) -> None:
    sealer.seal_all(store)
    backup.backup(store, tmp_path / "copy")
    erasure.erase(store, source=source(1), ground=GROUND)
    assert files_with(tmp_path / "copy", "xantippe")
    store.close()
    for path in tmp_path.glob("debate.db*"):
        if path.is_file():
            path.unlink()
    restored = Store(store.path)
    backup.restore(restored, tmp_path / "copy")
    assert (view(restored, 1).source.authors, view(restored, 1).paragraphs) == ((), ())
    restored.close()
    assert b"Xantippe" not in store.path.read_bytes()


def test_unknown_source_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        erasure.erase(store, source="s000000000000", ground=GROUND)
