"""The forms of the desk: all errors at once, each at its field, and nothing typed is lost."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from werkzeug.datastructures import MultiDict

from ...commands.sourcing import Tie, Told
from ...errors import DebateError, InvalidForm, InvalidInput
from ...model import Frame, Kind, Voice, VoiceKind, is_id
from ...text import characters
from ...text.language import Wordings
from ...text.sentence import note, sentence
from .. import fields

SEEK, PLACE = "zoek", "plaats"
LONGEST_NAME = 80


class Way(StrEnum):
    """How a claim is tied to what is there."""

    NONE = "geen"
    SUPPORT = "steunt"
    ATTACK = "spreekt-tegen"
    UNDERCUT = "volgt-niet"
    FOLLOWS = "volgt-uit"

    @property
    def kind(self) -> Kind | None:
        """The relation that this makes, None for none."""
        return _KINDS.get(self)

    @property
    def is_conclusion(self) -> bool:
        """Whether the claim is what the other one leads to."""
        return self is Way.FOLLOWS


_KINDS = {
    Way.SUPPORT: Kind.SUPPORT,
    Way.ATTACK: Kind.ATTACK,
    Way.UNDERCUT: Kind.UNDERCUT,
    Way.FOLLOWS: Kind.SUPPORT,
}
WAYS = Wordings(
    {
        Way.NONE: "no relation yet",
        Way.SUPPORT: "supports",
        Way.ATTACK: "speaks against",
        Way.UNDERCUT: "objects to a step (does not follow)",
        Way.FOLLOWS: "follows from",
    }
)
FRAMES = Wordings(
    {
        Frame.NECESSITY: "as a necessity: it will come, there is no other way",
        Frame.DESIRABILITY: "as what everybody wants: an ideal, a slogan",
        Frame.ALTERNATIVE: "as a choice or an alternative",
    }
)


@dataclass(frozen=True)
class Typed:
    """The fields as they were sent, whatever is in them."""

    plaats: str = ""
    woorden: str = ""
    zin: str = ""
    toelichting: str = ""
    stem: str = ""
    naam: str = ""
    verband: str = ""
    doel: str = ""
    zoek: str = ""
    waarom: str = ""
    stap: str = ""
    idem: str = ""
    versie: str = ""
    frames: tuple[str, ...] = ()


FIELD_OF = {
    **{name: name for name in (*Typed.__dataclass_fields__, "reden")},
    **{"text": "zin", "note": "toelichting", "other": "doel", "why": "waarom"},
    **{"place": "plaats", "claim": "zin", "name": "naam", "reason": "reden"},
}
"""What the forms call the fields of the commands, and their own."""

WORDS = tuple(name for name in Typed.__dataclass_fields__ if name != "frames")


@dataclass(frozen=True)
class Written:
    """A form that can be used; `way` and `other` say how the claim is tied."""

    told: Told
    way: Way
    other: str
    why: str

    def told_as(self, *, is_suggested: bool) -> Told:
        """Give what is told, marked where a program had pointed at the passage."""
        return replace(self.told, is_suggested=is_suggested)

    def tie(self, *, is_suggested: bool = False) -> Tie | None:
        """Give the tie, None where there is none yet."""
        if self.way.kind is None:
            return None
        return Tie(self.way.kind, self.other, self.way.is_conclusion, self.why, is_suggested)


def fresh(**filled: str) -> Typed:
    """Give a form as it is first shown, with what is known already."""
    return replace(Typed(idem=fields.fresh_idem(), verband=Way.NONE), **filled)  # type: ignore[arg-type]


def typed(form: MultiDict[str, str]) -> Typed:
    """Take the fields as they were sent."""
    kept = {name: form.get(name, "")[: fields.MOST_KEPT] for name in WORDS}
    found = Typed(**kept, frames=tuple(form.getlist("frame")[: len(Frame)]))
    return replace(found, idem=fields.idem(found.idem))


def claim(sent: Typed) -> Written:
    """Read the form of a claim with its tie. Raises InvalidForm."""
    errors: dict[str, DebateError] = {}
    told = _told(sent, errors)
    way, other, why = _tie(sent, errors)
    if errors:
        raise InvalidForm(errors)
    return Written(told, way, other, why)


def told(sent: Typed) -> Told:
    """Read what is told of a claim alone. Raises InvalidForm."""
    errors: dict[str, DebateError] = {}
    found = _told(sent, errors)
    if errors:
        raise InvalidForm(errors)
    return found


def tie(sent: Typed) -> Written:
    """Read a tie alone; there has to be one. Raises InvalidForm."""
    errors: dict[str, DebateError] = {}
    way, other, why = _tie(sent, errors)
    if way is Way.NONE:
        errors.setdefault("verband", InvalidInput("Choose the kind of relation.", field="verband"))
    if errors:
        raise InvalidForm(errors)
    return Written(Told(""), way, other, why)


def _told(sent: Typed, errors: dict[str, DebateError]) -> Told:
    return Told(
        _cleaned(lambda: sentence(sent.zin, field="zin"), "zin", errors),
        _cleaned(lambda: note(sent.toelichting, field="toelichting"), "toelichting", errors),
        Voice(_voice_kind(sent, errors), _name(sent, errors)),
        tuple(frame for frame in Frame if frame.value in sent.frames),
    )


def _tie(sent: Typed, errors: dict[str, DebateError]) -> tuple[Way, str, str]:
    if sent.verband not in set(Way):
        errors["verband"] = InvalidInput("Choose the kind of relation.", field="verband")
        return Way.NONE, "", ""
    way = Way(sent.verband)
    if way is Way.NONE:
        return way, "", ""
    wants = "r" if way is Way.UNDERCUT else "c"
    if not is_id(sent.doel, wants):
        said = (
            "Choose which step does not follow."
            if wants == "r"
            else "Choose a claim for the relation."
        )
        errors["doel"] = InvalidInput(said, field="doel")
    why = ""
    if sent.waarom.strip():
        why = _cleaned(lambda: sentence(sent.waarom, field="waarom"), "waarom", errors)
    return way, sent.doel, why


def _voice_kind(sent: Typed, errors: dict[str, DebateError]) -> VoiceKind:
    if sent.stem in set(VoiceKind):
        return VoiceKind(sent.stem)
    errors["stem"] = InvalidInput("Choose one of the voices in the list.", field="stem")
    return VoiceKind.UNKNOWN


def _name(sent: Typed, errors: dict[str, DebateError]) -> str:
    """Read the name of a voice. An editor names offices too, as a text does."""
    name = characters.one_line(sent.naam, LONGEST_NAME)
    if len(name) > LONGEST_NAME:
        errors["naam"] = InvalidInput(
            "A name has {least} to {most} characters.", field="naam", least=1, most=LONGEST_NAME
        )
    return name


def _cleaned(clean: Callable[[], str], field: str, errors: dict[str, DebateError]) -> str:
    try:
        return clean()
    except InvalidInput as error:
        errors[field] = error
        return ""
