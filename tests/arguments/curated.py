"""The curated map as our own reader reads it, what it rests on, and the texts, where they are."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from debate.formats.argdown.reader import load
from debate.model import ArgumentMap, Claim, Excerpt, Question, Source
from debate.sources.anchors import content_digest
from debate.sources.article_map import TEXT_DIGITS
from debate.sources.plain_text import Article, read

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "arguments"
SEEDS = ROOT.parent / "shared" / "seeds"
FILE = FOLDER / "decentralisatie-sociale-zorg.argdown"

REACTIONS = {"s0": 0, "s1": 3, "s2": 4, "s3": 0, "s4": 3}  # the articles, and how many they have
SOURCES = [*REACTIONS, *(f"{key}r{n + 1}" for key, many in REACTIONS.items() for n in range(many))]


@cache
def debate() -> ArgumentMap:
    """The map as our own reader reads it."""
    return load(FILE.read_text(encoding="utf-8"), file=FILE.name).map


def things() -> list[Claim | Question]:
    return [*debate().claims.values(), *debate().questions.values()]


def sources_of(thing: Claim | Question) -> list[Source]:
    return [debate().sources[excerpt.source] for excerpt in thing.excerpts]


def passages_of(thing: Claim | Question) -> Iterator[Excerpt]:
    """The passages that a claim or question rests on, and those of what was merged into it."""
    yield from thing.excerpts
    for wording in thing.wordings if isinstance(thing, Claim) else ():
        yield from wording.excerpts


def keys_of(thing: Claim | Question) -> set[str]:
    """The keys in the file of the sources that a claim or question rests on."""
    return {source.key for source in sources_of(thing)}


@cache
def articles() -> tuple[Article, ...]:
    """The texts beside the project, where they are."""
    return tuple(read(path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt")))


def text_of(source: Source) -> str:
    """The first digits of the digest of a source's text."""
    return str(source.data["text"])


@cache
def documents() -> dict[str, tuple[str, ...]]:
    """The paragraphs of each article and reaction, by the first digits of their digest."""
    parts = [part.paragraphs for article in articles() for part in (article, *article.reactions)]
    return {content_digest(part)[:TEXT_DIGITS]: tuple(part) for part in parts}


def paragraphs(excerpt: Excerpt) -> tuple[str, ...]:
    """The paragraphs of the document that an excerpt points into."""
    return documents()[text_of(debate().sources[excerpt.source])]
