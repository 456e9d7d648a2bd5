"""A bad day: 300 contributions, 40 doubles, 30 abusive ones, two moderators at once, one of them
biased, and one erasure. All of it can be followed on the public pages and taken back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from debate.commands import moderating, structuring
from debate.errors import Conflict
from debate.events import ClaimPosted, RelationPosted
from debate.model import Claim, Kind, Relation, make_id
from debate.queries import claims, history, room
from debate.roles import Actor
from debate.storage import erasure, sealer
from debate.storage.store import Store
from debate.storage.verify import verify
from debate.web.app import create_app
from tests import make
from tests.web.conftest import SETTINGS, Visitor

FAIR, BIASED = make.MO, Actor(make.ref("biased"), make.MO.role)
CONTRIBUTIONS, DOUBLES, ABUSIVE = 300, 40, 30


@dataclass
class Day:
    """What happened: claims by number, for and against in turn, and the acts on them."""

    store: Store
    said: list[str]
    merges: list[int] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


def hide(store: Store, actor: Actor, claim: str, reason: str) -> None:
    make.hide_claim(store, actor, claim, reason)


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
        hide(store, BIASED, day.said[number], f"Te grof, nummer {number}.")
        day.hidden.append(day.said[number])
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
    assert len(set(re.findall(r"Te grof, nummer \d+", pages))) == ABUSIVE


def test_everything_reversible_is_reversed_and_the_log_verifies(day: Day) -> None:
    store, gone = day.store, day.said[4]
    for claim in day.hidden:
        moderating.restore_claim(store, FAIR, claim, "Na een klacht hersteld.")
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
