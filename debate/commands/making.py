"""Who makes something new in an act, and under which numbers."""

from dataclasses import dataclass

from ..model import make_id
from ..roles import Actor


@dataclass(frozen=True)
class Making:
    """The act in which new things are made: its debate, its actor and its form."""

    debate: str
    actor: Actor
    idem: str

    def id(self, letter: str, *parts: str) -> str:
        """Give the id of a new thing: the same each time that the same form is sent."""
        return make_id(letter, self.debate, self.actor.ref.hex(), self.idem, *parts)
