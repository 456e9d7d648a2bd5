"""What somebody wants to see of a debate: read from the address, offered as choices, and told.

A choice is a plain part of the address, so that it can be linked to, kept and shared. What is new
since a visit is asked for by version: the address then says all that the page depends on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from flask import request

from ...errors import InvalidInput
from ...graph.standing import Label
from ...model import Frame, VoiceKind
from ...queries import listing, maps, origins
from ...queries.catalogue import Catalogue, Facet
from ...queries.listing import Order, Standing, Wish
from ...queries.snapshot import Snapshot
from ...text.language import Wordings, gettext
from ...text.phrasing import moment, number, short, source_name
from .. import words
from ..address import address

ORDERS = {
    "": Order.TEXT,
    "tekst": Order.TEXT,
    "onbeantwoord": Order.UNANSWERED,
    "nieuwste": Order.NEWEST,
    "sterkste": Order.STRONGEST,
}
ROLES = {
    "inwoner": VoiceKind.CITIZEN,
    "client": VoiceKind.CLIENT,
    "professional": VoiceKind.PROFESSIONAL,
    "beleidsmaker": VoiceKind.POLICYMAKER,
    "onderzoeker": VoiceKind.RESEARCHER,
    "journalist": VoiceKind.JOURNALIST,
    "raadslid": VoiceKind.COUNCIL_MEMBER,
    "onbekend": VoiceKind.UNKNOWN,
}
FRAMES = {
    "onvermijdelijk": Frame.NECESSITY,
    "wenselijk": Frame.DESIRABILITY,
    "alternatief": Frame.ALTERNATIVE,
}
STANDINGS = {"staat": Label.IN, "weersproken": Label.OUT, "open": Label.UNDECIDED}
UNANSWERED, NEW, NEW_UNANSWERED = "zonder-antwoord", "nieuw", "nieuw-zonder-antwoord"
ORDER_WORDS = Wordings(
    {
        "": "usual order",
        "tekst": "as the text goes",
        "onbeantwoord": "unanswered first",
        "nieuwste": "newest first",
        "sterkste": "strongest first",
    }
)
SHOWN = Wordings(
    {
        "": "all claims",
        UNANSWERED: "counter-voices without an answer",
        NEW: "unread: new since my last visit",
        NEW_UNANSWERED: "unread counter-voices without an answer",
    }
)
FIELD_WORDS = Wordings(
    {
        "volgorde": "Order",
        "toon": "Show",
        "rol": "Voice",
        "bron": "Source",
        "onderdeel": "Section",
        "kader": "Frame",
        "stand": "Standing",
    }
)
EVERY = Wordings(
    {
        "rol": "everybody",
        "bron": "all sources",
        "onderdeel": "all sections",
        "kader": "any frame",
        "stand": "any standing",
    }
)
"""What a field says that is left as it is."""

LONGEST = 200  # characters of a value in the address


@dataclass(frozen=True)
class Choice:
    """What the address asks for; each field as it is written there."""

    volgorde: str = ""
    toon: str = ""
    sinds: str = ""
    rol: str = ""
    naam: str = ""
    bron: str = ""
    onderdeel: str = ""
    kader: str = ""
    stand: str = ""

    @property
    def order(self) -> Order:
        """What comes first."""
        return ORDERS[self.volgorde]

    @property
    def is_unread(self) -> bool:
        """Whether only what is new since a visit is asked for."""
        return self.toon in (NEW, NEW_UNANSWERED)

    @property
    def puts_unanswered_first(self) -> bool:
        """Whether counterarguments without an answer come first among the answers to a claim."""
        return self.volgorde in ("", "onbeantwoord")

    @property
    def is_list(self) -> bool:
        """Whether one list over the debate is asked for, and not its outline or a section of it."""
        chosen = (self.toon, self.sinds, self.rol, self.naam, self.bron, self.kader, self.stand)
        return any(chosen)

    def wish(self, after: int | None) -> Wish:
        """The same for the store; `after` is the position in the log that `sinds` stands for."""
        return Wish(
            role=ROLES[self.rol] if self.rol else "",
            name=self.naam,
            source=self.bron,
            section=self.onderdeel,
            frame=FRAMES[self.kader] if self.kader else "",
            label=STANDINGS[self.stand] if self.stand else "",
            after=after,
            unanswered=self.toon in (UNANSWERED, NEW_UNANSWERED),
        )

    def parts(self, **other: str) -> dict[str, str]:
        """The parts of the address that ask for this, some of them otherwise."""
        told = {**vars(self), **other}
        return {name: value for name, value in told.items() if value}

    def further(self, base: str, section: str, after: int, version: int) -> str:
        """The address of what follows a place, in a section and at a version where there are."""
        then = str(version) if version else ""
        return self.address(base, onderdeel=section, na=str(after), v=then)

    def address(self, base: str, **other: str) -> str:
        """The address that asks for this, some of it otherwise."""
        return address(base, **self.parts(**other))


class Option(NamedTuple):
    """One choice in a list of choices."""

    value: str
    text: str


class Field(NamedTuple):
    """A list of choices: its name in the address, its label, what can be chosen, what is."""

    name: str
    label: str
    options: list[Option]
    chosen: str


class Chip(NamedTuple):
    """A choice that was made, and the address without it."""

    text: str
    without: str


def asked() -> Choice:
    """Read what the address asks for. Raises InvalidInput for what cannot be chosen."""
    told = {name: request.args.get(name, "")[:LONGEST] for name in Choice.__dataclass_fields__}
    choice = Choice(**told)
    known: Mapping[str, tuple[str, ...]] = {
        "volgorde": tuple(ORDERS),
        "toon": tuple(SHOWN),
        "rol": ("", *ROLES),
        "kader": ("", *FRAMES),
        "stand": ("", *STANDINGS),
    }
    for name, values in known.items():
        if told[name] not in values:
            raise InvalidInput("In the address, {name} is not one of the choices.", name=name)
    if choice.sinds and not (choice.sinds.isascii() and choice.sinds.isdecimal()):
        raise InvalidInput("In the address, {name} is a whole number.", name="sinds")
    return choice if len(choice.sinds) < 16 else Choice(**{**told, "sinds": "9" * 15})


def fields(
    connection: Snapshot,
    slug: str,
    book: Catalogue,
    choice: Choice,
    standing: Standing = listing.NOTHING_KNOWN,
) -> list[Field]:
    """Give the choices that this debate offers, each with how many claims it has."""
    sections = maps.all_sections(connection, slug).values()
    titles = {one.id: Option(one.id, short(one.title)) for one in sections}
    names = _sources(connection, book)
    return [field for field in _fields(book, choice, titles, names, standing) if field.options[1:]]


def _fields(
    book: Catalogue,
    choice: Choice,
    titles: Mapping[str, Option],
    names: Mapping[str, Option],
    standing: Standing,
) -> Iterator[Field]:
    def counted(facet: Facet, names: Mapping[str, Option]) -> list[Option]:
        found = ((names.get(value), count) for value, count in listing.choices(book, facet))
        return [Option(one.value, f"{one.text} ({number(count)})") for one, count in found if one]

    roles = {str(kind): Option(name, words.VOICES[kind]) for name, kind in ROLES.items()}
    frames = {str(frame): Option(name, words.FRAMES[frame]) for name, frame in FRAMES.items()}
    yield _field(choice, "volgorde", _options(ORDER_WORDS))
    yield _field(choice, "toon", _options(SHOWN))
    yield _field(choice, "rol", counted(Facet.ROLE, roles))
    yield _field(choice, "bron", counted(Facet.SOURCE, names))
    yield _field(choice, "onderdeel", _in_order(counted(Facet.SECTION, titles), titles))
    yield _field(choice, "kader", counted(Facet.FRAME, frames))
    labels = {name: words.LABELS[one] for name, one in STANDINGS.items() if one in standing.words}
    yield _field(choice, "stand", _options(labels))


def _field(choice: Choice, name: str, options: list[Option]) -> Field:
    every = [Option("", EVERY[name])] if name in EVERY else []
    return Field(name, FIELD_WORDS[name], [*every, *options], str(getattr(choice, name)))


def _options(texts: Mapping[str, str]) -> list[Option]:
    return [Option(value, text) for value, text in texts.items()]


def _sources(connection: Snapshot, book: Catalogue) -> dict[str, Option]:
    """Name the sources that most claims rest on."""
    ids = [value for value, _ in listing.choices(book, Facet.SOURCE)]
    found = origins.with_articles(connection, ids)
    return {id_: Option(id_, short(source_name(one, found))) for id_, one in found.items()}


def _in_order(options: list[Option], titles: Mapping[str, Option]) -> list[Option]:
    place = {id_: at for at, id_ in enumerate(titles)}
    return sorted(options, key=lambda option: place[option.value])


def chips(choice: Choice, offered: list[Field], base: str, since_ms: int = 0) -> list[Chip]:
    """Give what was chosen, each with the address of the page without it. `since_ms` is when the
    version was that `sinds` names, 0 for the beginning.
    """
    told = {field.name: dict(field.options).get(field.chosen, field.chosen) for field in offered}
    if choice.naam:
        told["naam"] = gettext("said by {name}", name=choice.naam)
    if choice.sinds:
        told["toon"] = _since(choice, since_ms)
    chosen = choice.parts()
    return [
        Chip(text, choice.address(base, **{name: ""}, **({"sinds": ""} if name == "toon" else {})))
        for name, text in told.items()
        if name in chosen or (name == "toon" and choice.sinds)
    ]


def _since(choice: Choice, since_ms: int) -> str:
    if choice.toon == NEW_UNANSWERED:
        what = gettext("unread counter-voices without an answer")
    else:
        what = gettext("unread") if choice.is_unread else gettext("new")
    if not since_ms:
        return gettext("{what}: everything from the beginning", what=what)
    return gettext("{what}, since {time}", what=what, time=moment(since_ms))
