"""Text as Argdown: what would mean something gets a backslash, and nothing else does."""

import re
from collections.abc import Sequence

from .inline import SHORTCODE, TAG
from .lines import FORBIDDEN, OPENING, PLAIN_WORDS
from .shortcodes import CHARACTERS

_SPECIAL = re.compile(r"[\\@#*_\[<{/:.]|={3}")
_MENTION = re.compile(r"@(?:\[[^\]\n]+\]|<[^>\n]+>)")
_BREAKS = re.compile(r"[ \t]*[\r\n]+\s*")
_UNCLEAN = re.compile(rf"[\r\n]|{FORBIDDEN.pattern}")
_PLAIN_TAG = re.compile("[A-Za-z0-9\u00c0-\u024f-]+")
_AFTER_NO_TAG = tuple("\\*_[<{#@/")  # a backslash before it would be read as part of the tag
_HIDING = re.compile(r"[\\@#*_\[<{/]")  # what a shortcode-like word may not swallow


def clean(text: str) -> str:
    """Give a text without what no line can hold: line breaks, control characters, outer spaces."""
    if _UNCLEAN.search(text) is None:
        return text.strip()
    text = FORBIDDEN.sub("", text)
    return _BREAKS.sub(" ", text).strip()


def escape(text: str, tags: Sequence[str] = (), *, at_start: bool = False) -> str:
    """Give a text so that reading it gives the same text; tags in it that are its own stay bare.

    `at_start` where the text begins a line.

    >>> escape("3 < 4, [zie] a_b //", at_start=True)
    '3 \\\\< 4, \\\\[zie] a\\\\_b \\\\//'
    """
    if PLAIN_WORDS.fullmatch(text):
        return _escape_start(text) if at_start else text
    written, found = _escape(text, keep_tags=True)
    if found and (
        tuple(dict.fromkeys(found)) != tuple(tags[: len(set(found))]) or _ends_in_tag(text)
    ):
        written, _ = _escape(text, keep_tags=False)
    return _escape_start(written) if at_start else written


def inline_tags(text: str, tags: Sequence[str]) -> tuple[str, ...]:
    """Give the tags that stand bare in the text as `escape` writes it."""
    if not tags or "#" not in text:
        return ()
    found = tuple(dict.fromkeys(_escape(text, keep_tags=True)[1]))
    return found if found == tuple(tags[: len(found)]) and not _ends_in_tag(text) else ()


def tag(word: str) -> str:
    """Give a tag as it is written, '' for one that cannot be."""
    if _PLAIN_TAG.fullmatch(word):
        return f"#{word}"
    return f"#({word})" if word and clean(word) == word and ")" not in word else ""


def _escape(text: str, *, keep_tags: bool) -> tuple[str, list[str]]:
    written: list[str] = []
    found: list[str] = []
    at = 0
    while special := _SPECIAL.search(text, at):
        begin = special.start()
        written.append(text[at:begin])
        piece, at = _piece(text, begin)
        if piece[:1] == "#" and piece != "#":
            if keep_tags:
                found.append(_word(piece))
            else:
                piece, at = "\\#", begin + 1
        written.append(piece)
    written.append(text[at:])
    return "".join(written), found


def _piece(text: str, at: int) -> tuple[str, int]:
    """Give what is written for the special character here, and where the text goes on."""
    sign, after = text[at], text[at + 1 : at + 2]
    if sign in ".:":
        code = SHORTCODE.match(text, at)
        if code is None:
            return sign, at + 1
        if code[0] in CHARACTERS or _HIDING.search(code[0]):
            return "\\" + sign, at + 1
        return code[0], code.end()
    if sign == "@":
        close = {"[": "]", "<": ">"}.get(after, "")
        mention = _MENTION.match(text, at) if close and text.find(close, at) >= 0 else None
        return (mention[0], mention.end()) if mention else ("@", at + 1)
    if sign == "#":
        found = _tag_at(text, at)
        if found and text[at + len(found) :][:1] not in _AFTER_NO_TAG:
            return found, at + len(found)
        return ("#" if after in ("", " ", "\t") else "\\#"), at + 1
    if sign == "/" and after not in ("/", "*"):
        return "/", at + 1
    if sign in "*_" and (not after or after.isspace()):
        return sign, at + 1
    return "\\" + sign, at + 1


def _tag_at(text: str, at: int) -> str:
    """Give the tag that a reader would find at this #, '' for none."""
    if text.startswith("#(", at):
        close = text.find(")", at + 3)
        return text[at : close + 1] if close >= 0 else ""
    found = TAG.match(text, at)
    return found[0] if found else ""


def _word(piece: str) -> str:
    return piece[2:-1] if piece.startswith("#(") else piece[1:]


def _ends_in_tag(text: str) -> bool:
    """Whether no word stands behind the last tag: it would be read as a tag at the end."""
    at = 0
    tail = False
    while special := _SPECIAL.search(text, at):
        tail = tail and not text[at : special.start()].strip()
        piece, at = _piece(text, special.start())
        tail = piece[:1] == "#" and piece != "#"
    return tail and not text[at:].strip()


def _escape_start(text: str) -> str:
    opening = OPENING.match(f"{text} ")  # data may follow
    kind = opening.lastgroup if opening else ""
    if kind == "ordered":
        return text.replace(".", "\\.", 1)
    return text if kind == "words" else f"\\{text}"
