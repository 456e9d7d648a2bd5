"""Reactions from a comment feed, RSS or Atom, such as WordPress gives for each article.

A feed names the article that it is about (its title and address) and holds none of its text, so it
brings reactions to an article that is there already. Often it holds only the latest.
"""

import re
from urllib.parse import urldefrag

from lxml import etree

from ..errors import MalformedFile, Phrase
from . import times
from .article import Article
from .lines import Notices
from .markup import line, paragraphs, parse_feed, parse_page
from .threads import Comment, numbered

ROOTS = ("rss", "feed", "RDF")
_TITLE = re.compile(r"(?:reacties op|kommentare zu|comments on|antwoorden op)\s?:?\s+(.+)", re.I)
_NAMES = {
    "author": ("creator", "author"),
    "text": ("encoded", "content", "description", "summary"),
    "time": ("pubDate", "published", "updated", "date"),
    "id": ("guid", "id"),
}


def read(text: str, *, file: str = "") -> Article:
    """Read a feed of reactions to one article; `file` names it in messages.

    Raises MalformedFile for what is no feed, and for a feed of articles or of several articles'
    reactions.
    """
    root = parse_feed(text, file)
    items = [one for one in root.iter() if _name(one) in ("item", "entry")]
    comments = [_comment(one) for one in items]
    addresses = {urldefrag(one.url)[0] for one in comments}
    if not comments or not all("#" in one.url for one in comments):
        raise MalformedFile("This feed holds no reactions to an article.", file=file)
    if len(addresses) > 1:
        raise MalformedFile("This feed holds reactions to several articles.", file=file)
    notices = Notices(file)
    empty = sum(not one.paragraphs for one in comments)
    if empty:
        what = Phrase("reactions left out: {count}", count=empty)
        notices.add(0, what, "they have no words")
    return Article(
        _title(root),
        lead="",
        blocks=(),
        reactions=numbered(one for one in comments if one.paragraphs),
        notices=tuple(notices),
        url=addresses.pop(),
    )


def _comment(item: etree._Element) -> Comment:
    parts = {_name(part): part for part in reversed(item)}
    url = _link(item)
    person = _part(parts, "author")
    named = next((one for one in person if _name(one) == "name"), person) if len(person) else person
    body = _part(parts, "text")
    when = line("".join(_part(parts, "time").itertext()))
    answers = parts.get("in-reply-to")
    return Comment(
        line("".join(_part(parts, "id").itertext())) or url,
        _paragraphs(body),
        line("".join(named.itertext())),
        times.iso(when) or times.rfc822(when),
        url,
        line(answers.get("ref")) if answers is not None else "",
    )


def _part(parts: dict[str, etree._Element], what: str) -> etree._Element:
    found = (parts[name] for name in _NAMES[what] if name in parts)
    return next(found, etree.Element("nothing"))


def _paragraphs(body: etree._Element) -> tuple[str, ...]:
    """Give the paragraphs of a text: tags written as text, or elements of XHTML."""
    if len(body):
        return paragraphs(body)
    text = body.text or ""
    return paragraphs(parse_page(f"<div>{text}</div>")) if text.strip() else ()


def _link(item: etree._Element) -> str:
    links = [one for one in item if _name(one) == "link"]
    own = [one for one in links if one.get("rel", "alternate") == "alternate"]
    return line(own[0].get("href") or own[0].text) if own else ""


def _title(root: etree._Element) -> str:
    title = next((one for one in root.iter() if _name(one) == "title"), None)
    text = line(title.text) if title is not None else ""
    match = _TITLE.fullmatch(text)
    return match[1] if match else text


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
