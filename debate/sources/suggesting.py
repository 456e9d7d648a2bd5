"""Which passages of a text may be claims, and what their connectives tie together: a suggestion.

It is made by rules that a reader can check (`connectives.py`, `clauses.py`, `cues.py`), and each
suggestion says why it was made. Nothing of it is a judgement: an editor takes, changes or leaves
it.

What a connective at the beginning of a sentence says is about the claim before it, or where it
opens a paragraph, about the point of the paragraph above. Without any, only what follows the point
of its own paragraph and goes on about it is tied, weakly: writers mostly say first what they mean.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from ..model import Kind
from ..text.stems import telling_words
from . import connectives, cues, sentences
from .clauses import Clauses, clauses
from .connectives import Found, Place, Signal
from .cues import Cue, Reason

LIKELY = 0.5  # from this score on, a passage is suggested as a claim
LOOKS_BACK = 3  # sentences between a claim and what it is tied to, at most
SUMMED_UP = 12  # passages that a summary may rest on, at most

_BASE = 0.55  # most sentences of an opinion are claims
_RUN = 5  # words in a row that are the article's own
_QUOTED = 0.6  # share of a passage's words in such runs that makes it a quotation
_LONG = 5  # letters of a word that tells what two sentences are about
_WORD = re.compile(r"\w+")

WHY: Mapping[Place, Mapping[Signal, str]] = {
    Place.OPENING: {
        Signal.GROUND: 'opens with "{word}": support for the sentence before it',
        Signal.CONSEQUENCE: 'opens with "{word}": the sentence before it supports this',
        Signal.SUMMARY: 'opens with "{word}": what stands before it supports this',
        Signal.EXAMPLE: 'opens with "{word}": an example of the sentence before it',
        Signal.ADDITION: 'opens with "{word}": speaks on the same as what is before it',
        Signal.EXPLANATION: 'goes on with "{word}" about the point of the paragraph',
        Signal.DESPITE: 'opens with "{word}": holds in spite of the sentence before it',
        Signal.CONTRAST: 'opens with "{word}": objects to what is concluded before it',
        Signal.CONCESSION: 'opens with "{word}": granted against what stands before it',
        Signal.EXCEPTION: 'opens with "{word}": tells when the rest does not hold',
    },
    Place.INSIDE: {
        Signal.GROUND: 'says "{word}": support for the sentence before it',
        Signal.CONSEQUENCE: 'says "{word}": the sentence before it supports this',
        Signal.ADDITION: 'says "{word}": speaks on the same as what is before it',
        Signal.EXPLANATION: 'repeats "{word}" of the point of the paragraph',
        Signal.DESPITE: 'says "{word}": holds in spite of the sentence before it',
        Signal.CONTRAST: 'says "{word}": objects to what is concluded before it',
        Signal.CONCESSION: 'says "{word}": granted against what stands before it',
    },
    Place.BETWEEN: {
        Signal.GROUND: '"{word}" gives the ground for the other half of the sentence',
        Signal.CONSEQUENCE: '"{word}" draws a conclusion from the first half',
        Signal.EXPLANATION: '"{word}" announces the explanation of the first half',
        Signal.CONTRAST: '"{word}" takes back what the first half grants',
        Signal.CONCESSION: '"{word}" grants something against the other half',
        Signal.EXCEPTION: '"{word}" tells when the first half does not hold',
    },
}


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

    An undercut is an objection to the step that its conclusion takes: it leaves that passage alone,
    and denies what it is used for. `score` is how often the connective means this.
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
    drafts: list[_Draft] = []
    passages: list[Passage] = []
    for number, paragraph in enumerate(paragraphs, 1):
        for sentence in sentences.split(paragraph):
            draft = _Draft(number, len(passages), clauses(sentence.text))
            is_quoted = _share_quoted(sentence.text, runs) >= _QUOTED
            drafts.append(draft)
            passages += _passages(draft, sentence, is_quoted)
    texts = [paragraphs[one.paragraph - 1][one.start : one.end] for one in passages]
    return Suggestions(tuple(passages), tuple(_Weaver(drafts, passages, texts).ties()))


@dataclass(frozen=True)
class _Draft:
    """A sentence: its paragraph, the place of its first passage among all, and its clauses."""

    paragraph: int
    first: int
    clauses: Clauses

    @property
    def back(self) -> int:
        """The place of the passage that what stands before is tied to."""
        return self.first + self.clauses.back

    @property
    def front(self) -> int:
        """The place of the passage that what follows is tied to."""
        return self.first + self.clauses.front


def _passages(draft: _Draft, sentence: sentences.Sentence, is_quoted: bool) -> Iterator[Passage]:
    for start, end in draft.clauses.spans:
        text = sentence.text[start:end]
        told = list(_cues(text, draft.clauses, is_quoted))
        score = min(1.0, max(0.0, _BASE + sum(cue.weight for cue in told)))
        yield Passage(
            draft.paragraph,
            sentence.start + start,
            sentence.start + end,
            round(score, 2),
            tuple(cue.reason for cue in told),
            cues.is_question(text),
        )


def _cues(text: str, parted: Clauses, is_quoted: bool) -> Iterator[Cue]:
    for found in (parted.opening, parted.parting):
        if found:
            yield Cue(Reason('is tied to another by "{word}"', found.word), 0.1)
    yield from cues.cues(text)
    if is_quoted:
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

    def __init__(
        self, drafts: Sequence[_Draft], passages: Sequence[Passage], texts: Sequence[str]
    ) -> None:
        self._drafts = drafts
        self._passages = passages
        self._texts = texts
        self._points: dict[int, int] = {}  # the first claim of each paragraph
        for place, passage in enumerate(passages):
            if passage.is_claim:
                self._points.setdefault(passage.paragraph, place)
        self._ties: list[Tie] = []
        self._step: dict[int, Tie] = {}  # a passage, and the last tie in which it is a premise

    def ties(self) -> list[Tie]:
        """Give the ties, in the order of the text."""
        for at, draft in enumerate(self._drafts):
            before = self._before(at)
            found = draft.clauses.opening
            if before is not None:
                if found:
                    self._tie_back(draft.back, before, found)
                else:
                    self._tie_to_point(draft.back, before)
            if draft.clauses.parting:
                self._tie_clauses(draft, draft.clauses.parting, before)
        return self._ties

    def _before(self, at: int) -> int | None:
        """Give the nearest claim before a sentence, in its paragraph or at the end of the last."""
        for draft in reversed(self._drafts[max(0, at - LOOKS_BACK) : at]):
            if draft.paragraph < self._drafts[at].paragraph - 1:
                return None
            if self._passages[draft.front].is_claim:
                return draft.front
        return None

    def _tie_back(self, here: int, before: int, found: Found) -> None:
        if self._passages[before].paragraph != self._passages[here].paragraph:
            before = self._point(before)
        match found.signal:
            case Signal.GROUND | Signal.EXAMPLE:
                self._add(Kind.SUPPORT, here, before, found)
            case Signal.CONSEQUENCE:
                self._add(Kind.SUPPORT, before, here, found)
            case Signal.SUMMARY:
                for loose in self._loose(before):
                    self._add(Kind.SUPPORT, loose, here, found)
            case Signal.ADDITION:
                self._tie_beside(here, before, found)
            case Signal.DESPITE:
                self._add(Kind.ATTACK, before, here, found)
            case Signal.CONTRAST:
                self._add(Kind.UNDERCUT, here, before, found)
            case Signal.CONCESSION:
                self._add(Kind.ATTACK, here, self._point(before), found)
            case Signal.EXCEPTION:
                self._add(Kind.ATTACK, here, before, found)

    def _tie_beside(self, here: int, before: int, found: Found) -> None:
        """Let a passage speak on what the one before it speaks on."""
        step = self._step.get(before)
        if step and step.kind is not Kind.UNDERCUT:
            self._add(step.kind, here, step.conclusion, found)

    def _tie_to_point(self, here: int, before: int) -> None:
        """Tie a passage that goes on about the claim with which its paragraph opens."""
        is_below = self._passages[here].paragraph == self._passages[before].paragraph
        if is_below and self._point(before) == before:
            found = connectives.going_on(self._texts[here]) or self._repeated(here, before)
            if found:
                self._add(Kind.SUPPORT, here, before, found)

    def _repeated(self, here: int, before: int) -> Found | None:
        """Give the first long word of a passage that stands in another one too, in any form."""
        known = {stem for stems in telling_words(self._texts[before]).values() for stem in stems}
        for word, stems in telling_words(self._texts[here]).items():
            if len(word) >= _LONG and known.intersection(stems):
                return Found(Signal.EXPLANATION, Place.INSIDE, word, 0, 0, 0.4)
        return None

    def _point(self, before: int) -> int:
        """Give the first claim of a claim's paragraph: mostly what the paragraph argues."""
        return self._points[self._passages[before].paragraph]

    def _tie_clauses(self, draft: _Draft, found: Found, before: int | None) -> None:
        first, second = draft.first, draft.first + 1
        main, other = (second, first) if draft.clauses.back else (first, second)
        match found.signal:
            case Signal.GROUND | Signal.EXPLANATION:
                self._add(Kind.SUPPORT, other, main, found)
            case Signal.CONSEQUENCE:
                self._add(Kind.SUPPORT, first, second, found)
            case Signal.CONCESSION | Signal.EXCEPTION:
                self._add(Kind.ATTACK, other, main, found)
            case Signal.CONTRAST if draft.clauses.grants and before is not None:
                wel = Found(Signal.CONCESSION, Place.INSIDE, "wel", 0, 0, found.sure)
                if self._add(Kind.ATTACK, first, before, wel):
                    self._add(Kind.UNDERCUT, second, first, found)

    def _loose(self, before: int) -> list[int]:
        """Give the claims just above that support nothing yet: what a summary rests on."""
        near = range(before, max(-1, before - SUMMED_UP), -1)
        paragraph = self._passages[before].paragraph
        loose = [
            place
            for place in near
            if self._passages[place].paragraph == paragraph
            and self._passages[place].is_claim
            and place not in self._step
        ]
        return loose[::-1] or [before]

    def _add(self, kind: Kind, premise: int, conclusion: int, found: Found) -> bool:
        """Add a tie where both of its ends may be claims."""
        if not all(self._passages[end].is_claim for end in (premise, conclusion)):
            return False
        reason = Reason(WHY[found.place][found.signal], found.word)
        tie = Tie(kind, premise, conclusion, found.word, found.sure, reason)
        self._step[premise] = tie
        self._ties.append(tie)
        return True
