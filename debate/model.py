"""The words of a debate: what a claim, a relation, a voice, a source and a map are.

Everything here is a plain value that never changes. Ids carry their kind in their first letter
(`c` claim, `r` relation, `q` question, `s` source, `g` section) and twelve hexadecimal digits.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

CLAIM_LENGTH = (3, 500)  # characters of one sentence
NOTE_LENGTH = 5_000  # characters of Markdown
CLAIMS_PER_TOPIC = 200_000

_ID = re.compile(r"[crqsg][0-9a-f]{12}")


class Kind(StrEnum):
    """How premises speak on a conclusion; an undercut's conclusion is a relation."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"


class VoiceKind(StrEnum):
    """In which capacity somebody speaks."""

    CITIZEN = "citizen"
    CLIENT = "client"
    PROFESSIONAL = "professional"
    POLICYMAKER = "policymaker"
    RESEARCHER = "researcher"
    JOURNALIST = "journalist"
    COUNCIL_MEMBER = "council_member"
    UNKNOWN = "unknown"


class Origin(StrEnum):
    """Where a claim came from."""

    ARTICLE = "article"
    REACTION = "reaction"
    PLATFORM = "platform"


class Frame(StrEnum):
    """How a claim presents policy: as unavoidable, as what everyone wants, or as one choice of
    several.
    """

    NECESSITY = "NEC"
    DESIRABILITY = "DES"
    ALTERNATIVE = "ALT"


class SourceKind(StrEnum):
    """What sort of document a source is."""

    ARTICLE = "article"
    REACTION = "reaction"
    COUNCIL_PAPER = "council_paper"


class Mark(StrEnum):
    """What two attacks in opposite directions were written as: one contradiction, or contraries."""

    CONTRADICTION = "contradiction"
    CONTRARY = "contrary"


class Maker(StrEnum):
    """Who made a tie between claims: the text itself, or an editor."""

    TEXT = "text"
    EDITOR = "editor"


@dataclass(frozen=True)
class Voice:
    """Who says it: a capacity, and a name where one is given."""

    kind: VoiceKind = VoiceKind.UNKNOWN
    name: str = ""


@dataclass(frozen=True)
class Excerpt:
    """A passage of a source, without its words.

    `paragraph` counts from 1, headings apart; 0 is the source as a whole. `start` and `end` are
    code points in that paragraph, the end excluded; `digest` is the beginning (8 or more
    hexadecimal digits) of the SHA-256 of the passage's UTF-8. Without a range the whole paragraph
    is meant, and `start == end == 0` and `digest == ""`.
    """

    source: str
    paragraph: int
    start: int = 0
    end: int = 0
    digest: str = ""


@dataclass(frozen=True)
class Source:
    """A document that claims rest on. `key` is its short name inside one debate's file."""

    id: str
    kind: SourceKind
    title: str = ""
    key: str = ""
    authors: tuple[str, ...] = ()
    voice: Voice = Voice()
    published: str = ""
    outlet: str = ""
    url: str = ""
    reaction_to: str = ""
    number: int = 0
    data: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class Wording:
    """Another wording of a claim that was merged into it, with the voice and the passages it came
    from.
    """

    text: str
    voice: Voice = Voice()
    excerpts: tuple[Excerpt, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading that groups claims; `level` counts from 1; `parent` is '' at the top."""

    id: str
    title: str
    level: int = 1
    parent: str = ""
    tags: tuple[str, ...] = ()
    data: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class Claim:
    """One statement that can be true or false, in one sentence.

    `title` is a short handle for editors and files, '' for what citizens post. `is_argument` keeps
    that a file wrote it as an argument without a structure (`<Title>`), not as a statement
    (`[Title]`).
    """

    id: str
    text: str
    title: str = ""
    note: str = ""
    voice: Voice = Voice()
    origin: Origin = Origin.PLATFORM
    frames: tuple[Frame, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    wordings: tuple[Wording, ...] = ()
    section: str = ""
    base: float | None = None
    is_argument: bool = False
    tags: tuple[str, ...] = ()
    data: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class Remains:
    """What stays of an erased claim so that figures over the debate stay the same: in which
    capacity it was said, where in the debate, and how it was coded. No word of it, and no name.
    """

    claim: str
    voice: VoiceKind = VoiceKind.UNKNOWN
    origin: Origin = Origin.PLATFORM
    section: str = ""
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True)
class Relation:
    """Premises that together speak on a conclusion.

    `premises` are claim ids, in order, at least one. `conclusion` is a claim's id, or for an
    undercut a relation's. `title` is '' unless a file names the step. `pair` is the id of the
    opposite attack where `mark` says that both are one contradiction.
    """

    id: str
    kind: Kind
    premises: tuple[str, ...]
    conclusion: str
    title: str = ""
    text: str = ""
    voice: Voice = Voice()
    excerpts: tuple[Excerpt, ...] = ()
    frames: tuple[Frame, ...] = ()
    note: str = ""
    made_by: Maker = Maker.TEXT
    why: str = ""
    scheme: str = ""
    base: float | None = None
    section: str = ""
    mark: Mark | None = None
    pair: str = ""
    tags: tuple[str, ...] = ()
    data: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """An open critical question about a claim, a relation or, where `about` is '', the debate."""

    id: str
    text: str
    about: str
    title: str = ""
    voice: Voice = Voice()
    origin: Origin = Origin.PLATFORM
    excerpts: tuple[Excerpt, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    data: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class Topic:
    """What is debated. `theses` are the ids of the claims that the debate is about."""

    slug: str
    title: str
    question: str = ""
    language: str = "nl"
    theses: tuple[str, ...] = ()
    description: str = ""
    data: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class ArgumentMap:
    """A whole debate: all its things by id, each in the order in which it is told."""

    topic: Topic
    sections: Mapping[str, Section] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    relations: Mapping[str, Relation] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)


@dataclass(frozen=True)
class Loss:
    """One thing that a reader or a writer could not carry: where it stood, what it was, and why
    not.

    `part` is `node` or `edge` where it is a whole one of the file, '' for less than that.
    """

    where: str
    what: str
    why: str
    part: str = ""


def make_id(letter: str, *parts: str) -> str:
    """Make the id that belongs to these parts: a letter and 12 hex digits of SHA-256 over the
    joined lines.

    >>> make_id("c", "eigen-netwerk", "Netwerk eerst")
    'cbf95d71e71dd'
    """
    return letter + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def is_id(text: str, letters: str = "crqsg") -> bool:
    """Tell whether this is an id of one of these kinds."""
    return text[:1] in letters and _ID.fullmatch(text) is not None
