"""A map as a sheet: the debate, its claims and questions, an empty row, and then the relations.

Saved in two files, without the empty row, they are the nodes and the edges that other tools read.
"""

from collections.abc import Iterator

from ...model import ArgumentMap, Claim, Loss, Question, Relation, Source
from ..holding import not_held
from ..reading import Writing
from .cells import lines

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
    {"claim.title", "claim.note", "claim.voice", "claim.excerpts", "claim.section", "claim.tags",
     "relation.title", "relation.why", "sections", "sources", "questions",
     "topic.theses", "topic.question", "topic.description"}
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
    text = lines(sheet.rows(), separator)
    return Writing(text, (*sheet.lost(), *not_held(map_, _HOLDS)))


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

    def lost(self) -> Iterator[Loss]:
        """Tell what a row has no column for."""
        for source in self.map.sources.values():
            if source != Source(source.id, source.kind, source.title, url=source.url) or (
                source.url and source.title
            ):
                yield Loss(source.id, "what is known of a source", "a cell has its name alone")
        for section in self.map.sections.values():
            if section.parent or section.level > 1:
                yield Loss(section.id, "what a heading stands under", "a cell has its name alone")
        for claim in self.map.claims.values():
            if any(one.paragraph for one in claim.excerpts):
                yield Loss(claim.id, "the places of its passages", "a cell has whole sources")
        for question in self.map.questions.values():
            if question.about and question.about not in self.map.claims:
                yield Loss(question.id, "what a question is about", "a row names claims alone")


def _named(source: Source) -> str:
    return " ".join((source.url or source.title or source.key or source.id).split())


def _relation(one: Relation) -> tuple[str, ...]:
    return (one.id, " ".join(one.premises), one.conclusion, str(one.kind), one.title, one.why)
