"""A map as a Kialo text export: version 1, which every tool reads, or 2, which keeps quotations."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ...model import ArgumentMap, Claim, Excerpt, Kind, Loss, Source, make_id
from ..building import as_claim, topic_of
from ..holding import Holds, not_held
from ..reading import Writing
from .marks import OPEN, escaped, plain
from .reader import as_question, key_of, parted, source_of
from .tree import Place, Tree

_HOLDS = frozenset(
    {"topic.slug", "topic.title", "topic.question", "topic.theses", "claim.text", "claim.excerpts",
     "sources"}
)  # fmt: skip
_SAYS = {Kind.SUPPORT: "Pro", Kind.ATTACK: "Con"}
_STOPS = ".!?…"
_WEB = ("https://", "http://")
_NO_LINK = re.compile(r"[\s\\]")
_LONGEST = 1_000  # characters of an address


def write_first(map_: ArgumentMap) -> Writing:
    """Write version 1: a line for each claim, sources as links.

    >>> from ...model import Topic
    >>> one = Claim("c0a1b2c3d4e5f", "Het park (aan de vaart) blijft.")
    >>> print(write_first(ArgumentMap(Topic("park", "Park?"), claims={one.id: one})).text, end="")
    Discussion Title: Park?
    <BLANKLINE>
    1. Het park \\(aan de vaart\\) blijft.
    """
    return _Writer(map_, 1).write()


def write_second(map_: ArgumentMap) -> Writing:
    """Write version 2: indented entries, footnotes, and the list of sources with quotations."""
    return _Writer(map_, 2).write()


class _Writer:
    def __init__(self, map_: ArgumentMap, version: int) -> None:
        self.map, self.version = map_, version
        self.tree = Tree(map_)
        self.notes: dict[str, int] = {}  # footnotes, by source
        self.keys: dict[str, str] = {}  # of claims, as a reader makes them of their words
        self.used: Counter[str] = Counter()
        title = " ".join(map_.topic.title.split())
        self.title = title or map_.topic.slug or "-"  # a discussion without a title is none
        self.slug = topic_of("", title=self.title).slug

    def write(self) -> Writing:
        """Give the text, and what Kialo has no place for."""
        parts = list(self._parts())
        if self.version == 1:
            text = f"Discussion Title: {self.title}\n\n" + "\n".join(parts) + "\n"
        else:
            text = "\n\n".join([f"Discussion Name:\n{self.title}", *parts, *self._list()]) + "\n"
        lost = (*self._new_ids(), *self._sources())
        return Writing(text, (*self.tree.losses, *lost, *not_held(self.map, self._holds())))

    def _parts(self) -> Iterator[str]:
        if len(self.tree.theses) > 1:
            yield self._entry((1,), "Question", escaped(self._asked()))
        for place in self.tree.places():
            says = _SAYS[place.kind] if place.kind else "Thesis"
            yield self._entry(place.number, says, self._text(place))

    def _asked(self) -> str:
        return self.map.topic.question or self.map.topic.title

    def _entry(self, number: tuple[int, ...], says: str, text: str) -> str:
        id_ = ".".join(map(str, number)) + "."
        if self.version == 1:
            return f"{id_} {says}: {text}" if says in _SAYS.values() else f"{id_} {text}"
        indent = "  " * (len(number) - 1)
        return f"{indent}{id_} {says}:\n{indent}{text}"

    def _text(self, place: Place) -> str:
        if place.see:
            return f"-> See {'.'.join(map(str, place.see))}."
        claim = self.map.claims[place.claim]
        text = escaped(claim.text)
        self._name(claim.id, key_of(plain(text)))
        return self._with_notes(text, [self.map.sources[id_] for id_ in self._cited(claim)])

    def _name(self, claim: str, key: str) -> None:
        self.used[key] += 1
        self.keys[claim] = key if self.used[key] == 1 else f"{key}\n{self.used[key]}"

    def _cited(self, claim: Claim) -> list[str]:
        if not _said(claim):
            return []  # a reader makes no claim of it
        ids = dict.fromkeys(one.source for one in claim.excerpts)
        return [id_ for id_ in ids if self._can_cite(self.map.sources[id_])]

    def _with_notes(self, text: str, sources: list[Source]) -> str:
        """Put the sources before the stop that ends a text."""
        if not sources:
            return text
        stop = text[-1] if text[-1] in _STOPS else ""
        marks = " ".join(map(self._mark, sources))
        return f"{text.removesuffix(stop)} {marks}{stop}" if stop else f"{text} {marks}"

    def _mark(self, source: Source) -> str:
        number = self.notes.setdefault(source.id, len(self.notes) + 1)
        if self.version == 2:
            return f"[{number}]"
        return f"[{number}]({OPEN.sub(lambda sign: chr(92) + sign[0], source.url)})"

    def _can_cite(self, source: Source) -> bool:
        if self.version == 2:
            return bool((source.url or source.title).strip())
        is_link = source.url.startswith(_WEB) and len(source.url) <= _LONGEST
        return is_link and not _NO_LINK.search(source.url)

    def _list(self) -> list[str]:
        """Give the list of sources as one block, each with its quotation."""
        lines = []
        for id_, number in self.notes.items():
            quote = _quote(self.map.sources[id_], number)
            lines.append(f"[{number}] {self._named(id_)}" + (f'\n"{quote}"' if quote else ""))
        return ["\n".join(["Sources:", *lines])] if lines else []

    def _named(self, id_: str) -> str:
        source = self.map.sources[id_]
        return " ".join(" ".join((source.title, source.url)).split())

    # What is lost

    def _holds(self) -> Holds:
        """Tell what comes back of what the lines hold."""
        theses = tuple(id_ for id_ in self.tree.theses if _said(self.map.claims[id_]))
        asked = as_question(escaped(self._asked())) if len(self.tree.theses) > 1 else ""
        return Holds(
            _HOLDS,
            topic={
                "slug": lambda _: self.slug,
                "title": lambda _: topic_of("", title=self.title).title,
                "question": lambda _: asked,
                "theses": lambda _: theses,
            },
            claim={
                "text": _said,
                "excerpts": lambda one: tuple(Excerpt(id_, 0) for id_ in self._cited(one)),
            },
        )

    def _new_ids(self) -> Iterator[Loss]:
        for id_, key in self.keys.items():
            if id_ != make_id("c", self.slug, key):
                yield Loss(id_, "its id", "Kialo has numbers; ids are made from the words")
        for id_, (kind, premise, target) in self.tree.ties.items():
            key = f"{self.keys[premise]}\n{kind}\n{self.keys[target]}"
            if id_ != make_id("r", self.slug, key):
                yield Loss(id_, "its id", "Kialo has numbers; ids are made from the words")

    def _sources(self) -> Iterator[Loss]:
        """Tell what of the sources is not in the text."""
        for source in self.map.sources.values():
            if source.id not in self.notes:
                yield Loss(source.id, "a source", "no claim that is written here rests on it")
                continue
            url, title = (source.url, "") if self.version == 1 else parted(self._named(source.id))
            quote = "" if self.version == 1 else _quote(source, self.notes[source.id])
            there = source_of(self.slug, url, title, quote)
            if there.id != source.id:
                yield Loss(source.id, "its id", "Kialo has numbers; ids are made from the words")
            if replace(there, id=source.id) != source:
                yield Loss(source.id, "what else is known of it", "an address or a title is there")


def _said(claim: Claim) -> str:
    """Give the words of a claim as a reader has them."""
    return as_claim(plain(escaped(claim.text)))


def _quote(source: Source, number: int) -> str:
    """Give the quotation of a source where it can stand in the list, '' where it cannot."""
    quote = source.data.get("quote")
    if not isinstance(quote, str) or "\r" in quote:
        return ""
    lines = quote.split("\n")
    begins_next = any(line.startswith(f"[{number + 1}] ") for line in lines)
    is_plain = quote == "\n".join(map(str.strip, lines)).strip()
    return quote if is_plain and not begins_next else ""
