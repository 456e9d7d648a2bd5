"""A map as a sheet: the debate, its claims and questions, an empty row, and then the relations.

Saved in two files, without the empty row, they are the nodes and the edges that other tools read.
"""

from collections.abc import Iterator
from dataclasses import replace

from ...model import (
    ArgumentMap,
    Claim,
    Excerpt,
    Loss,
    Question,
    Relation,
    Section,
    Source,
    Voice,
)
from ..building import as_claim, topic_of
from ..holding import Holds, not_held
from ..reading import Writing
from . import named
from .cells import as_question, as_tags, lines

NODES = (
    "id",
    "kind",
    "text",
    "title",
    "note",
    "voice",
    "name",
    "source",
    "section",
    "tags",
    "about",
)
EDGES = ("id", "from", "to", "relation", "title", "why")
_HOLDS = frozenset(
    {"topic.slug", "topic.title", "topic.theses", "topic.question", "topic.description",
     "claim.text", "claim.title", "claim.note", "claim.voice", "claim.excerpts", "claim.section",
     "claim.tags", "relation.title", "relation.why", "sections", "sources", "questions",
     "question.text", "question.title", "question.voice", "question.excerpts", "question.section",
     "question.about"}
)  # fmt: skip


def write_csv(map_: ArgumentMap) -> Writing:
    """Write a sheet with commas.

    >>> from ...model import Topic
    >>> one = Claim("c0a1b2c3d4e5f", "=1+1 is geen formule.")
    >>> print(write_csv(ArgumentMap(Topic("a", "A"), claims={one.id: one})).text.splitlines()[2])
    c0a1b2c3d4e5f,claim,'=1+1 is geen formule.,,,unknown,,,,,
    """
    return _written(map_, ",")


def write_tsv(map_: ArgumentMap) -> Writing:
    """Write a sheet with tabs."""
    return _written(map_, "\t")


def _written(map_: ArgumentMap, separator: str) -> Writing:
    sheet = _Sheet(map_)
    return Writing(lines(sheet.rows(), separator), (*sheet.lost(), *not_held(map_, sheet.holds())))


class _Sheet:
    def __init__(self, map_: ArgumentMap) -> None:
        self.map = map_
        self.theses = frozenset(map_.topic.theses)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Give every row, names of columns first."""
        topic = self.map.topic
        yield NODES
        yield (topic.slug, "debate", topic.title, topic.question, topic.description, *([""] * 6))
        yield from map(self._claim, self.map.claims.values())
        yield from map(self._question, self.map.questions.values())
        yield ()
        yield EDGES
        yield from map(_relation, self.map.relations.values())

    def _claim(self, one: Claim) -> tuple[str, ...]:
        kind = "thesis" if one.id in self.theses else "claim"
        return (
            one.id, kind, one.text, one.title, one.note, str(one.voice.kind), one.voice.name,
            self._sources(one), self._section(one.section), ", ".join(one.tags), "",
        )  # fmt: skip

    def _question(self, one: Question) -> tuple[str, ...]:
        return (
            one.id, "question", one.text, one.title, "", str(one.voice.kind), one.voice.name,
            self._sources(one), self._section(one.section), "", one.about,
        )  # fmt: skip

    def _sources(self, one: Claim | Question) -> str:
        cited = dict.fromkeys(excerpt.source for excerpt in one.excerpts)
        return "\n".join(_named(self.map.sources[id_]) for id_ in cited)

    def _section(self, id_: str) -> str:
        return self.map.sections[id_].title if id_ else ""

    def holds(self) -> Holds:
        """Tell what comes back of what the rows hold."""
        marked = tuple(id_ for id_ in self.map.claims if id_ in self.theses)
        return Holds(
            _HOLDS,
            topic={
                "theses": lambda _: marked,
                "question": lambda told: told.question.strip(),
                "description": lambda told: told.description.strip(),
            },
            claim={
                "title": lambda one: one.title.strip(),
                "note": lambda one: one.note.strip(),
                "voice": lambda one: _said(one.voice),
                "excerpts": self._whole,
                "section": self._home,
                "tags": lambda one: as_tags(", ".join(one.tags)),
            },
            relation={
                "title": lambda one: one.title.strip(),
                "why": lambda one: one.why.strip(),
            },
            question={
                "text": lambda one: as_question(one.text),
                "title": lambda one: one.title.strip(),
                "voice": lambda one: _said(one.voice),
                "excerpts": self._whole,
                "section": self._home,
                "about": lambda one: one.about if one.about in self.map.claims else "",
            },
            speaker=lambda one: _said(one.voice),
        )

    def _whole(self, one: Claim | Question, /) -> tuple[Excerpt, ...]:
        """Give passages as a reader has them: whole sources, each once."""
        named_ = {_named(self.map.sources[each.source]): each.source for each in one.excerpts}
        return tuple(Excerpt(id_, 0) for id_ in named_.values())

    def _home(self, one: Claim | Question) -> str:
        return one.section if self._section(one.section).strip() else ""

    def lost(self) -> Iterator[Loss]:
        """Tell what a cell that has a name alone does not tell of sources and headings."""
        told: list[Claim | Question] = []  # what a reader takes
        told += [one for one in self.map.claims.values() if as_claim(one.text)]
        told += [one for one in self.map.questions.values() if as_question(one.text)]
        cited = {each.source for one in told for each in one.excerpts}
        homes = {one.section for one in told}
        slug = topic_of("", known=self.map.topic).slug
        for source in self.map.sources.values():
            there = named.source(slug, _named(source))
            yield from _lost(source.id, source.id in cited, "a source", source, there)
        for section in self.map.sections.values():
            home = named.section(slug, section.title.strip())
            is_there = section.id in homes and bool(home.title)
            yield from _lost(section.id, is_there, "a heading", section, home)


def _lost(
    id_: str, is_there: bool, what: str, one: Source | Section, other: Source | Section
) -> Iterator[Loss]:
    if not is_there:
        yield Loss(id_, what, "no row names it")
        return
    if id_ != other.id:
        yield Loss(id_, "its id", "a cell has its name alone")
    if one != replace(other, id=id_):
        yield Loss(id_, "what else is known of it", "a cell has its name alone")


def _said(voice: Voice) -> Voice:
    return replace(voice, name=voice.name.strip())


def _named(source: Source) -> str:
    return " ".join((source.url or source.title or source.key or source.id).split())


def _relation(one: Relation) -> tuple[str, ...]:
    return (one.id, " ".join(one.premises), one.conclusion, str(one.kind), one.title, one.why)
