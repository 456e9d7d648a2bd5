"""The words of a label that some programs write as a small page."""

from collections.abc import Mapping

from lxml import etree

LONGEST = 20_000


def plain(label: str) -> str:
    """Give the words of a label on one line.

    >>> plain("<html>Het <b>park</b><br/>moet blijven</html>"), plain("a < b")
    ('Het park moet blijven', 'a < b')
    """
    if label.lstrip()[:5].lower() != "<html":
        return " ".join(label.split())
    finder = _Words()
    parser = etree.HTMLParser(target=finder)  # type: ignore[call-overload]  # not every call is wanted
    parser.feed(label[:LONGEST].replace("\0", ""))
    parser.close()
    return " ".join("".join(finder.found).split())


class _Words:
    """Collects words, for the parser in C."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        self.found.append(" " if tag in ("br", "p", "div", "li") else "")

    def data(self, words: str) -> None:
        self.found.append(words)

    def close(self) -> None:
        """Let the label end."""
