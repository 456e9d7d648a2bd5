"""What somebody may ask for by the AVG: to be erased. What is kept is told by `queries.rights`."""

from collections.abc import Sequence

from ..errors import NotAllowed
from ..queries import own
from ..queries.accounts import SignedIn
from ..roles import Actor
from ..storage import erasure, leaving
from ..storage.store import Store

GROUND = "Verwijderd op verzoek van wie het schreef (AVG, artikel 17)."


def erase_me(store: Store, refs: Sequence[tuple[str, bytes]], who: SignedIn | None = None) -> int:
    """Erase all that was written under these references, and the account of who is signed in.

    Gives how many texts went. What others answered stays, and so do the place, voice and date of
    what was answered.
    """
    return leaving.erase_person(store, refs, GROUND, account=who.account if who else "")


def erase_question(store: Store, actor: Actor, question: str) -> None:
    """Take a question of one's own back: its words go. Raises NotAllowed for one of another."""
    actor.require("mend")
    with store.reading() as connection:
        writer = own.written_by(connection, question)
    if writer != actor.ref:
        raise NotAllowed("Only whoever wrote this can change or withdraw it.")
    erasure.erase(store, question=question, ground=GROUND)
