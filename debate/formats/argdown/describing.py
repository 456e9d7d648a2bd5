"""What the data of each thing says: its fields that are not what a reader takes for granted, in one
order.

id question about title voice origin source at frame base scheme section mark pair tags by why
relation note wordings, and then what else was kept
"""

from collections.abc import Callable, Iterable, Mapping

from ...errors import Phrase
from ...model import (
    ArgumentMap,
    Claim,
    Excerpt,
    Json,
    Kind,
    Loss,
    Maker,
    Origin,
    Question,
    Relation,
    Source,
    SourceKind,
    Voice,
    Wording,
    make_id,
)
from .attributes import KEYS, RELATION_KEYS, WHOLE
from .handles import Handles

_NOBODY = Voice()
Data = dict[str, Json]


class Describing:
    """Gives the data of the things of one map; what cannot be said is told to `lose`."""

    def __init__(
        self, map_: ArgumentMap, handles: Handles, lose: Callable[[Loss], None], *, strict: bool
    ) -> None:
        self.map = map_
        self.handles = handles
        self.lose = lose
        self.strict = strict

    def claim(
        self, claim: Claim, draws: Relation | None, back: Relation | None, *, bare: bool
    ) -> Data:
        """Give the data of a claim where it is defined, and of the relation that its line draws.

        `bare` where its id is not what it is called by.
        """
        data: Data = {"id": claim.id} if bare else {}
        self._title(data, claim.title, claim.id)
        self._said(data, claim.voice, claim.origin, claim.excerpts, claim.id)
        if claim.frames:
            data["frame"] = [str(one) for one in claim.frames]
        if claim.base is not None:
            data["base"] = claim.base
        if draws:
            data |= self.line(draws, back)
        if claim.note:
            data["note"] = claim.note
        if claim.wordings:
            data["wordings"] = [self._wording(one, claim.id) for one in claim.wordings]
        return data | self._rest(claim.data, claim.id)

    def question(self, question: Question, *, bare: bool) -> Data:
        """Give the data of a question."""
        data: Data = {"id": question.id} if bare else {}
        data["question"] = True
        if question.about:
            data["about"] = self.handles.pointer(question.about)
        self._title(data, question.title, question.id)
        self._said(data, question.voice, question.origin, question.excerpts, question.id)
        return data | self._rest(question.data, question.id)

    def line(self, relation: Relation, back: Relation | None = None) -> Data:
        """Give what a line says of the relation that it draws."""
        data = self._made(relation)
        about = self._about(relation, marked=back is not None)
        mirrored = self._about(back, marked=True) if back else {}
        if back and (about or mirrored):
            about = {"id": relation.id, **about, "pair": back.id}
            if set(about) == {"id", "pair"}:
                return {**data, "relation": [relation.id, back.id]}
        if about:
            data["relation"] = about["id"] if set(about) == {"id"} else about
        return data

    def nothing(self, back: Relation) -> bool:
        """Whether the second half of a contradiction says nothing but its id."""
        return set(self._about(back, marked=True)) <= {"id"}

    def step(self, relation: Relation, section: str) -> Data:
        """Give the data of a relation that is written as an argument, in that section."""
        is_titled = self.handles.is_titled(relation.id)
        data: Data = {"id": relation.id} if is_titled else {}
        self._title(data, relation.title, relation.id)
        data |= self._of_relation(relation)
        if relation.section != (section if is_titled else ""):
            data["section"] = relation.section
        self._marks(data, relation)
        data |= self._made(relation)
        if relation.note:
            data["note"] = relation.note
        return data | self._rest(relation.data, relation.id)

    def source(self, source: Source, key: str) -> Data:
        """Give a source as it stands in the front matter."""
        data: Data = {"kind": str(source.kind)}
        if source.reaction_to:
            data["to"] = self.key(source.reaction_to)
        if source.number:
            data["number"] = source.number
        if source.title:
            data["title"] = source.title
        if authors := list(filter(None, source.authors)):
            data["authors"] = [*authors]
        if len(authors) < len(source.authors):
            self.lose(Loss(source.id, "an author without a name", "a reader passes over it"))
        if source.voice != _NOBODY:
            data["voice"] = _voice(source.voice)
        data |= {
            name: value
            for name in ("published", "outlet", "url")
            if (value := getattr(source, name))
        }
        if source.id not in (key, make_id("s", self.map.topic.slug, key)):
            data["id"] = source.id
        return data | dict(source.data)

    def key(self, source: str) -> str:
        """Give the short name of a source; its id where it has none or one that another has."""
        key = self.map.sources[source].key
        same = [one for one in self.map.sources.values() if one.key == key]
        return key if key and same[0].id == source else source

    # Parts

    def _title(self, data: Data, title: str, id_: str) -> None:
        if title and not self.handles.is_titled(id_):
            data["title"] = title

    def _said(
        self, data: Data, voice: Voice, origin: Origin, excerpts: tuple[Excerpt, ...], id_: str
    ) -> None:
        known = self._known(excerpts, id_)
        first = self.map.sources[known[0].source] if known else None
        if voice != (first.voice if first else _NOBODY):
            data["voice"] = _voice(voice)
        if origin is not _origin(first):
            data["origin"] = str(origin)
        data |= self._places(known, id_)

    def _known(self, excerpts: Iterable[Excerpt], id_: str) -> list[Excerpt]:
        known = []
        for one in excerpts:
            if one.source in self.map.sources:
                known.append(one)
            else:
                self.lose(
                    Loss(
                        id_,
                        Phrase("a passage in {source}", source=one.source),
                        "the map has no such source",
                    )
                )
        return known

    def _places(
        self, excerpts: list[Excerpt], id_: str, what: str = "the places of its passages"
    ) -> Data:
        if not excerpts:
            return {}
        if not all(map(_is_told, excerpts)):
            self.lose(Loss(id_, what, "a place has a beginning, an end and a digest"))
        keys: list[Json] = [self.key(one.source) for one in excerpts]
        places: list[Json] = [_place(one) for one in excerpts]
        data: Data = {"source": keys[0] if len(keys) == 1 else keys}
        if any(place != WHOLE for place in places):
            data["at"] = places[0] if len(places) == 1 else places
        return data

    def _wording(self, wording: Wording, id_: str) -> Data:
        known = self._known(wording.excerpts, id_)
        data: Data = {"text": wording.text}
        default = self.map.sources[known[0].source].voice if known else _NOBODY
        if wording.voice != default:
            data["voice"] = _voice(wording.voice)
        return data | self._places(known, id_, "the passages of another wording")

    def _made(self, relation: Relation) -> Data:
        data: Data = {}
        if relation.made_by is Maker.EDITOR:
            data["by"] = str(relation.made_by)
        if relation.why:
            data["why"] = relation.why
        return data

    def _about(self, relation: Relation, *, marked: bool) -> Data:
        """Give what a line says of its relation besides its maker; `marked` if its sign says so."""
        data: Data = {}
        if relation.id != make_id(
            "r", self.map.topic.slug, relation.kind, relation.conclusion, *relation.premises
        ):
            data["id"] = relation.id
        data |= self._of_relation(relation)
        if relation.section:
            data["section"] = relation.section
        if not marked:
            self._marks(data, relation)
        if relation.tags:
            data["tags"] = list(relation.tags)
        if relation.note:
            data["note"] = relation.note
        return data | self._rest(relation.data, relation.id)

    def _of_relation(self, relation: Relation) -> Data:
        data: Data = {}
        known = self._known(relation.excerpts, relation.id)
        if relation.voice != self._voice_of(relation, known):
            data["voice"] = _voice(relation.voice)
        data |= self._places(known, relation.id)
        if relation.frames:
            data["frame"] = [str(one) for one in relation.frames]
        if relation.base is not None:
            data["base"] = relation.base
        if relation.scheme:
            data["scheme"] = relation.scheme
        return data

    def _voice_of(self, relation: Relation, excerpts: list[Excerpt]) -> Voice:
        """Give the voice that a reader takes a relation to have."""
        if excerpts:
            return self.map.sources[excerpts[0].source].voice
        if relation.made_by is Maker.EDITOR:
            return _NOBODY
        return self.map.claims[relation.premises[0]].voice

    def _marks(self, data: Data, relation: Relation) -> None:
        if relation.mark:
            data["mark"] = str(relation.mark)
        elif self._would_be_contrary(relation):
            data["mark"] = "none"
        if relation.pair:
            data["pair"] = relation.pair

    def _would_be_contrary(self, relation: Relation) -> bool:
        """Whether a reader of a strict file would take this attack for a contrary."""
        ends = {*relation.premises, relation.conclusion}
        is_step = relation.id in self.handles.named
        plain = self.strict and relation.kind is Kind.ATTACK and not is_step
        return plain and not ends & self.handles.arguments

    def _rest(self, kept: Mapping[str, Json], id_: str) -> Data:
        if not kept:
            return {}
        data = dict(kept)
        meaning = KEYS | ({"source", "at"} if self.map.sources else set())
        if id_[:1] != "r":
            meaning = meaning - RELATION_KEYS
        for key in meaning & data.keys():
            self.lose(
                Loss(
                    id_,
                    Phrase("{key} in its data", key=key),
                    "it means something else in this format",
                )
            )
            del data[key]
        return data


def _voice(voice: Voice) -> Json:
    return {"kind": str(voice.kind), "name": voice.name} if voice.name else str(voice.kind)


def _origin(source: Source | None) -> Origin:
    if source is None:
        return Origin.PLATFORM
    return Origin.REACTION if source.kind is SourceKind.REACTION else Origin.ARTICLE


def _place(excerpt: Excerpt) -> str:
    if excerpt.paragraph == 0:
        return WHOLE
    if not excerpt.digest or excerpt.start >= excerpt.end:
        return f"p{excerpt.paragraph}"
    return f"p{excerpt.paragraph}:{excerpt.start}-{excerpt.end}:{excerpt.digest}"


def _is_told(excerpt: Excerpt) -> bool:
    """Whether its place says all of a passage."""
    if excerpt.paragraph and excerpt.digest:
        return excerpt.start < excerpt.end
    return not (excerpt.digest or excerpt.start or excerpt.end)
