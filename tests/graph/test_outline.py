"""The map as nested lists."""

from hypothesis import given
from hypothesis import strategies as st

from debate.graph.outline import Entry, Outline, outline
from debate.model import ArgumentMap, Kind
from tests.graph.maps import chain, maps, ring, star, written


def drawn(told: Outline) -> list[str]:
    """The entries as indented lines, `=` where one refers back."""
    return ["  " * e.depth + e.claim + ("=" if e.repeated else "") for e in told.entries]


def test_unanswered_counterarguments_come_first_then_the_maps_order() -> None:
    made = written("s1: a > t", "a1: b > t", "a2: c > b", "a3: d > t")
    assert drawn(outline(made)) == ["t", "  d", "  a", "  b", "    c"]


def test_an_undercut_stands_below_the_step_it_disputes() -> None:
    made = written("s1: a b > t", "u1: c > s1", "s2: d > b", "u2: e > u1")
    entries = outline(made).entries
    assert drawn(outline(made)) == ["t", "  a", "  b", "    c", "      e", "    d"]
    assert [(e.kind, e.linked, e.place) for e in entries[:4]] == [
        (None, 1, 1),
        (Kind.SUPPORT, 2, 1),
        (Kind.SUPPORT, 2, 2),
        (Kind.UNDERCUT, 1, 1),
    ]


def test_a_claim_is_unfolded_once_and_referred_to_after() -> None:
    made = written("s1: a > t", "s2: b > t", "s3: c > a", "s4: a > b")
    assert drawn(outline(made)) == ["t", "  a", "    c", "  b", "    a="]


def test_an_undercut_of_a_repeated_claims_step_is_told() -> None:
    made = written("s1: a > t", "a1: a > v", "u1: b > a1", theses=("t", "v"))
    assert drawn(outline(made)) == ["t", "  a", "v", "  a=", "    b"]


def test_below_counts_claims_that_are_told_there() -> None:
    told = outline(written("s1: a > t", "s2: b > a", "s3: b > t", "a1: c > b"))
    assert [(e.claim, e.below) for e in told.entries] == [
        ("t", 3),
        ("a", 2),
        ("b", 1),
        ("c", 0),
        ("b", 0),
    ]


def test_deeper_entries_are_counted_and_not_listed() -> None:
    told = outline(chain(50), deepest=2)
    assert [(e.claim, e.below) for e in told.entries] == [("c0", 50), ("c1", 49), ("c2", 48)]


def test_the_end_of_a_chain_of_twenty_thousand_is_told() -> None:
    told = outline(chain(20_000), start=19_999)
    assert told.total == 20_001
    assert len(told.entries) == 20 + 2
    assert [e.claim for e in told.entries[-2:]] == ["c19999", "c20000"]
    assert [e.below for e in told.entries[-2:]] == [1, 0]


def test_a_ring_ends_where_it_began() -> None:
    assert drawn(outline(ring(3))) == ["c1", "  c2", "    c0", "      c1="]


def test_a_claim_against_itself_refers_to_itself() -> None:
    assert drawn(outline(written("a1: t > t"))) == ["t", "  t="]


def test_what_stands_apart_from_the_theses_follows_them() -> None:
    made = written("s1: a > t", "a1: x > y", "a2: y > x", theses=("t",), alone=("z",))
    assert drawn(outline(made)) == ["t", "  a", "z", "x", "  y", "    x="]


def test_a_page_begins_with_the_way_to_its_first_entry() -> None:
    made = written("s1: a > t", "s2: b > a", "s3: c > b", "s4: d > t")
    told = outline(made, start=3, limit=2)
    assert drawn(told) == ["t", "  a", "    b", "      c", "  d"]
    assert [e.context for e in told.entries] == [True, True, True, False, False]
    assert told.total == 5


def test_pages_of_a_star_hold_a_hundred_entries() -> None:
    told = outline(star(1_000), start=200)
    assert sum(not e.context for e in told.entries) == 100


def lists_open_after(entries: tuple[Entry, ...]) -> list[int]:
    depth, depths = 0, []
    for entry in entries:
        depth += int(entry.opens) - entry.closes
        depths.append(depth)
    return depths


@given(maps(), st.integers(0, 30), st.integers(1, 10))
def test_lists_open_and_close_as_the_depths_say(made: ArgumentMap, start: int, limit: int) -> None:
    entries = outline(made, start=start, limit=limit).entries
    assert entries == () or entries[0].depth == 0
    assert lists_open_after(entries)[:-1] == [entry.depth for entry in entries[1:]]
    assert not entries or lists_open_after(entries)[-1] == 0


@given(maps())
def test_every_claim_is_told_once_and_every_relation_is_named(made: ArgumentMap) -> None:
    entries = outline(made, limit=10_000).entries
    assert sorted(e.claim for e in entries if not e.repeated) == sorted(made.claims)
    assert {e.relation for e in entries} - {""} == set(made.relations)
    assert sum(1 + e.below for e in entries if e.depth == 0 and not e.repeated) == len(made.claims)


def test_the_order_of_the_map_is_kept_where_it_is_asked_for() -> None:
    made = written("s1: a > t", "a1: b > t", "a2: c > b", "a3: d > t")
    told = drawn(outline(made, unanswered_first=False))
    assert told == ["t", "  a", "  b", "    c", "  d"]
