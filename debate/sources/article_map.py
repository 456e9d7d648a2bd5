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

from ..model import Source, SourceKind, Voice, make_id
from .anchors import content_digest
from .article import Article, Reaction

TEXT = "text"  # the name, in a source's data, of the first digits of `content_digest`
TEXT_DIGITS = 16  # hexadecimal: no two texts of a debate agree in so many
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
    content is the same, whatever its title. Else titles agree when their words do; among several
    the authors decide, and where they do not, none is taken: a text in the wrong place is worse
    than one that an editor has to place. An article without a title is also found by the id that an
    earlier import into the debate `slug` made for its lead. A reaction is found by its content and
    number, its content alone, or its number alone, in this order.

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
    return {0: known.id, **_known_reactions(article.reactions, answers, stored)}


def to_sources(
    article: Article,
    slug: str,
    known: Mapping[str, Source] | None = None,
    stored: Mapping[str, str] | None = None,
) -> dict[int, Source]:
    """Give the article's sources: 0 for the article, n for reaction n, in that order.

    Those that `known` holds already, as `match` finds them, are given back as they are; others get
    an id made from the debate's slug, the title (or the lead) and the number, and a key such as
    's2' and 's2r1' that nothing else in `known` has. Who writes a reaction is unknown until
    somebody says so.
    """
    known = known or {}
    matched = match(article, known, stored, slug)
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


def _known_article(
    article: Article, sources: Mapping[str, Source], stored: Mapping[str, str]
) -> Source | None:
    """Give the one known article with this content, else with this title, by these authors if need
    be.
    """
    wholes = [source for source in sources.values() if source.kind is not SourceKind.REACTION]
    digits, title = _digits(article.paragraphs), _words(article.title)
    same = [source for source in wholes if digits in _texts(source, stored)]
    same = same or [source for source in wholes if title and _words(source.title) == title]
    if len(same) > 1:
        authors = {_words(author) for author in article.authors}
        same = [source for source in same if {_words(name) for name in source.authors} == authors]
    return same[0] if len(same) == 1 else None


def _known_lead(article: Article, sources: Mapping[str, Source], slug: str) -> Source | None:
    """Give the source that was made for an untitled article with this lead."""
    made = sources.get(make_id("s", slug, article.lead, "0"))
    return made if made and not (article.title or made.title) else None


def _known_reactions(
    reactions: Collection[Reaction], answers: Collection[Source], stored: Mapping[str, str]
) -> dict[int, str]:
    """Pair reactions with known ones, in three ways, the surest first."""
    digits = {reaction.number: _digits(reaction.paragraphs) for reaction in reactions}
    found: dict[int, str] = {}
    ways: tuple[tuple[_KeyOf, _KeysOf], ...] = (
        (
            lambda reaction: (reaction.number, digits[reaction.number]),
            lambda source: [(source.number, text) for text in _texts(source, stored)],
        ),
        (lambda reaction: digits[reaction.number], lambda source: _texts(source, stored)),
        (lambda reaction: reaction.number, lambda source: [source.number]),
    )
    for key_of, keys_of in ways:
        used = set(found.values())
        left = [reaction for reaction in reactions if reaction.number not in found]
        free = [source for source in answers if source.id not in used]
        found |= _pairs(left, free, key_of, keys_of)
    return found


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
