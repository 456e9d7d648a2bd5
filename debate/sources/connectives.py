"""The Dutch words that tie one sentence to another: what each signals, and where it must stand.

A connective means something only in its place. *Toch* at the beginning sets a sentence against the
one before; inside it (*wij bemoeien ons toch ook niet met jullie*) it only asks for assent. *Maar*
parts two clauses behind a comma, and in *alleen maar* nothing at all. The list is our own.

Who writes *A. Maar B* means A as well as B, and objects to what A seems to lead to: an undercut
of that step. Within one sentence *A, maar B* only sets them side by side, unless it is *wel A, maar
B*: then A is granted against something said before, and B takes its force away. *Toch B* holds B
in spite of what stands before it, which therefore speaks against B.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 2_000  # characters of a sentence that are looked through


class Signal(StrEnum):
    """What a connective says of the clause in which it stands, and of the one before."""

    GROUND = "ground"  # supports what was said before: want
    CONSEQUENCE = "consequence"  # follows from what was said before: dus
    SUMMARY = "summary"  # follows from all that was said before: kortom
    EXAMPLE = "example"  # supports what was said before, as one case of it: bijvoorbeeld
    ADDITION = "addition"  # stands beside what was said before: bovendien
    EXPLANATION = "explanation"  # says in other words or in detail why: a colon
    CONTRAST = "contrast"  # speaks against what is concluded from that: maar
    DESPITE = "despite"  # holds, though what was said before speaks against it: toch
    CONCESSION = "concession"  # speaks against it, and is granted only: wel, hoewel
    EXCEPTION = "exception"  # tells when it does not hold: tenzij


class Place(StrEnum):
    """Where a connective stands."""

    OPENING = "opening"  # the sentence begins with it
    INSIDE = "inside"  # among the first words of the sentence's main clause
    BETWEEN = "between"  # it parts two clauses of one sentence


@dataclass(frozen=True)
class Found:
    """A connective in a sentence: what it signals, its words, and where these stand.

    `sure` is how often it means this in common prose, from 0 to 1: *omdat* nearly always, *ook*
    about half of the time.
    """

    signal: Signal
    place: Place
    word: str
    start: int
    end: int
    sure: float


# Behind these, a word that could also mean something else opens the sentence.
_VERB = (
    r"(?= (?:is|zijn|was|waren|heeft|hebben|had|hadden|kan|kunnen|moet|moeten|wil|willen|zegt|geldt"
    r"|blijkt|bleek|blijft|blijven|gaat|gaan|komt|komen|krijgt|krijgen|werd|werden|wordt|worden"
    r"|ziet|zien|[a-z]{2,}[bdfgklmnprs]t)\b)"
)

# For each signal: how sure it is, and the words, as one pattern.
_OPENING: Mapping[Signal, tuple[tuple[float, str], ...]] = {
    Signal.GROUND: (
        (0.9, "want|immers|namelijk"),
        (0.8, "(?:dat|dit) komt (?:omdat|doordat|door)|uit ervaring|(?:dat|dit) blijkt uit"),
        (0.8, "de (?:reden|oorzaak)(?: (?:hier|daar)(?:voor|van))? is"),
    ),
    Signal.CONSEQUENCE: (
        (0.9, "(?:en )?(?:dus|daarom|daardoor)|hierdoor|vandaar(?: dat)?|derhalve|bijgevolg"),
        (0.9, "zodoende|aldus|om (?:die|deze) reden|(?:dat|dit) betekent(?: ook)? dat"),
        (0.8, "(?:het|met als|als) gevolg(?: (?:hier|daar)van)?(?: is)?|(?:daar|hier)uit volgt"),
        (0.7, "daarmee|hiermee|(?:dat|dit|zoiets) (?:leidt|zorgt|maakt)|(?:daar|hier)uit blijkt"),
    ),
    Signal.SUMMARY: (
        (0.9, "kortom|kort en goed|al met al|per saldo|samengevat|samenvattend"),
        (0.8, "concluderend|(?:de|mijn|onze) conclusie is|(?:dat )?alles bij elkaar"),
        (0.8, "dat bij elkaar"),
    ),
    Signal.EXAMPLE: (
        (0.8, "bijvoorbeeld|denk (?:maar )?aan|om een voorbeeld te (?:geven|noemen)"),
        (0.6, rf"zo{_VERB}|zoals(?! gezegd| bekend| u | je )"),
    ),
    Signal.ADDITION: (
        (0.8, "bovendien|daarnaast|daar komt(?: nog)? bij|daarbij komt|verder|tevens|eveneens"),
        (0.7, "ten (?:tweede|derde|vierde|vijfde)|tot slot|ten slotte|daarbij|evenmin|en ook"),
        (0.5, "ook(?! al | als | wanneer | zonder )"),
    ),
    Signal.CONTRAST: (
        (0.7, "daar staat tegenover|daartegenover staat|aan de andere kant"),
        (0.6, "maar(?! liefst)|echter|daarentegen|anderzijds|doch|in werkelijkheid"),
        (0.6, f"helaas|jammer genoeg|alleen{_VERB}"),
    ),
    Signal.DESPITE: (
        (0.8, "(?:dat|dit) neemt niet weg|desondanks|desalniettemin|niettemin|hoe dan ook"),
        (0.6, "(?:maar |en )?toch"),
    ),
    Signal.CONCESSION: ((0.7, f"wel{_VERB}|weliswaar|natuurlijk|uiteraard|inderdaad|toegegeven"),),
    Signal.EXCEPTION: ((0.7, "tenzij|behalve (?:als|wanneer)"),),
}
_INSIDE: Mapping[Signal, tuple[tuple[float, str], ...]] = {
    Signal.GROUND: ((0.8, "immers|namelijk"),),
    Signal.CONSEQUENCE: (
        (0.8, "dus"),
        (0.7, "daarom|daardoor|hierdoor|derhalve|bijgevolg|zodoende"),
    ),
    Signal.ADDITION: ((0.7, "bovendien|daarnaast"),),
    Signal.CONTRAST: ((0.6, "echter|daarentegen"),),
    Signal.DESPITE: ((0.7, "desondanks|niettemin|desalniettemin"),),
    Signal.CONCESSION: ((0.6, "weliswaar"),),
}
_HARDLY = "(?:vooral|juist|mede|deels|alleen|enkel|slechts|simpelweg|gewoon) "
_BETWEEN: Mapping[Signal, tuple[tuple[float, str], ...]] = {
    Signal.GROUND: (
        (0.9, "[,;:–—] ?(?:want|immers|namelijk)"),
        (0.9, f",? (?<!niet )(?:{_HARDLY})?(?:omdat|doordat|aangezien)"),
    ),
    Signal.CONSEQUENCE: (
        (0.8, ",? (?:waardoor|met als gevolg|en daarom|en daardoor|en dus)|, zodat"),
        (0.8, "[,;:–—] (?:dus|daarom|daardoor|vandaar)|,? en(?= \\w+ (daardoor|daarom|dus)\\b)"),
    ),
    Signal.EXPLANATION: ((0.6, ":(?! [\"'‘’“„])"),),
    Signal.CONTRAST: ((0.7, "[,;–—] ?(?:maar|doch|echter)(?! ook| liefst| eens)|,? en toch"),),
    Signal.CONCESSION: ((0.7, ",? (?:hoewel|ofschoon|ook al|ondanks dat)"),),
    Signal.EXCEPTION: ((0.7, ",? (?:tenzij|behalve als|behalve wanneer|mits)"),),
}
# A sentence that begins with these has the clause of the connective first, and its main one behind.
_BEFORE: Mapping[Signal, tuple[tuple[float, str], ...]] = {
    Signal.GROUND: ((0.8, f"(?:{_HARDLY})?(?:omdat|doordat|aangezien)"),),
    Signal.CONCESSION: ((0.8, "hoewel|ofschoon|ook al|ondanks dat"),),
}


_Compiled = tuple[tuple[Signal, float, re.Pattern[str]], ...]


def _compiled(listed: Mapping[Signal, tuple[tuple[float, str], ...]], shape: str) -> _Compiled:
    return tuple(
        (signal, sure, re.compile(shape.format(words), re.IGNORECASE))
        for signal, entries in listed.items()
        for sure, words in entries
    )


_WORD_INSIDE = 8  # words of a sentence among which one of these ties it to the sentence before
_OPENS = _compiled(_OPENING, "[\"'“‘(]*({})(?![\\w-])")
_STANDS_INSIDE = _compiled(_INSIDE, "(?<=[\\w)] )({})(?![\\w-])")
_PARTS = _compiled(_BETWEEN, "(?<=[^\\s,;:–—(]) ?(?:{})(?= )")
_GOES_BEFORE = _compiled(_BEFORE, "({})(?= )")
_GOES_ON = re.compile(
    r"(?:zij|ze|hij|dit|deze|die|daar|meestal|soms|vaak|veel|sommige)(?![\w-])", re.IGNORECASE
)
_NO_CONTRAST = re.compile(
    r"\b(?:niet|geen) (?:alleen|zozeer|slechts|enkel|langer)\b", re.IGNORECASE
)


def opening(sentence: str) -> Found | None:
    """Give the connective that a sentence begins with.

    >>> opening("Toch werkt het.").signal
    <Signal.DESPITE: 'despite'>
    >>> opening("Dat werkt toch.")
    """
    found = [
        Found(signal, Place.OPENING, match[1], match.start(1), match.end(1), sure)
        for signal, sure, pattern in _OPENS
        if (match := pattern.match(sentence, 0, LONGEST))
    ]
    return max(found, key=lambda one: one.end, default=None)


def going_on(sentence: str) -> Found | None:
    """Give the word with which a sentence goes on about the one before it.

    >>> going_on("Zij staan er alleen voor.").word
    'Zij'
    """
    match = _GOES_ON.match(sentence)
    return match and Found(Signal.EXPLANATION, Place.OPENING, match[0], 0, match.end(), 0.4)


def inside(sentence: str) -> Found | None:
    """Give the connective among the first words that ties the whole sentence to the one before.

    >>> inside("De praktijk is echter lastig.").word
    'echter'
    """
    found = [
        Found(signal, Place.INSIDE, match[1], match.start(1), match.end(1), sure)
        for signal, sure, pattern in _STANDS_INSIDE
        if (match := pattern.search(sentence, 0, LONGEST))
        and len(sentence[: match.start()].split()) <= _WORD_INSIDE
    ]
    return min(found, key=lambda one: one.start, default=None)


def between(sentence: str) -> Iterator[tuple[Found, int]]:
    """Give each connective that may part two clauses, with where the first of them ends.

    >>> [(found.word, end) for found, end in between("Het werkt, want het is dichtbij.")]
    [('want', 9)]
    """
    for signal, sure, pattern in _PARTS:
        for match in pattern.finditer(sentence, 0, LONGEST):
            if signal is Signal.CONTRAST and _NO_CONTRAST.search(sentence, 0, match.start()):
                continue
            clause = match[0].lstrip(" ,;:–—")
            word = match[1] if match.lastindex else clause or ":"
            start = match.end() - len(clause) if clause else match.end() + 1
            yield Found(signal, Place.BETWEEN, word, start, match.end(), sure), match.start()


def subordinate(sentence: str) -> Found | None:
    """Give the connective of a sentence whose first clause it introduces.

    >>> subordinate("Omdat het dichtbij is, werkt het.").word
    'Omdat'
    """
    for signal, sure, pattern in _GOES_BEFORE:
        if match := pattern.match(sentence, 0, LONGEST):
            return Found(signal, Place.BETWEEN, match[1], match.start(1), match.end(1), sure)
    return None
