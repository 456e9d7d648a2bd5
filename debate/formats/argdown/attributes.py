"""What the data of a statement or an argument means: voice, sources, frames and the other keys.

Keys that mean nothing here are kept as they are. In a file that names no sources in its front
matter, `source` and `at` mean nothing either.
"""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ...errors import Phrase
from ...model import Excerpt, Frame, Json, Maker, Mark, Origin, Source, Voice, VoiceKind, Wording
from . import problems

# Keys of Argdown itself, which mean something to its other tools.
ARGDOWN_KEYS = {
    "isCanonical",
    "isInMap",
    "isInGroup",
    "isGroup",
    "isClosed",
    "images",
    "uses",
    "color",
}
LINE_KEYS = ("by", "why", "relation")  # what a line says of the relation that it draws
RELATION_KEYS = {"section", "mark", "pair", "tags"}  # for a statement these stand elsewhere
_PLACE = re.compile(r"p([1-9][0-9]{0,8})(?::([0-9]{1,9})-([0-9]{1,9}):([0-9a-f]{8,64}))?")
_VOICES = {kind.value: Voice(kind) for kind in VoiceKind}  # most have no name
WHOLE = "all"  # the place that is a whole source


@dataclass(slots=True, eq=False)
class Said:
    """What the data of one member says; None where it is silent."""

    offset: int = -1
    id: str = ""
    title: str | None = None
    voice: Voice | None = None
    origin: Origin | None = None
    excerpts: tuple[Excerpt, ...] = ()
    frames: tuple[Frame, ...] = ()
    note: str = ""
    base: float | None = None
    wordings: tuple[Wording, ...] = ()
    is_question: bool = False
    about: str = ""
    scheme: str = ""
    made_by: Maker = Maker.TEXT
    why: str = ""
    section: str | None = None
    mark: Mark | None = None
    has_mark: bool = False
    pair: str = ""
    tags: tuple[str, ...] = ()
    is_implicit: bool = False
    is_canonical: bool = False
    relation: Json = None
    rest: dict[str, Json] = field(default_factory=dict)


class Attributes:
    """Reads data; knows the sources of the file by key, and where to tell what is wrong."""

    def __init__(
        self, found: problems.Problems, sources: Mapping[str, Source], by_key: bool
    ) -> None:
        self.found = found
        self.sources = sources
        self.has_sources = by_key
        self._by_id = {source.id: source for source in sources.values()}
        self._warned: set[str] = set()

    def read(self, data: Mapping[str, Json], offset: int, *, of_relation: bool = False) -> Said:
        """Give what some data says, of a statement or of a relation."""
        said = Said(offset)
        for key, value in data.items():
            reader = _READERS.get(key)
            if reader is not None and (of_relation or key not in RELATION_KEYS):
                reader(self, said, key, value)
            elif key not in ("source", "at"):
                self._unknown(said, key, value)
        if "source" in data or "at" in data:
            self._excerpts(said, data)
        if said.voice is None and said.excerpts:
            said.voice = self.source(said.excerpts[0].source).voice
        if said.made_by is Maker.EDITOR and not said.why:
            self.found.add_at_key(offset, "by", problems.EDITOR_WITHOUT_WHY)
        return said

    def source(self, id_: str) -> Source:
        """Give the source with that id."""
        return self._by_id[id_]

    def _unknown(self, said: Said, key: str, value: Json) -> None:
        said.rest[key] = value
        if key in ARGDOWN_KEYS or key in self._warned:
            return
        self._warned.add(key)
        near = difflib.get_close_matches(key, [*_READERS, "source", "at"], 1)
        likely = Phrase("Do you mean {word}?", word=near[0]) if near else ""
        self.found.add_at_key(said.offset, key, problems.UNKNOWN_KEY, key=key, likely=likely)

    def _bad(self, said: Said, key: str, value: Json, allowed: str) -> None:
        self.found.add_at_key(
            said.offset, key, problems.BAD_VALUE, key=key, value=_short(value), allowed=allowed
        )

    # Sources and places

    def _excerpts(self, said: Said, data: Mapping[str, Json]) -> None:
        if not self.has_sources:
            said.rest |= {key: data[key] for key in ("source", "at") if key in data}
            return
        said.excerpts = self.excerpts(said, data)

    def excerpts(self, said: Said, data: Mapping[str, Json]) -> tuple[Excerpt, ...]:
        """Give the passages that `source` and `at` name together."""
        keys, places = _listed(data.get("source")), _listed(data.get("at"))
        if not keys:
            self.found.add_at_key(said.offset, "at", problems.PLACE_WITHOUT_SOURCE)
            said.rest["at"] = data["at"]
            return ()
        if places and len(places) != len(keys):
            self.found.add_at_key(
                said.offset, "at", problems.PLACES_DIFFER, places=len(places), sources=len(keys)
            )
        found = []
        for index, key in enumerate(keys):
            source = self.sources.get(str(key))
            if source is None:
                self.found.add_at_key(
                    said.offset, "source", problems.NO_SUCH_SOURCE, key=_short(key)
                )
            else:
                place = places[index] if index < len(places) else WHOLE
                found.append(self._excerpt(said, source.id, place))
        return tuple(found)

    def _excerpt(self, said: Said, source: str, place: Json) -> Excerpt:
        if place == WHOLE:
            return Excerpt(source, 0)
        match = _PLACE.fullmatch(place) if isinstance(place, str) else None
        if match is None:
            self.found.add_at_key(said.offset, "at", problems.BAD_PLACE, value=_short(place))
            return Excerpt(source, 0)
        paragraph, start, end, digest = match.groups()
        if start is None:
            return Excerpt(source, int(paragraph))
        if int(start) >= int(end):
            self.found.add_at_key(said.offset, "at", problems.BAD_PLACE, value=_short(place))
        return Excerpt(source, int(paragraph), int(start), int(end), digest)

    # The other keys

    def voice(self, said: Said, key: str, value: Json) -> Voice:
        """Give the voice that a kind, or a map of kind and name, stands for."""
        if isinstance(value, str) and value in _VOICES:
            return _VOICES[value]
        kind, name = (
            (value.get("kind"), value.get("name")) if isinstance(value, dict) else (value, "")
        )
        try:
            return Voice(VoiceKind(str(kind or "unknown")), str(name or ""))
        except ValueError:
            self._bad(said, key, kind, Phrase("one of {known}", known=", ".join(VoiceKind)))
            return Voice()

    def _voice(self, said: Said, key: str, value: Json) -> None:
        said.voice = self.voice(said, key, value)

    def _id(self, said: Said, key: str, value: Json) -> None:
        said.id = str(value)

    def _title(self, said: Said, key: str, value: Json) -> None:
        said.title = str(value)

    def _origin(self, said: Said, key: str, value: Json) -> None:
        if value in list(Origin):
            said.origin = Origin(str(value))
        else:
            self._bad(said, key, value, Phrase("one of {known}", known=", ".join(Origin)))

    def _frame(self, said: Said, key: str, value: Json) -> None:
        frames = []
        for one in _listed(value):
            if one in list(Frame):
                frames.append(Frame(str(one)))
            else:
                self._bad(said, key, one, Phrase("a list of {known}", known=", ".join(Frame)))
        said.frames = tuple(frames)

    def _note(self, said: Said, key: str, value: Json) -> None:
        said.note = str(value)

    def _base(self, said: Said, key: str, value: Json) -> None:
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
            said.base = value
        else:
            self._bad(said, key, value, Phrase("a number from 0 to 1"))

    def _wordings(self, said: Said, key: str, value: Json) -> None:
        wordings = []
        for one in _listed(value):
            if isinstance(one, dict) and isinstance(one.get("text"), str):
                wordings.append(self._wording(said, one))
            else:
                self._bad(
                    said, key, one, Phrase("a list of {known}", known="{text, voice, source, at}")
                )
        said.wordings = tuple(wordings)

    def _wording(self, said: Said, one: Mapping[str, Json]) -> Wording:
        excerpts = self.excerpts(said, one) if "source" in one else ()
        default = self.source(excerpts[0].source).voice if excerpts else Voice()
        voice = self.voice(said, "voice", one["voice"]) if "voice" in one else default
        return Wording(str(one["text"]), voice, excerpts)

    def _question(self, said: Said, key: str, value: Json) -> None:
        said.is_question = value is True

    def _about(self, said: Said, key: str, value: Json) -> None:
        said.about = str(value)

    def _scheme(self, said: Said, key: str, value: Json) -> None:
        said.scheme = str(value)

    def _by(self, said: Said, key: str, value: Json) -> None:
        if value in list(Maker):
            said.made_by = Maker(str(value))
        else:
            self._bad(said, key, value, Phrase("editor, or leave it out"))

    def _why(self, said: Said, key: str, value: Json) -> None:
        said.why = str(value)

    def _relation(self, said: Said, key: str, value: Json) -> None:
        said.relation = value

    def _section(self, said: Said, key: str, value: Json) -> None:
        said.section = str(value)

    def _mark(self, said: Said, key: str, value: Json) -> None:
        said.has_mark = True
        if value in list(Mark):
            said.mark = Mark(str(value))
        elif value != "none":
            self._bad(said, key, value, Phrase("none or one of {known}", known=", ".join(Mark)))

    def _pair(self, said: Said, key: str, value: Json) -> None:
        said.pair = str(value)

    def _tags(self, said: Said, key: str, value: Json) -> None:
        said.tags = tuple(str(one) for one in _listed(value))

    def _implicit(self, said: Said, key: str, value: Json) -> None:
        said.is_implicit = value is True

    def _canonical(self, said: Said, key: str, value: Json) -> None:
        said.is_canonical = value is True


def _listed(value: Json) -> list[Json]:
    """Give a list as it is, nothing as an empty list, one thing as a list of one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _short(value: Json) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


_READERS: dict[str, Callable[[Attributes, Said, str, Json], None]] = {
    "id": Attributes._id, "title": Attributes._title, "voice": Attributes._voice,
    "origin": Attributes._origin, "frame": Attributes._frame, "note": Attributes._note,
    "base": Attributes._base, "wordings": Attributes._wordings,
    "question": Attributes._question, "about": Attributes._about, "scheme": Attributes._scheme,
    "by": Attributes._by, "why": Attributes._why, "relation": Attributes._relation,
    "section": Attributes._section, "mark": Attributes._mark, "pair": Attributes._pair,
    "tags": Attributes._tags, "implicit": Attributes._implicit,
    "isCanonical": Attributes._canonical,
}  # fmt: skip

KEYS = frozenset(_READERS)  # every key that means something, `source` and `at` apart
