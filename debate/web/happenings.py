"""What an event in the log was about: the claim to name and to lead to, as it may be seen today."""

from collections.abc import Mapping, Sequence

from .. import events
from ..events import Event
from ..queries import claims
from ..queries.history import Happening
from ..queries.snapshot import Snapshot
from ..queries.things import ClaimView


def subjects(connection: Snapshot, found: Sequence[Happening]) -> Mapping[int, ClaimView]:
    """Give for each place in the log the claim that it is about, where there is one."""
    about = {each.pos: _claim(each.event) for each in found}
    views = claims.claims(connection, list(filter(None, about.values())))
    return {pos: views[id_] for pos, id_ in about.items() if id_ in views}


def _claim(event: Event | None) -> str:
    match event:
        case events.ClaimPosted(claim=claim) | events.ClaimRevised(claim=claim):
            return claim.id
        case events.RelationPosted(relation=relation) | events.RelationRevised(relation=relation):
            return relation.premises[0]
        case events.QuestionAsked(question=question):
            return question.about
        case events.ClaimsMerged(kept=kept):
            return kept
        case (
            events.ClaimWorded(claim=id_)
            | events.ClaimReviewed(claim=id_)
            | events.ClaimWithdrawn(claim=id_)
            | events.ClaimHidden(claim=id_)
            | events.ClaimRestored(claim=id_)
        ):
            return id_
    return ""
