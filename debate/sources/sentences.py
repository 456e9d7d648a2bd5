"""Cut a paragraph of Dutch into sentences, each with its exact place.

syntok says where sentences part; what it does not know of Dutch is told to it beforehand, by
showing it a text of the same length in which the full stop of an abbreviation is a letter, the
capital that a hasty writer left out is there, and so on. Only the places are taken from it, so
that the words stay as they stand.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from syntok import segmenter
from syntok.tokenizer import Tokenizer

# Never the end of a sentence: a name, a number or the thing itself follows.
_GOES_ON = """
    a.d.h.v. a.h.w. aant. afb. afd. art. bc. bijl. bijv. bijz. blz. burg. bv. ca. d.d. d.m.v. d.w.z.
    dd. dhr. dir. dr. dra. drs. dw. et_al. eig. em. evt. fam. fig. geb. gem. get. gez. h.c. hfdst.
    hs. i.c. i.o. i.p.v. i.s.m. i.t.t. i.v.m. ing. inz. ir. jhr. jkvr. kath. lt. m. m.a.w. m.b.t.
    m.b.v. m.i. m.i.v. m.m.v. m.n. m.u.v. mej. mevr. mr. ms. mw. n.a.v. nl. no. nom. nr. nrs. o.a.
    o.b.v. o.g.v. o.i. o.l.v. o.v.v. opm. p. pag. par. pct. plm. pp. prof. resp. secr. st. t.a.v.
    t.b.v. t.g.v. t.h.v. t.n.v. t.o.v. t.w. t.z.t. tab. tel. v. vgl. vnl. vs. w.o. weth. wv. z.g.
    z.s.m. zg. zgn.
"""
_DAYS = "ma. di. wo. do. vr. za."  # before the number of a day; elsewhere they are words
_MONTHS = "jan. feb. febr. mrt. apr. jun. jul. aug. sep. sept. okt. nov. dec."  # behind one
# May end a sentence, and does where a capital follows.
_MAY_END = """
    a.s. a.u.b. b.d. b.v. c.a. c.q. c.s. cs. d.i. e.a. e.d. e.e.a. e.v. e.v.a. enz. etc. ev. excl.
    i.d. incl. j.l. jl. jr. l.l. ll. max. min. mln. mrd. n.chr. n.v. n.v.t. o.i.d. q.q. red. s.v.p.
    sr. v.chr. v.d.
"""
# What starts a sentence also where its writer left out the capital.
_STARTERS = """
    aan als bij daar daardoor daarom dan dat de deze die dit dus een er gemeenten het hier hij hoe
    ik in is je kortom maar met mijn misschien na niemand niet nu of om ook op toch tot volgens voor
    wat we wie wij zij zo
"""


def _either(words: str) -> str:
    found = sorted(words.split(), key=len, reverse=True)
    return "|".join(re.escape(word).replace("_", r"\s") for word in found)


def _without_stops(short: re.Match[str]) -> str:
    return short[0].replace(".", "x")


def _without_inner_stops(short: re.Match[str]) -> str:
    return short[0][:-1].replace(".", "x") + short[0][-1]


def _without_letters(word: re.Match[str]) -> str:
    """Keep of a word whether it is one letter, a number, all capitals, or begins with a capital."""
    text = word[0]
    if len(text) == 1 or not any(letter.islower() for letter in text):
        return text
    return ("X" if text[0].isupper() else "x") + "x" * (len(text) - 1)


def _without_signs(address: re.Match[str]) -> str:
    bare = address[0].rstrip(_CLOSING)
    return "x" * len(bare) + address[0][len(bare) :]


_CAPITAL = "[^\\W\\da-zß-ÿ_]"
_CLOSING = ".,:;!?)"  # may stand behind an address and is no part of it

# What is shown otherwise, in this order; each answer is as long as what it stands for.
_SHOWN: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(?:https?://|www\.)\S{2,}|\S{1,64}@\S{1,64}\.\w{2,}", _without_signs),
    (rf"(?<![\w.])(?i:{_either(_GOES_ON)})", _without_stops),
    (
        rf"(?<=\d\s)(?:{_either(_MONTHS)})|(?<!\w)(?:{_either(_DAYS)})(?=\s\d{{1,2}}\b)",
        _without_stops,
    ),
    (rf"(?<![\w.])(?i:{_either(_MAY_END)})(?!\s+[\"'‘“(]?{_CAPITAL})", _without_stops),
    (rf"(?<![\w.])(?i:{_either(_MAY_END)})", _without_inner_stops),
    # syntok knows abbreviations of other languages that are whole words in Dutch: dom, nat, en
    (r"(?<!\w)\w++(?=[.!?])", _without_letters),
    # marks for which syntok has no rule: several at once, and the ellipsis before a capital
    (r"[!?]+(?=[!?])", lambda marks: "x" * len(marks[0])),
    (rf"…(?=\s+{_CAPITAL})", lambda _: "."),
    # a hasty writer leaves out the capital, the space, or both
    (
        rf"(?<=[^\W\d_]{{2}})([.!?]\s?)(?=(?:{_either(_STARTERS)})\s)(\w)",
        lambda start: start[1] + start[2].upper(),
    ),
    (r"(?<=[^\W\d_]{2}[.!?]\s)\d(?=\d{3}\s)", lambda _: "X"),  # a year may open a sentence
)


@dataclass(frozen=True)
class Sentence:
    """A sentence and its place: `paragraph[start:end] == text`, in code points."""

    start: int
    end: int
    text: str


def split(paragraph: str) -> tuple[Sentence, ...]:
    """Cut a paragraph into its sentences, in order, without the white space between them.

    Together they hold everything that is not white space.

    >>> [one.text for one in split("Dhr. Van Dam zegt o.a. dit. Dat klopt niet!")]
    ['Dhr. Van Dam zegt o.a. dit.', 'Dat klopt niet!']
    """
    return tuple(
        _stripped(paragraph, start, end)
        for start, end in pairwise([*_starts(paragraph), len(paragraph)])
    )


def _starts(paragraph: str) -> Iterator[int]:
    """Give where sentences start: where the text does, and where syntok parts them."""
    first = len(paragraph) - len(paragraph.lstrip())
    if first == len(paragraph):
        return
    yield first
    tokens = Tokenizer(replace_not_contraction=False).tokenize(_shown(paragraph))
    for sentence in segmenter.segment(tokens):
        start = sentence[0].offset
        if start > first and sentence[0].value and not unicodedata.combining(paragraph[start]):
            yield start


def _stripped(paragraph: str, start: int, end: int) -> Sentence:
    text = paragraph[start:end].rstrip()
    return Sentence(start, start + len(text), text)


def _shown(paragraph: str) -> str:
    for pattern, answer in _SHOWN:
        paragraph = re.sub(pattern, answer, paragraph)
    return paragraph
