"""What others did in the meantime, where that stands in the way of what a moderator wants."""

from ...errors import Conflict, Refusal
from ...queries import history
from ...queries.snapshot import Snapshot
from .. import happenings
from ..happenings import Told


def meanwhile(connection: Snapshot, error: Refusal | None) -> list[Told]:
    """Tell the acts that a refusal names, none where it is about something else."""
    later = error.later if isinstance(error, Conflict) else ()
    return happenings.told(connection, history.acts_at(connection, later))
