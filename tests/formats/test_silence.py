"""Nothing is dropped or changed in silence: random maps through every format, and all in a row.

What comes back is compared by `comparing`, which knows no format: each difference stands in the
report of the writer or the reader, under the name of the thing, and nothing stands there that is as
it was. Argdown has an order of its own: a section tells its claims with what speaks on them.
"""

import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from debate.formats import files
from debate.formats.catalogue import READABLE, WRITABLE
from debate.formats.files import Text
from debate.model import ArgumentMap, Claim, Kind, Relation, Topic
from debate.resources import folder
from tests.formats import comparing
from tests.formats.comparing import Told
from tests.formats.odd_maps import odd_maps

FIRST = files.read_map(
    files.read_text(str(folder("arguments") / "decentralisatie-sociale-zorg.argdown"))
).map
BOTH_WAYS = [one for one in READABLE if one in WRITABLE]
MOST = settings.default.max_examples if settings.default else 0
PACE = settings(
    deadline=None,
    max_examples=MOST if MOST > 100 else 8,  # each example goes through every format
    phases=[Phase.explicit, Phase.generate],  # a whole map takes minutes to shrink
    suppress_health_check=list(HealthCheck),
)
KEEP_IDS = [one for one in BOTH_WAYS if one not in ("af", "apx", "tgf", "kialo", "kialo2")]
KEEP_TEXT = [one for one in KEEP_IDS if one != "argdown-json"]  # each class where it is first named


def through(map_: ArgumentMap, name: str) -> tuple[ArgumentMap, Told]:
    """Write a map and read it again; give it with what was told on the way."""
    written = files.write_map(map_, name)
    reading = files.look(Text(written.text, "x", name))
    told = comparing.told_by((*written.losses, *reading.losses), map_.topic.slug)
    return reading.map, told


def unannounced(before: ArgumentMap, after: ArgumentMap, told: Told, *names: str) -> list[str]:
    """Say what changed without a word about it, on a way through these formats."""
    is_ordered = not {*names} & {"argdown", "argdown-json"}
    found = comparing.unannounced(before, after, told)
    return [f"{id_}: {what}" for id_, what in found if is_ordered or what != "the order"]


@PACE
@given(odd_maps(least=1))
def test_each_difference_is_told_and_nothing_else(map_: ArgumentMap) -> None:
    for name in BOTH_WAYS:
        again, told = through(map_, name)
        assert unannounced(map_, again, told, name) == [], name
        assert comparing.unfounded(map_, again, told) == [], name


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_of_the_first_debate_each_difference_is_told_and_nothing_else(name: str) -> None:
    again, told = through(FIRST, name)
    assert unannounced(FIRST, again, told, name) == []
    assert comparing.unfounded(FIRST, again, told) == []


@PACE
@given(odd_maps(least=1))
def test_twice_is_once(map_: ArgumentMap) -> None:
    for name in BOTH_WAYS:
        text = files.write_map(map_, name).text
        once = files.look(Text(text, "x", name)).map
        assert files.look(Text(text, "x", name)).map == once, name
        if once.claims:
            again = files.write_map(once, name).text
            twice = files.look(Text(again, "x", name)).map
            assert [len(getattr(twice, part)) for part in comparing.PARTS] == [
                len(getattr(once, part)) for part in comparing.PARTS
            ], name
            assert name not in KEEP_IDS or twice == once, name
            assert name not in KEEP_TEXT or text_of(twice, name) == again, name


def text_of(map_: ArgumentMap, name: str) -> str:
    return files.write_map(map_, name).text


def orders() -> Iterator[list[str]]:
    """Rows of formats that keep ids: as they stand, the other way round, and shuffled."""
    yield KEEP_IDS
    yield KEEP_IDS[::-1]
    yield random.Random(7).sample(KEEP_IDS, len(KEEP_IDS))


def in_a_row(map_: ArgumentMap, names: list[str]) -> tuple[ArgumentMap, Told]:
    here, told = map_, set[tuple[str, str]]()
    for name in names:
        if here.claims:  # a sheet without any is refused
            here, more = through(here, name)
            told |= more
    return here, told


@pytest.mark.parametrize("names", list(orders()), ids=lambda names: "-".join(names)[:30])
def test_what_the_first_debate_loses_on_a_long_way_is_what_was_told(names: list[str]) -> None:
    again, told = in_a_row(FIRST, names)
    assert unannounced(FIRST, again, told, *names) == []
    assert again.claims.keys() == FIRST.claims.keys()


@PACE
@given(odd_maps(least=1), st.permutations(KEEP_IDS))
def test_what_any_map_loses_on_a_long_way_is_what_was_told(
    map_: ArgumentMap, names: list[str]
) -> None:
    again, told = in_a_row(map_, names)
    assert unannounced(map_, again, told, *names) == []


@PACE
@given(odd_maps(least=1))
def test_kialo_keeps_the_words_and_the_ties_of_whatever_is_not_told(map_: ArgumentMap) -> None:
    for name in ("kialo", "kialo2"):
        again, told = through(map_, name)
        texts = {one.text for one in again.claims.values()}
        changed = {id_ for id_, what in told if what == "its text"}
        other = {id_ for id_, what in told if what in comparing.WHOLE - {"its id"}}
        assert {one.text for id_, one in map_.claims.items() if id_ not in changed} <= texts
        ties = {(one.kind, *words(again, one.premises[0], one.conclusion))
                for one in again.relations.values()}  # fmt: skip
        for id_, one in map_.relations.items():
            ends = (*one.premises, one.conclusion)
            if one.kind is not Kind.UNDERCUT and id_ not in other and not changed & {*ends}:
                assert (one.kind, *words(map_, one.premises[0], one.conclusion)) in ties, id_


def words(map_: ArgumentMap, *ids: str) -> tuple[str, ...]:
    return tuple(map_.claims[id_].text for id_ in ids)


@PACE
@given(odd_maps())
def test_a_drawing_tells_each_field_that_it_does_not_show(map_: ArgumentMap) -> None:
    written = files.write_map(map_, "dot")
    told = comparing.told_by(written.losses, map_.topic.slug)
    topic = Topic(map_.topic.slug, map_.topic.title)
    claims = {id_: Claim(id_, one.text) for id_, one in map_.claims.items()}
    ties = {
        id_: Relation(id_, one.kind, one.premises, one.conclusion)
        for id_, one in map_.relations.items()
    }
    shown = ArgumentMap(topic, claims=claims, relations=ties)
    assert comparing.unannounced(map_, shown, told) == []
    assert all(id_ in written.text for id_ in (*claims, *ties))
