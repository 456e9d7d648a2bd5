"""In which debate an act takes place, who makes something new in it, and under which numbers."""

from dataclasses import dataclass

from ..model import make_id
from ..queries import claims
from ..roles import Actor
from ..storage.store import Store


@dataclass(frozen=True)
class Making:
    """The act in which new things are made: its debate, its actor and its form."""

    debate: str
    actor: Actor
    idem: str

    def id(self, letter: str, *parts: str) -> str:
        """Give the id of a new thing: the same each time that the same form is sent."""
        return make_id(letter, self.debate, self.actor.ref.hex(), self.idem, *parts)


def debate_of(store: Store, thing: str) -> str:
    """Give the debate in which a claim or a step is. Raises NotFound."""
    with store.reading() as connection:
        return claims.debate_of(connection, thing)
