"""A bad day: 300 contributions, 40 doubles, 30 abusive ones, two moderators at once, one of them
biased, five complaints, and one erasure. All of it can be followed on the public pages and taken
back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from debate.commands import deciding, moderating, reporting, structuring
from debate.errors import Conflict, NotAllowed
from debate.events import ClaimPosted, DecisionMade, RelationPosted
from debate.model import Claim, Kind, Relation, make_id
from debate.queries import cases, claims, decisions, history, room
from debate.roles import Actor
from debate.storage import erasure, sealer
from debate.storage.store import Store
from debate.storage.verify import verify
from debate.web.app import create_app
from tests import make
from tests.web.conftest import SETTINGS, Visitor

FAIR, BIASED = make.MO, Actor(make.ref("biased"), make.MO.role)
CONTRIBUTIONS, DOUBLES, ABUSIVE = 300, 40, 30
COMPLAINTS, UPHELD = 5, 3


@dataclass
class Day:
    """What happened: claims by number, for and against in turn, and the acts on them."""

    store: Store
    said: list[str]
    merges: list[int] = field(default_factory=list)
    hidden: dict[str, str] = field(default_factory=dict)
    """The decision on each claim that was hidden."""
    codes: dict[str, str] = field(default_factory=dict)
    """The code of each complaint, by the decision it is about."""


def hide(store: Store, actor: Actor, claim: str, reason: str) -> str:
    """Hide a claim; gives the decision."""
    made = make.hide_claim(store, actor, claim, reason)[0].event
    assert isinstance(made, DecisionMade)
    return made.decision.id


def contributed(store: Store) -> list[str]:
    """Let 300 people answer the thesis, every other one against it."""
    ids = []
    for number in range(CONTRIBUTIONS):
        id_ = make_id("c", "day", str(number))
        kind = Kind.ATTACK if number % 2 else Kind.SUPPORT
        said = Claim(id_, f"Bijdrage {number} zegt iets over bus {number % 130}.")
        step = Relation(make_id("r", "day", str(number)), kind, (id_,), make.THESIS)
        with store.change(make.DEBATE, make.ref(f"guest {number}"), idem=f"f{number}") as change:
            change.record(ClaimPosted(said), RelationPosted(step))
        ids.append(id_)
    return ids


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """The day, up to the evening: 40 doubles merged, 28 counter-voices hidden and 2 others."""
    store = make.debate(Path(tmp_path_factory.mktemp("day")))
    day = Day(store, contributed(store))
    for number in range(DOUBLES):
        merging = structuring.merging(day.said[number + 260], day.said[number], "Zelfde.")
        day.merges.append(structuring.carry_out(store, FAIR, merging)[-1].pos)
    against = range(101, 101 + 2 * (ABUSIVE - 2), 2)
    for number in (*against, 100, 102):
        said = day.said[number]
        day.hidden[said] = hide(store, BIASED, said, f"Te grof, nummer {number}.")
    for decision in list(day.hidden.values())[:COMPLAINTS]:
        sent = reporting.complain(store, make.ANN, decision, "Er staat geen grof woord in.")
        day.codes[decision] = sent.code
    yield day
    store.close()


def moderation(store: Store) -> tuple[float | None, bool]:
    """Give the ratio of I13 as it is shown, and whether it is told."""
    with store.reading() as connection:
        found = room.room(connection, make.DEBATE, room.start_of(datetime.now(UTC))).measured
    one = found.indicators["I13"]
    return one.figure.shown, one.figure.shown is not None


def test_two_moderators_at_once_do_not_undo_each_other(day: Day) -> None:
    with day.store.reading() as connection:
        seen = history.log_page(connection, debate=make.DEBATE, limit=1)[0].version
    first = structuring.merging(day.said[250], day.said[120], "Zelfde.")
    done = structuring.carry_out(day.store, FAIR, first, seen=seen)
    other = structuring.merging(day.said[250], day.said[122], "Zelfde.")
    with pytest.raises(Conflict) as refused:
        structuring.carry_out(day.store, BIASED, other, seen=seen)
    assert refused.value.later == (done[-1].pos,)
    moderating.revert(day.store, FAIR, done[-1].pos, "Toch niet.")


def test_the_indicator_shows_the_bias_until_it_is_taken_back(day: Day) -> None:
    ratio, is_told = moderation(day.store)
    assert is_told
    assert ratio is not None
    assert ratio > 2


def test_everything_can_be_followed_on_the_public_pages(day: Day) -> None:
    reader = Visitor(create_app(day.store, SETTINGS))
    pages, address = "", f"/debatten/{make.DEBATE}/logboek"
    while address:
        page = reader.get(address).text
        pages += page
        further = re.search(r'class="more"><a href="([^"]+)"', page)
        address = further[1].replace("&amp;", "&") if further else ""
    assert pages.count("Twee stellingen samengevoegd") >= DOUBLES
    assert pages.count("Stelling verborgen") == ABUSIVE
    listed = reader.get("/besluiten").text
    assert all(f"/besluiten/{decision}" in listed for decision in day.hidden.values())
    assert len(set(re.findall(r"Te grof, nummer \d+", pages))) == ABUSIVE


def test_complaints_are_decided_by_the_other_moderator_and_right_is_restored(day: Day) -> None:
    store, reader = day.store, Visitor(create_app(day.store, SETTINGS))
    with store.reading() as connection:
        assert len(cases.open_complaints(connection, [make.DEBATE])) == COMPLAINTS
    for number, (decision, code) in enumerate(day.codes.items()):
        told = (decision, f"Nagelezen, klacht {number}.")
        with pytest.raises(NotAllowed):
            deciding.decide_complaints(store, BIASED, *told, is_upheld=False)
        is_right = number < UPHELD
        deciding.decide_complaints(store, FAIR, *told, is_upheld=is_right)
        with store.reading() as connection:
            view = decisions.decision(connection, decision)
            claim = claims.claim(connection, view.decision.thing)
            kept = cases.complaint(connection, code)
        assert claim.is_shown is is_right
        assert (view.complaint == "upheld", view.lifted_ms is not None) == (is_right, is_right)
        assert kept
        assert (kept.is_upheld, kept.answer) == (is_right, told[1])
        page = reader.get(f"/besluiten/{decision}").text
        assert ("Het bezwaar kreeg gelijk" if is_right else "Het besluit bleef staan") in page
        assert told[1] in page
        assert "Maak bezwaar" not in page
        assert "al na bezwaar beslist" in page
    with store.reading() as connection:
        assert cases.open_complaints(connection, [make.DEBATE]) == []


def test_everything_reversible_is_reversed_and_the_log_verifies(day: Day) -> None:
    store, gone = day.store, day.said[4]
    for claim in list(day.hidden)[UPHELD:]:
        make.restore_claim(store, FAIR, claim, "Na een klacht hersteld.")
    for position in day.merges:
        moderating.revert(store, FAIR, position, "Na een klacht hersteld.")
    erasure.erase(store, claim=gone, ground="AVG artikel 17")
    with store.reading() as connection:
        now = claims.claims(connection, day.said)
    back = [view for view in now.values() if view.is_shown and not view.merged_into]
    assert len(back) == CONTRIBUTIONS - 1
    assert now[gone].status == "erased"
    assert moderation(store) == (None, False)
    sealer.seal_all(store)
    assert verify(store).findings == ()
