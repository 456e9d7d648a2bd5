"""Claims one below another on a sheet: what speaks for and against one, and an outline."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...graph.wrapping import shortened, wrapped
from ...model import Kind
from ...queries.things import ClaimView
from ...text.language import Wordings, gettext
from ...text.phrasing import amount, listed, number
from .. import links, words
from ..citizen.outlines import Line
from ..citizen.sides import Answer, Side

COLUMN, BETWEEN = 430, 32  # pixels of one of two columns, and between them
FIRST = 8  # answers of a side
LINES = 30  # of an outline
WIDE, STEP = 860, 30  # of an outline; further in with each step
SIZE, LEADING, NOTE = 15, 20, 18
PADDING, GAP, HEAD = 12, 10, 34
NARROW = 6.5  # pixels of a letter of a note
LONGEST = 260  # characters of a claim
_SIDES = Wordings({Kind.SUPPORT: "For", Kind.ATTACK: "Against"})
_COUNTED = Wordings({Kind.SUPPORT: "{count} for", Kind.ATTACK: "{count} against"})


@dataclass(frozen=True)
class Card:
    """A claim on a sheet: how it speaks ('' for itself), its words and a note, and its place.
    `is_said` tells its own words from what became of it.
    """

    kind: str
    lines: tuple[str, ...]
    is_said: bool
    note: str
    link: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Heading:
    """Words above cards, in the colour of `kind`; without one they are a title in the debate."""

    text: str
    kind: str
    x: int
    y: int


@dataclass(frozen=True)
class Columns:
    """Cards and headings, with the size of all, and what is not among them."""

    headings: tuple[Heading, ...]
    cards: tuple[Card, ...]
    width: int
    height: int
    left_out: str


def both(sides: Sequence[Side]) -> Columns:
    """Put what speaks for a claim and what speaks against it in two columns."""
    headings, lows = [], [HEAD]
    cards: list[Card] = []
    for place, side in enumerate(sides):
        x, y = place * (COLUMN + BETWEEN), HEAD
        text = f"{words.SIGNS[side.kind]} {_SIDES[side.kind]} ({number(side.total)})"
        headings.append(Heading(text, side.kind, x, 16))
        for answer in _drawn(side):
            views = answer.step.premises
            one = _card(views, side.kind, _note(answer), (x, y, COLUMN))
            cards.append(one)
            y += one.height + GAP
        lows.append(y)
    height = max(lows) - GAP if cards else HEAD
    left_out = _not_there(sides)
    return Columns(tuple(headings), tuple(cards), 2 * COLUMN + BETWEEN, height, left_out)


def outlined(parts: Sequence[tuple[str, Sequence[Line]]], total: int) -> Columns:
    """Put the first lines of an outline below one another, by the titles of their sections;
    `total` counts the claims of which they are some.
    """
    headings: list[Heading] = []
    cards: list[Card] = []
    y = 0
    for title, every in parts:
        lines = _without_aside(every)
        some = lines[: LINES - len(cards)]
        if title and some:
            headings.append(Heading(shortened(title, 90), "", 0, y + 16))
            y += HEAD
        for line in some:
            x = line.entry.depth * STEP
            note = _below(line)
            one = _card([line.claim], line.kind or "", note, (x, y, WIDE - x))
            cards.append(one)
            y += one.height + GAP
        y += GAP if some else 0
    left = total - len({card.link for card in cards})
    left_out = [_left_out(amount(left, "claim", "claims"))] if left > 0 else []
    if any(line.entry.aside for _, every in parts for line in every):
        left_out.append(_put_aside())
    return Columns(tuple(headings), tuple(cards), WIDE, max(0, y - 2 * GAP), " ".join(left_out))


def _card(views: Sequence[ClaimView], kind: str, note: str, place: tuple[int, int, int]) -> Card:
    x, y, width = place
    said = f" {gettext('and')} ".join(words.said(view) for view in views)
    sign = f"{words.SIGNS[Kind(kind)]} " if kind else ""
    lines = wrapped(sign + shortened(said, LONGEST), SIZE, width - 2 * PADDING)
    height = len(lines) * LEADING + (NOTE if note else 0) + 2 * PADDING - 4
    return Card(
        kind,
        lines,
        all(view.is_shown for view in views),
        shortened(note, int((width - 2 * PADDING) / NARROW)),
        links.claim(views[0].id),
        x,
        y,
        width,
        height,
    )


def _note(answer: Answer) -> str:
    first = answer.step.premises[0]
    told = [words.speaker(first.claim)] if first.is_shown else []
    if answer.is_open:
        told.append(gettext("nobody has spoken against this yet"))
    if answer.count:
        told.append(gettext("{count} on this", count=amount(answer.count, "claim", "claims")))
    if answer.step.undercuts:
        count = amount(len(answer.step.undercuts), "time", "times")
        told.append(gettext("{count} ‘this does not follow’", count=count))
    return " · ".join(told)


def _below(line: Line) -> str:
    told = []
    if line.entry.repeated:
        told.append(gettext("also stands above"))
    if line.more:
        told.append(gettext("another {answers}", answers=amount(line.more, "answer", "answers")))
    return " · ".join(told)


def _not_there(sides: Sequence[Side]) -> str:
    rest = [(side, side.total - len(_drawn(side))) for side in sides]
    told = [_COUNTED[side.kind].format(count=number(count)) for side, count in rest if count]
    sentences = [_left_out(listed(told))] if told else []
    if any(_is_aside(answer) for side in sides for answer in side.answers):
        sentences.append(_put_aside())
    sentences.append(gettext("What was said on an answer is given here as a number."))
    return " ".join(sentences)


def _left_out(what: str) -> str:
    return gettext("Left out of the drawing: {what}.", what=what)


def _put_aside() -> str:
    return gettext("What moderators moved aside is not drawn.")


def _drawn(side: Side) -> list[Answer]:
    """Give the first answers of a side, without what moderators moved aside."""
    return [answer for answer in side.answers if not _is_aside(answer)][:FIRST]


def _is_aside(answer: Answer) -> bool:
    return any(view.is_aside for view in answer.step.premises)


def _without_aside(lines: Sequence[Line]) -> list[Line]:
    """Leave out the lines of what moderators moved aside, with those below them."""
    kept: list[Line] = []
    gone: int | None = None
    for line in lines:
        if gone is None or line.entry.depth <= gone:
            gone = line.entry.depth if line.entry.aside else None
        if gone is None:
            kept.append(line)
    return kept
