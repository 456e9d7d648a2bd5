"""The sources that an article brings into a debate: itself, and one for each reaction.

A debate's file names its sources before their text is there, so an article that is read beside it
must find the sources that are meant: itself by its title, however written, reactions by number.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from itertools import count

from ..model import Source, SourceKind, Voice, make_id
from .plain_text import Article

COMPARED = 1_000  # characters of a title that are compared

_KEY = re.compile(r"s(\d{1,9})")


def match(article: Article, sources: Mapping[str, Source]) -> dict[int, str]:
    """Find which known sources this text is: 0 for the article, n for reaction n, to a source's id.

    Titles agree when their words do; among several the authors decide, and where they do not, none
    is taken: a text in the wrong place is worse than one that an editor has to place. An article
    without a title matches nothing; give it one with `dataclasses.replace` first.

    >>> from .plain_text import Paragraph
    >>> article = Article("Wie wiedt er?", "Een zin.", (Paragraph("Een zin.", 1),))
    >>> match(article, {"s0": Source("s0", SourceKind.ARTICLE, title="Wie  wiedt er")})
    {0: 's0'}
    """
    known = _known_article(article, sources)
    if known is None:
        return {}
    names = {known.id, known.key} - {""}
    numbers = {reaction.number for reaction in article.reactions}
    found = {0: known.id}
    for source in sources.values():
        is_reaction = source.kind is SourceKind.REACTION and source.reaction_to in names
        if is_reaction and source.number in numbers:
            found.setdefault(source.number, source.id)
    return found


def to_sources(
    article: Article, slug: str, known: Mapping[str, Source] | None = None
) -> dict[int, Source]:
    """Give the article's sources: 0 for the article, n for reaction n, in that order.

    Those that `known` holds already are given back as they are; others get an id made from the
    debate's slug, the title and the number, and a key such as 's2' and 's2r1' that nothing else in
    `known` has. Who writes a reaction is unknown until somebody says so.
    """
    known = known or {}
    matched = match(article, known)
    taken = {source.key for source in known.values()}
    whole = known[matched[0]] if 0 in matched else _new_article(article, slug, known, taken)
    base = whole.key or _free_key(taken)
    sources = {0: whole}
    for reaction in article.reactions:
        number = reaction.number
        if number in matched:
            sources[number] = known[matched[number]]
        else:
            id_ = _free_id(article, slug, number, known)
            key = _unlike(f"{base}r{number}", taken)
            sources[number] = Source(
                id_, SourceKind.REACTION, key=key, reaction_to=whole.id, number=number
            )
    return sources


def _new_article(
    article: Article, slug: str, known: Mapping[str, Source], taken: Collection[str]
) -> Source:
    return Source(
        _free_id(article, slug, 0, known),
        SourceKind.ARTICLE,
        title=article.title,
        key=_free_key(taken),
        authors=article.authors,
        voice=Voice(name=" en ".join(article.authors)),
    )


def _known_article(article: Article, sources: Mapping[str, Source]) -> Source | None:
    """Give the one known article with this title, or with this title and these authors."""
    title = _words(article.title)
    same = [
        source
        for source in sources.values()
        if title and source.kind is not SourceKind.REACTION and _words(source.title) == title
    ]
    if len(same) > 1:
        authors = {_words(author) for author in article.authors}
        same = [source for source in same if {_words(name) for name in source.authors} == authors]
    return same[0] if len(same) == 1 else None


def _words(text: str) -> tuple[str, ...]:
    """Give what two ways to write a title have in common: its words, in any case and typography."""
    plain = unicodedata.normalize("NFKC", text[:COMPARED]).casefold()
    return tuple(re.findall(r"\w+", plain))


def _free_key(taken: Collection[str]) -> str:
    numbers = [int(match[1]) for key in taken if (match := _KEY.fullmatch(key))]
    return f"s{max(numbers, default=0) + 1}"


def _unlike(key: str, taken: Collection[str]) -> str:
    """Give this key, or the first with a further number that is not taken."""
    others = (f"{key}_{number}" for number in count(2))
    return key if key not in taken else next(other for other in others if other not in taken)


def _free_id(article: Article, slug: str, number: int, known: Mapping[str, Source]) -> str:
    """Give the id for this slug, title and number; another where a different source has it."""
    parts = [slug, article.title or article.lead, str(number)]
    while (id_ := make_id("s", *parts)) in known:
        parts.append("")
    return id_
