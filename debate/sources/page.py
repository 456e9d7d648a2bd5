"""A web page as an article with its readers' reactions.

trafilatura finds the text; our own readers find the reactions, in every way that a page may give
them (`wordpress.py`, `schema_org.py`), and the way that finds most counts. What the page adds
around the text is told apart as it is for plain text, so that both give the same paragraphs.

A page is read in a process of its own (`apart.py`): the parser and trafilatura take minutes
for some pages that were made for it.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from ..errors import MalformedFile, Phrase
from . import announcing, closing, decoding, feed, furniture, markup, schema_org, threads, wordpress
from .article import Article, Heading, Paragraph, Reaction
from .lines import UNSEEN, Notices, refuse_what_is_no_text
from .markup import classed, line, xpath
from .threads import Thread

MOST_REACTIONS = 10_000
MOST_AUTHORS = 20
LONGEST_TITLE = 300  # characters
SHORTEST = 60  # characters of a text below which a page has no article

_HEAD = 2_000  # characters in which a feed shows that it is one
_APART = (
    f"//*[@id='comments' or @id='respond' or {classed('comments-area', 'comment-respond')}"
    f" or {classed('comment-list', 'commentlist', 'wp-block-comments', 'comments-wrapper')}]"
)
_PASSWORD = "//input[@type='password']"  # noqa: S105 - where one is asked for


def read(raw: bytes, *, file: str = "", url: str = "", charset: str = "") -> Article:
    """Read a page, or a feed of reactions.

    `file` names it in messages, `url` is where it was fetched, `charset` what its server announced.
    Raises MalformedFile for what is no page, and for a page without an article.
    """
    if not raw.strip():
        raise MalformedFile("This page is empty.", file=file)
    text, encoding = decoding.decode(raw, charset)
    refuse_what_is_no_text(text, file)
    if is_feed(text):
        return feed.read(text, file=file)
    notices = Notices(file)
    _say_what_was_taken_out(text, encoding, notices)
    tree = markup.parse_page(text, file)
    thread, bare = _parted(tree)
    announced = announcing.announced(tree)
    article = _article(bare, url, file)
    reactions = _addressed(threads.numbered(thread.comments), article.url)
    if len(reactions) > MOST_REACTIONS:
        raise MalformedFile(
            "This page has more than {limit} reactions.", file=file, limit=MOST_REACTIONS
        )
    _say_what_is_missing(thread, len(reactions), announced, announcing.scripted(tree), notices)
    return replace(article, announced=announced, reactions=reactions, notices=tuple(notices))


def is_feed(text: str) -> bool:
    """Tell whether a text is a feed, by its first element.

    >>> is_feed('<?xml version="1.0"?><rss version="2.0">'), is_feed("<html>")
    (True, False)
    """
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if not head.startswith("<"):
        return False
    events = etree.XMLPullParser(
        events=("start",), recover=True, resolve_entities=False, no_network=True
    )
    events.feed(head.encode("utf-8", "replace"))
    root = next((one for _, one in events.read_events() if isinstance(one, etree._Element)), None)
    return root is not None and etree.QName(root).localname in feed.ROOTS


def _say_what_was_taken_out(text: str, encoding: str, notices: Notices) -> None:
    damaged = text.count("\ufffd")
    if damaged:
        what = Phrase(
            "{count} characters could not be read as {encoding}", count=damaged, encoding=encoding
        )
        notices.add(0, what, "the page holds bytes that are no text")
    unseen = len(UNSEEN.findall(text)) - text.count("\u00ad")
    if unseen > 0:
        what = Phrase("{count} unseen characters were taken out", count=unseen)
        notices.add(0, what, "they would mislead a reader")


def _parted(tree: HtmlElement) -> tuple[Thread, HtmlElement]:
    """Give the reactions by the way of reading that found most, and the page without them."""
    bare = deepcopy(tree)
    listed = wordpress.read(bare)
    marked = schema_org.read_microdata(deepcopy(tree))
    found = (listed, marked, schema_org.read_json_ld(tree))
    schema_org.read_microdata(bare)
    for part in xpath(_APART)(bare):
        if part.getparent() is not None and not xpath(".//h1")(part):
            part.drop_tree()
    return max(found, key=lambda thread: len(thread.comments)), bare


def _article(page: HtmlElement, url: str, file: str) -> Article:
    asks = bool(xpath(_PASSWORD)(page))
    found = bare_extraction(
        deepcopy(page),
        url=url or None,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    told = _told(found.body) if isinstance(found, Document) and found.body is not None else []
    if not isinstance(found, Document) or sum(len(text) for _, text in told) < SHORTEST:
        raise _no_article(asks, file)
    title = _title(page, found, told[0])
    kept = [
        (tag, text)
        for tag, text in told
        if not _is_left_out(text) and (tag, text) != ("head", title)
    ]
    about = closing.about([text for _, text in kept])
    blocks = _blocks(kept[about.start : about.end])
    paragraphs = [block.text for block in blocks if isinstance(block, Paragraph)]
    if not paragraphs:
        raise _no_article(asks, file)
    address = _address(found.url or "", url)
    return Article(
        title,
        paragraphs[0],
        blocks,
        about.authors or _authors(found.author or ""),
        about.note,
        furniture=tuple(text for _, text in told if _is_left_out(text)),
        published=found.date or "",
        outlet=_outlet(found, address),
        url=address,
    )


def _no_article(asks: bool, file: str) -> MalformedFile:
    if asks:
        return MalformedFile(
            "This page asks to sign in and shows no article. Save it as you see it, and import"
            " that file.",
            file=file,
        )
    return MalformedFile(
        "No article was found on this page. If a script writes it, save the page as you see it, and"
        " import that file.",
        file=file,
    )


def _told(body: etree._Element) -> list[tuple[str, str]]:
    """Give the headings and lines of an extracted text, in order."""
    return [(str(one.tag), text) for one in _leaves(body) for text in markup.paragraphs(one)]


def _leaves(body: etree._Element) -> Iterator[etree._Element]:
    """Give the elements that hold text and no other such element, and headings."""
    for one in body:
        if one.tag in ("list", "table", "row") or (one.tag in ("quote", "div") and len(one)):
            yield from _leaves(one)
        else:
            yield one


def _blocks(told: Sequence[tuple[str, str]]) -> tuple[Heading | Paragraph, ...]:
    blocks: list[Heading | Paragraph] = []
    number = 0
    for tag, text in told:
        if tag == "head":
            blocks.append(Heading(text))
        else:
            number += 1
            blocks.append(Paragraph(text, number))
    return tuple(blocks)


def _is_left_out(text: str) -> bool:
    return furniture.is_furniture(text) or furniture.opens_form(text)


def _title(page: HtmlElement, found: Document, opening: tuple[str, str]) -> str:
    """Give the heading over the text if the page is named after it, else the one main heading, else
    the page's name without its site's.
    """
    named = line(found.title)
    own = markup.text_of(markup.first(page, "//head/title"))
    if opening[0] == "head" and opening[1] in (own or named):
        return opening[1]
    headings = [text for one in xpath("//h1")(page) if (text := markup.text_of(one))]
    if len(headings) == 1 and len(headings[0]) <= LONGEST_TITLE:
        return headings[0]
    site = line(found.sitename)
    for sign in (" - ", " – ", " | ", " » ") if site else ():
        named = named.removesuffix(f"{sign}{site}")
    return named[:LONGEST_TITLE]


def _authors(names: str) -> tuple[str, ...]:
    told = (line(name)[: threads.LONGEST_NAME].strip() for name in names.split(";")[:MOST_AUTHORS])
    return tuple(dict.fromkeys(filter(None, told)))


def _address(canonical: str, fetched: str) -> str:
    """Give where the page says that it is, if it was fetched from that site or read from a file."""
    said, got = urlsplit(canonical), urlsplit(fetched)
    is_web = said.scheme in ("http", "https") and said.hostname
    own = is_web and (not fetched or said.hostname == got.hostname)
    return urldefrag(line(canonical) if own else fetched)[0][: threads.LONGEST_URL]


def _outlet(found: Document, address: str) -> str:
    """Give the name of the site, else its host; not the host of a site that the page only names."""
    named, said = line(found.sitename), urlsplit(found.url or "").hostname or ""
    host = urlsplit(address).hostname or ""
    is_host = named.lower().removeprefix("www.") == said.removeprefix("www.")
    return host if is_host or not named else named[: threads.LONGEST_NAME].strip()


def _addressed(reactions: Sequence[Reaction], page: str) -> tuple[Reaction, ...]:
    """Make the addresses of reactions whole, and leave out what is none."""
    whole = [urljoin(page, one.url) if one.url else "" for one in reactions]
    return tuple(
        replace(one, url=url if urlsplit(url).scheme in ("http", "https") else "")
        for one, url in zip(reactions, whole, strict=True)
    )


def _say_what_is_missing(
    thread: Thread, found: int, announced: int | None, services: Sequence[str], notices: Notices
) -> None:
    if thread.pings:
        what = Phrase("pingbacks and trackbacks left out: {count}", count=thread.pings)
        notices.add(0, what, "a link from another site is no reaction")
    if thread.empty:
        what = Phrase("reactions left out: {count}", count=thread.empty)
        notices.add(0, what, "they have no words, or wait for a moderator")
    if announced is not None and announced not in (found, found + thread.pings):
        what = Phrase("{said} reactions announced, {found} found", said=announced, found=found)
        notices.add(0, what, "the page does not hold what it announces; it may have further pages")
    for service in services:
        what = Phrase("reactions kept by {service} were not seen", service=service)
        notices.add(0, what, "a script fetches them, and they are not in the page itself")
