"""Plans that make several of one: a claim that was more than one, premises that stand apart."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..errors import Conflict, InvalidInput
from ..events import ClaimPosted, ClaimSplit, Event, PremisesParted, RelationPosted
from ..model import Claim, Maker, Relation, Voice
from ..queries import claims, grounds
from ..queries.grounds import Tied
from ..queries.snapshot import Snapshot
from ..text.sentence import sentence
from ..wiring import Ends, Rewired, ends
from . import moving
from .making import Making

PARTS = (2, 6)
RELATIONS = 200  # that one act divides


@dataclass(frozen=True)
class Split:
    """The sentences that take a claim's place, and to which of them (from 0) each relation goes.

    Where the claim is a ground, several of them may be the grounds together.
    """

    texts: Sequence[str]
    goes: Mapping[str, Sequence[int]] = field(default_factory=dict)


def parts(given: Split) -> list[str]:
    """Clean the sentences. Raises InvalidInput where they are too few, too many, or the same."""
    told = [sentence(text, field="parts") for text in given.texts if text.strip()]
    least, most = PARTS
    if not least <= len(told) <= most:
        raise InvalidInput(
            "Write {least} to {most} sentences: each one claim.",
            field="parts",
            least=least,
            most=most,
        )
    if len({text.casefold() for text in told}) < len(told):
        raise InvalidInput("Two of these sentences are the same.", field="parts")
    return told


def split(
    connection: Snapshot,
    making: Making,
    claim: str,
    told: Sequence[str],
    given: Split,
    why: str,
) -> list[Event]:
    """Plan that these sentences take the place of a claim; its voice, source and date go along."""
    view = claims.claim(connection, claim)
    if not view.is_shown or view.merged_into:
        raise Conflict("This claim was hidden, withdrawn or merged in the meantime.")
    made = [
        _part(view.claim, making.id("c", str(number)), text) for number, text in enumerate(told)
    ]
    ids = tuple(one.id for one in made)
    own = claims.standing_as(connection, [claim])
    tied = grounds.tied(connection, claim, RELATIONS)
    changes = tuple(_assigned(each, own, ids, given.goes) for each in tied)
    posted = [ClaimPosted(one, reviewed=True) for one in made]
    return [*posted, ClaimSplit(claim, ids, changes, view.pos, why)]


def _part(whole: Claim, id_: str, text: str) -> Claim:
    """Give a part: who says it, and where, is as it was; no word of the whole is said again."""
    return Claim(
        id_,
        text,
        voice=whole.voice,
        origin=whole.origin,
        excerpts=whole.excerpts,
        section=whole.section,
    )


def _assigned(
    tied: Tied, own: Container[str], ids: Sequence[str], goes: Mapping[str, Sequence[int]]
) -> Rewired:
    """Give a relation with the chosen parts in the place of the claim that is split."""
    one = tied.relation
    chosen = [ids[number] for number in dict.fromkeys(goes.get(one.id, ())) if number < len(ids)]
    if not chosen or (tied.is_conclusion and len(chosen) > 1):
        raise InvalidInput("Choose for each relation to which part it goes.", field=one.id)
    if tied.is_conclusion:
        return Rewired(one.id, ends(one), replace(ends(one), conclusion=chosen[0]))
    premises: dict[str, None] = {}
    for ground in one.premises:
        premises |= dict.fromkeys(chosen if ground in own else [ground])
    return Rewired(one.id, ends(one), replace(ends(one), premises=tuple(premises)))


def part(connection: Snapshot, making: Making, relation: str, why: str) -> list[Event]:
    """Plan that each premise of a relation speaks for itself; objections stay with the first."""
    one = moving.shown(connection, relation)
    if len(one.premises) < 2:
        raise InvalidInput("There is one premise only, so nothing can be parted.", field="relation")
    first, *others = one.premises
    made = [_alone(one, making.id("r", ground), ground) for ground in others]
    change = Rewired(relation, ends(one), Ends(one.kind, (first,), one.conclusion))
    posted = [RelationPosted(each) for each in made]
    return [*posted, PremisesParted(change, tuple(each.id for each in made), why)]


def _alone(whole: Relation, id_: str, premise: str) -> Relation:
    return Relation(
        id_,
        whole.kind,
        (premise,),
        whole.conclusion,
        voice=Voice(whole.voice.kind),
        made_by=Maker.EDITOR,
        section=whole.section,
    )
