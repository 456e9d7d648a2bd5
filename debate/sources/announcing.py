"""What a page says about its reactions: how many there are, and whose scripts fetch them."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from lxml.html import HtmlElement

from ..model import Json
from . import schema_org
from .markup import classed, text_of, xpath

_HEADING = "self::h1 or self::h2 or self::h3 or self::h4"
_TITLES = (
    f"//*[{classed('comments-title', 'comment-title', 'wp-block-comments-title')}"
    " or @id='comments-title']",
    f"//*[@id='comments' or @id='reacties' or {classed('comments-area', 'comments')}]"
    f"/descendant-or-self::*[{_HEADING} or self::p or self::span]",
    f"//*[@id='comments' or {classed('comment-list', 'commentlist', 'wp-block-comment-template')}]"
    f"/preceding::*[{_HEADING}][1]",
)
_COUNTED = "//*[@itemprop='commentCount' or @itemprop='interactionCount']"
_LONGEST = 300  # characters of a heading with the article's title in it

_NOUN = (
    r"(?:reacties?|kommentare?n?|comments?|antwoord(?:en)?|antwort(?:en)?|responses?|repl(?:y|ies)"
    r"|thoughts?|gedachten?|gedanken?|meningen|berichten|rückmeldungen)"
)
_WORDS = {
    **dict.fromkeys(("geen", "keine", "kein", "no"), 0),
    **dict.fromkeys(("een", "één", "eén", "ein", "eine", "one"), 1),
}
_NUMBER = rf"(\d{{1,3}}(?:[.,]\d{{3}})+|\d{{1,6}}|{'|'.join(_WORDS)})"
_COUNT = (
    re.compile(rf"\W*{_NUMBER}\s+{_NOUN}\b.*", re.IGNORECASE | re.DOTALL),
    re.compile(rf"\W*{_NOUN}(?:\s[^()]{{1,60}})?\s*\(\s*{_NUMBER}\s*\)\W*", re.IGNORECASE),
    re.compile(rf"\W*{_NOUN}\s*:\s*{_NUMBER}\W*", re.IGNORECASE),
)

# Whose scripts fetch reactions, by what gives each away: (part of) a script's address, or an id or
# a class, whole or up to a hyphen or an underscore.
_SCRIPTED = {
    "Coral": ("coralproject.net/", "coral_thread", "coral-talk"),
    "Commento": ("commento.io/", "commento"),
    "Cusdis": ("cusdis.com/", "cusdis_thread"),
    "Discourse": ("discourse-comments",),
    "Disqus": ("disqus.com/", "disqus_thread"),
    "Facebook": ("facebook.com/plugins/comments", "fb-comments"),
    "FastComments": ("fastcomments.com/", "fastcomments-widget"),
    "Giscus": ("giscus.app/", "giscus"),
    "GraphComment": ("graphcomment.com/", "graphcomment"),
    "Hyvor Talk": ("talk.hyvor.com/", "hyvor-talk"),
    "IntenseDebate": ("intensedebate.com/", "idc-container"),
    "Isso": ("isso-thread",),
    "OpenWeb": ("spot.im/", "openweb.com/"),
    "Remark42": ("remark42",),
    "utterances": ("utteranc.es/", "utterances"),
    "Viafoura": ("viafoura.co/", "viafoura"),
    "Vuukle": ("vuukle.com/", "vuukle-comments"),
}
_ADDRESSES = "//script[@src] | //iframe[@src]"
_PLACES = "//div[@id or @class] | //section[@id or @class] | //hyvor-talk-comments"


def announced(page: HtmlElement) -> int | None:
    """Give how many reactions a page says that it has, None where it does not say."""
    titles = (text_of(one) for path in _TITLES for one in xpath(path)(page))
    counts = (count for title in titles if (count := count_in(title)) is not None)
    return next(chain(counts, _counted(page)), None)


def count_in(title: str) -> int | None:
    """Give the number of reactions that a heading announces, None where it is another heading.

    >>> count_in("Reacties op dit artikel (5)"), count_in("3 thoughts on “Parks”")
    (5, 3)
    >>> count_in("Ein Kommentar zu „Parken“"), count_in("Reacties"), count_in("Geen reacties")
    (1, None, 0)
    """
    if len(title) > _LONGEST:
        return None
    match = next((found for one in _COUNT if (found := one.fullmatch(title))), None)
    if match is None:
        return None
    written = match[1].lower()
    return _WORDS[written] if written in _WORDS else int(re.sub("[.,]", "", written))


def _counted(page: HtmlElement) -> Iterator[int]:
    """Give the counts that are marked for machines."""
    for element in xpath(_COUNTED)(page):
        digits = (element.get("content") or text_of(element)).strip()
        if (number := _whole(digits)) is not None:
            yield number
    for thing, _, _ in schema_org.things(page):
        count = thing.get("commentCount")
        if isinstance(count, int | str) and (number := _whole(count)) is not None:
            yield number


def _whole(value: Json) -> int | None:
    digits = str(value)
    return int(digits) if digits.isdecimal() and len(digits) <= 6 else None


def scripted(page: HtmlElement) -> list[str]:
    """Name the services whose scripts fetch the reactions of this page, which are not in it.

    >>> from .markup import parse_page
    >>> scripted(parse_page('<div id="disqus_thread"></div>'))
    ['Disqus']
    """
    addresses = [(one.get("src") or "").lower() for one in xpath(_ADDRESSES)(page)]
    names = {
        name.lower()
        for one in xpath(_PLACES)(page)
        for name in (str(one.tag), one.get("id") or "", *(one.get("class") or "").split())
    }
    return [
        service
        for service, signs in _SCRIPTED.items()
        if any(_gives_away(sign, addresses, names) for sign in signs)
    ]


def _gives_away(sign: str, addresses: Iterable[str], names: Iterable[str]) -> bool:
    if "/" in sign:
        return any(sign in address for address in addresses)
    return any(name == sign or name.startswith((f"{sign}-", f"{sign}_")) for name in names)
