"""The text that somebody analysed, with the passages that claims were found in.

OVA marks a passage with a span whose id is that of the node, with `node` before it or without. The
words stay out of the map, as those of every source; their place and their digest come in.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Mapping

from lxml import etree

from ..model import Excerpt, Source, SourceKind
from .building import Building

_BREAKS = frozenset(
    {"p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "tr", "blockquote", "section"}
)
_DIGITS = 16
_MOST = 20  # passages of one node
_LONGEST = 20_000  # characters of one passage


class Passages:
    """The passages of one text by the ids of nodes; the text becomes a source where it has any."""

    def __init__(self, building: Building, text: str) -> None:
        self._found: dict[str, tuple[Excerpt, ...]] = {}
        if not text.strip():
            return
        finder = _Finder()
        parser = etree.HTMLParser(target=finder)  # type: ignore[call-overload]  # not every call is wanted
        parser.feed(f"<body>{text}".replace("\0", ""))
        parser.close()
        source = Source(
            building.id("s", "tekst"), SourceKind.ARTICLE, building.topic.title, key="tekst"
        )
        building.sources[source.id] = source
        building.ledger.detail("the text", "the words of the text", "only passages of it are kept")
        plain = finder.text()
        starts = [0, *(at + 1 for at, sign in enumerate(plain) if sign == "\n")]
        for name, begin, end in finder.spans:
            excerpt = _excerpt(source.id, plain, begin, end, starts)
            key = name.removeprefix("node")
            found = self._found.get(key, ())
            if excerpt and len(found) < _MOST:
                self._found[key] = (*found, excerpt)
            else:
                building.ledger.detail(f"node {key[:80]}", "a passage", "there is nothing in it")

    def of(self, node: str) -> tuple[Excerpt, ...]:
        """Give the passages of a node."""
        return self._found.get(node, ())


def _excerpt(source: str, text: str, begin: int, end: int, starts: list[int]) -> Excerpt | None:
    """Give a passage as its place in its paragraph; one over several ends with the first."""
    end = min(end, begin + _LONGEST)
    while begin < end and text[begin].isspace():
        begin += 1
    number = bisect_right(starts, begin)
    start = starts[number - 1]
    words = text[begin:end].partition("\n")[0].rstrip()
    if not words:
        return None
    digest = hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]
    return Excerpt(source, number, begin - start, begin - start + len(words), digest)


class _Finder:
    """Collects the plain text of a page, a paragraph a line, and where marked spans stand in it.

    The parser in C calls it; that of the standard library takes minutes for some bad pages.
    """

    def __init__(self) -> None:
        self.spans: list[tuple[str, int, int]] = []
        self._parts: list[str] = []
        self._length = 0
        self._open: list[tuple[str, int]] = []
        self._whole = ""

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag in _BREAKS:
            self._break()
        elif tag == "span":
            self._open.append((attrs.get("id") or "", self._length))

    def end(self, tag: str) -> None:
        if tag in _BREAKS:
            self._break()
        elif tag == "span" and self._open:
            name, begin = self._open.pop()
            if name:
                self.spans.append((name, begin, self._length))

    def data(self, data: str) -> None:
        words = " ".join(data.split())
        if not words:
            self._add(" ")
            return
        self._add(" " if data[0].isspace() else "")
        self._add(words)
        self._add(" " if data[-1].isspace() else "")

    def close(self) -> None:
        """Let the page end; what is open stays without a passage."""

    def text(self) -> str:
        """Give the plain text."""
        if not self._whole:
            self._whole = "".join(self._parts)
        return self._whole

    def _add(self, words: str) -> None:
        last = self._parts[-1] if self._parts else "\n"
        if words == " " and last[-1:] in (" ", "\n"):
            return
        if words:
            self._parts.append(words)
            self._length += len(words)

    def _break(self) -> None:
        if self._parts and self._parts[-1] != "\n":
            if self._parts[-1] == " ":
                self._parts[-1] = ""
                self._length -= 1
                self._parts.append("\n")
            else:
                self._parts.append("\n")
            self._length += 1
