"""The form of a ruling: what a moderator typed, and what stands beside it."""

from dataclasses import dataclass, field, replace

from flask import request

from ...commands.deciding import Ruling
from ...errors import Refusal
from ...queries import decisions, house_rules, sides
from ...queries.snapshot import Snapshot
from ...queries.topics import TopicView
from ...roles import Actor
from .. import fields
from . import moderators
from .meanwhile import meanwhile

FIELDS = {
    "act": "soort",
    "rule": "regel",
    "facts": "feiten",
    "explanation": "uitleg",
    "law": "wet",
    "ends": "tot",
    "minutes": "minuten",
}
"""What the fields of a ruling are called in the form."""


@dataclass(frozen=True)
class Typed:
    """The form as it was sent."""

    soort: str = ""
    regel: str = ""
    feiten: str = ""
    uitleg: str = ""
    wet: str = ""
    tot: str = ""
    minuten: str = ""
    versie: str = ""
    idem: str = field(default_factory=fields.fresh_idem)

    @property
    def seen(self) -> int:
        """The version of the debate that was looked at, 0 where the form does not say."""
        return moderators.version_of(self.versie)

    def ruling(self) -> Ruling:
        """Give what was filled in; what is no number of minutes is none."""
        minutes = fields.whole(self.minuten) or 0
        return Ruling(
            self.regel, self.feiten, self.uitleg, law=self.wet, ends=self.tot, minutes=minutes
        )


def typed() -> Typed:
    """Take the form as it was sent."""
    sent = Typed(**{name: request.form.get(name, "") for name in Typed.__dataclass_fields__})
    return replace(sent, idem=fields.idem(sent.idem))


def around(
    connection: Snapshot, actor: Actor, topic: TopicView, sent: Typed, error: Refusal | None
) -> dict[str, object]:
    """Give what every page with this form shows: the rules, whether more criticism was refused than
    support, what others did meanwhile; and the form itself, of today once that was told.
    """
    others = meanwhile(connection, error)
    is_as_sent = sent.versie and not others
    return {
        "who": moderators.moderator(),
        "topic": topic,
        "rules": house_rules.current(connection),
        "removed": decisions.removed_by_side(connection, topic.slug),
        "removed_by_me": decisions.removed_by_side(connection, topic.slug, actor.ref),
        "submitted": sides.counts(connection, topic.slug),
        "others": others,
        "sent": sent if is_as_sent else replace(sent, versie=str(topic.version)),
    }
