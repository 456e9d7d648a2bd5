"""A page costs the same however large the debate: no query of it reads a whole table."""

import re
import sqlite3
from collections.abc import Callable

import pytest

from debate import events
from debate.model import Kind, Relation, make_id
from debate.queries import (
    also_found,
    changes,
    claims,
    growth,
    history,
    listing,
    maps,
    origins,
    overview,
    recorded,
    resembling,
    searching,
    sources,
    things,
    topics,
    whereabouts,
)
from debate.queries.catalogue import catalogue
from debate.queries.listing import Order, Wish
from debate.storage import sealer
from debate.storage.store import Store
from tests import make
from tests.make import DEBATE, MO, THESIS

MANY = 1_500
TABLES = "claim|relation|premise|excerpt|question|source|section|event|payload|touched|seal"
SCAN = re.compile(rf"^SCAN ({TABLES})\b(?!.* USING (COVERING )?INDEX)")


@pytest.fixture
def hub(store: Store) -> Store:
    """A debate in which one claim has a great many answers."""
    said = list(make.many_claims(DEBATE, MANY))
    steps = [
        events.RelationPosted(
            Relation(make_id("r", DEBATE, event.claim.id), Kind.ATTACK, (event.claim.id,), THESIS)
        )
        for event in said
        if isinstance(event, events.ClaimPosted)
    ]
    with store.change(DEBATE, MO.ref) as change:
        change.record_all([*said, *steps])
    sealer.seal_all(store)
    return store


def claim_page(connection: sqlite3.Connection) -> object:
    view = claims.claim(connection, THESIS)
    answers = claims.answers(connection, THESIS)
    told = [each.claim for step in answers.attacks for each in step.premises]
    return (
        topics.version(connection, DEBATE),
        maps.topic(connection, DEBATE),
        whereabouts.path(connection, told[0].id),
        claims.uses(connection, told[0].id),
        claims.questions(connection, THESIS),
        origins.origins(connection, [view.claim, *told]),
        history.history(connection, THESIS),
        history.log_page(connection, debate=DEBATE),
        history.acts(connection),
        history.acts(connection, debate=DEBATE, before=700, each=True),
        sources.passages(connection, "s000000000000"),
        maps.part(connection, DEBATE, [THESIS]),
        maps.around(connection, DEBATE, told[0].id),
    )


def asked(connection: sqlite3.Connection, page: Callable[[sqlite3.Connection], object]) -> set[str]:
    """The statements that a page runs."""
    statements: set[str] = set()
    connection.set_trace_callback(statements.add)
    page(connection)
    connection.set_trace_callback(None)
    return {one for one in statements if re.match(r"\s*(select|with)\b", one)}


def scans(connection: sqlite3.Connection, statement: str) -> list[str]:
    plan = connection.execute(f"explain query plan {statement}")
    return [row[3] for row in plan if SCAN.match(row[3])]


def test_no_query_of_a_claim_page_reads_a_whole_table(hub: Store) -> None:
    with hub.reading() as connection:
        statements = asked(connection, claim_page)
        assert len(statements) > 20
        found = {one: wide for one in statements if (wide := scans(connection, one))}
    assert found == {}


def views(connection: sqlite3.Connection) -> object:
    """What the other views of a debate ask."""
    book = catalogue(connection, DEBATE)
    newest = topics.version(connection, DEBATE)
    found = listing.listed(connection, book, Wish(role="unknown"), Order.UNANSWERED)
    answers = listing.answers_in_order(book, Order.STRONGEST)
    return (
        whereabouts.whereabouts(connection, found.views),
        whereabouts.whereabouts(connection, found.views, book),
        maps.part(connection, DEBATE, [THESIS], answers=answers),
        claims.steps_by_id(connection, listing.answers(book, THESIS, Kind.ATTACK)[:20]),
        changes.changes(connection, DEBATE, 3, newest),
        growth.marks(connection, DEBATE, newest, 20),
        growth.version_at(connection, DEBATE, newest, 2**50),
        history.position(connection, DEBATE, 7),
        topics.titles(connection),
    )


def test_no_query_of_the_other_views_reads_a_whole_table(hub: Store) -> None:
    with hub.reading() as connection:
        statements = asked(connection, views)
        assert len(statements) > 15
        assert {one: wide for one in statements if (wide := scans(connection, one))} == {}


def search_page(connection: sqlite3.Connection) -> object:
    return (
        searching.search(connection, "avondbus"),
        searching.search(connection, "reden", debate=DEBATE),
        searching.search(connection, "niets hiervan"),
        also_found.notes(connection, "reden", debate=DEBATE),
        also_found.sources(connection, "reden"),
        also_found.voices(connection, "an"),
    )


def test_search_reads_no_whole_table(hub: Store) -> None:
    with hub.reading() as connection:
        for statement in asked(connection, search_page):
            assert scans(connection, statement) == []


def test_finding_what_may_say_the_same_reads_no_whole_table(hub: Store) -> None:
    with hub.reading() as connection:
        said = "De avondbus is de reden."
        statements = asked(connection, lambda here: resembling.similar(here, DEBATE, said))
        assert len(statements) >= 6
        for statement in statements:
            assert scans(connection, statement) == []


def test_overview_reads_the_debate_once_and_then_no_whole_table(hub: Store) -> None:
    def page(here: sqlite3.Connection) -> object:
        found = overview.whole(here, DEBATE).forest
        return overview.texts(here, DEBATE, range(50)), overview.hits(here, DEBATE, "telt"), found

    with hub.reading() as connection:
        assert len(overview.whole(connection, DEBATE).forest.claims) == MANY + 1
        made = overview.points(connection, DEBATE, {})
        statements = asked(connection, page)
        assert overview.points(connection, DEBATE, {}) is made
        assert statements
        assert [one for one in statements if scans(connection, one)] == []
        assert [one for one in statements if "premise" in one] == []


def test_query_that_reads_a_whole_table_is_found(hub: Store) -> None:
    with hub.reading() as connection:
        assert scans(connection, "select id from claim where note = 'x'") == ["SCAN claim"]


def test_page_of_a_claim_with_many_answers_reads_few_rows(hub: Store) -> None:
    """What is counted is what becomes a thing, which is what takes time."""
    made: list[int] = []
    rows = things.in_lots

    def counting(*given: object) -> object:
        for row in rows(*given):  # type: ignore[arg-type]
            made.append(1)
            yield row

    with pytest.MonkeyPatch.context() as patch, hub.reading() as connection:
        patch.setattr(things, "in_lots", counting)
        found = claims.answers(connection, THESIS, limit=100)
        part = maps.part(connection, DEBATE, [THESIS], limit=150)
    assert (len(found.attacks), found.more) == (100, MANY - 100)
    assert len(part.map.claims) == 150
    assert part.more[THESIS] == MANY - 149
    assert len(made) < 1_500


def test_many_ids_are_asked_in_lots(hub: Store) -> None:
    with hub.reading() as connection:
        ids = [row[0] for row in connection.execute("select id from claim order by pos")]
        assert set(claims.claims(connection, ids)) == set(ids)
        assert recorded.erased(connection, ids) == set()
        assert len(recorded.posted_by(connection, DEBATE, MO.ref)) == 2 * MANY
        assert recorded.elsewhere(connection, ids, "ander") == dict.fromkeys(ids, DEBATE)
