"""What stands inside a line: words, escapes, shortcodes, emphasis, links, mentions, tags and data.

The scanner goes through a line once. Where a bracket needs its partner, the place of the next one
is kept, so that a line of nothing but brackets takes linear time.
"""

import re

from ...errors import Phrase
from ...model import Json
from . import flow, problems
from .document import Member, Remark
from .lines import LINK, REST
from .shortcodes import CHARACTERS

_PLAIN = re.compile(r"[^\\@#*_\[<{/:.\n]++")
SHORTCODE = re.compile(r"\.[^\s.]++\.|:[^\s:]++:|\.\.[^\s.]*+\.|::[^\s:]*+:")
TAG = re.compile(r"#([A-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]++)")
_AFTER_EMPHASIS = " \t\n)}_.,!?;:-*"
_QUOTED = r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+'"
_BRACE = re.compile(rf"[{{}}]|(?<=[:,\[] )(?:{_QUOTED})|(?<=[:,\[{{])(?:{_QUOTED})", re.DOTALL)
_DEEPEST = 60  # braces; what YAML may hold is less


class Broken(Exception):
    """The block that is being read cannot be read any further; the problem has been noted."""


class Inline:
    """Reads the words of a line into a member; `open` are the signs of emphasis not closed yet."""

    def __init__(self, text: str, found: problems.Problems, remarks: list[Remark]) -> None:
        self.text = text
        self.found = found
        self.remarks = remarks
        self.removes_tags = False
        self.open: list[tuple[str, int]] = []
        self._next: dict[str, tuple[int, int]] = {}
        self._member: Member
        self._words: list[str] = []
        self._at = 0

    def read(self, at: int, member: Member) -> int:
        """Read the rest of the line into the member and give where the next line begins.

        Raises Broken where the block cannot be read any further.
        """
        text, last = self.text, len(self.text)
        self._member, self._words, self._at = member, [], at
        while self._at < last:
            plain = _PLAIN.match(text, self._at)
            if plain:
                self._words.append(plain[0])
                self._at = plain.end()
                continue
            sign = text[self._at]
            if sign == "\n":
                break
            _READERS[sign](self)
        self._flush()
        return min(self._at + 1, last)

    def close(self) -> None:
        """Say which emphasis did not end in the block that ends here. Raises Broken."""
        if self.open:
            sign, at = self.open[0]
            self.open = []
            raise self.broken(at, problems.EMPHASIS_OPEN, sign=sign)

    def broken(self, at: int, trouble: problems.Trouble, **details: object) -> Broken:
        """Note a problem that ends the block; what it gives is to be raised."""
        self.open = []
        self.found.add(at, trouble, **details)
        return Broken()

    def skip_comment(self, at: int) -> int:
        """Give where the comment ends that begins here, or `at` where none does."""
        for begin, end in (("//", "\n"), ("/*", "*/"), ("<!--", "-->")):
            if self.text.startswith(begin, at):
                close = self._find(end, at + len(begin))
                if close < 0 and end != "\n":
                    return at
                self.remarks.append(Remark(at, "a comment", "a map has no place for it"))
                return len(self.text) if close < 0 else close + (0 if end == "\n" else len(end))
        return at

    def read_data(self, at: int, member: Member) -> int:
        """Read the data that begins here into the member; give where the next line begins."""
        if member.data is not None:
            raise self.broken(at, problems.SECOND_DATA, title=member.title)
        end = self.data_end(at)
        member.data, member.data_offset = self.value(at, end), at
        end = self._skip_rest(end)
        rest = REST.match(self.text, end)
        if rest is None:
            raise self.broken(end, problems.TEXT_AFTER_DATA, title=member.title)
        return rest.end()

    def value(self, at: int, end: int) -> dict[str, Json]:
        """Give the data between two places, inline (`{a: 1}`) or as a block between two braces."""
        raw, shift = self.text[at:end], 0
        if block := REST.match(raw, 1):
            shift = block.end()
            raw = raw[shift:-1]
        try:
            value = flow.read(raw)
        except flow.NotReadable as error:
            place = at + shift + error.offset
            raise self.broken(place, problems.BAD_DATA, why=error.why) from None
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.broken(
                at, problems.BAD_DATA, why=Phrase("it is not a map of keys and values")
            )
        return value

    def data_end(self, at: int) -> int:
        """Give where the data ends that begins with the brace here."""
        text = self.text
        is_block = REST.match(text, at + 1) is not None
        depth, seen = 0, at
        for brace in _BRACE.finditer(text, at, at + flow.LONGEST):
            if not is_block and text.find("\n\n", seen, brace.end()) >= 0:
                break
            seen = brace.end()
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if depth == 0:
                return seen
            if depth > _DEEPEST:
                break
        raise self.broken(at, problems.DATA_OPEN)

    def _skip_rest(self, at: int) -> int:
        """Give where a line goes on after spaces and comments."""
        while True:
            while self.text[at : at + 1] in (" ", "\t"):
                at += 1
            after = self.skip_comment(at)
            if after == at:
                return at
            at = after

    def _flush(self) -> None:
        if self._words:
            member = self._member
            words = "".join(self._words)
            if member.tail >= 0 and words.strip():
                member.tail = -1
            member.add(words)
            self._words = []

    def _find(self, what: str, at: int) -> int:
        """Give the next place of a sign, -1 where there is none; each stretch is searched once."""
        begin, place = self._next.get(what, (0, -2))
        if not (begin <= at and (at <= place or place == -1)):
            place = self.text.find(what, at)
            self._next[what] = (at, place)
        return place

    def _in_line(self, what: str, at: int) -> int:
        """Give the next place of a sign on this line, -1 where there is none."""
        place = self._find(what, at)
        return place if place >= 0 and place < self._line_end(at) else -1

    def _line_end(self, at: int) -> int:
        end = self._find("\n", at)
        return len(self.text) if end < 0 else end

    def _take(self, end: int) -> None:
        """Take the text up to there as it stands."""
        self._words.append(self.text[self._at : end])
        self._at = end

    def _escape(self) -> None:
        after = self.text[self._at + 1 : self._at + 2]
        if after in ("", "\n"):
            self._take(self._at + 1)
        else:
            self._words.append(after)
            self._at += 2

    def _shortcode(self) -> None:
        found = SHORTCODE.match(self.text, self._at)
        if found is None:
            self._take(self._at + 1)
        elif found[0] in CHARACTERS:
            self._words.append(CHARACTERS[found[0]])
            self._at = found.end()
        else:
            self._take(found.end())

    def _slash(self) -> None:
        end = self.skip_comment(self._at)
        if end == self._at:
            self._take(end + 1)
        self._at = max(self._at, end)

    def _brace(self) -> None:
        self._flush()
        if self._find("}", self._at) < 0:
            self._take(self._at + 1)
            return
        self._at = self.read_data(self._at, self._member)
        if self.text[self._at - 1 : self._at] == "\n":
            self._at -= 1

    def _emphasis(self) -> None:
        text, at = self.text, self._at
        for sign in ("**", "__", "*", "_"):
            if self.open and self.open[-1][0] == sign and text.startswith(sign, at):
                after = text[at + len(sign) : at + len(sign) + 1]
                if after in _AFTER_EMPHASIS:
                    self.open.pop()
                    self._at += len(sign)
                    return
        for sign in ("**", "__", "*", "_"):
            after = text[at + len(sign) : at + len(sign) + 1]
            if text.startswith(sign, at) and not after.isspace():
                self.open.append((sign, at))
                kind = "bold text" if len(sign) == 2 else "italic text"
                self.remarks.append(Remark(at, kind, "a claim is plain text; its words are kept"))
                self._at += len(sign)
                return
        self._take(at + 1)

    def _bracket(self) -> None:
        at = self._at
        close = self._in_line("]", at + 1)
        if close < 0:
            self._take(at + 1)
            return
        link = LINK.match(self.text, at) if self.text.startswith("](", close) else None
        if link:
            self.remarks.append(
                Remark(
                    at, Phrase("the link to {address}", address=link[2]), "a claim is plain text"
                )
            )
            self._words.append(link[1])
            self._at = link.end()
        elif self.text[at + 1] == "-" or close == at + 1:
            self._take(at + 1)
        else:
            title = self.text[at + 1 : close]
            raise self.broken(at, problems.STATEMENT_IN_TEXT, title=title)

    def _angle(self) -> None:
        end = self.skip_comment(self._at)
        if end > self._at:
            self._at = end
            return
        close = self._in_line(">", self._at + 1)
        if close < 0 or close == self._at + 1 or self.text[self._at + 1] == "-":
            self._take(self._at + 1)
            return
        title = self.text[self._at + 1 : close]
        raise self.broken(self._at, problems.ARGUMENT_IN_TEXT, title=title)

    def _mention(self) -> None:
        partner = {"[": "]", "<": ">"}.get(self.text[self._at + 1 : self._at + 2], "")
        close = self._in_line(partner, self._at + 3) if partner else -1
        self._take(self._at + 1 if close < 0 else close + 1)

    def _hash(self) -> None:
        tag, end = "", self._at + 1
        if self.text.startswith("(", end):
            close = self._in_line(")", end + 2)
            if close >= 0:
                tag, end = self.text[end + 1 : close], close + 1
        elif found := TAG.match(self.text, self._at):
            tag, end = found[1], found.end()
        if not tag:
            self._take(end)
            return
        self._flush()
        self._tag(tag, end)

    def _tag(self, tag: str, end: int) -> None:
        member = self._member
        member.add_tag(tag)
        if member.tail < 0:
            member.tail = member.length
        if not self.removes_tags:
            member.add(self.text[self._at : end])
        elif self.text[end : end + 1] in (" ", "\t"):
            end += 1
        self._at = end


_READERS = {
    "\\": Inline._escape,
    ".": Inline._shortcode,
    ":": Inline._shortcode,
    "/": Inline._slash,
    "{": Inline._brace,
    "*": Inline._emphasis,
    "_": Inline._emphasis,
    "[": Inline._bracket,
    "<": Inline._angle,
    "@": Inline._mention,
    "#": Inline._hash,
}
