"""How a file and a line begin: the front matter of the one, the title of the other."""

from ...errors import Phrase
from ...model import Json
from . import flow, problems
from .document import Document, Member, Role
from .lines import (
    ARGUMENT_DEFINITION,
    ARGUMENT_REFERENCE,
    FORBIDDEN,
    FRONT,
    FRONT_END,
    LINK,
    REST,
    SPACES,
    STATEMENT_DEFINITION,
    STATEMENT_REFERENCE,
)

LONGEST = 50_000_000  # characters of one file

_TITLES = {
    "[": (STATEMENT_DEFINITION, STATEMENT_REFERENCE),
    "<": (ARGUMENT_DEFINITION, ARGUMENT_REFERENCE),
}


def is_text(text: str, found: problems.Problems) -> bool:
    """Whether this is a text of a size and of characters that can be read; tells what is not."""
    if len(text) > LONGEST:
        found.add(0, problems.TOO_LARGE, size=len(text), limit=LONGEST)
    elif bad := FORBIDDEN.search(text):
        found.add(bad.start(), problems.BAD_CHARACTER, code=f"U+{ord(bad[0]):04X}")
    return not found.has_errors


def skip_spaces(text: str, at: int) -> int:
    """Give where a line goes on after spaces."""
    spaces = SPACES.match(text, at)
    return spaces.end() if spaces else at


def read_title(text: str, at: int, role: Role, offset: int, section: int) -> tuple[Member, int]:
    """Give the member that begins here, without its words, and where these begin."""
    sign = text[at : at + 1]
    if sign in _TITLES and not (LINK.match(text, at) or text.startswith("<!--", at)):
        for pattern in _TITLES[sign]:
            if found := pattern.match(text, at):
                is_reference = pattern in (STATEMENT_REFERENCE, ARGUMENT_REFERENCE)
                member = Member(found[1], sign == "<", is_reference, role, offset, section)
                return member, found.end()
    return Member("", False, False, role, offset, section), at


def read_opening(text: str, document: Document, found: problems.Problems) -> int:
    """Read the front matter into the document; give where the text goes on."""
    begin = FRONT.match(text)
    if begin is None:
        return 0
    document.front_offset = begin.end()
    end = FRONT_END.search(text, begin.end())
    if end is None:
        found.add(0, problems.FRONT_MATTER_OPEN)
        return len(text)
    document.front = _front(text[begin.end() : end.start()], begin.end(), found)
    after = min(end.end() + 1, len(text))
    if after < len(text) and not REST.match(text, after):
        found.add(after, problems.FRONT_MATTER_ALONE)
    return after


def _front(raw: str, offset: int, found: problems.Problems) -> dict[str, Json]:
    try:
        value = flow.read_yaml(raw)
    except flow.NotReadable as error:
        found.add(offset + error.offset, problems.BAD_DATA, why=error.why)
        return {}
    if value is not None and not isinstance(value, dict):
        found.add(offset, problems.BAD_DATA, why=Phrase("it is not a map of keys and values"))
        return {}
    return value or {}
