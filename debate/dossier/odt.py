"""A paper as OpenDocument text, which the Dutch government prescribes for what others may edit.

The dates in the file are those of the debate and its parts have no time of their own: the same
paper gives the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ..text.language import DUTCH, spoken
from .document import (
    Bullets,
    Contents,
    Document,
    Heading,
    Plain,
    Prose,
    Reference,
    References,
    Saying,
    Sayings,
    Table,
    Terms,
    Told,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Node
    from odfdo import Document as Odt
    from odfdo import Element, Header, Paragraph

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_BLANKS = re.compile(r"[ \t\r\n]+")
"""What OpenDocument reads as one space."""
_BOLD, _QUIET, _SAID = "Nadruk", "Stil", "Gezegd"
"""The last is for words of the debate in a paper that is in another language."""
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can hold
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(document: Document, site: str = "") -> bytes:
    """Write a paper; `site` is where its addresses lead."""
    from odfdo import TOC
    from odfdo import Document as Odt

    made = Odt("text")
    made.body.clear()
    _describe(made, document, site)
    _add_styles(made)
    elements = list(_elements(document, site))
    for element in elements:
        made.body.append(element)
    for element in elements:
        if isinstance(element, TOC):
            element.fill(made)
    file = io.BytesIO()
    made.save(file)
    return _without_times(file.getvalue())


def _describe(made: "Odt", document: Document, site: str) -> None:
    at = datetime.fromtimestamp(document.at_ms // 1000, UTC).replace(tzinfo=None)
    made.meta.title = document.title
    made.meta.subject = f"{document.name}: {document.kicker}"
    made.meta.description = f"{document.stand} {site}{document.address}"
    made.meta.initial_creator = made.meta.creator = document.author
    made.meta.language = document.language
    made.meta.creation_date = made.meta.date = at
    made.meta.generator = "Tegengeluid"
    made.language = document.language


def _add_styles(made: "Odt") -> None:
    from odfdo import Style

    made.insert_style(Style("text", name=_BOLD, bold=True))
    made.insert_style(Style("text", name=_QUIET, color="#4a4742"))
    if _style(is_said=True):
        made.insert_style(Style("text", name=_SAID, language=DUTCH, country="NL"))
    made.add_page_break_style()


def _elements(document: Document, site: str) -> "Iterator[Element]":
    from odfdo import Header, Paragraph

    yield Paragraph(f"{document.name} · {_clean(document.kicker)}")
    yield _worded(Header(1), document.title, is_said=document.is_titled_by_debate)
    for block in document.plain:
        yield from _told(block)
    yield Paragraph(f"{_clean(document.author)}. {document.stand} {site}{document.address}")


def _told(block: Plain) -> "Iterator[Element]":
    from odfdo import TOC, Element, Header, List, PageBreak, Paragraph

    match block:
        case Heading(words, _, level, apart, is_said):
            if apart:
                yield PageBreak()
            yield _worded(Header(level + 1), words, is_said=is_said)
        case Prose(words, "quiet"):
            yield _quiet(words)
        case Prose(words, _, is_said):
            yield _worded(Paragraph(), words, is_said=is_said)
        case Sayings():
            yield Element.from_tag(_list(block.nested))
        case Bullets(items):
            yield List([_clean(one) for one in items])
        case Table():
            yield Paragraph(_clean(block.caption))
            yield _table(block)
        case Terms(pairs):
            yield from (_term(*pair) for pair in pairs)
        case References(items):
            yield from map(_reference, items)
        case Contents(words):
            yield TOC(words, outline_level=3)


def _worded(element: "Header | Paragraph", words: str, *, is_said: bool) -> "Element":
    """Put words into a heading or paragraph; those of the debate keep their own language."""
    from odfdo import Span

    if style := _style(is_said=is_said):
        element.append(Span(_clean(words), style=style))
    else:
        element.append_plain_text(_clean(words))
    return element


def _style(*, is_said: bool) -> str:
    return _SAID if is_said and spoken() != DUTCH else ""


def _list(told: list[Told]) -> "Node":
    """Give a list in odfdo's own terms; lists are most of a paper, and made of lxml's elements at
    once they take a tenth of the time.
    """
    made = _node("list")
    for one in told:
        item = _under(made, "list-item")
        _saying(item, one.saying)
        if one.under:
            item.append(_list(one.under))
    return made


def _saying(item: "Node", saying: Saying) -> None:
    paragraph = _under(item, "p")
    if saying.number:
        _span(paragraph, f"{saying.number} ", _BOLD)
    if saying.says:
        _span(paragraph, f"{saying.says}: ", _BOLD)
    if saying.before:
        _span(paragraph, saying.before)
    _span(paragraph, saying.words, _style(is_said=saying.is_said))
    if saying.about:
        _span(paragraph, f" ({saying.about})", _QUIET)


def _span(paragraph: "Node", words: str, style: str = "") -> None:
    made = _under(paragraph, "span")
    if style:
        made.set(f"{_TEXT}style-name", style)
    made.text = _BLANKS.sub(" ", _clean(words))


def _node(name: str) -> "Node":
    from lxml import etree

    return etree.Element(_TEXT + name, nsmap={"text": _TEXT[1:-1]})


def _under(parent: "Node", name: str) -> "Node":
    from lxml import etree

    return etree.SubElement(parent, _TEXT + name)


def _quiet(words: str) -> "Element":
    from odfdo import Paragraph, Span

    paragraph = Paragraph()
    paragraph.append(Span(_clean(words), style=_QUIET))
    return paragraph


def _term(term: str, meaning: str) -> "Element":
    from odfdo import Paragraph, Span

    paragraph = Paragraph()
    paragraph.append(Span(_clean(term), style=_BOLD))
    paragraph.append(Span(f": {_clean(meaning)}"))
    return paragraph


def _reference(one: Reference) -> "Element":
    from odfdo import Link, Paragraph, Span

    paragraph = Paragraph()
    paragraph.append(Span(f"{one.number}. {_clean(one.words)} "))
    if one.url:
        paragraph.append(Link(one.url, text=one.url))
    return paragraph


def _table(block: Table) -> "Element":
    from odfdo import Cell, HeaderRows, Paragraph, Row
    from odfdo import Table as Grid

    table = Grid(_clean(block.caption)[:40])
    for number, cells in enumerate((block.head, *block.rows)):
        row = Row()
        for words in cells:
            cell = Cell()
            cell.append(Paragraph(_clean(words)))
            row.append_cell(cell)
        if number:
            table.append(row)
        else:
            head = HeaderRows()
            head.append(row)
            table.append(head)
    return table


def _clean(words: str) -> str:
    """Give words without what XML cannot hold."""
    return _CONTROL.sub("", words)


def _without_times(odt: bytes) -> bytes:
    """Pack the same parts again, in the same order, each with the earliest time."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(odt)) as was, zipfile.ZipFile(file, "w") as made:
        for part in was.infolist():
            packed = zipfile.ZipInfo(part.filename, _EPOCH)
            packed.compress_type = part.compress_type
            made.writestr(packed, was.read(part))
    return file.getvalue()
