"""What an Argdown text says, before it is understood: its members, lines, structures and headings.

Members with the same title are one statement or one argument; `derive` and `reader` put them
together.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from ...model import Json


class Sign(StrEnum):
    """What a line draws from its premise to its conclusion; a contradiction goes both ways."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"
    CONTRADICTION = "contradictory"


SIGNS = {  # what each sign draws, and whether what stands behind it is the premise
    "+": (Sign.SUPPORT, True), "<+": (Sign.SUPPORT, True), "+>": (Sign.SUPPORT, False),
    "-": (Sign.ATTACK, True), "<-": (Sign.ATTACK, True), "->": (Sign.ATTACK, False),
    "_": (Sign.UNDERCUT, True), "<_": (Sign.UNDERCUT, True), "_>": (Sign.UNDERCUT, False),
    "><": (Sign.CONTRADICTION, False),
}  # fmt: skip


class Role(StrEnum):
    """Where a member stands."""

    TOP = "top-level"
    DRAWN = "relation"
    PREMISE = "premise"
    STEP = "intermediary-conclusion"
    CONCLUSION = "main-conclusion"


@dataclass(slots=True, eq=False)
class Member:
    """One place where a statement or an argument stands: its definition or a reference to it.

    `title` is '' for an untitled one. `tail` is where the tags that end the text begin, or -1.
    """

    title: str
    is_argument: bool
    is_reference: bool
    role: Role
    offset: int
    section: int = -1
    length: int = 0
    tail: int = -1
    data: dict[str, Json] | None = None
    data_offset: int = -1
    _words: list[str] = field(default_factory=list)
    _tags: dict[str, None] = field(default_factory=dict)

    def add(self, words: str) -> None:
        """Let the text go on with these words; `length` is how long it is."""
        if words:
            self._words.append(words)
            self.length += len(words)

    def add_tag(self, tag: str) -> None:
        """Give it a tag that it may have already."""
        self._tags[tag] = None

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags, each once, in the order of the text."""
        return tuple(self._tags)

    @property
    def last(self) -> str:
        """The last character of the text, '' where there is none."""
        return self._words[-1][-1:] if self._words else ""

    @property
    def text(self) -> str:
        """What was said, the tags in it included."""
        self._words = ["".join(self._words)]
        return self._words[0]

    @property
    def sentence(self) -> str:
        """The text without the tags that end it."""
        text = self.text if self.tail < 0 else self.text[: self.tail]
        return text.strip()


@dataclass(slots=True, eq=False)
class Inference:
    """A step of a structure: from premises to a conclusion, both as indices into its statements."""

    structure: "Structure"
    offset: int
    rules: tuple[str, ...] = ()
    data: dict[str, Json] | None = None
    premises: tuple[int, ...] = ()
    conclusion: int = -1


@dataclass(slots=True, eq=False)
class Structure:
    """A premise-conclusion structure, and the argument that it belongs to, if any."""

    argument: Member | None
    offset: int
    section: int = -1
    statements: list[Member] = field(default_factory=list)
    inferences: list[Inference] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Line:
    """One relation as it was drawn; `child` is the member that stands on the line."""

    sign: Sign
    premise: Member | Inference
    conclusion: Member | Inference
    child: Member
    offset: int
    section: int = -1


@dataclass(slots=True, eq=False)
class Heading:
    """A heading; its words and data are those of `member`."""

    level: int
    member: Member
    parent: int = -1


@dataclass(slots=True, eq=False)
class Remark:
    """Something that was read and that a map cannot carry: a comment, bold, a link's address."""

    offset: int
    what: str
    why: str


@dataclass(slots=True, eq=False)
class Document:
    """A whole text as it was parsed, everything in the order in which it stands there."""

    front: dict[str, Json] = field(default_factory=dict)
    front_offset: int = 0
    headings: list[Heading] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    structures: list[Structure] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def is_strict(self) -> bool:
        """Whether lines between statements are logical relations (`model: {mode: strict}`)."""
        return self._setting("mode") == "strict"

    @property
    def removes_tags(self) -> bool:
        """Whether tags inside a text are taken out of it (`model: {removeTagsFromText: true}`)."""
        return self._setting("removeTagsFromText") is True

    def _setting(self, name: str) -> Json:
        model = self.front.get("model")
        return model.get(name) if isinstance(model, dict) else None
