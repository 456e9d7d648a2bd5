"""What a paper is made of: a few kinds of block that every format can write.

All words in it are what a reader sees, in the language in which it was composed. The formats know
nothing of debates, and what people wrote reaches them as plain text; that it is theirs is told, for
it keeps its own language.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, TypeAlias

from ..errors import Phrase
from ..text.language import DUTCH, spoken

DEEPEST = 6
"""Levels of answers below one another that paper has room for; what lies deeper stands on the last,
in its order.
"""


@dataclass(frozen=True)
class Heading:
    """A heading; `level` 1 is that of a part, the title of the paper stands above it. `id` is its
    name in addresses. What stands below one that is `apart` begins a sheet of its own; `is_said`:
    the words are the debate's.
    """

    sort: ClassVar[str] = "heading"

    words: str
    id: str
    level: int = 1
    apart: bool = False
    is_said: bool = False


@dataclass(frozen=True)
class Prose:
    """A paragraph; `tone` is '', 'lead' or 'quiet'; `is_said`: the words are somebody's own."""

    sort: ClassVar[str] = "prose"

    words: str
    tone: str = ""
    is_said: bool = False


@dataclass(frozen=True)
class Pointing:
    """A mark that points to something else in the debate, by its own words."""

    told: str
    words: str

    def __str__(self) -> str:
        return f"{self.told} {self.words}"


@dataclass(frozen=True)
class Saying:
    """What somebody said, `depth` answers below the first of its list.

    `kind` and `says` tell how it speaks on what it stands under ('' for nothing), `refs` on which
    sources it rests, `marks` what became of it. `claim` is its id. `before` is what the paper says
    itself in front of the words.
    """

    words: str
    speaker: str = ""
    depth: int = 0
    kind: str = ""
    says: str = ""
    refs: str = ""
    marks: tuple[str | Pointing, ...] = ()
    claim: str = ""
    number: str = ""
    before: str = ""

    @property
    def about(self) -> str:
        """Who says it, on what it rests and what became of it, in one line."""
        return " · ".join(filter(None, (self.speaker, self.refs, *map(str, self.marks))))

    @property
    def is_quiet(self) -> bool:
        """Whether nobody says it: a remark of the paper itself, that has no number of its own."""
        return not (self.speaker or self.claim or self.number)

    @property
    def is_said(self) -> bool:
        """Whether the words are somebody's own, and not the paper's."""
        return bool(self.before) or not self.is_quiet


@dataclass(frozen=True)
class Told:
    """A saying with those that stand under it."""

    saying: Saying
    under: list["Told"] = field(default_factory=list)


@dataclass(frozen=True)
class Sayings:
    """A list of sayings in reading order."""

    sort: ClassVar[str] = "sayings"

    told: tuple[Saying, ...]

    @property
    def nested(self) -> list[Told]:
        """The same, each with what stands under it, DEEPEST levels at most."""
        tops: list[Told] = []
        trail: list[Told] = []
        for saying in self.told:
            node = Told(saying)
            del trail[min(saying.depth, DEEPEST - 1, len(trail)) :]
            (trail[-1].under if trail else tops).append(node)
            trail.append(node)
        return tops


@dataclass(frozen=True)
class Bullets:
    """Short remarks."""

    sort: ClassVar[str] = "bullets"

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows below a head; the first cell of each row names it."""

    sort: ClassVar[str] = "table"

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Terms:
    """Words with what they mean here."""

    sort: ClassVar[str] = "terms"

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Reference:
    """A source by its number; `url` is '' where none is known."""

    number: int
    words: str
    url: str = ""
    source: str = ""


@dataclass(frozen=True)
class References:
    """The sources of a paper."""

    sort: ClassVar[str] = "references"

    items: tuple[Reference, ...]


@dataclass(frozen=True)
class Contents:
    """The place where the headings of the paper are listed; `words` say so."""

    sort: ClassVar[str] = "contents"

    words: str


NO_POLL = Phrase("This is not a poll.")
"""What every paper says of itself."""

Plain: TypeAlias = Heading | Prose | Sayings | Bullets | Table | Terms | References | Contents


@dataclass(frozen=True)
class Pair:
    """Two columns side by side; the left one comes first where there is one column."""

    sort: ClassVar[str] = "pair"

    left: tuple[Plain, ...]
    right: tuple[Plain, ...]


Block: TypeAlias = Plain | Pair


@dataclass(frozen=True)
class Document:
    """A paper. `name` says which sort, `title` is what it is about; `is_titled_by_debate` where
    that is in the words of the debate, as `kicker` is.

    `author`, `address` (it leads to this very paper on the site; `path` does so in Dutch) and
    `at_ms` are what an archive asks for; `stand` is the place in the log in words. `is_sheet`: fits
    one side of A4.
    """

    name: str
    title: str
    kicker: str
    author: str
    path: str
    at_ms: int
    stand: str
    blocks: tuple[Block, ...]
    is_sheet: bool = False
    is_titled_by_debate: bool = False
    language: str = field(default_factory=spoken)

    @property
    def address(self) -> str:
        """The path on the site that leads to this very paper, in its language."""
        return self.path if self.language == DUTCH else f"{self.path}&taal={self.language}"

    @property
    def plain(self) -> Iterator[Plain]:
        """All blocks in reading order, out of their columns."""
        for block in self.blocks:
            yield from (*block.left, *block.right) if isinstance(block, Pair) else (block,)

    @property
    def headings(self) -> Sequence[Heading]:
        """The headings, in order."""
        return [block for block in self.plain if isinstance(block, Heading)]

    @property
    def length(self) -> int:
        """Roughly how many characters it has, to choose a type size by."""
        return sum(_length(block) for block in self.plain)


def _length(block: Plain) -> int:
    match block:
        case Sayings(told):
            return sum(len(one.words) + len(one.speaker) + len(one.refs) + 12 for one in told)
        case References(items):
            return sum(len(one.words) + 4 for one in items)
        case Bullets(items):
            return sum(map(len, items))
        case Prose(words) | Heading(words):
            return len(words)
    return 0
