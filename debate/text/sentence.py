"""One sentence, a note, a short form of either: cleaned, limited, and refused with a reason.

Nothing that a person typed is cut off silently: what is too long is refused. What goes without a
word is what nobody sees (control, bidi and zero-width characters) and the ninth and later accent on
one letter.
"""

from ..errors import InvalidInput
from ..model import CLAIM_LENGTH, NOTE_LENGTH
from . import characters

# Each of these makes the Markdown parser look ahead over the rest of the text.
COSTLY_SIGNS = {"[": 200, "![": 200, "<": 200}

_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")
_CLOSERS = "\"'”’“»›)]}"
_LOOSE_ENDS = " ,;:"


def sentence(raw: str, *, field: str = "text", stop: str = ".") -> str:
    """Clean one sentence of 3 to 500 characters, counted after cleaning, in NFC and on one line.

    Line breaks become spaces and a loose comma, semicolon or colon at the end goes. Where closing
    punctuation is missing `stop` is added, unless the sentence fills its 500 characters to the
    last: nobody is refused for a sign that we add. The first letter stays as typed, and we do not
    count sentences: abbreviations would be refused with them. Cleaning a cleaned sentence changes
    nothing. Raises InvalidInput for `field`.

    >>> sentence(" het fietspad\\n is te smal")
    'het fietspad is te smal.'
    >>> sentence("Wie betaalt dat", stop="?")
    'Wie betaalt dat?'
    """
    least, most = CLAIM_LENGTH
    text = characters.one_line(raw, most).rstrip(_LOOSE_ENDS)
    if len(text) < least:
        raise InvalidInput(
            "Write a sentence of at least {least} characters.", field=field, least=least
        )
    if len(text) > most:
        raise InvalidInput(
            "One sentence has at most {most} characters and this one has {length}. "
            "Make it shorter, or write two.",
            field=field,
            most=most,
            length=len(text),
        )
    if not any(map(str.isalpha, text)):
        raise InvalidInput("There is no letter in this sentence. Write it in words.", field=field)
    is_closed = text.rstrip(_CLOSERS).endswith(_STOPS)
    return text if is_closed or len(text) == most else text + stop


def note(raw: str, *, field: str = "note") -> str:
    """Clean a note in Markdown: line breaks stay, an empty note is ''.

    At most 5,000 characters, and 200 each of `[`, `![` and `<`. Raises InvalidInput for `field`.
    """
    text = characters.lines(raw, NOTE_LENGTH)
    if len(text) > NOTE_LENGTH:
        raise InvalidInput(
            "A note has at most {most} characters and this one has {length}. Make it shorter.",
            field=field,
            most=NOTE_LENGTH,
            length=len(text),
        )
    for sign, most in COSTLY_SIGNS.items():
        if text.count(sign) > most:
            raise InvalidInput(
                "A note may have {sign} at most {most} times. Take some of them away.",
                field=field,
                sign=sign,
                most=most,
            )
    return text


def excerpt_of(text: str, limit: int) -> str:
    """Shorten a text to at most `limit` characters, if it can at a word's end, closed by '…'.

    >>> excerpt_of("Het fietspad langs de vaart is te smal.", 22)
    'Het fietspad langs de…'
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if not text[limit - 1].isspace():
        head = head[: head.rfind(" ")] if " " in head else head
    return head.rstrip(" ,;:.-–—(\u200d") + "…"
