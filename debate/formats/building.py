"""A map built from a file of somebody else: what comes out fits together, and the rest is told.

Readers name things by the file's own keys. The ids here are made from the debate's slug and the
key, so that the same file twice is the same debate; a key that is an id of ours stays one. Ends may
come later in the file than the relation that names them: relations are settled at the end. Who
says the first premise says the relation, where the file names nobody.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import NoReturn, TypeVar

from ..errors import InvalidInput, LimitReached, MalformedFile, Phrase
from ..model import (
    CLAIM_LENGTH,
    CLAIMS_PER_TOPIC,
    NOTE_LENGTH,
    ArgumentMap,
    Claim,
    Json,
    Kind,
    Question,
    Relation,
    Section,
    Source,
    Topic,
    Voice,
    is_id,
    make_id,
)
from ..text import characters, names
from ..text.sentence import excerpt_of, note
from .ledger import Ledger
from .map_check import MOST_PREMISES, check, is_slug
from .reading import Reading
from .strict_json import Where, path

Thing = TypeVar("Thing", Claim, Relation)

_NOBODY = Voice()
_LOOSE_ENDS = " ,;:"
_BEFORE = "Argument "  # what stands before a text that is hardly a sentence
_NO_PREMISE = "it has no premise that is here"
_NO_CONCLUSION = "what it speaks on is not here"
_IN_A_CIRCLE = "undercuts must end at a support or an attack, not in a circle"


class Building:
    """A debate that is being read; `ledger` books what becomes of the file's nodes and edges."""

    def __init__(self, file: str, topic: Topic) -> None:
        self.file = file
        self.topic = topic
        self.ledger = Ledger(file)
        self.claims: dict[str, Claim] = {}
        self.sections: dict[str, Section] = {}
        self.sources: dict[str, Source] = {}
        self.questions: dict[str, Question] = {}
        self._keys: dict[str, str] = {}
        self._drafts: dict[str, tuple[Relation, tuple[int, ...], Collection[int]]] = {}

    def id(self, letter: str, key: str) -> str:
        """Give the id that belongs to a key of the file."""
        return key if is_id(key, letter) else make_id(letter, self.topic.slug, key)

    def keep(self, name: str, value: Json) -> None:
        """Keep with the debate what has no place in a map."""
        if value:
            self.topic = replace(self.topic, data={**self.topic.data, name: value})

    def knows(self, key: str) -> bool:
        """Tell whether a claim has this key."""
        return key in self._keys

    def claim(self, key: str, said: Claim, *entries: int, where: str = "") -> bool:
        """Add a claim; its id is made here. A text that no claim can have is told and not added.

        Raises MalformedFile where another claim has this key, LimitReached above the limit.
        """
        where = where or key
        if key in self._keys:
            self.refuse_twice(key)
        if len(self.claims) >= CLAIMS_PER_TOPIC:
            raise LimitReached("A debate has at most {limit} claims.", limit=CLAIMS_PER_TOPIC)
        fit = self._fit(said, where)
        if fit is None:
            self.ledger.lose("it has no text", *entries)
            return False
        id_ = self.id("c", key)
        self._keys[key] = id_
        self.claims[id_] = changed(fit, id=id_)
        self.ledger.carry(*entries)
        return True

    def relation(self, key: str, told: Relation, *entries: int, ends: Collection[int] = ()) -> None:
        """Add a relation, whose premises and conclusion are keys of the file until the end.

        The entries are carried if it is whole, and of `ends`, the entries of its premises in their
        order, those whose premise is here. Raises MalformedFile where another has this key.
        """
        if key in self._drafts:
            self.refuse_twice(key)
        self._drafts[key] = (told, entries, ends)

    def finish(self, theses: Iterable[str] = ()) -> Reading:
        """Settle the relations and give what was read; `theses` are keys of claims."""
        relations = self._settled()
        known = tuple(self._keys[key] for key in theses if key in self._keys)
        map_ = ArgumentMap(
            replace(self.topic, theses=known),
            self.sections, self.sources, self.claims, relations, self.questions,
        )  # fmt: skip
        check(map_, self._refuse)
        own = {id_: key for key, id_ in self._keys.items()}
        return Reading(map_, self.ledger.losses(), (), self.ledger.count(), own)

    def words(self, where: str, what: str, text: str) -> str:
        """Give words of a file as far as a map can hold them; what goes is told."""
        fit = text.replace("\0", "")[:NOTE_LENGTH]
        if fit != text:
            why = Phrase("a text has at most {limit} characters, and no NUL", limit=NOTE_LENGTH)
            self.ledger.detail(where, what, why)
        return fit

    def refuse_twice(self, key: str) -> NoReturn:
        """Raise MalformedFile for a key that two things have."""
        raise MalformedFile(
            "The id {id} stands here twice. Give each thing an id of its own.",
            file=self.file,
            id=key[:80],
        )

    # Claims

    def _fit(self, said: Claim, where: str) -> Claim | None:
        """Make a text one that a claim can have; None where there is nothing in it."""
        most = CLAIM_LENGTH[1]
        text = as_claim(said.text)
        if not text or text == said.text:
            return said if text else None
        if len(text) > most or len(said.text) > 4 * most:
            return self._shortened(said, where)
        if not characters.are_seen(said.text):
            self.ledger.detail(where, "its text", "characters nobody sees were taken out")
        if text == f"{_BEFORE}{_bare(said.text)}":
            why = "this is hardly a sentence; 'Argument' was set before it"
            self.ledger.detail(where, "its text", why)
        return changed(said, text=text)

    def _shortened(self, said: Claim, where: str) -> Claim | None:
        """Give a claim whose text is too long as its beginning, with the whole as a note."""
        most = CLAIM_LENGTH[1]
        text = excerpt_of(characters.one_line(said.text[: 4 * most], 4 * most), most)
        if not any(map(str.isalpha, text)):
            text = f"{_BEFORE}{text}"[:most]
        try:
            whole = note("\n\n".join(filter(None, (said.text, said.note))))
        except InvalidInput:
            whole = said.note
            self.ledger.detail(where, "the end of a text", "neither a claim nor a note is so long")
        else:
            self.ledger.detail(where, text, "too long for a claim; the whole text is in its note")
        return changed(said, text=text, note=whole)

    # Relations

    def _settled(self) -> dict[str, Relation]:
        ids = {key: self.id("r", key) for key in self._drafts}
        fit: dict[str, tuple[Relation, tuple[int, ...]]] = {}
        for key, id_ in ids.items():
            told, entries, ends = self._drafts.pop(key)
            found = self._with_ids(id_, told, ids)
            if isinstance(found, str):
                self.ledger.lose(found, *entries, *ends)
            else:
                here = (e for k, e in zip(told.premises, ends, strict=False) if k in self._keys)
                fit[found.id] = (found, (*entries, *here) if ends else entries)
                if not ends:
                    self._tell_missing(told, entries)
        self._drop_baseless(fit)
        for _, entries in fit.values():
            self.ledger.carry(*entries)
        return {id_: self._with_pair(one, fit) for id_, (one, _) in fit.items()}

    def _tell_missing(self, told: Relation, entries: Sequence[int]) -> None:
        """Tell premises that are not here where they are no edges of their own."""
        for key in told.premises if entries else ():
            if key not in self._keys:
                why = "no claim that is here goes by that name"
                self.ledger.part(entries[0], "a premise", why)

    def _with_pair(self, one: Relation, fit: Container[str]) -> Relation:
        """Give a relation without an opposite that is not here, and without what both were."""
        if not one.pair or one.pair in fit:
            return one
        for what in ("its opposite", *(["its mark"] if one.mark else [])):
            self.ledger.detail(f"relation {one.id}", what, "the other one is not here")
        return changed(one, pair="", mark=None)

    def _with_ids(self, id_: str, told: Relation, ids: Mapping[str, str]) -> Relation | str:
        """Give a relation with ids for keys, or why it cannot be one."""
        premises = tuple(dict.fromkeys(self._keys[k] for k in told.premises if k in self._keys))
        if not premises:
            return _NO_PREMISE
        if len(premises) > MOST_PREMISES:
            return "it has more premises than anybody can weigh together"
        ends = ids if told.kind is Kind.UNDERCUT else self._keys
        if told.conclusion not in ends:
            return _NO_CONCLUSION
        return changed(
            told,
            id=id_,
            premises=premises,
            conclusion=ends[told.conclusion],
            pair=ids.get(told.pair, told.pair),
            voice=self.claims[premises[0]].voice if told.voice == _NOBODY else told.voice,
        )

    def _drop_baseless(self, fit: dict[str, tuple[Relation, tuple[int, ...]]]) -> None:
        """Leave out undercuts that end at nothing, or go in a circle."""
        good = {id_ for id_, (one, _) in fit.items() if one.kind is not Kind.UNDERCUT}
        for start in list(fit):
            way: dict[str, None] = {}
            here = start
            while here in fit and here not in good and here not in way:
                way[here] = None
                here = fit[here][0].conclusion
            if here in good:
                good.update(way)
                continue
            why = _IN_A_CIRCLE if here in way else _NO_CONCLUSION
            for id_ in way:
                self.ledger.lose(why, *fit.pop(id_)[1])

    def _refuse(self, where: Where, sentence: str, **details: object) -> NoReturn:
        raise MalformedFile(
            "{place} does not fit: {what}.",
            file=self.file,
            place=path(where),
            what=Phrase(sentence, **details),
        )


def as_claim(text: str) -> str:
    """Give a text as one that a claim can have, '' where there is nothing in it; one that is far
    too long comes back too long.

    >>> as_claim(" Een\\n zin, "), as_claim("42 %")
    ('Een zin', 'Argument 42 %')
    """
    bare = _bare(text)
    is_sentence = len(bare) >= CLAIM_LENGTH[0] and any(map(str.isalpha, bare))
    return bare if is_sentence or not bare else f"{_BEFORE}{bare}"[: CLAIM_LENGTH[1]]


def _bare(text: str) -> str:
    most = CLAIM_LENGTH[1]
    return characters.one_line(text[: 4 * most], most).rstrip(_LOOSE_ENDS)


def changed(thing: Thing, **fields: object) -> Thing:
    """Give a copy of a claim or a relation with other fields.

    `dataclasses.replace` takes ten times as long, and a large file needs it a million times.

    >>> changed(Claim("", "Het is zo."), title="Zo")
    Claim(id='', text='Het is zo.', title='Zo', ...)
    """
    other = object.__new__(type(thing))
    held = other.__dict__
    held |= thing.__dict__
    held |= fields
    return other


def slug_of(told: Json) -> str:
    """Give the slug that a file tells, made into one where it is none; '' where it tells none."""
    if not isinstance(told, str) or not told:
        return ""
    return told if is_slug(told) else names.slug(told)


def topic_of(file: str, slug: str = "", title: str = "", known: Topic | None = None) -> Topic:
    """Give the debate that a file is of: by the slug asked for, else by what the file says of it,
    else by its title, else by the file's own name.

    >>> topic_of("kaarten/Het park.json").slug
    'het-park'
    """
    stem = PurePath(file.replace("\\", "/")).stem
    title = characters.one_line(known.title if known else title, 300)[:300]
    own = slug or (known.slug if known else "") or names.slug(title or stem or "kaart")
    if known:
        return replace(known, slug=own, title=title or own)
    return Topic(own, title or stem or own)
