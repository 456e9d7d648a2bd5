"""Rehearsing: you hold a position, the map brings what stands against it, you reply; until nothing
is left or you stop.

What a reply from the map rests on can be attacked in turn, and then is, before anything else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..errors import NotFound
from ..model import Relation
from ..queries.digest import Digest
from ..text.language import gettext
from .closing import no_poll, sources
from .composing import paper
from .document import Document, Heading, Plain, Prose, Saying, Sayings
from .telling import Teller

MOST = 20  # turns of one rehearsal
OWN, NONE = "zelf", "geen"


@dataclass(frozen=True)
class Turn:
    """An objection and what was replied: the id of a relation, OWN with words of one's own, or
    NONE.
    """

    objection: str
    reply: str
    words: str = ""


@dataclass(frozen=True)
class Rehearsal:
    """How far it went: the turns that count, the objection that is next (None at the end), what
    the map replies to it, and what would come after.
    """

    position: str
    turns: tuple[Turn, ...]
    objection: Relation | None
    replies: tuple[Relation, ...]
    waiting: tuple[Relation, ...]


def rehearse(teller: Teller, position: str, turns: Sequence[Turn]) -> Rehearsal:
    """Play the turns; those that the map does not hold are left out. Raises NotFound for a position
    that the debate does not show.
    """
    if position not in teller.map.claims:
        raise NotFound("There is no claim with this address.")
    played: list[Turn] = []
    waiting = teller.against([position])
    for turn in turns[:MOST]:
        objection = teller.map.relations.get(turn.objection)
        if objection is None or objection not in waiting:
            continue
        played.append(turn)
        waiting.remove(objection)
        met = {teller.map.relations[each.objection].premises for each in played}
        fresh = [one for one in _on_reply(teller, turn) if one.premises not in met]
        waiting = [*fresh, *(one for one in waiting if one not in fresh)]
    next_ = waiting[0] if waiting and len(played) < MOST else None
    replies = teller.worst_first(teller.answers(next_)) if next_ else []
    return Rehearsal(position, tuple(played), next_, tuple(replies), tuple(waiting))


def account(digest: Digest, position: str, turns: Sequence[Turn]) -> Document:
    """Write down how it went: first what got no answer, then what did, then what was left.

    Raises NotFound as `rehearse`.
    """
    return paper(
        digest,
        gettext("Rehearsal"),
        f"oefenen?stelling={position}&v={digest.version}",
        _blocks(Teller(digest), position, turns),
        title=gettext("What you can expect"),
        author=gettext("Rehearsal, made with Tegengeluid"),
    )


def _blocks(teller: Teller, position: str, turns: Sequence[Turn]) -> Iterator[Plain]:
    played = rehearse(teller, position, turns)
    yield Heading(gettext("Your position"), "standpunt")
    yield Sayings((teller.saying(position),))
    yield from _unanswered(teller, played)
    yield from _answered(teller, played)
    yield from _left(teller, played)
    yield from sources(teller)
    yield no_poll(teller.digest)


def _on_reply(teller: Teller, turn: Turn) -> list[Relation]:
    """Give what the map has against a reply that was taken from it."""
    reply = teller.map.relations.get(turn.reply)
    return teller.worst_first(teller.answers(reply)) if reply else []


def _unanswered(teller: Teller, played: Rehearsal) -> tuple[Plain, ...]:
    silent = [teller.map.relations[one.objection] for one in played.turns if one.reply == NONE]
    heading = Heading(gettext("You had no answer to this"), "zonder-antwoord")
    if not silent and not played.turns:
        return (heading, Prose(gettext("Nothing yet.")))
    if not silent:
        return (heading, Prose(gettext("You had an answer to all that came up.")))
    return (heading, Sayings(tuple(teller.point(one) for one in silent)))


def _answered(teller: Teller, played: Rehearsal) -> tuple[Plain, ...]:
    told: list[Saying] = []
    for one in played.turns:
        if one.reply != NONE:
            told += [teller.point(teller.map.relations[one.objection]), _reply(teller, one)]
    heading = Heading(gettext("This is what you answered"), "met-antwoord")
    return (heading, Sayings(tuple(told))) if told else ()


def _reply(teller: Teller, turn: Turn) -> Saying:
    reply = teller.map.relations.get(turn.reply)
    if reply is None:
        return Saying(turn.words, gettext("in your own words"), 1)
    told = teller.point(reply, depth=1)
    return replace(told, says=gettext("You answered ({how})", how=told.says))


def _left(teller: Teller, played: Rehearsal) -> tuple[Plain, ...]:
    if not played.waiting:
        return ()
    told = tuple(teller.point(one) for one in played.waiting[:MOST])
    return (Heading(gettext("Did not come up"), "niet-aan-bod"), Sayings(told))
