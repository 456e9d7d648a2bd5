"""The words of a label that some programs write as a small page."""

from html.parser import HTMLParser

LONGEST = 20_000


def plain(label: str) -> str:
    """Give the words of a label on one line.

    >>> plain("<html>Het <b>park</b><br/>moet blijven</html>"), plain("a < b")
    ('Het park moet blijven', 'a < b')
    """
    if label.lstrip()[:5].lower() != "<html":
        return " ".join(label.split())
    finder = _Words()
    finder.feed(label[:LONGEST])
    finder.close()
    return " ".join("".join(finder.found).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(" " if tag in ("br", "p", "div", "li") else "")

    def handle_data(self, data: str) -> None:
        self.found.append(data)
