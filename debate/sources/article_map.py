"""The sources that an article brings into a debate: itself, and one for each reaction.

A debate's file names its sources before their text is there, so an article that is read beside it
must find the sources that are meant. What decides is the content: the text that is stored for a
source, or the beginning of its digest that a curated source carries as `text` among its data. Then
the title decides, however written; and for reactions, which follow their article, the number.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count
from urllib.parse import urlsplit

from ..model import Json, Source, SourceKind, Voice, make_id
from .anchors import content_digest
from .article import Article, Reaction

TEXT = "text"  # the name, in a source's data, of the first digits of `content_digest`
TEXT_DIGITS = 16  # hexadecimal: no two texts of a debate agree in so many
ANSWERS = "answers"  # the name, in a reaction's data, of the number of the reaction it answers
COMPARED = 1_000  # characters of a title that are compared

_KEY = re.compile(r"s(\d{1,9})")

_KeyOf = Callable[[Reaction], object]
_KeysOf = Callable[[Source], Iterable[object]]


def match(
    article: Article,
    sources: Mapping[str, Source],
    stored: Mapping[str, str] | None = None,
    slug: str = "",
) -> dict[int, str]:
    """Find which known sources this text is: 0 for the article, n for reaction n, to a source's id.

    `stored` gives the content digest of each source whose text is stored. An article with the same
    content or, else, the same address is the same, whatever its title. Else titles agree when their
    words do; among several the authors decide, and where they do not, none is taken: a text in the
    wrong place is worse than one that an editor has to place. An article without a title is also
    found by the id that an earlier import into the debate `slug` made for its lead.

    A reaction is found by its content and number, its content, its own address, or its number, in
    this order; by its number only if it and the known one have no addresses that differ. A feed
    numbers only what it holds, so its numbers say nothing.

    >>> from .article import Paragraph
    >>> article = Article("Wie wiedt er?", "Een zin.", (Paragraph("Een zin.", 1),))
    >>> match(article, {"s0": Source("s0", SourceKind.ARTICLE, title="Wie  wiedt er")})
    {0: 's0'}
    >>> match(article, {"s1": Source("s1", SourceKind.ARTICLE, data={"text": "cc8db3764876450d"})})
    {0: 's1'}
    """
    stored = stored or {}
    known = _known_article(article, sources, stored) or _known_lead(article, sources, slug)
    if known is None:
        return {}
    names = {known.id, known.key} - {""}
    answers = [
        source
        for source in sources.values()
        if source.kind is SourceKind.REACTION and source.reaction_to in names
    ]
    return {0: known.id, **_known_reactions(article, answers, stored)}


def to_sources(
    article: Article,
    slug: str,
    known: Mapping[str, Source] | None = None,
    stored: Mapping[str, str] | None = None,
) -> dict[int, Source]:
    """Give the article's sources: 0 for the article, n for reaction n, in that order.

    Those that `known` holds already, as `match` finds them, are given back as they are; others get
    an id made from the debate's slug, the title (or the lead) and the number, and a key such as
    's2' and 's2r1' that nothing else in `known` has. In which capacity somebody writes a reaction
    is unknown until somebody says so. A new reaction whose number a known one has gets the next
    that is free.
    """
    known = known or {}
    matched = match(article, known, stored, slug)
    taken = {source.key for source in known.values()}
    whole = known[matched[0]] if 0 in matched else _new_article(article, slug, known, taken)
    base = whole.key or _free_key(taken)
    numbers = _numbers_of(article.reactions, whole, known, matched)
    sources = {0: whole}
    for reaction in article.reactions:
        if reaction.number in matched:
            sources[reaction.number] = known[matched[reaction.number]]
        else:
            number = numbers[reaction.number]
            id_ = _free_id(article, slug, number, known)
            key = _unlike(f"{base}r{number}", taken)
            sources[reaction.number] = _new_reaction(reaction, id_, key, whole.id, numbers)
    return sources


def _numbers_of(
    reactions: Iterable[Reaction],
    article: Source,
    known: Mapping[str, Source],
    matched: Mapping[int, str],
) -> dict[int, int]:
    """Give the number of each reaction's source: its own, unless a known reaction has that."""
    used = {source.number for source in known.values() if source.reaction_to == article.id}
    next_free = count(max((*used, *(reaction.number for reaction in reactions)), default=0) + 1)
    return {
        reaction.number: known[matched[reaction.number]].number
        if reaction.number in matched
        else next(next_free)
        if reaction.number in used
        else reaction.number
        for reaction in reactions
    }


def _new_reaction(
    reaction: Reaction, id_: str, key: str, article: str, numbers: Mapping[int, int]
) -> Source:
    data: dict[str, Json] = {}
    if reaction.answers:
        data[ANSWERS] = numbers[reaction.answers]
    return Source(
        id_,
        SourceKind.REACTION,
        key=key,
        authors=(reaction.author,) if reaction.author else (),
        voice=Voice(name=reaction.author),
        published=reaction.published,
        url=reaction.url,
        reaction_to=article,
        number=numbers[reaction.number],
        data=data,
    )


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
        published=article.published,
        outlet=article.outlet,
        url=article.url,
    )


def _known_article(
    article: Article, sources: Mapping[str, Source], stored: Mapping[str, str]
) -> Source | None:
    """Give the one known article with this content, else with this address, else with this title;
    by these authors if need be.
    """
    wholes = [source for source in sources.values() if source.kind is not SourceKind.REACTION]
    digits, title = _digits(article.paragraphs), _words(article.title)
    ways: tuple[Callable[[Source], bool], ...] = (
        lambda source: bool(article.blocks) and digits in _texts(source, stored),
        lambda source: bool(article.url) and source.url == article.url,
        lambda source: bool(title) and _words(source.title) == title,
    )
    found = ([source for source in wholes if way(source)] for way in ways)
    same = next(filter(None, found), [])
    if len(same) > 1:
        authors = {_words(author) for author in article.authors}
        same = [source for source in same if {_words(name) for name in source.authors} == authors]
    return same[0] if len(same) == 1 else None


def _known_lead(article: Article, sources: Mapping[str, Source], slug: str) -> Source | None:
    """Give the source that was made for an untitled article with this lead."""
    made = sources.get(make_id("s", slug, article.lead, "0"))
    return made if made and not (article.title or made.title) else None


def _known_reactions(
    article: Article, answers: Collection[Source], stored: Mapping[str, str]
) -> dict[int, str]:
    """Pair reactions with known ones, in several ways, the surest first."""
    reactions = article.reactions
    digits = {reaction.number: _digits(reaction.paragraphs) for reaction in reactions}
    ways: list[tuple[_KeyOf, _KeysOf]] = [
        (
            lambda reaction: (reaction.number, digits[reaction.number]),
            lambda source: [(source.number, text) for text in _texts(source, stored)],
        ),
        (lambda reaction: digits[reaction.number], lambda source: _texts(source, stored)),
        (lambda reaction: _place(reaction.url), lambda source: filter(None, [_place(source.url)])),
    ]
    if article.blocks:
        ways += (
            (_number, lambda source: [] if source.url else [source.number]),
            (lambda reaction: reaction.number if not reaction.url else "", _numbers),
        )
    found: dict[int, str] = {}
    for key_of, keys_of in ways:
        used = set(found.values())
        left = [reaction for reaction in reactions if reaction.number not in found]
        free = [source for source in answers if source.id not in used]
        found |= _pairs(left, free, key_of, keys_of)
    return found


def _number(reaction: Reaction) -> int:
    return reaction.number


def _numbers(source: Source) -> list[int]:
    return [source.number]


def _place(url: str) -> str:
    """Give what an address of a reaction says whatever page of a thread it stands on."""
    return urlsplit(url).fragment or url


def _pairs(
    reactions: Iterable[Reaction], sources: Sequence[Source], key_of: _KeyOf, keys_of: _KeysOf
) -> dict[int, str]:
    """Pair each reaction with the first source that has its key; each source is used once."""
    waiting: dict[object, list[str]] = {}
    for source in reversed(sources):
        for key in keys_of(source):
            waiting.setdefault(key, []).append(source.id)
    found: dict[int, str] = {}
    used: set[str] = set()
    for reaction in reactions:
        ids = waiting.get(key_of(reaction), [])
        while ids and reaction.number not in found:
            if (id_ := ids.pop()) not in used:
                found[reaction.number] = id_
                used.add(id_)
    return found


def _texts(source: Source, stored: Mapping[str, str]) -> Iterator[str]:
    """Give the first digits of the texts that a source is known to have."""
    named = str(source.data.get(TEXT, "")).lower()
    if len(named) >= TEXT_DIGITS:
        yield named[:TEXT_DIGITS]
    if source.id in stored:
        yield stored[source.id][:TEXT_DIGITS]


def _digits(paragraphs: Collection[str]) -> str:
    return content_digest(tuple(paragraphs))[:TEXT_DIGITS]


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
