"""The front matter: title, slug, language, question, theses and sources of a debate; the rest is
kept."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from ...errors import Phrase
from ...model import Json, Source, SourceKind, Topic, Voice, is_id, make_id
from . import problems
from .attributes import Attributes, Said
from .document import Document

TOPIC_KEYS = ("title", "slug", "language", "question", "description", "theses", "sources")
_SLUG = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?")
_WORDS = re.compile(r"[^a-z0-9]+")


@dataclass
class Front:
    """What the front matter says; `sources` are by key."""

    values: dict[str, Json]
    slug: str
    begin: int
    text_offset: dict[str, int] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    theses: list[str] = field(default_factory=list)
    first_heading: str = ""

    @property
    def has_sources(self) -> bool:
        """Whether `source` means something in this file."""
        return "sources" in self.values

    def offset(self, key: str) -> int:
        """Give where a key stands."""
        return self.text_offset.get(key, self.begin)

    def topic(self, theses: tuple[str, ...]) -> Topic:
        """Give what is debated."""
        values = self.values
        title = _text(values["title"]) if "title" in values else self.first_heading or self.slug
        return Topic(
            self.slug, title, _text(values.get("question")), _text(values.get("language")) or "nl",
            theses, _text(values.get("description")),
            {key: value for key, value in values.items() if key not in TOPIC_KEYS},
        )  # fmt: skip


def read_front(document: Document, found: problems.Problems, file: str) -> Front:
    """Give what the front matter says; without one, what the file and the headings say."""
    values = document.front
    headings = document.headings
    first = headings[0].member.sentence if headings else ""
    made = slugify(PurePath(file).stem) or slugify(_text(values.get("title")) or first) or "debat"
    slug = _text(values["slug"]) if "slug" in values else made
    front = Front(values, slug, document.front_offset, first_heading=first)
    for key in values:
        front.text_offset[key] = found.find(f"\n{key}:", max(0, document.front_offset - 1)) + 1
    theses = values.get("theses")
    if not _SLUG.fullmatch(slug):
        allowed = Phrase("lower-case letters and digits, with hyphens between")
        place = front.offset("slug")
        found.add(place, problems.BAD_VALUE, key="slug", value=slug, allowed=allowed)
    front.theses = [_text(one) for one in (theses if isinstance(theses, list) else [theses]) if one]
    _read_sources(front, found)
    return front


def slugify(text: str) -> str:
    """Give the words of a text as a slug.

    >>> slugify("Hulp uit het eigen netwerk: één vraag")
    'hulp-uit-het-eigen-netwerk-een-vraag'
    """
    plain = unicodedata.normalize("NFKD", text[:200]).encode("ascii", "ignore").decode().lower()
    return _WORDS.sub("-", plain).strip("-")[:60].rstrip("-")


def _read_sources(front: Front, found: problems.Problems) -> None:
    values = front.values.get("sources")
    if not isinstance(values, dict):
        if values is not None:
            found.add(
                front.offset("sources"), problems.BAD_DATA, why=Phrase("sources is a map by key")
            )
        return
    reader = _SourceReader(front, found)
    for key, value in values.items():
        front.sources[key] = reader.source(key, value if isinstance(value, dict) else {})
    for key, value in values.items():
        reader.link(key, value if isinstance(value, dict) else {})


class _SourceReader:
    def __init__(self, front: Front, found: problems.Problems) -> None:
        self.front = front
        self.found = found
        self.attributes = Attributes(found, {}, by_key=False)

    def source(self, key: str, value: dict[str, Json]) -> Source:
        """Give one source; what its reaction answers is linked later."""
        said = Said(self._offset(key))
        voice = (
            self.attributes.voice(said, "voice", value["voice"]) if "voice" in value else Voice()
        )
        authors = value.get("authors")
        given = _text(value.get("id")) or key
        return Source(
            given if is_id(given, "s") else make_id("s", self.front.slug, key),
            self._kind(key, value), _text(value.get("title")), "" if is_id(key, "s") else key,
            tuple(map(_text, filter(None, authors if isinstance(authors, list) else [authors]))),
            voice, _text(value.get("published")), _text(value.get("outlet")),
            _text(value.get("url")),
            "", number if isinstance(number := value.get("number"), int) else 0,
            {name: one for name, one in value.items() if name not in _SOURCE_KEYS},
        )  # fmt: skip

    def _kind(self, key: str, value: dict[str, Json]) -> SourceKind:
        default = SourceKind.REACTION if "to" in value else SourceKind.ARTICLE
        kind = value.get("kind", default.value)
        if kind in list(SourceKind):
            return SourceKind(str(kind))
        allowed = Phrase("one of {known}", known=", ".join(SourceKind))
        self.found.add(
            self._offset(key), problems.BAD_VALUE, key="kind", value=kind, allowed=allowed
        )
        return default

    def link(self, key: str, value: dict[str, Json]) -> None:
        """Say of a reaction which article it answers."""
        if "to" not in value:
            return
        answered = self.front.sources.get(_text(value["to"]))
        if answered is None:
            self.found.add(self._offset(key), problems.NO_SUCH_SOURCE, key=value["to"])
        else:
            source = self.front.sources[key]
            self.front.sources[key] = replace(source, reaction_to=answered.id)

    def _offset(self, key: str) -> int:
        return max(self.found.find(f"{key}:", self.front.offset("sources") + 8), 0)


_SOURCE_KEYS = {
    "id", "kind", "title", "authors", "voice", "published", "outlet", "url", "to", "number",
}  # fmt: skip


def _text(value: object) -> str:
    return "" if value is None else str(value)
