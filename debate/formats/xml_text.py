"""XML in and out: read without entities, written without what XML 1.0 cannot hold."""

import re
from functools import lru_cache
from xml.etree import ElementTree as etree
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ..errors import MalformedFile, Phrase

MOST_TAGS = 6_000_000  # what 200,000 claims need in the most talkative format, three times over
_SAID = (
    "syntax error",
    "no element found",
    "not well-formed (invalid token)",
    "unclosed token",
    "mismatched tag",
    "duplicate attribute",
    "junk after document element",
    "undefined entity",
    "unbound prefix",
    "reference to invalid character number",
    "unclosed CDATA section",
)
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENCODING = re.compile(r"(\A\s*<\?xml\b[^>]*?)\sencoding=(?:\"[^\"]*\"|'[^']*')")


def root(text: str, *, file: str = "") -> Element:
    """Read a document. Raises MalformedFile for what is no XML, with its line, and for entities."""
    if not text.strip():
        raise MalformedFile("This file is empty.", file=file)
    if text.count("<") > MOST_TAGS:
        raise MalformedFile("This file holds more elements than any map needs.", file=file)
    try:
        found = _parsed(_ENCODING.sub(r"\1", text[:200]) + text[200:])
    except ParseError as error:
        raise MalformedFile(
            "This is not XML: {what}.",
            file=file,
            line=error.position[0],
            column=error.position[1] + 1,
            what=_plainly(str(error).partition(":")[0]),
        ) from error
    except DefusedXmlException as error:
        raise MalformedFile(
            "This file defines entities of its own, which are not read here. Save it without.",
            file=file,
        ) from error
    except (ValueError, LookupError) as error:
        raise MalformedFile(
            "This file holds half a character; save it again as UTF-8.", file=file
        ) from error
    return found


def _plainly(said: str) -> Phrase:
    """Give what the parser says of a mistake, where that has a wording."""
    return Phrase(said if said in _SAID else "not well-formed")


def _parsed(text: str) -> Element:
    """Read a text: in C where it can define no entities, else by the parser that refuses these."""
    if "<!ENTITY" not in text:
        return etree.fromstring(text)  # noqa: S314 - without that word nothing expands
    found: Element = fromstring(text)
    return found


@lru_cache(4_096)
def local(tag: object) -> str:
    """Give the name of an element without its namespace.

    >>> local("{http://www.yworks.com/xml/graphml}NodeLabel")
    'NodeLabel'
    """
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> list[Element]:
    """Give the elements right below one that have one of these names."""
    return [one for one in element if local(one.tag) in names]


def words(element: Element | None) -> str:
    """Give the text in an element, on one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def escaped(text: str) -> str:
    """Give a text as it can stand between tags and in an attribute.

    >>> escaped('a < "b"\\x0b')
    'a &lt; &quot;b&quot;'
    """
    plain = text if text.isascii() and text.isprintable() else _FORBIDDEN.sub("", text)
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        if sign in plain:
            plain = plain.replace(sign, written)
    return plain.replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")


def is_fit(text: str) -> bool:
    """Tell whether XML can hold every character of a text."""
    return text.isascii() and text.isprintable() or not _FORBIDDEN.search(text)
