"""How a sentence breaks into lines that fit a box, where nobody can measure the reader's font.

Widths are estimates in em, between the narrow and the wide system sans fonts (Arial, Segoe UI,
Roboto, San Francisco, DejaVu Sans); the boxes' padding takes up what they are off.
"""

FEWEST = 4  # letters of a word that are carried over
_NARROW, _SLIM, _COMMON, _CAPITAL, _WIDE = 0.29, 0.38, 0.61, 0.7, 0.92
_WIDTHS = {
    **dict.fromkeys("ijl|.,:;'’‘!` ", _NARROW),
    **dict.fromkeys('Ifrt()[]{}/\\-"“”„°*', _SLIM),
    **dict.fromkeys("ckszvxyJ", 0.54),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&€#", _CAPITAL),
    **dict.fromkeys("mwMW%@—…", _WIDE),
}


def width(text: str, size: float) -> float:
    """Estimate how wide a text is at this font size."""
    return size * sum(_WIDTHS.get(character, _COMMON) for character in text)


def shortened(text: str, longest: int) -> str:
    """The text itself, or as many whole words as fit and an ellipsis.

    >>> shortened("Zorg is duur.", 20), shortened("Zorg is duur.", 9)
    ('Zorg is duur.', 'Zorg is…')
    """
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    whole = cut if text[longest - 1] == " " else cut.rpartition(" ")[0] or cut
    return whole.rstrip(" ,;:-") + "…"


def wrapped(text: str, size: float, room: float) -> tuple[str, ...]:
    """Break a text into lines of at most `room`, between words where it can, else with a hyphen.

    >>> wrapped("Wie zorg nodig heeft, krijgt die zorg.", 15, 130)
    ('Wie zorg nodig', 'heeft, krijgt die', 'zorg.')
    >>> wrapped("Zelfredzaamheid", 15, 120)
    ('Zelfredzaam-', 'heid')
    """
    lines: list[str] = []
    line = ""
    for word in _pieces(text, size, room):
        longer = f"{line} {word}" if line else word
        if width(longer, size) <= room or not line:
            line = longer
        else:
            lines.append(line)
            line = word
    return (*lines, line)


def cut(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Give the lines, or the first of them and an ellipsis.

    >>> cut(("Wie zorg", "nodig heeft,", "krijgt die."), 2)
    ('Wie zorg', 'nodig heeft…')
    """
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], f"{lines[most - 1].rstrip('.,;:')}…")


def _pieces(text: str, size: float, room: float) -> list[str]:
    """The words, those wider than a line cut up."""
    pieces: list[str] = []
    for word in text.split():
        rest = word
        while width(rest, size) > room and len(rest) > 1:
            fit = _that_fit(rest, size, room - width("-", size))
            fit = max(1, min(fit, len(rest) - FEWEST))
            pieces.append(rest[:fit] + "-")
            rest = rest[fit:]
        pieces.append(rest)
    return pieces


def _that_fit(word: str, size: float, room: float) -> int:
    used = 0.0
    for count, character in enumerate(word):
        used += width(character, size)
        if used > room:
            return count
    return len(word)
