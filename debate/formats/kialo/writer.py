"""A map as a Kialo text export: version 1, which every tool reads, or 2, which keeps quotations."""

import re
from collections.abc import Iterator

from ...model import ArgumentMap, Claim, Kind, Loss, Source
from ..holding import not_held
from ..reading import Writing
from .entries import NUMBER
from .tree import Place, Tree

_HOLDS = frozenset({"topic.question", "topic.theses", "claim.excerpts", "sources"})
_SAYS = {Kind.SUPPORT: "Pro", Kind.ATTACK: "Con"}
_STOPS = ".!?…"
_MISREAD = re.compile(rf"-> See |Pro: |Con: |{NUMBER}")
_OPEN = re.compile(r"[()\[\]]")
_WEB = ("https://", "http://")


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

    def write(self) -> Writing:
        """Give the text, and what Kialo has no place for."""
        parts = list(self._parts())
        title = " ".join(self.map.topic.title.split())
        if self.version == 1:
            text = f"Discussion Title: {title}\n\n" + "\n".join(parts) + "\n"
        else:
            text = "\n\n".join([f"Discussion Name:\n{title}", *parts, *self._list()]) + "\n"
        return Writing(text, (*self.tree.losses, *self._lost(), *not_held(self.map, _HOLDS)))

    def _parts(self) -> Iterator[str]:
        if len(self.tree.theses) > 1:
            topic = self.map.topic
            yield self._entry((1,), "Question", self._guarded(topic.question or topic.title))
        for place in self.tree.places():
            says = _SAYS[place.kind] if place.kind else "Thesis"
            yield self._entry(place.number, says, self._text(place))

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
        text = self._guarded(claim.text)
        cited = [self.map.sources[id_] for id_ in dict.fromkeys(_ids(claim))]
        return self._with_notes(text, [one for one in cited if self._can_cite(one)])

    def _guarded(self, text: str) -> str:
        escaped = _OPEN.sub(r"\\\g<0>", " ".join(text.split()))
        return f"\\{escaped}" if _MISREAD.match(escaped) else escaped

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
        return f"[{number}]({_OPEN.sub(lambda sign: chr(92) + sign[0], source.url)})"

    def _can_cite(self, source: Source) -> bool:
        if self.version == 2:
            return bool(source.url or source.title)
        return source.url.startswith(_WEB) and not re.search(r"\s", source.url)

    def _list(self) -> list[str]:
        """Give the list of sources as one block, each with its quotation."""
        lines = [f"[{number}] {self._named(id_)}" for id_, number in self.notes.items()]
        return ["\n".join(["Sources:", *lines])] if lines else []

    def _named(self, id_: str) -> str:
        source = self.map.sources[id_]
        name = " ".join(" ".join((source.title, source.url)).split())
        quote = source.data.get("quote")
        return f'{name}\n"{quote}"' if isinstance(quote, str) and quote.strip() else name

    def _lost(self) -> Iterator[Loss]:
        """Tell what of the sources and passages is not in the text."""
        for source in self.map.sources.values():
            if source.id not in self.notes:
                yield Loss(source.id, "a source", "no claim that is written here rests on it")
            elif self.version == 1 and (source.title or source.data):
                yield Loss(source.id, "its title and quotation", "a link has an address alone")
        for claim in self.map.claims.values():
            if any(one.paragraph for one in claim.excerpts):
                yield Loss(claim.id, "the places of its passages", "Kialo names whole sources")


def _ids(claim: Claim) -> Iterator[str]:
    return (one.source for one in claim.excerpts)
