"""Every claim of a debate in short: what counts, what is folded, and that carrying on is true."""

import sqlite3

import pytest

from debate import events
from debate.commands import arguing
from debate.model import Claim, Excerpt, Frame, Kind, Voice, VoiceKind, make_id
from debate.queries import catalogue as module
from debate.queries import once
from debate.queries.catalogue import Catalogue, Facet, catalogue
from debate.storage.store import Store
from tests import make
from tests.make import ANN, DEBATE, MO, THESIS


def of(store: Store) -> Catalogue:
    with store.reading() as connection:
        return catalogue(connection, DEBATE)


def anew(store: Store) -> Catalogue:
    """The same without what is remembered."""
    once._known.clear()
    return of(store)


def test_each_claim_knows_what_speaks_on_it(store: Store) -> None:
    one = make.argument(store)
    make.argument(store, "De bus is leeg.", kind=Kind.ATTACK)
    make.argument(store, "Niet op vrijdag.", on=one.claim, kind=Kind.ATTACK)
    book = of(store)
    assert book.ids[0] == THESIS
    assert (book.supports[0], book.attacks[0], book.strength(0)) == (1, 1, 0)
    assert book.strength(book.row[one.claim]) == -1
    assert [book.side[book.row[each]] for each in (THESIS, one.claim)] == ["", "support"]


def test_counterargument_is_open_until_somebody_speaks_against_it(store: Store) -> None:
    attack = make.argument(store, "De bus is leeg.", kind=Kind.ATTACK)
    book = of(store)
    assert book.is_open(book.row[attack.claim])
    make.argument(store, "Leeg is hij nooit.", on=attack.claim, kind=Kind.ATTACK)
    book = of(store)
    assert not book.is_open(book.row[attack.claim])
    assert not book.is_open(book.row[THESIS])


def test_objection_against_the_step_is_an_answer_too(store: Store) -> None:
    attack = make.argument(store, "De bus is leeg.", kind=Kind.ATTACK)
    objection = make.argument(
        store, "Leeg rijden is geen reden.", on=attack.relation, kind=Kind.UNDERCUT
    )
    book = of(store)
    assert not book.is_open(book.row[attack.claim])
    assert book.is_open(book.row[objection.claim])


def test_carried_over_new_contributions_it_is_as_made_anew(store: Store) -> None:
    one = make.argument(store)
    before = of(store)
    attack = make.argument(store, "De bus is leeg.", kind=Kind.ATTACK)
    make.argument(store, "Leeg is hij nooit.", on=attack.relation, kind=Kind.UNDERCUT)
    arguing.argue(store, ANN, Kind.SUPPORT, "", attack.claim, existing=one.claim)
    arguing.ask(store, ANN, "Wat kost dat?", THESIS)
    said = Claim(
        make_id("c", "x"),
        "Er is een taxi.",
        voice=Voice(VoiceKind.CLIENT, "Mo"),
        frames=(Frame.ALTERNATIVE,),
        excerpts=(Excerpt("s000000000001", 1), Excerpt("s000000000001", 2)),
        section="g000000000001",
    )
    with store.change(DEBATE, MO.ref) as change:
        change.record(events.ClaimPosted(said))
    carried = of(store)
    assert carried is not before
    assert len(before.ids) == 2  # who reads the older one sees it unchanged
    assert before.onto == {THESIS: (one.relation,)}
    assert carried == anew(store)


def test_only_what_is_more_than_a_contribution_is_made_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    of(store)
    made: list[str] = []
    whole = module._made

    def counted(connection: sqlite3.Connection, slug: str) -> Catalogue:
        made.append(slug)
        return whole(connection, slug)

    monkeypatch.setattr(module, "_made", counted)
    one = make.claim(store)
    assert one in of(store).row
    assert made == []
    make.hide_claim(store, MO, one, "Noemt een adres.")
    assert one not in of(store).row
    assert made == [DEBATE]


def test_merged_claim_counts_as_what_it_stands_as(store: Store) -> None:
    kept = make.claim(store, "De bus is leeg.", kind=Kind.ATTACK)
    duplicate = make.claim(store, "Er zit niemand in de bus.", kind=Kind.ATTACK)
    make.claim(store, "Op vrijdag is hij vol.", on=duplicate, kind=Kind.ATTACK)
    make.merge_claims(store, MO, duplicate, kept, "Zelfde.")
    book = of(store)
    assert duplicate not in book.row
    assert book.attacks[book.row[kept]] == 1
    assert not book.is_open(book.row[kept])


def test_what_may_not_be_seen_is_left_out_and_no_answer(store: Store) -> None:
    attack = make.claim(store, "De bus is leeg.", kind=Kind.ATTACK)
    answer = make.claim(store, "Buurman Jansen liegt.", on=attack, kind=Kind.ATTACK)
    make.hide_claim(store, MO, answer, "Noemt iemand.")
    book = of(store)
    assert answer not in book.row
    assert book.is_open(book.row[attack])


def test_claims_are_found_by_what_they_have_in_common(store: Store) -> None:
    one = make.claim(store)
    book = of(store)
    assert [book.ids[row] for row in book.chosen[Facet.NAME, "Ann"]] == [one]
    assert [book.ids[row] for row in book.chosen[Facet.ROLE, "citizen"]] == [one]


def test_lists_that_nobody_asks_for_are_let_go() -> None:
    book = Catalogue()
    asked: list[int] = []
    for number in [*range(module.KEPT + 1), 0, module.KEPT]:
        book.kept(number, lambda: asked.append(1))
    assert len(asked) == module.KEPT + 2
