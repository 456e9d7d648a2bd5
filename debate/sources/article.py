"""What an article with its readers' reactions is, whatever it was read from."""

from dataclasses import dataclass

from ..model import Loss


@dataclass(frozen=True)
class Heading:
    """A heading between paragraphs; not counted."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph and its number, from 1."""

    text: str
    number: int


@dataclass(frozen=True)
class Reaction:
    """What one reader wrote: the number it has under the article, and its paragraphs from p1.

    `author` is the name as it was published, `published` an ISO 8601 date or time, `url` the
    reaction's own address. `answers` is the number of the reaction that it answers, 0 where it
    answers the article.
    """

    number: int
    paragraphs: tuple[str, ...]
    author: str = ""
    published: str = ""
    url: str = ""
    answers: int = 0


@dataclass(frozen=True)
class Article:
    """An article as read: `blocks` are its headings and paragraphs in order, the lead first.

    `note` holds the closing lines about the article and its authors, without links to a shop.
    `announced` is how many reactions the text says it has, None where it does not say. `furniture`
    is every line that was left out. A feed gives reactions alone, without blocks.
    """

    title: str
    lead: str
    blocks: tuple[Heading | Paragraph, ...]
    authors: tuple[str, ...] = ()
    note: str = ""
    announced: int | None = None
    reactions: tuple[Reaction, ...] = ()
    notices: tuple[Loss, ...] = ()
    furniture: tuple[str, ...] = ()
    published: str = ""
    outlet: str = ""
    url: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text of each paragraph; the first is p1."""
        return tuple(block.text for block in self.blocks if isinstance(block, Paragraph))

    @property
    def headings(self) -> tuple[str, ...]:
        """The text of each heading."""
        return tuple(block.text for block in self.blocks if isinstance(block, Heading))
