"""Words and their Dutch stems, for the search index, for what is asked of it, and for what looks
alike.

Two stemmers together find far more pairs of forms than either alone (53 of 60 against 45 and 40),
so that both stems of a word are kept. Words are cut as SQLite's `unicode61 remove_diacritics 2`
cuts them.
"""

import re
import threading
from collections.abc import Iterable
from functools import cache, lru_cache
from unicodedata import normalize

import snowballstemmer
from rapidfuzz.fuzz import token_set_ratio

QUERY_LENGTH = 200  # characters
QUERY_WORDS = 12
BEGINNING = 4  # from so many letters on, a word also finds longer words that begin with it

_WORD = re.compile(r"[^\W_]+")
_SPELLED = re.compile("[^\\W_\u0300-\u036f]+(?:[\u0300-\u036f]+[^\\W_\u0300-\u036f]*)*")
_ACCENTS = re.compile("[\u0300-\u036f]")  # the marks that unicode61 drops; others are gaps to it
_SURROGATES = re.compile("[\ud800-\udfff]")
_LONGEST_STEMMED = 60  # longer than any Dutch word; it is kept as it is
_CACHED_WORDS = 1 << 16

# What says too little to find a like claim by.
_COMMON = frozenset(
    re.findall(
        "[a-z]+",
        """
        aan al als altijd bij daar dan dat de der deze die dit door dus een en er ga gaan gaat geen
        haar had hadden heb hebben heeft het hier hij hoe hun ik in is je kan kunnen maar me meer
        men met mij moet moeten na naar niet nog nu of om omdat ons onze ook op over te tot u uit
        van veel voor waar want waren was wat we wel werd wie wij worden wordt zal ze zich zij zijn
        zo zou zouden zullen
        """,
    )
)


class _Stemmers(threading.local):
    """The two stemmers; each keeps the word at hand in itself, so that every thread has its own."""

    def __init__(self) -> None:
        self.pair = (snowballstemmer.stemmer("dutch"), snowballstemmer.stemmer("dutch_porter"))


_stemmers = _Stemmers()


def words(text: str) -> list[str]:
    """The words of a text, small and without accents, in order.

    >>> words("Zo'n coöperatie: wet-maatschappelijk, 50%!")
    ['zo', 'n', 'cooperatie', 'wet', 'maatschappelijk', '50']
    """
    text = text.lower()
    if not text.isascii():
        text = normalize("NFC", _ACCENTS.sub("", normalize("NFD", text)))
    return _WORD.findall(text)


def stems(text: str) -> str:
    """The stems of all words, with a space between; both where the stemmers differ.

    >>> stems("De fietsers fietsten")
    'de fietser fietst'
    """
    return " ".join(map(_stems_of, words(text)))


def match_query(raw: str) -> str:
    """The FTS5 query for what a person typed, on an index with the columns `text` and `stems`.

    Each word, a longer word that begins with it, or a form of it must be there. '' when no word is
    left. At most 200 characters and 12 words count; every word is quoted, so that nothing typed can
    be an operator.

    >>> match_query("zo'n fietsers*")
    '("zo" OR stems:"zo") AND ("n" OR stems:"n") AND ("fietsers" * OR stems:"fietser")'
    """
    return " AND ".join(_either(word, True) for word in _asked(raw)[:QUERY_WORDS])


def word_queries(raw: str) -> dict[str, str]:
    """The FTS5 query for each word that a person typed, or a form of it; common words only where
    there are no others.

    >>> word_queries("de fietsers")
    {'fietsers': '("fietsers" OR stems:"fietser")'}
    """
    asked = _asked(raw)
    telling = [word for word in asked if word not in _COMMON] or asked
    return {word: _either(word, False) for word in telling[:QUERY_WORDS]}


def whole_query(raw: str) -> str:
    """The FTS5 query for all words that a person typed, or a form of each; '' for none.

    >>> whole_query("late bus")
    '("late" OR stems:"late" OR stems:"lat") AND ("bus" OR stems:"bus")'
    """
    return " AND ".join(_either(word, False) for word in _asked(raw)[:QUERY_WORDS])


def name_query(raw: str) -> str:
    """The FTS5 query for a name that a person typed, or the beginning of each of its words.

    >>> name_query("de Vries, Ann")
    '"de" * AND "vries" * AND "ann" *'
    """
    return " AND ".join(f'"{word}" *' for word in _asked(raw)[:QUERY_WORDS])


def marked(text: str, raw: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a word that `match_query` would look for.

    >>> marked("De fietsers fietsen.", "fietser")
    [('De ', False), ('fietsers', True), (' fietsen.', False)]
    """
    asked = _asked(raw)[:QUERY_WORDS]
    stems_asked = {stem for word in asked for stem in _stems_of(word).split()}
    pieces: list[tuple[str, bool]] = []
    end = 0
    for found in _SPELLED.finditer(text):
        word = "".join(words(found[0]))
        if (
            word in asked
            or _begins(word, asked)
            or stems_asked.intersection(_stems_of(word).split())
        ):
            pieces += [(text[end : found.start()], False), (found[0], True)]
            end = found.end()
    return [piece for piece in (*pieces, (text[end:], False)) if piece[0]]


def _begins(word: str, asked: list[str]) -> bool:
    return any(len(one) >= BEGINNING and word.startswith(one) for one in asked)


def _asked(raw: str) -> list[str]:
    """The words that a person typed, each once; at most 200 characters count."""
    return list(dict.fromkeys(words(_shorten(_SURROGATES.sub("", raw).replace("\0", "")))))


def telling_words(text: str) -> dict[str, tuple[str, ...]]:
    """The words by which a like claim can be found, as they are written, each with its stems.

    Common ones are left out; where all are common, all are given.

    >>> telling_words("De cliënten moeten fietsen!")
    {'cliënten': ('client',), 'fietsen': ('fiets',)}
    """
    found: dict[str, str] = {}
    for written in _WORD.findall(normalize("NFC", text)):
        for word in words(written):
            found.setdefault(word, written)
    telling = {word: found[word] for word in found if word not in _COMMON} or found
    return {written: tuple(_stems_of(word).split()) for word, written in telling.items()}


def telling_stems(stored: str) -> set[str]:
    """Those of stored stems by which a like claim can be found.

    >>> sorted(telling_stems(stems("De fietsers moeten niet.")))
    ['fietser']
    """
    return set(stored.split()) - _common_stems()


def stem_query(stems: Iterable[str]) -> str:
    """The FTS5 query for what has one of these stems, on an index with the column `stems`."""
    return "(" + " OR ".join(f'stems:"{stem}"' for stem in stems) + ")"


def likeness(a: Iterable[str], b: Iterable[str]) -> float:
    """How alike two sentences are by their stems, from 0 to 1: rapidfuzz's token_set_ratio.

    The order of words does not count, and a sentence whose words all stand in the other scores 1.
    """
    return token_set_ratio(" ".join(a), " ".join(b)) / 100


def _shorten(text: str) -> str:
    """The first 200 characters, without the word that this would break."""
    if len(text) <= QUERY_LENGTH or not text[QUERY_LENGTH].isalnum():
        return text[:QUERY_LENGTH]
    head = text[:QUERY_LENGTH]
    whole = re.sub(r"\w+\Z", "", head)
    return whole if whole.strip() else head


def _either(word: str, begun: bool) -> str:
    forms = [f'stems:"{stem}"' for stem in _stems_of(word).split()]
    start = " *" if begun and len(word) >= BEGINNING else ""
    return "(" + " OR ".join([f'"{word}"{start}', *forms]) + ")"


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(stem for word in _COMMON for stem in _stems_of(word).split())


@lru_cache(maxsize=_CACHED_WORDS)
def _stems_of(word: str) -> str:
    if len(word) > _LONGEST_STEMMED or not word.isalpha():  # a number has no stem
        return word
    first, second = (str(stemmer.stemWord(word)) for stemmer in _stemmers.pair)
    return first if first == second else f"{first} {second}"
