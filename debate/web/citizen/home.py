"""The front page: the debates, what is new, and where nobody has spoken against."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...events import ClaimPosted
from ...model import Voice
from ...queries import (
    claims,
    history,
    missing,
    topics,
)
from ...queries.claims import Use
from ...queries.snapshot import Snapshot
from ...queries.things import ClaimView
from ...queries.topics import TopicView
from ...storage import journal
from .. import headers, session
from . import standings

NEW = 6  # claims that are new
OF_ONE = 2  # of them by the same speaker
LOOK_BACK = 200  # events among which the newest claims are looked for
WITHOUT_ANSWER = 3

Missing = TypeVar("Missing")

home = Blueprint("home", __name__)


@dataclass(frozen=True)
class Fresh:
    """A claim that was added, and the step that it came with, where there is one."""

    claim: ClaimView
    use: Use | None


@home.get("/")
def show_home() -> ResponseReturnValue:
    """The debates, what is new, and where nobody has spoken against."""
    with session.store().reading() as connection:
        newest = history.log_page(connection, limit=1)
        same = headers.unchanged(newest[0].pos if newest else 0)
        if same:
            return same
        debates = topics.topics(connection)
        fresh = _fresh(connection)
        standings.hold(connection, *(each.claim.debate for each in fresh))
        silent = [
            claim
            for debate in debates
            for claim in missing.without_counter_voice(connection, debate.slug, WITHOUT_ANSWER)
        ][: 2 * WITHOUT_ANSWER]
        return render_template(
            "citizen/home.html",
            debates=debates,
            silent=silent,
            unheard=_of_each(connection, debates, missing.without_client),
            waiting=_of_each(connection, debates, missing.waiting_longest),
            fresh=fresh,
            titles={debate.slug: debate.topic.title for debate in debates},
        )


def _of_each(
    connection: Snapshot,
    debates: Sequence[TopicView],
    question: Callable[[Snapshot, str, int], list[Missing]],
) -> list[Missing]:
    """Give a few that are missing, as many of each debate as there is room for, at least one."""
    each = max(1, WITHOUT_ANSWER // max(1, len(debates)))
    found = (one for debate in debates for one in question(connection, debate.slug, each))
    return list(islice(found, WITHOUT_ANSWER))


def _fresh(connection: Snapshot) -> list[Fresh]:
    """The newest claims that may be seen, few of one speaker, each with what it answers."""
    posted = {
        entry.event.claim.id: entry.recorded.actor_ref
        for entry in journal.newest(connection, limit=LOOK_BACK)
        if isinstance(entry.event, ClaimPosted)
    }
    found = claims.claims(connection, list(posted))
    shown = [found[id_] for id_ in posted if found[id_].is_shown and not found[id_].merged_into]
    return [_with_use(connection, view) for view in _few_of_each(shown, posted)[:NEW]]


def _few_of_each(views: Iterable[ClaimView], posted: Mapping[str, bytes]) -> list[ClaimView]:
    """Leave out what one speaker adds beyond the first few: same voice, source and browser."""
    counts: Counter[tuple[Voice, str, bytes]] = Counter()
    kept: list[ClaimView] = []
    for view in views:
        source = view.claim.excerpts[0].source if view.claim.excerpts else ""
        speaker = (view.claim.voice, source, posted[view.id])
        counts[speaker] += 1
        if counts[speaker] <= OF_ONE:
            kept.append(view)
    return kept


def _with_use(connection: Snapshot, view: ClaimView) -> Fresh:
    return Fresh(view, next(iter(claims.uses(connection, view.id, 1)), None))
