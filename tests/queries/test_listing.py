"""Lists of claims: what comes first, what is left, where the next page begins."""

import pytest

from debate import events
from debate.model import Claim, Frame, Kind, Voice, VoiceKind, make_id
from debate.queries import history, listing
from debate.queries.catalogue import Facet, catalogue
from debate.queries.listing import Order, Standing, Wish
from debate.queries.outline import Place
from debate.storage.store import Store
from tests import make
from tests.make import DEBATE, MO, THESIS


def texts(store: Store, wish: Wish, order: Order = Order.TEXT, **more: object) -> list[str]:
    with store.reading() as connection:
        book = catalogue(connection, DEBATE)
        found = listing.listed(connection, book, wish, order, **more)  # type: ignore[arg-type]
        return [view.claim.text for view in found.views]


@pytest.fixture
def debate(store: Store) -> Store:
    """An answered and an unanswered counterargument, and a support that much stands on."""
    support = make.claim(store, "Wie laat werkt, moet thuis komen.")
    answered = make.claim(store, "De bus is leeg.", kind=Kind.ATTACK)
    make.claim(store, "Leeg is hij nooit.", on=answered, kind=Kind.SUPPORT)
    make.claim(store, "Op vrijdag is hij vol.", on=answered, kind=Kind.ATTACK)
    make.claim(store, "De bus is duur.", kind=Kind.ATTACK)
    make.claim(store, "Een taxi is duurder.", on=support)
    make.claim(store, "Fietsen kan niet.", on=support)
    return store


def test_newest_come_first_or_the_text_is_followed(debate: Store) -> None:
    told = texts(debate, Wish())
    assert told[0] == "De avondbus moet na tien uur blijven rijden."
    assert texts(debate, Wish(), Order.NEWEST) == told[::-1]


def test_strongest_have_most_support_less_what_attacks_them(debate: Store) -> None:
    assert texts(debate, Wish(), Order.STRONGEST)[0] == "Wie laat werkt, moet thuis komen."
    assert texts(debate, Wish(), Order.STRONGEST)[-1] == (
        "De avondbus moet na tien uur blijven rijden."
    )


def test_unanswered_counterarguments_come_first_then_what_they_speak_on(debate: Store) -> None:
    assert texts(debate, Wish(), Order.UNANSWERED)[:4] == [
        "Op vrijdag is hij vol.",
        "De bus is duur.",
        "De bus is leeg.",
        "De avondbus moet na tien uur blijven rijden.",
    ]
    assert texts(debate, Wish(unanswered=True)) == ["Op vrijdag is hij vol.", "De bus is duur."]


def test_strengths_and_labels_that_are_given_decide(debate: Store) -> None:
    known = Standing({THESIS: "open"}, {THESIS: 99.0}, "tried")
    first = texts(debate, Wish(), Order.STRONGEST, standing=known)[0]
    assert first == "De avondbus moet na tien uur blijven rijden."
    assert texts(debate, Wish(label="open"), standing=known) == [first]
    assert texts(debate, Wish(label="staat"), standing=known) == []
    assert texts(debate, Wish(label="open")) == []


def test_choices_narrow_each_other(debate: Store) -> None:
    said = Claim(
        make_id("c", "x"),
        "Er is een taxi.",
        voice=Voice(VoiceKind.CLIENT, "Mo"),
        frames=(Frame.ALTERNATIVE,),
    )
    with debate.change(DEBATE, MO.ref) as change:
        change.record(events.ClaimPosted(said))
    assert texts(debate, Wish(role="client", frame="ALT")) == ["Er is een taxi."]
    assert texts(debate, Wish(name="Mo")) == ["Er is een taxi."]
    assert texts(debate, Wish(role="client", name="Ann")) == []
    assert len(texts(debate, Wish(role="citizen"))) == 7


def test_only_what_came_after_a_version(debate: Store) -> None:
    with debate.reading() as connection:
        row = connection.execute("select version from topic").fetchone()
        after = history.position(connection, DEBATE, row[0])
        assert history.position(connection, DEBATE, 10**9) == after
        assert history.position(connection, DEBATE, 0) == 0
    make.claim(debate, "Er komt iets bij.")
    assert texts(debate, Wish(after=after)) == ["Er komt iets bij."]
    assert len(texts(debate, Wish(after=0))) == 9


def test_pages_follow_one_another(debate: Store) -> None:
    with debate.reading() as connection:
        book = catalogue(connection, DEBATE)
        one = listing.listed(connection, book, Wish(), Order.TEXT, limit=5)
        two = listing.listed(connection, book, Wish(), Order.TEXT, start=one.rest, limit=5)
        beyond = listing.listed(connection, book, Wish(), Order.TEXT, start=50)
    assert (one.total, one.rest, len(one.views)) == (8, 5, 5)
    assert (two.rest, len(two.views)) == (0, 3)
    assert (beyond.views, beyond.rest) == ((), 0)


def test_answers_of_one_kind_are_unanswered_first(debate: Store) -> None:
    with debate.reading() as connection:
        book = catalogue(connection, DEBATE)
        attacks = listing.answers(book, THESIS, Kind.ATTACK)
        by_age = listing.answers_in_order(book, Order.NEWEST)(THESIS)
        told = listing.answers_in_order(book, Order.TEXT)(THESIS)
        first, second = (book.ties[each].premises[0] for each in attacks)
    assert book.is_open(book.row[first])
    assert not book.is_open(book.row[second])
    assert list(by_age) == list(told)[::-1]


def test_beginnings_of_a_section_are_put_in_order(debate: Store) -> None:
    hidden = make.claim(debate, "Buurman Jansen liegt.")
    make.hide_claim(debate, MO, hidden, "Noemt iemand.")
    with debate.reading() as connection:
        book = catalogue(connection, DEBATE)
        places = [Place(book.pos[row], book.ids[row]) for row in range(3)]
        places.append(Place(99, hidden))
        found = listing.ordered(book, "", places, Order.NEWEST)
    assert found == [book.ids[2], book.ids[1], book.ids[0], hidden]


def test_choices_are_offered_with_their_numbers(debate: Store) -> None:
    with debate.reading() as connection:
        book = catalogue(connection, DEBATE)
        assert listing.choices(book, Facet.ROLE)[0] == ("citizen", 7)
        assert listing.choices(book, Facet.FRAME) == []
        told = listing.tallies(book, [THESIS, "c000000000000"])
    assert set(told) == {THESIS}
    assert (told[THESIS].supports, told[THESIS].attacks, told[THESIS].is_open) == (1, 2, False)
