"""The form to answer a claim: all errors at once, each at its field, and nothing typed is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from werkzeug.datastructures import MultiDict

from ..errors import DebateError, InvalidForm, InvalidInput, Phrase
from ..model import Kind, Voice, VoiceKind, is_id
from ..queries.claims import Use
from ..text import names
from ..text.sentence import note, sentence
from . import fields, words

PLACE, REVIEW, CHANGE = "plaats", "bekijk", "wijzig"
FIELD_OF = {"text": "zin", "step": "relatie", "note": "toelichting", "name": "naam"}
"""What the form calls the fields of the commands: by what the visitor reads."""


class _Clean(Protocol):
    def __call__(self, raw: str, *, field: str) -> str: ...


class Choice(StrEnum):
    """The four plain ways to answer."""

    AGREE = "steun"
    OPPOSE = "tegenargument"
    OBJECT = "volgt-niet"
    ASK = "vraag"

    @property
    def kind(self) -> Kind | None:
        """The relation that this makes; None for a question."""
        return {
            Choice.AGREE: Kind.SUPPORT,
            Choice.OPPOSE: Kind.ATTACK,
            Choice.OBJECT: Kind.UNDERCUT,
        }.get(self)


@dataclass(frozen=True)
class Wording:
    """How a choice reads: in the form, between two sentences, on the button, when it is there."""

    says: Phrase
    joins: Phrase
    act: Phrase
    done: Phrase


WORDINGS = {
    Choice.AGREE: Wording(
        Phrase("I agree, because …"),
        Phrase("That is right, because"),
        Phrase("Post argument"),
        Phrase("Your argument is here now."),
    ),
    Choice.OPPOSE: Wording(
        Phrase("It is wrong, because …"),
        Phrase("That is wrong, because"),
        Phrase("Post counterargument"),
        Phrase("Your counterargument is here now."),
    ),
    Choice.OBJECT: Wording(
        Phrase("It may be right, but this does not follow from it, because …"),
        Phrase("That may be right, but this does not follow from it:"),
        Phrase("Post objection"),
        Phrase("Your objection is here now."),
    ),
    Choice.ASK: Wording(
        Phrase("Something is missing: …"),
        Phrase("There is a question about this:"),
        Phrase("Post question"),
        Phrase("Your question is here now."),
    ),
}


@dataclass(frozen=True)
class Typed:
    """The fields of the form as they were sent, whatever is in them."""

    soort: str = ""
    zin: str = ""
    stap: str = ""
    relatie: str = ""
    bestaand: str = ""
    toelichting: str = ""
    naam: str = ""
    stem: str = ""
    idem: str = ""
    versie: str = ""
    website: str = ""

    def items(self) -> list[tuple[str, str]]:
        """The fields that hold something, for a form that sends them again."""
        return [(name, value) for name, value in vars(self).items() if value]

    def without(self, *names: str) -> list[tuple[str, str]]:
        """The fields that hold something, apart from these."""
        return [(name, value) for name, value in self.items() if name not in names]


FIELDS = tuple(Typed.__dataclass_fields__)


@dataclass(frozen=True)
class Answer:
    """A form that can be used. `relation` is the step that an objection is about."""

    choice: Choice
    text: str
    note: str
    voice: Voice
    idem: str
    relation: str = ""
    existing: str = ""


def fresh(choice: str, version: int) -> Typed:
    """Give the form as it is first shown."""
    chosen = choice if choice in set(Choice) else ""
    return Typed(soort=chosen, idem=fields.fresh_idem(), versie=str(version))


def typed(form: MultiDict[str, str]) -> Typed:
    """Take the fields as they were sent."""
    found = Typed(**{name: form.get(name, "")[: fields.MOST_KEPT] for name in FIELDS})
    return replace(found, idem=fields.idem(found.idem))


def answer(form: MultiDict[str, str], uses: Sequence[Use]) -> Answer:
    """Read the form; `uses` are the steps the claim is a premise of. Raises InvalidForm."""
    sent = typed(form)
    errors: dict[str, DebateError] = {}
    for name in FIELDS:
        if len(form.getlist(name)) > 1:
            errors[name] = InvalidInput("This field was sent twice. Fill it in once.", field=name)
    if sent.website:
        errors["website"] = InvalidInput("Leave this field empty.", field="website")
    choice = _choice(sent, errors)
    found = Answer(
        choice=choice,
        text=_text(sent, choice, errors),
        note=_cleaned(note, sent.toelichting, "toelichting", errors),
        voice=Voice(_voice_kind(sent, errors), _cleaned(names.name, sent.naam, "naam", errors)),
        idem=sent.idem,
        relation=_relation(sent, choice, uses, errors),
        existing=sent.bestaand if choice is not Choice.ASK else "",
    )
    if errors:
        raise InvalidForm(_in_order(errors))
    return found


def _choice(sent: Typed, errors: dict[str, DebateError]) -> Choice:
    if sent.soort in set(Choice):
        return Choice(sent.soort)
    errors["soort"] = InvalidInput("Choose how you want to answer.", field="soort")
    return Choice.OPPOSE


def _text(sent: Typed, choice: Choice, errors: dict[str, DebateError]) -> str:
    if sent.bestaand:
        if not is_id(sent.bestaand, "c"):
            errors["zin"] = InvalidInput("There is no claim with this address.", field="zin")
        return ""
    try:
        return sentence(sent.zin, field="zin", stop="?" if choice is Choice.ASK else ".")
    except InvalidInput as error:
        errors["zin"] = error
        return ""


def _cleaned(clean: _Clean, text: str, field: str, errors: dict[str, DebateError]) -> str:
    if not text.strip():
        return ""
    try:
        return clean(text, field=field)
    except InvalidInput as error:
        errors[field] = error
        return ""


def _voice_kind(sent: Typed, errors: dict[str, DebateError]) -> VoiceKind:
    if not sent.stem:
        return VoiceKind.UNKNOWN
    if sent.stem in words.OWN_VOICES:
        return VoiceKind(sent.stem)
    errors["stem"] = InvalidInput("Choose one of the voices in the list.", field="stem")
    return VoiceKind.UNKNOWN


def _relation(
    sent: Typed, choice: Choice, uses: Sequence[Use], errors: dict[str, DebateError]
) -> str:
    if choice is not Choice.OBJECT:
        return ""
    ids = [use.step.relation.id for use in uses]
    if not ids:
        errors["soort"] = InvalidInput(
            "Nothing is concluded from this claim yet. Choose another way to answer.", field="soort"
        )
    elif sent.relatie in ids:
        return sent.relatie
    elif len(ids) == 1 and not sent.relatie:
        return ids[0]
    else:
        errors["relatie"] = InvalidInput("Choose which step does not follow.", field="relatie")
    return ""


def _in_order(errors: Mapping[str, DebateError]) -> dict[str, DebateError]:
    order = ("soort", "relatie", "zin", "toelichting", "naam", "stem")
    return dict(sorted(errors.items(), key=lambda item: (*order, item[0]).index(item[0])))


def is_older(sent: str, version: int) -> bool:
    """Tell whether the version that a form says it was made for lies before this one."""
    seen = fields.whole(sent)
    return seen is not None and seen < version
