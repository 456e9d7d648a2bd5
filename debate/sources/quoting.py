"""How much of somebody else's text may stand on a public page: a short quotation, and few of them.

The Dutch Copyright Act (Auteurswet, article 15a) allows quoting in a discussion as far as the aim
asks for it. Here a quotation shows on what a claim rests: at most one sentence and 25 words, and
all quotations from one text together at most a fifth of its words. A text of which nearly every
sentence carries a claim would else be reprinted piece by piece.

The other way round, a claim is worded anew: eight words in a row are not taken over.
"""

import re
from collections.abc import Iterable, Sequence

from . import sentences

MOST_WORDS = 25
SHARE = 5  # one in so many words of a text may be quoted
LEAST_WORDS = 3  # fewer than these say nothing
RUN = 8  # words in a row that a wording may not share with the text

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def quotations(passages: Sequence[str], words_in_text: int) -> list[str]:
    """Shorten passages to what may be quoted of a text with so many words; '' where nothing may.

    Each gets the same number of words. What is cut off ends in '…'.

    >>> quotations(["Er is te weinig tijd. En geen geld.", "Er is hoop."], 60)
    ['Er is te weinig tijd.…', 'Er is hoop.']
    """
    allowed = max(MOST_WORDS, words_in_text // SHARE)
    each = min(MOST_WORDS, allowed // max(1, len(passages)))
    return [_shortened(passage, each) if each >= LEAST_WORDS else "" for passage in passages]


def word_count(paragraphs: Iterable[str]) -> int:
    """Count the words of a text."""
    return sum(len(_WORD.findall(paragraph)) for paragraph in paragraphs)


def taken_over(wording: str, paragraphs: Iterable[str]) -> str:
    """Give the first eight words in a row that a wording shares with a text, '' without any.

    Capitals and signs make no difference.

    >>> taken_over("Zeven woorden op rij.", ["Zeven woorden op rij."])
    ''
    """
    ours = [word.casefold() for word in re.findall(r"\w+", wording)]
    runs = {tuple(ours[at : at + RUN]) for at in range(len(ours) - RUN + 1)}
    if not runs:
        return ""
    for paragraph in paragraphs:
        theirs = [word.casefold() for word in re.findall(r"\w+", paragraph)]
        for at in range(len(theirs) - RUN + 1):
            run = tuple(theirs[at : at + RUN])
            if run in runs:
                return " ".join(run)
    return ""


def _shortened(passage: str, most: int) -> str:
    """Give the first sentence of a passage, at most so many words of it."""
    passage = passage.strip()
    parts = sentences.split(passage)
    end = parts[0].end if parts else len(passage)
    words = list(_WORD.finditer(passage, 0, end))
    if len(words) > most:
        end = words[most - 1].end()
    return passage[:end] + ("…" if end < len(passage) else "")
