"""Reactions that a page marks as https://schema.org/Comment, in JSON-LD or in microdata."""

import json
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.html import HtmlElement

from ..model import Json
from . import times
from .markup import first, line, paragraphs, parse_page, text_of, xpath
from .threads import Comment, Thread

_TYPES = frozenset({"Comment", "UserComments"})
_ITEMS = (
    "//*[@itemscope][contains(@itemtype, 'schema.org/Comment')"
    " or contains(@itemtype, 'schema.org/UserComments')]"
)
_SCRIPTS = "//script[@type='application/ld+json']"
_MOST_NODES = 200_000  # values in the data of one page


def read_microdata(page: HtmlElement) -> Thread:
    """Give the comments that attributes mark; takes them out of the tree that it is given."""
    items = {one: f"item {number}" for number, one in enumerate(xpath(_ITEMS)(page))}
    comments: list[Comment] = []
    for item, id_ in reversed(items.items()):  # an answer leaves before what it stands in is read
        answers = next((items[one] for one in item.iterancestors() if one in items), "")
        item.drop_tree()
        body = _property(item, "text", "commentText", "description")
        said = paragraphs(body) if body is not None else ()
        person = _property(item, "author", "creator")
        named = first(person, ".//*[@itemprop='name']") if person is not None else None
        at = _property(item, "datePublished", "dateCreated", "commentTime")
        link = _property(item, "url")
        comments.append(
            Comment(
                id_,
                said,
                _value(person if named is None else named),
                times.iso(_value(at)) or times.written(text_of(at)),
                line(link.get("href")) if link is not None else _anchor(item),
                answers,
            )
        )
    return _thread(tuple(reversed(comments)))


def _property(item: HtmlElement, *names: str) -> HtmlElement | None:
    return first(item, *(f".//*[@itemprop='{name}']" for name in names))


def _value(element: etree._Element | None) -> str:
    """Give the value of a property: what is marked for machines before what is shown."""
    if element is None:
        return ""
    return line(element.get("content") or element.get("datetime")) or text_of(element)


def _anchor(item: HtmlElement) -> str:
    return f"#{line(item.get('id'))}" if item.get("id") else ""


def read_json_ld(page: HtmlElement) -> Thread:
    """Give the comments in the data that a page carries for machines."""
    comments: list[Comment] = []
    for thing, id_, above in things(page):
        if _TYPES.isdisjoint(_types(thing)) or not isinstance(thing.get("text"), str):
            continue
        at = thing.get("datePublished") or thing.get("dateCreated")
        comments.append(
            Comment(
                id_,
                _lines(str(thing["text"])),
                _name(thing.get("author") or thing.get("creator")),
                times.iso(at) if isinstance(at, str) else "",
                _text(thing.get("url")),
                _id(_thing(thing.get("parentItem"))) or above,
            )
        )
    return _thread(tuple(comments))


def things(page: HtmlElement) -> Iterator[tuple[Mapping[str, Json], str, str]]:
    """Give each object in the data of a page, in order: itself, its id, and the id of the comment
    that it stands in.
    """
    left = _MOST_NODES
    for script in xpath(_SCRIPTS)(page):
        try:
            waiting: list[tuple[Json, str]] = [(json.loads(script.text or ""), "")]
        except (ValueError, RecursionError):
            continue
        while waiting and left > 0:
            left -= 1
            value, above = waiting.pop()
            if isinstance(value, dict):
                id_ = _id(value) or f"thing {left}"
                yield value, id_, above
                above = above if _TYPES.isdisjoint(_types(value)) else id_
                waiting += [(part, above) for part in reversed(value.values())]
            elif isinstance(value, list):
                waiting += [(part, above) for part in reversed(value)]


def _thread(comments: tuple[Comment, ...]) -> Thread:
    said = tuple(one for one in comments if one.paragraphs)
    return Thread(said, empty=len(comments) - len(said))


def _types(thing: Mapping[str, Json]) -> set[str]:
    given = thing.get("@type")
    names = given if isinstance(given, list) else [given]
    return {name.rpartition("/")[2] for name in names if isinstance(name, str)}


def _thing(value: Json) -> Mapping[str, Json]:
    if isinstance(value, str):
        return {"@id": value}
    return value if isinstance(value, dict) else {}


def _id(thing: Mapping[str, Json]) -> str:
    return _text(thing.get("@id")) or _text(thing.get("url"))


def _text(value: Json) -> str:
    return line(value) if isinstance(value, str) else ""


def _name(value: Json) -> str:
    one = value[0] if isinstance(value, list) and value else value
    return _text(one) or _text(_thing(one).get("name"))


def _lines(text: str) -> tuple[str, ...]:
    """Give the paragraphs of a text that may hold tags or only line ends."""
    if "<" in text or "&" in text:
        return paragraphs(parse_page(f"<div>{text}</div>"))
    return tuple(filter(None, map(line, text.splitlines())))
