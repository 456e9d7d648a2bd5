"""Which passages of a text may be claims, and what their connectives tie together: a suggestion.

It is made by rules that a reader can check (`connectives.py`, `cues.py`), and each suggestion says
why it was made. Nothing of it is a judgement: an editor takes, changes or leaves it.

A sentence is one passage, unless a connective parts it into two that can each be denied: *de hulp
is duur, want er zijn wachtlijsten* has two. What a connective at the beginning of a sentence says
is about the claim before it, in the same paragraph or at the end of the one above.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from ..model import Kind
from . import connectives, cues, sentences
from .connectives import Found, Place, Signal
from .cues import Cue, Reason

LIKELY = 0.5  # from this score on, a passage is suggested as a claim
LOOKS_BACK = 3  # sentences between a claim and what it is tied to, at most

_BASE = 0.55  # most sentences of an opinion are claims
_SHORTEST = 3  # words of a passage that a sentence is parted into
_RUN = 5  # words in a row that are the article's own
_QUOTED = 0.6  # share of a passage's words in such runs that makes it a quotation
_WORD = re.compile(r"\w+")
_EDGE = " \t\u00a0,;:–—"

WHY = {
    (Signal.GROUND, Place.OPENING): 'opens with "{word}": support for the sentence before it',
    (Signal.GROUND, Place.INSIDE): 'says "{word}": support for the sentence before it',
    (Signal.GROUND, Place.BETWEEN): '"{word}" gives the ground for the other half of the sentence',
    (
        Signal.CONSEQUENCE,
        Place.OPENING,
    ): 'opens with "{word}": the sentence before it supports this',
    (Signal.CONSEQUENCE, Place.INSIDE): 'says "{word}": the sentence before it supports this',
    (Signal.CONSEQUENCE, Place.BETWEEN): '"{word}" draws a conclusion from the first half',
    (Signal.SUMMARY, Place.OPENING): 'opens with "{word}": what stands before it supports this',
    (Signal.EXAMPLE, Place.OPENING): 'opens with "{word}": an example of the sentence before it',
    (Signal.EXAMPLE, Place.INSIDE): 'says "{word}": an example of the sentence before it',
    (
        Signal.ADDITION,
        Place.OPENING,
    ): 'opens with "{word}": speaks on the same as what is before it',
    (Signal.ADDITION, Place.INSIDE): 'says "{word}": speaks on the same as what is before it',
    (Signal.CONTRAST, Place.OPENING): 'opens with "{word}": against the sentence before it',
    (Signal.CONTRAST, Place.INSIDE): 'says "{word}": against the sentence before it',
    (Signal.CONTRAST, Place.BETWEEN): '"{word}" sets the second half against the first',
    (
        Signal.CONCESSION,
        Place.OPENING,
    ): 'opens with "{word}": granted against the sentence before it',
    (Signal.CONCESSION, Place.INSIDE): 'says "{word}": granted against the sentence before it',
    (Signal.CONCESSION, Place.BETWEEN): '"{word}" grants something against the other half',
    (Signal.EXCEPTION, Place.OPENING): 'opens with "{word}": tells when the rest does not hold',
    (Signal.EXCEPTION, Place.BETWEEN): '"{word}" tells when the first half does not hold',
}
_GRANTED = Reason(
    'grants it with "wel" and takes it back with "{word}": objection to that step', "maar"
)


@dataclass(frozen=True)
class Passage:
    """A piece of a paragraph (counted from 1) that may be a claim: `paragraph[start:end]`.

    `score` goes from 0 to 1. A question is no claim, but may become an open question.
    """

    paragraph: int
    start: int
    end: int
    score: float
    reasons: tuple[Reason, ...] = ()
    is_question: bool = False

    @property
    def is_claim(self) -> bool:
        """Whether it is suggested as a claim."""
        return self.score >= LIKELY


@dataclass(frozen=True)
class Tie:
    """A relation that a connective suggests, between passages by their place in the list.

    The conclusion of an undercut is another tie, by its place in the list of ties. `score` is how
    often the connective means this.
    """

    kind: Kind
    premise: int
    conclusion: int
    word: str
    score: float
    reason: Reason


@dataclass(frozen=True)
class Suggestions:
    """What is suggested for one text: every passage in order, and the ties between them."""

    passages: tuple[Passage, ...] = ()
    ties: tuple[Tie, ...] = ()


def suggest(paragraphs: Sequence[str], *, article: Sequence[str] = ()) -> Suggestions:
    """Suggest claims and relations in a text; for a reaction, `article` is what it answers.

    >>> found = suggest(["De hulp is te duur. Want er zijn te veel lagen."])
    >>> [(one.start, one.end, one.is_claim) for one in found.passages]
    [(0, 19, True), (20, 47, True)]
    >>> [(tie.kind, tie.premise, tie.conclusion, str(tie.reason)) for tie in found.ties]
    [(<Kind.SUPPORT: 'support'>, 1, 0, 'opens with "Want": support for the sentence before it')]
    """
    runs = _runs(article)
    drafts = [
        _draft(paragraph, number, sentence)
        for number, paragraph in enumerate(paragraphs, 1)
        for sentence in sentences.split(paragraph)
    ]
    passages: list[Passage] = []
    for draft in drafts:
        draft.first = len(passages)
        passages += (_passage(paragraphs, draft, part, runs) for part in draft.parts)
    return Suggestions(tuple(passages), tuple(_Weaver(drafts, passages).ties()))


@dataclass
class _Draft:
    """A sentence as its connectives part it.

    `back` and `front` are the parts that what stands before and behind it is tied to; `first` is
    the place of its first part among all passages.
    """

    paragraph: int
    parts: list[tuple[int, int]]
    opening: Found | None = None
    parting: Found | None = None
    back: int = 0
    front: int = 0
    granted: bool = False
    first: int = field(default=0)

    @property
    def found(self) -> list[Found]:
        """The connectives of the sentence."""
        return [one for one in (self.opening, self.parting) if one]


def _draft(paragraph: str, number: int, sentence: sentences.Sentence) -> _Draft:
    text, start = sentence.text, sentence.start
    opening = connectives.opening(text) or connectives.inside(text)
    if before := _clause_before(text):
        found, comma = before
        parts = [(start, start + comma), (start + comma + 2, sentence.end)]
        return _Draft(number, parts, opening, found, back=1, front=1)
    if parted := _parted(text):
        found, end = parted
        parts = [(start, start + end), (start + found.start, sentence.end)]
        goes_on = found.signal in (Signal.CONSEQUENCE, Signal.CONTRAST)
        granted = found.signal is Signal.CONTRAST and " wel" in text[:end]
        return _Draft(number, parts, opening, found, front=int(goes_on), granted=granted)
    return _Draft(number, [(start, sentence.end)], opening)


def _clause_before(text: str) -> tuple[Found, int] | None:
    """Give the connective of a first clause that the main clause follows, and the comma between."""
    found = connectives.subordinate(text)
    comma = text.find(", ", found.end) if found else -1
    while found and comma >= 0:
        if cues.has_verb(text[comma + 2 :].split(" ", 1)[0]) and _is_long(text[:comma]):
            return found, comma
        comma = text.find(", ", comma + 2)
    return None


def _parted(text: str) -> tuple[Found, int] | None:
    """Give the connective that parts a sentence in two claims, and where the first of them ends."""
    able = [
        (found, end)
        for found, end in connectives.between(text)
        if _is_long(text[:end]) and _is_long(text[found.end :]) and cues.has_verb(text[:end])
        if not (found.signal is Signal.CONTRAST and _corrects(text[:end], text[found.end :]))
    ]
    return max(able, key=lambda one: (one[0].sure, -one[1]), default=None)


def _is_long(text: str) -> bool:
    return len(text.split(maxsplit=_SHORTEST)) >= _SHORTEST


def _corrects(first: str, second: str) -> bool:
    """Tell whether 'not this, but that' is one claim: the second half has no verb of its own."""
    return re.search(r"\b(niet|geen)\b", first) is not None and not cues.has_verb(second)


def _passage(
    paragraphs: Sequence[str], draft: _Draft, part: tuple[int, int], runs: Set[tuple[str, ...]]
) -> Passage:
    start, end = part
    text = paragraphs[draft.paragraph - 1][start:end]
    told = list(_cues(text, draft, runs))
    score = min(1.0, max(0.0, _BASE + sum(cue.weight for cue in told)))
    asks = cues.is_question(text)
    reasons = tuple(cue.reason for cue in told)
    return Passage(draft.paragraph, start, end, round(score, 2), reasons, asks)


def _cues(text: str, draft: _Draft, runs: Set[tuple[str, ...]]) -> Iterator[Cue]:
    for found in draft.found:
        yield Cue(Reason('is tied to another by "{word}"', found.word), 0.1)
    yield from cues.cues(text)
    if cues.is_question(text):
        asks_openly = not cues.has_one_answer(text)
        yield Cue(Reason("asks something"), -0.5)
        if not asks_openly:
            yield Cue(Reason("asks it as if only one answer were possible"), 0.45)
    if _share_quoted(text, runs) >= _QUOTED:
        yield Cue(Reason("repeats words of the article"), -0.6)


def _runs(article: Sequence[str]) -> Set[tuple[str, ...]]:
    return {run for paragraph in article for run in _runs_of(_words(paragraph))}


def _runs_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _share_quoted(text: str, runs: Set[tuple[str, ...]]) -> float:
    """Tell which share of the words stands in runs of words that are the article's own."""
    words = _words(text)
    found = [at for at, run in enumerate(_runs_of(words)) if run in runs] if runs else []
    return len({at + more for at in found for more in range(_RUN)}) / max(1, len(words))


class _Weaver:
    """Follows a text from sentence to sentence and ties what its connectives tie."""

    def __init__(self, drafts: Sequence[_Draft], passages: Sequence[Passage]) -> None:
        self._drafts = drafts
        self._passages = passages
        self._ties: list[Tie] = []

    def ties(self) -> list[Tie]:
        """Give the ties, in the order of the text."""
        for at, draft in enumerate(self._drafts):
            before = self._before(at)
            if draft.opening and draft.opening.place is not Place.BETWEEN:
                self._tie_back(at, draft, draft.opening, before)
            if draft.parting:
                self._tie_parts(draft, draft.parting, before)
        return self._ties

    def _before(self, at: int) -> int | None:
        """Give the nearest claim before a sentence, in its paragraph or at the end of the last."""
        for draft in reversed(self._drafts[max(0, at - LOOKS_BACK) : at]):
            if draft.paragraph < self._drafts[at].paragraph - 1:
                return None
            place = draft.first + draft.front
            if self._passages[place].is_claim:
                return place
        return None

    def _tie_back(self, at: int, draft: _Draft, found: Found, before: int | None) -> None:
        here = draft.first + draft.back
        if before is None:
            return
        match found.signal:
            case Signal.GROUND | Signal.EXAMPLE:
                self._add(Kind.SUPPORT, here, before, found)
            case Signal.CONSEQUENCE:
                self._add(Kind.SUPPORT, before, here, found)
            case Signal.SUMMARY:
                for loose in self._loose(at, before):
                    self._add(Kind.SUPPORT, loose, here, found)
            case Signal.ADDITION:
                self._tie_beside(here, before, found)
            case Signal.CONTRAST | Signal.CONCESSION:
                self._tie_against(here, before, found)
            case Signal.EXCEPTION:
                self._add(Kind.ATTACK, here, before, found)

    def _tie_beside(self, here: int, before: int, found: Found) -> None:
        """Let a passage speak on what the one before it speaks on."""
        for tie in reversed(self._ties):
            if tie.premise == before and tie.kind is not Kind.UNDERCUT:
                self._add(tie.kind, here, tie.conclusion, found)
                return

    def _tie_against(self, here: int, before: int, found: Found) -> None:
        """Set a passage against the one before it, or against the step if that was only granted."""
        for place, tie in enumerate(self._ties):
            is_granted = tie.kind is Kind.ATTACK and tie.premise == before
            if is_granted and found.signal is Signal.CONTRAST and tie.word.casefold() == "wel":
                self._add(Kind.UNDERCUT, here, place, found)
                return
        self._add(Kind.ATTACK, here, before, found)

    def _tie_parts(self, draft: _Draft, found: Found, before: int | None) -> None:
        first, second = draft.first, draft.first + 1
        if draft.granted and before is not None:
            wel = Found(Signal.CONCESSION, Place.INSIDE, "wel", 0, 0, found.sure)
            if self._add(Kind.ATTACK, first, before, wel):
                self._add(Kind.UNDERCUT, second, len(self._ties) - 1, found)
            return
        main, other = (second, first) if draft.back else (first, second)
        match found.signal:
            case Signal.GROUND:
                self._add(Kind.SUPPORT, other, main, found)
            case Signal.CONSEQUENCE:
                self._add(Kind.SUPPORT, first, second, found)
            case _:
                self._add(Kind.ATTACK, other, main, found)

    def _loose(self, at: int, before: int) -> list[int]:
        """Give the claims just above that support nothing yet: what a summary rests on."""
        paragraph = self._passages[before].paragraph
        used = {tie.premise for tie in self._ties}
        end = self._drafts[at].first
        return [
            place
            for place in range(end)
            if self._passages[place].paragraph == paragraph
            and self._passages[place].is_claim
            and place not in used
        ] or [before]

    def _add(self, kind: Kind, premise: int, conclusion: int, found: Found) -> bool:
        """Add a tie where both of its ends may be claims."""
        ends = [premise] if kind is Kind.UNDERCUT else [premise, conclusion]
        if not all(self._passages[end].is_claim for end in ends):
            return False
        reason = _GRANTED if kind is Kind.UNDERCUT else None
        reason = reason or Reason(WHY[found.signal, found.place], found.word)
        self._ties.append(Tie(kind, premise, conclusion, found.word, found.sure, reason))
        return True
