"""Seeing a crowd come in, without knowing who is in it."""

from collections.abc import Sequence

from ..queries import activity as found
from ..storage import activity
from ..storage.journal import Entry
from ..storage.store import Store


def note_voice(store: Store, entries: Sequence[Entry], network: str) -> None:
    """Count whoever did this act as a new voice of a network, where it is the first in the debate.

    `network` is part of an address; what is kept of it says nothing the day after.
    """
    first = entries[0].recorded
    with store.reading() as connection:
        before = found.acts_of(connection, first.debate, first.actor_ref) - len(entries)
    if before <= 0:
        with store.writing() as connection:
            activity.note(connection, first.debate, network, store.outside.session_key)
