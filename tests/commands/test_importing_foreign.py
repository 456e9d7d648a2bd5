"""Files of others become debates: twice is once, and what comes out is what came in."""

import pytest

from debate.commands import importing
from debate.formats import files
from debate.formats.files import Text
from debate.queries import maps
from debate.roles import operator
from debate.storage.store import Store
from tests.formats import samples


@pytest.mark.parametrize(("name", "text"), samples.ALL)
def test_a_file_twice_is_one_debate(store: Store, name: str, text: str) -> None:
    reading = files.read_map(Text(text, "Het park.txt", name))
    slug = reading.map.topic.slug
    first = importing.import_map(store, operator(slug), reading.map, reading.losses)
    again = importing.import_map(store, operator(slug), reading.map)
    assert (first.new > 0, again.new, again.unchanged) == (True, 0, first.new)
    assert first.losses[: len(reading.losses)] == reading.losses
    with store.reading() as connection:
        kept = maps.argument_map(connection, slug)
    assert kept.claims.keys() == reading.map.claims.keys()
    assert kept.relations.keys() == reading.map.relations.keys()
    exported = files.write_map(kept, name).text
    assert files.read_map(Text(exported, "x", name), slug).map.claims.keys() == kept.claims.keys()


def test_a_file_joins_a_debate_that_is_there(store: Store) -> None:
    first = files.read_map(Text(samples.AIF, "a.json", "aif"), "park")
    more = files.read_map(Text(samples.CAF, "b.xml", "caf"), "park")
    for one in (first, more):
        importing.import_map(store, operator("park"), one.map)
    with store.reading() as connection:
        kept = maps.argument_map(connection, "park")
    assert kept.claims.keys() == first.map.claims.keys() | more.map.claims.keys()
