"""Read an article with its readers' reactions from plain text.

What a file holds, in this order, each part optional but the body:

- the *title*: the first line, unless that is a paragraph (over 150 characters, or over 80 and
  closed by a full stop);
- the *body*: every line that is not blank is a paragraph, counted from 1, the first of them the
  lead. A paragraph is the line without the white space around it, and otherwise as it stood;
- between paragraphs *headings*, which are not counted: a line of at most 100 characters, no item
  of a list, not closed by punctuation, that is neither the lead nor the last line, and that either
  stands apart from the lines around it or has no other such line as its neighbour. A question is a
  heading when it is one sentence of at most 60 characters that stands apart and is followed by a
  longer line; because it might be a paragraph, a notice says so;
- at the end the *authors* ('X is hoogleraar ...') and *notes* about the article ('Een uitvoerige
  versie verschijnt in ...'): about the text, not the text, so neither is counted;
- 'Reacties op dit artikel (5)' and the numbered *reactions* (`reactions.py`);
- 'Geef een antwoord', 'Reageer' or the end of the file.

What the page adds (share counts, photo credits, form texts: `furniture.py`) becomes no paragraph;
it is kept apart, so that an editor can see what was left out. `lines.py` says what is taken out
and what is refused.
"""

import re
from collections.abc import Sequence

from ..errors import MalformedFile, Phrase
from . import closing, furniture
from .article import Article, Heading, Paragraph
from .lines import Line, Notices, read_lines
from .reactions import number_of, read_reactions

TITLE_LENGTH = 150
SENTENCE_LENGTH = 80  # a first line longer than this that ends in a full stop is a paragraph
HEADING_LENGTH = 100
QUESTION_LENGTH = 60

_REACTIONS = re.compile(
    r"(?:reacties?( op dit artikel)?\s*(?:\((\d{1,6})\))?|(\d{1,6}) reacties?):?", re.IGNORECASE
)
_ITEM = re.compile(r"(?:[•·▪◦‣*–—−+-]|\d{1,4}[.)]|[a-z]\))\s.*", re.IGNORECASE | re.DOTALL)
_CLOSERS = "\"'”’»)]"  # may stand behind the punctuation that closes a sentence
_CLOSING = tuple(".,;:!…")


def read(text: str, *, file: str = "") -> Article:
    r"""Read an article; `file` names it in messages. Raises MalformedFile for what is no article.

    >>> article = read("Een titel\n\nDe inleiding.\n\nReacties op dit artikel (2)\n\n1. Eens!\n")
    >>> article.title, article.paragraphs, article.reactions[0].paragraphs
    ('Een titel', ('De inleiding.',), ('Eens!',))
    >>> article.notices[0].what
    '2 reactions announced, 1 found'
    """
    notices = Notices(file)
    lines = read_lines(text, notices)
    start, announced = _announcement(lines)
    end = _end(lines, start)
    above = lines[: min(start, end)]
    body = [line for line in above if not _is_left_out(line)]
    title, body = _title(body, notices)
    about = closing.about([line.text for line in body])
    body = body[about.start : about.end]
    if not body:
        raise MalformedFile(
            "No article was found here: a title and at least one paragraph are needed.", file=file
        )
    blocks = _blocks(body, notices)
    reactions = read_reactions(lines[start + 1 : end], announced, notices)
    if announced is not None and announced != len(reactions):
        what = Phrase(
            "{said} reactions announced, {found} found", said=announced, found=len(reactions)
        )
        notices.add(lines[start].number, what, "the text does not hold what it announces")
    _say_what_follows(lines[end + 1 :], notices)
    left_out = [line.text for line in above if _is_left_out(line)] + [x.text for x in lines[end:]]
    return Article(
        title,
        body[0].text,
        blocks,
        about.authors,
        about.note,
        announced,
        reactions,
        tuple(notices),
        tuple(left_out),
    )


def _announcement(lines: Sequence[Line]) -> tuple[int, int | None]:
    """Give the place of the line that announces the reactions (past the end without), and how many.

    The first such line above a numbered one counts; else the last that names 'dit artikel', for a
    page may link to its reactions from the top.
    """
    found, number = len(lines), None
    for index, line in enumerate(lines[1:], 1):
        match = _REACTIONS.fullmatch(line.text) if len(line.text) < 50 else None
        if match is None:
            continue
        count = match[2] or match[3]
        if index + 1 < len(lines) and number_of(lines[index + 1]):
            return index, int(count) if count else None
        if match[1]:
            found, number = index, int(count) if count else None
    return found, number


def _end(lines: Sequence[Line], start: int) -> int:
    """Give the place where the form opens: below the reactions, or below a text without any."""
    first = start + 1 if start < len(lines) else 2
    places = (at for at in range(first, len(lines)) if furniture.opens_form(lines[at].text))
    return next(places, len(lines))


def _is_left_out(line: Line) -> bool:
    return furniture.is_furniture(line.text) or furniture.opens_form(line.text)


def _say_what_follows(lines: Sequence[Line], notices: Notices) -> None:
    """Report lines below the form that the form does not explain."""
    unknown = [line for line in lines if not _is_left_out(line)]
    if unknown:
        what = Phrase("{count} lines below the form were left out", count=len(unknown))
        notices.add(unknown[0].number, what, "an article ends where readers are asked to answer")


def _title(body: list[Line], notices: Notices) -> tuple[str, list[Line]]:
    """Part the title from the body; '' with a notice where the first line is a paragraph."""
    if not body:
        return "", body
    first = body[0].text
    is_sentence = len(first) > SENTENCE_LENGTH and _closes(first, (".",))
    if len(first) <= TITLE_LENGTH and not is_sentence:
        return first, body[1:]
    notices.add(body[0].number, "no title was found", "the first line is a paragraph")
    return "", body


def _blocks(body: Sequence[Line], notices: Notices) -> tuple[Heading | Paragraph, ...]:
    """Tell headings from paragraphs and count the paragraphs."""
    blocks: list[Heading | Paragraph] = []
    number = 0
    for index, line in enumerate(body):
        if 0 < index < len(body) - 1 and _is_heading(line, body[index - 1], body[index + 1]):
            blocks.append(Heading(line.text))
            if _closes(line.text, ("?",)):
                why = "a short question that stands apart; as a paragraph it would be counted"
                notices.add(line.number, "a question was read as a heading", why)
        else:
            number += 1
            blocks.append(Paragraph(line.text, number))
    return tuple(blocks)


def _is_heading(line: Line, above: Line, below: Line) -> bool:
    """Tell whether a line between two others is a heading, by the rule that this module states."""
    stands_apart = line.apart_above and line.apart_below
    if _closes(line.text, ("?",)):
        is_one_sentence = not re.search(r"[.?!…]\s", line.text)
        is_short = len(line.text) <= min(QUESTION_LENGTH, len(below.text) - 1)
        return stands_apart and is_short and is_one_sentence and _may_be_heading(line)
    has_neighbour = _may_be_heading(above) or _may_be_heading(below)
    return _may_be_heading(line) and (stands_apart or not has_neighbour)


def _may_be_heading(line: Line) -> bool:
    """Tell whether a line is short, not closed by punctuation, no item of a list, and a text."""
    text = line.text
    return (
        len(text) <= HEADING_LENGTH
        and not _closes(text, _CLOSING)
        and not _ITEM.fullmatch(text)
        and any(character.isalpha() for character in text)
    )


def _closes(text: str, marks: tuple[str, ...]) -> bool:
    """Tell whether a text ends in one of these marks, quotes and brackets behind them apart."""
    return text.rstrip(_CLOSERS).endswith(marks)
