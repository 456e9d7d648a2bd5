"""Whole maps, bounded parts, and where the outline of each section begins."""

import dataclasses
from collections.abc import Callable, Sequence

import pytest

from debate import events
from debate.commands import arguing, importing, moderating
from debate.errors import NotFound
from debate.model import ArgumentMap, Claim, Kind, Relation, Section, Topic, make_id
from debate.queries import maps, once
from debate.queries.maps import Part
from debate.roles import operator
from debate.storage import erasure
from debate.storage.store import Store
from tests import make
from tests.make import MO, THESIS

SLUG = "kaart"


def c(number: int) -> str:
    return make_id("c", SLUG, str(number))


def r(number: int) -> str:
    return make_id("r", SLUG, str(number))


def debate(
    store: Store,
    count: int,
    links: Sequence[tuple[int, int | str]],
    *,
    theses: tuple[int, ...] = (0,),
    sections: Sequence[str] = (),
) -> None:
    """Bring a debate of numbered claims into the store: each link says which supports which."""
    of = {name: make_id("g", SLUG, name) for name in dict.fromkeys(sections) if name}
    claims = {
        c(n): Claim(
            c(n), f"Zin nummer {n}.", section=of.get(sections[n] if n < len(sections) else "", "")
        )
        for n in range(count)
    }
    relations = {}
    for number, (one, other) in enumerate(links):
        kind = Kind.UNDERCUT if isinstance(other, str) else Kind.SUPPORT
        end = other if isinstance(other, str) else c(other)
        relations[r(number)] = Relation(r(number), kind, (c(one),), end)
    given = ArgumentMap(
        Topic(SLUG, "Kaart", theses=tuple(map(c, theses))),
        sections={id_: Section(id_, name) for name, id_ in of.items()},
        claims=claims,
        relations=relations,
    )
    importing.import_map(store, operator(SLUG), given)


def part(store: Store, roots: Sequence[int], **how: int) -> Part:
    with store.reading() as connection:
        return maps.part(connection, SLUG, [c(n) for n in roots], **how)


def roots(store: Store, section: str = "", **how: int) -> list[str]:
    where = make_id("g", SLUG, section) if section else ""
    with store.reading() as connection:
        return [view.id for view in maps.roots(connection, SLUG, where, **how)]


def merge(store: Store, duplicate: str, kept: str) -> int:
    [entry] = make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    return entry.pos


def test_unknown_debate_is_not_found(store: Store) -> None:
    with store.reading() as connection, pytest.raises(NotFound):
        maps.argument_map(connection, "niets")


def test_map_folds_merges_and_keeps_the_wording_of_each(store: Store) -> None:
    debate(store, 4, [(1, 0), (2, 0), (3, 2)])
    merge(store, c(2), c(1))
    with store.reading() as connection:
        found = maps.argument_map(connection, SLUG)
    assert list(found.claims) == [c(0), c(1), c(3)]
    assert [wording.text for wording in found.claims[c(1)].wordings] == ["Zin nummer 2."]
    assert [one.conclusion for one in found.relations.values()] == [c(0), c(0), c(1)]


def test_map_leaves_out_what_cannot_be_seen_with_all_that_hangs_on_it(store: Store) -> None:
    debate(store, 5, [(1, 0), (2, 1), (3, r(0)), (4, r(2))])
    make.hide_claim(store, MO, c(1), "Noemt een adres.")
    with store.reading() as connection:
        found = maps.argument_map(connection, SLUG)
    assert list(found.claims) == [c(0), c(2), c(3), c(4)]
    assert found.relations == {}


def test_map_is_of_one_debate_alone(store: Store) -> None:
    debate(store, 2, [(1, 0)])
    with store.reading() as connection:
        assert list(maps.argument_map(connection, make.DEBATE).claims) == [THESIS]


def test_thesis_that_was_merged_is_what_it_stands_as(store: Store) -> None:
    debate(store, 2, [], theses=(0, 1))
    merge(store, c(0), c(1))
    with store.reading() as connection:
        assert maps.topic(connection, SLUG).theses == (c(1),)
        assert maps.argument_map(connection, SLUG).topic.theses == (c(1),)
    make.hide_claim(store, MO, c(1), "Noemt een adres.")
    with store.reading() as connection:
        assert maps.argument_map(connection, SLUG).topic.theses == ()


def test_part_goes_as_deep_as_asked(store: Store) -> None:
    debate(store, 5, [(n + 1, n) for n in range(4)])
    found = part(store, [0], depth=2)
    assert list(found.map.claims) == [c(0), c(1), c(2)]
    assert found.more == {c(2): 1}


def test_part_holds_about_as_many_claims_as_asked_and_counts_the_rest(store: Store) -> None:
    debate(store, 200, [(n, 0) for n in range(1, 200)])
    found = part(store, [0], limit=20)
    assert len(found.map.claims) == 20
    assert list(found.map.claims)[:3] == [c(0), c(1), c(2)]
    assert found.more == {c(0): 199 - 19}


def test_part_gives_each_claim_of_a_level_its_share(store: Store) -> None:
    links: list[tuple[int, int | str]] = [(1, 0), (2, 0)]
    links += [(n, 1) for n in range(3, 60)] + [(n, 2) for n in range(60, 65)]
    debate(store, 65, links)
    found = part(store, [1, 2], limit=14)
    ends = [one.conclusion for one in found.map.relations.values()]
    assert ends.count(c(2)) == 5
    assert found.more == {c(1): 57 - ends.count(c(1))}


def test_part_bounds_objections_and_counts_those_left_out(store: Store) -> None:
    debate(store, 100, [(1, 0), *((n, r(0)) for n in range(2, 100))])
    found = part(store, [0], limit=10)
    assert len(found.map.claims) == 10
    assert found.more == {r(0): 98 - 8}


def test_part_follows_objections_to_objections_and_circles(store: Store) -> None:
    debate(store, 5, [(1, 0), (2, r(0)), (3, r(1)), (0, 1), (4, 4)])
    found = part(store, [0], depth=5)
    assert list(found.map.claims) == [c(0), c(1), c(2), c(3)]
    assert list(found.map.relations) == [r(0), r(1), r(2), r(3)]


def test_part_folds_merges(store: Store) -> None:
    debate(store, 4, [(1, 0), (2, 0), (3, 2)])
    merge(store, c(2), c(1))
    found = part(store, [0])
    assert list(found.map.claims) == [c(0), c(1), c(3)]
    assert found.map.relations[r(2)].conclusion == c(1)
    assert found.more == {}


def test_part_keeps_hidden_claims_without_their_words(store: Store) -> None:
    debate(store, 3, [(1, 0), (2, 1)])
    make.hide_claim(store, MO, c(1), "Noemt een adres.")
    found = part(store, [0])
    assert list(found.map.claims) == [c(0), c(1), c(2)]
    assert (found.map.claims[c(1)].text, found.views[c(1)].status) == ("", "hidden")


def test_part_of_nothing_is_empty(store: Store) -> None:
    debate(store, 1, [])
    assert part(store, [7]).map.claims == {}


def test_around_a_claim_are_its_answers_and_what_it_is_used_in(store: Store) -> None:
    debate(store, 6, [(1, 0), (2, 1), (3, 2), (4, r(1)), (5, 4)])
    with store.reading() as connection:
        near = maps.around(connection, SLUG, c(2), steps=1)
        far = maps.around(connection, SLUG, c(4), steps=2)
    assert list(near.map.claims) == [c(1), c(2), c(3)]
    assert near.more == {r(1): 1}
    assert set(far.map.claims) >= {c(1), c(2), c(4), c(5)}


def test_around_a_claim_with_many_uses_leaves_room_for_its_answers(store: Store) -> None:
    links: list[tuple[int, int | str]] = [(0, n) for n in range(1, 60)]
    links += [(n, 0) for n in range(60, 70)]
    debate(store, 70, links)
    with store.reading() as connection:
        found = maps.around(connection, SLUG, c(0), steps=1, limit=20)
    ends = [one.conclusion for one in found.map.relations.values()]
    assert (len(ends) - ends.count(c(0)), ends.count(c(0))) == (5, 10)
    assert len(found.map.claims) <= 20


def test_outline_begins_at_claims_that_speak_on_no_other(store: Store) -> None:
    debate(store, 4, [(1, 0), (2, r(0)), (3, r(1))])
    assert roots(store) == [c(0)]


def test_outline_of_a_section_begins_at_what_speaks_outside_it(store: Store) -> None:
    debate(store, 4, [(1, 0), (2, 1), (3, 2)], sections=["a", "b", "b", ""])
    assert (roots(store, "a"), roots(store, "b"), roots(store)) == ([c(0)], [c(1)], [])


def test_outline_of_claims_in_a_circle_begins_at_the_oldest(store: Store) -> None:
    debate(store, 6, [(0, 1), (1, 0), (2, 3), (3, 4), (4, 2), (5, 4)], theses=())
    assert roots(store) == [c(0), c(2)]


def test_thesis_begins_the_outline_also_where_another_thesis_contradicts_it(store: Store) -> None:
    debate(store, 2, [(0, 1), (1, 0)], theses=(0, 1))
    assert roots(store) == [c(0), c(1)]


def test_outline_that_is_carried_on_is_the_one_that_is_worked_out_anew(store: Store) -> None:
    debate(store, 3, [(1, 0)], theses=(0,))
    circle = [c(7), c(8)]
    acts: list[Callable[[], object]] = [
        lambda: make.claim(store, "Een reden.", on=c(1)),
        lambda: make.argument(store, "Bezwaar.", on=r(0), kind=Kind.UNDERCUT),
        lambda: make.word_claim(store, MO, c(2), "Anders gezegd.", "Beter."),
        lambda: arguing.argue(store, make.ANN, Kind.ATTACK, "", c(0), existing=c(2)),
        lambda: _post(store, *(events.ClaimPosted(Claim(id_, "In een kring.")) for id_ in circle)),
        lambda: _post(store, _attack(1, circle[0], circle[1]), _attack(2, circle[1], circle[0])),
        lambda: _post(store, events.ClaimPosted(Claim(c(9), "Los.")), _attack(3, c(9), c(9))),
        lambda: make.hide_claim(store, MO, c(1), "Noemt een adres."),
        lambda: erasure.erase(store, claim=c(2), ground="AVG artikel 17"),
    ]
    for act in acts:
        roots(store)
        act()
        carried_on = roots(store)
        once._known.clear()
        assert carried_on == roots(store)


def _attack(number: int, one: str, other: str) -> events.RelationPosted:
    return events.RelationPosted(Relation(f"r00000000000{number}", Kind.ATTACK, (one,), other))


def _post(store: Store, *said: events.Event) -> None:
    with store.change(SLUG, MO.ref) as change:
        change.record(*said)


def test_new_reasons_do_not_let_a_whole_outline_be_worked_out_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    debate(store, 2, [(1, 0)])
    before = roots(store)
    monkeypatch.setattr(maps.outline, "beginnings", lambda *_: pytest.fail("worked out anew"))
    make.claim(store, "Een reden.", on=make.claim(store, "Nog een.", on=c(1)))
    assert roots(store) == before


def test_claim_that_attacks_itself_begins_its_outline(store: Store) -> None:
    debate(store, 1, [(0, 0)], theses=())
    assert roots(store) == [c(0)]


def test_merged_claim_begins_nothing_and_lends_the_kept_one_its_place(store: Store) -> None:
    debate(store, 3, [(1, 0)], theses=(0,))
    position = merge(store, c(1), c(2))
    assert roots(store) == [c(0)]
    moderating.revert(store, MO, position, "Toch niet.")
    assert roots(store) == [c(0), c(2)]


def test_erased_claim_begins_an_outline_only_where_something_stands_under_it(store: Store) -> None:
    debate(store, 3, [(1, 0)], theses=())
    for id_ in (c(0), c(2)):
        erasure.erase(store, claim=id_, ground="AVG artikel 17")
    assert roots(store) == [c(0)]


def test_roots_come_by_the_page(store: Store) -> None:
    debate(store, 5, [], theses=())
    first = roots(store, limit=2)
    with store.reading() as connection:
        after = maps.roots(connection, SLUG, "", limit=2)[-1].pos
    assert first + roots(store, after=after, limit=9) == [c(n) for n in range(5)]


def test_sections_count_what_may_be_seen(store: Store) -> None:
    debate(store, 4, [], sections=["a", "a", "b", "a"])
    make.hide_claim(store, MO, c(0), "Noemt een adres.")
    merge(store, c(1), c(2))
    with store.reading() as connection:
        found = maps.sections(connection, SLUG)
    assert [(view.section.title, view.claims) for view in found] == [("a", 1), ("b", 1)]


def test_past_shows_the_debate_as_it_was_but_nothing_that_is_hidden_today(store: Store) -> None:
    debate(store, 3, [(1, 0)], theses=(0,))
    make.word_claim(store, MO, c(0), "Anders gezegd.", "Beter.")
    make.hide_claim(store, MO, c(1), "Noemt een adres.")
    with maps.past(store, SLUG, 5) as then:
        found = maps.argument_map(then, SLUG)
        assert maps.roots(then, SLUG, "")[0].claim.text == "Zin nummer 0."
    assert [claim.text for claim in found.claims.values()] == ["Zin nummer 0.", "Zin nummer 2."]


def test_map_of_a_long_chain_of_objections_is_given_whole(store: Store) -> None:
    debate(store, 600, [(1, 0), *((n, r(n - 2)) for n in range(2, 600))])
    with store.reading() as connection:
        found = maps.argument_map(connection, SLUG)
    assert len(found.relations) == 599
    assert roots(store) == [c(0)]


def test_step_taken_back_takes_the_objections_to_it_out_of_the_map(store: Store) -> None:
    debate(store, 3, [(1, 0), (2, r(0))])
    with store.change(SLUG, MO.ref) as change:
        change.record(events.RelationWithdrawn(r(0), "Vergissing."))
    with store.reading() as connection:
        assert maps.argument_map(connection, SLUG).relations == {}
    assert dataclasses.replace(part(store, [0]).map.topic, theses=()).slug == SLUG
