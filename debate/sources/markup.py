"""Pages and feeds as trees, and the text of their elements as paragraphs.

The parser's own limits stay on (256 levels, ten million characters in one text), nothing is loaded
from elsewhere, and a tree that met a limit is refused: the parser drops what comes after it.
"""

import functools
from collections.abc import Callable

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from ..errors import MalformedFile
from .lines import UNSEEN

# What begins a new line on a page; trafilatura's names for the same things are among them.
_BREAKING = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "cell",
            "center",
            "dd",
            "details",
        ),
        *(
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
        ),
        *("h4", "h5", "h6", "head", "header", "hr", "html", "item", "lb", "legend", "li", "list"),
        *("main", "nav", "ol", "p", "pre", "quote", "row", "section", "summary", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "title", "tr", "ul"),
    )
)
_SILENT = frozenset(
    (
        *("audio", "button", "canvas", "embed", "form", "iframe", "input", "math", "noscript"),
        *("object", "script", "select", "style", "svg", "template", "textarea", "video"),
    )
)


def parse_page(text: str, file: str = "") -> HtmlElement:
    """Parse a page. Raises MalformedFile for one without elements or beyond the limits."""
    parser = HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    tree = _parse(text, parser, file)
    if not isinstance(tree, HtmlElement):
        raise MalformedFile("There is nothing on this page.", file=file)
    return tree


def parse_feed(text: str, file: str = "") -> etree._Element:
    """Parse a feed, or other XML. Raises MalformedFile; entities of its own are refused."""
    parser = etree.XMLParser(
        encoding="utf-8",
        huge_tree=False,
        load_dtd=False,
        no_network=True,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
    )
    tree = _parse(text, parser, file)
    if tree is None:
        raise MalformedFile("There is nothing in this feed.", file=file)
    dtd = tree.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise MalformedFile(
            "This feed makes names of its own for text, which is not read here.", file=file
        )
    return tree


def _parse(text: str, parser: HTMLParser | etree.XMLParser, file: str) -> etree._Element | None:
    try:
        tree: etree._Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = None
    if any(one.type_name == "ERR_RESOURCE_LIMIT" for one in parser.error_log):
        raise MalformedFile(
            "This page nests its elements too deeply, or holds a text too long, to be an article.",
            file=file,
        )
    return tree


def paragraphs(element: etree._Element) -> tuple[str, ...]:
    """Give the lines that an element's text has on a page, without what nobody sees.

    >>> paragraphs(parse_page("<div><p>Een <b>zin</b>.<br>Nog een.</p><script>x</script></div>"))
    ('Een zin.', 'Nog een.')
    """
    lines: list[list[str]] = [[]]
    silent = 0
    for event, one in etree.iterwalk(element, events=("start", "end")):
        name = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
        starts = event == "start"
        if name in _BREAKING:
            lines.append([])
        if name in _SILENT:
            silent += 1 if starts else -1
        said = one.text if starts else one.tail if one is not element else ""
        if said and not silent:
            lines[-1].append(said)
    return tuple(filter(None, (line("".join(parts)) for parts in lines)))


def line(text: str | None) -> str:
    """Give a text as one line without what nobody sees."""
    return " ".join(UNSEEN.sub("", text or "").split())


def text_of(element: etree._Element | None) -> str:
    """Give all text of an element as one line, '' for no element."""
    return "" if element is None else " ".join(paragraphs(element))


def classed(*names: str) -> str:
    """Give an XPath condition: one of these is among an element's classes."""
    padded = "concat(' ', normalize-space(@class), ' ')"
    return "(" + " or ".join(f"contains({padded}, ' {name} ')" for name in names) + ")"


@functools.cache
def xpath(path: str) -> Callable[[etree._Element], list[HtmlElement]]:
    """Give a compiled XPath that finds elements."""
    compiled = etree.XPath(path)

    def find(element: etree._Element) -> list[HtmlElement]:
        found = compiled(element)
        return [one for one in found if isinstance(one, HtmlElement)]

    return find


def first(element: etree._Element, *paths: str) -> HtmlElement | None:
    """Give the first element that the first of these paths finds, of the next, and so on."""
    return next((found[0] for path in paths if (found := xpath(path)(element))), None)
