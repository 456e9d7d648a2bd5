"""Plans for relations: another conclusion, another kind, several as one; and a branch elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

from ..errors import Conflict, InvalidInput, NotFound
from ..events import (
    BranchExtracted,
    Event,
    PremisesJoined,
    RelationMoved,
    RelationRetyped,
    SectionAdded,
)
from ..model import Kind, Relation, Section
from ..queries import claims, grounds, maps
from ..queries.snapshot import Snapshot
from ..text import characters
from ..wiring import Ends, Placed, Rewired, ends
from .making import Making

HEADING = (3, 120)  # characters
PREMISES = 12  # in one relation


def move(connection: Snapshot, relation: str, conclusion: str, why: str) -> list[Event]:
    """Plan that a relation speaks on another claim, or an objection on another step."""
    one = shown(connection, relation)
    now = replace(ends(one), conclusion=conclusion)
    if _stands(connection, conclusion) == _stands(connection, one.conclusion):
        raise InvalidInput("It speaks on this already. Choose another.", field="other")
    require_sound(connection, one, now)
    return [RelationMoved(Rewired(relation, ends(one), now), why)]


def retype(
    connection: Snapshot, relation: str, kind: str, conclusion: str, why: str
) -> list[Event]:
    """Plan that a relation speaks in another way; without a conclusion on what it spoke on."""
    one = shown(connection, relation)
    if kind not in set(Kind):
        raise InvalidInput("Choose the kind of relation.", field="kind")
    if one.kind is Kind(kind):
        raise InvalidInput("It speaks in this way already. Choose another.", field="kind")
    now = Ends(Kind(kind), one.premises, conclusion or one.conclusion)
    require_sound(connection, one, now)
    return [RelationRetyped(Rewired(relation, ends(one), now), why)]


def join(connection: Snapshot, relation: str, others: Sequence[str], why: str) -> list[Event]:
    """Plan that relations of one kind, on one conclusion, are one with all their premises."""
    one = shown(connection, relation)
    joined = [shown(connection, id_) for id_ in dict.fromkeys(others) if id_ != relation]
    if not joined:
        raise InvalidInput("Choose what belongs together: at least two.", field="others")
    for other in joined:
        if other.kind is not one.kind or not _same_end(connection, one, other):
            raise InvalidInput(
                "Only what speaks in the same way on the same can be joined.", field="others"
            )
    every = [ground for each in (one, *joined) for ground in each.premises]
    now = replace(ends(one), premises=_distinct(connection, every))
    if len(now.premises) > PREMISES:
        raise InvalidInput(
            "At most {limit} premises speak together.", field="others", limit=PREMISES
        )
    require_sound(connection, one, now)
    gone = tuple(other.id for other in joined)
    return [
        PremisesJoined(Rewired(relation, ends(one), now), gone, _along(connection, gone, one), why)
    ]


def _along(connection: Snapshot, joined: Sequence[str], kept: Relation) -> tuple[Rewired, ...]:
    """Give the objections against the steps that go: they are about the one that stays."""
    return tuple(
        Rewired(each.id, ends(each), replace(ends(each), conclusion=kept.id))
        for each in grounds.towards(connection, joined)
    )


def take_out(
    connection: Snapshot, making: Making, claim: str, title: str, section: str, why: str
) -> list[Event]:
    """Plan that a claim goes to a section, with all that speaks on it alone."""
    view = claims.claim(connection, claim)
    if not view.is_shown or view.merged_into:
        raise _changed()
    made, goal = _section(connection, making, title, section)
    branch = grounds.branch(connection, claim)
    views = claims.claims(connection, branch)
    placed = tuple(
        Placed(id_, views[id_].claim.section)
        for id_ in branch
        if views[id_].claim.section != goal and views[id_].status != "erased"
    )
    if not any(one.claim == claim for one in placed):
        raise InvalidInput("It stands in this section already. Choose another.", field="section")
    return [*made, BranchExtracted(claim, goal, placed, why)]


def _section(
    connection: Snapshot, making: Making, title: str, section: str
) -> tuple[list[Event], str]:
    """Give the section that is meant, and what makes it where it is new."""
    known = maps.all_sections(connection, making.debate)
    if section:
        if section not in known:
            raise InvalidInput(
                "There is no such section. Choose one from the list.", field="section"
            )
        return [], section
    least, most = HEADING
    heading = characters.one_line(title, most)
    if not least <= len(heading) <= most:
        raise InvalidInput(
            "A heading has {least} to {most} characters.", field="title", least=least, most=most
        )
    made = Section(making.id("g"), heading)
    return [SectionAdded(made)], made.id


def shown(connection: Snapshot, relation: str) -> Relation:
    """Give a relation as recorded. Raises NotFound, and Conflict where it is not shown."""
    found = grounds.relations(connection, [relation]).get(relation)
    if found is None:
        raise NotFound("There is no such step between claims.")
    if found.status != "shown":
        raise Conflict("This step was taken back in the meantime, so it cannot be changed.")
    return found.relation


def require_sound(connection: Snapshot, one: Relation, now: Ends) -> None:
    """Refuse ends that do not fit: of another debate, not shown, or a claim as its own ground."""
    if (now.kind is Kind.UNDERCUT) != now.conclusion.startswith("r"):
        said = "Choose which step does not follow." if now.kind is Kind.UNDERCUT else _CLAIM
        raise InvalidInput(said, field="other")
    if claims.debate_of(connection, now.conclusion) != claims.debate_of(connection, one.id):
        raise InvalidInput("This belongs to another debate.", field="other")
    if now.conclusion.startswith("r"):
        shown(connection, now.conclusion)
        if grounds.hangs_on(connection, now.conclusion, one.id):
            raise InvalidInput(
                "An objection cannot be about itself. Choose another.", field="other"
            )
    else:
        _require_shown(connection, now.conclusion)
    if not now.conclusion.startswith("r") and grounds.is_own_ground(
        connection, now.kind, now.premises, now.conclusion
    ):
        raise InvalidInput(
            "A claim would be its own premise, at once or by a chain of premises. Choose another.",
            field="other",
        )


_CLAIM = "Choose a claim for the relation."


def _require_shown(connection: Snapshot, claim: str) -> None:
    stands = _stands(connection, claim)
    if not claims.claim(connection, stands).is_shown:
        raise _changed()


def _changed() -> Conflict:
    return Conflict("This claim was hidden, withdrawn or merged in the meantime.")


def _stands(connection: Snapshot, thing: str) -> str:
    return thing if thing.startswith("r") else claims.stands_as(connection, [thing])[thing]


def _same_end(connection: Snapshot, one: Relation, other: Relation) -> bool:
    return _stands(connection, one.conclusion) == _stands(connection, other.conclusion)


def _distinct(connection: Snapshot, premises: Sequence[str]) -> tuple[str, ...]:
    """Leave out premises that stand as one that is there."""
    stands = claims.stands_as(connection, premises)
    kept: dict[str, str] = {}
    for ground in premises:
        kept.setdefault(stands[ground], ground)
    return tuple(kept.values())
