"""Every message about an Argdown text: what is wrong, and how to mend it."""

from bisect import bisect_right
from typing import NamedTuple

from ...errors import Phrase
from ..reading import Problem, Severity

MOST = 100  # errors that are told about one file
MOST_WARNINGS = 1_000


class Trouble(NamedTuple):
    """A message; braces stand for what varies."""

    severity: Severity
    sentence: str
    hint: str = ""


class TooManyProblems(Exception):
    """Nothing after this many problems is worth reading."""


def _error(sentence: str, hint: str = "") -> Trouble:
    return Trouble(Severity.ERROR, sentence, hint)


def _warning(sentence: str, hint: str = "") -> Trouble:
    return Trouble(Severity.WARNING, sentence, hint)


# The text as a whole
TOO_LARGE = _error("This file has {size:,} characters.", "At most {limit:,} are read.")
TOO_MANY_CLAIMS = _error("This file has more than {limit:,} claims.", "Split the debate.")
TOO_MANY_MEMBERS = _error(
    "This file names statements and arguments more than {limit:,} times.", "Split the debate."
)
BAD_CHARACTER = _error(
    "The character {code} cannot stand in a text.",
    "Take it out, and save the file as plain text in UTF-8.",
)
EMPTY = _error("There is no statement in this file.", "Write one, as in: [Title]: A sentence.")
TOO_MANY = _error(
    "There are more than {most} problems; the rest is not shown.", "Mend these first."
)

# Front matter and data
FRONT_MATTER_LATE = _error(
    "Front matter can only stand at the very beginning.", "Move it to the first line."
)
FRONT_MATTER_OPEN = _error("The front matter has no end.", "Close it with a line ===.")
FRONT_MATTER_ALONE = _error(
    "Text follows directly on the front matter.", "Put an empty line between."
)
DATA_OPEN = _error(
    "This data has no closing brace.",
    "Close it with }}, or write \\{{ where you mean the character.",
)
BAD_DATA = _error(
    "This data cannot be read: {why}.", "Write it as in {{key: value, other: [a, b]}}."
)
TEXT_AFTER_DATA = _error(
    "Text follows on the data of “{title}”.",
    "Data comes last; write \\{{ where you mean the character.",
)
SECOND_DATA = _error("“{title}” has data twice here.", "Put all of it between one pair of braces.")

# Blocks
INDENTED_TOO_LITTLE = _error(
    "This relation does not stand under anything.",
    "Indent it further than the line that it speaks on.",
)
RELATION_AFTER_GAP = _error(
    "A block cannot begin with a relation.",
    "Take out the empty line above it, or write a statement for it to stand under.",
)
RELATION_EMPTY = _error(
    "Nothing stands behind this relation sign.", "Write a statement or an argument behind it."
)
RELATION_ON_HEADING = _error("A heading cannot have relations.", "Put a statement in between.")
RELATION_ON_STEP = _error(
    "Only an undercut can stand under an inference.", "Use <_ here, or put it under a premise."
)
CONTRADICTION_ARGUMENT = _error(
    "A contradiction holds between two statements.",
    "Write [{title}] instead of <{title}>, or use - for an attack.",
)
UNDERCUT_SPACE = _error(
    "An undercut sign needs a space behind it.", "Write _ <Title> or <_ <Title>."
)
HEADING_INSIDE = _error("A heading stands inside a block.", "Put an empty line above it.")
HEADING_EMPTY = _error("This heading has no words.", "Write them behind the #.")
LIST_INSIDE = _error(
    "A list stands inside a block.",
    "Put an empty line above it, or write the number or star on the line before.",
)
LIST_NESTED = _error("A list cannot stand in a list.", "Give all items the same indentation.")
LIST_MIXED = _error("Numbers and stars stand in one list.", "Put an empty line between two lists.")
NUMBER_INSIDE = _error(
    "A numbered statement stands inside a block.", "Put an empty line above the first of them."
)
RULE_OUTSIDE = _error(
    "A line that begins with -- is an inference, and there is nothing to infer from here.",
    "Put it between numbered statements: (1) …, ----, (2) …",
)
RULE_OPEN = _error("This inference has no end.", "Write ---- alone, or close it with --.")
RULE_SHORT = _error("Three hyphens are not an inference.", "Write ----.")
RULE_WITHOUT_PREMISE = _error(
    "This inference has no premise.", "Put a numbered statement before it."
)
TEXT_AFTER_RULE = _error(
    "Text follows on an inference.", "Give the conclusion a number, as in: (3) A sentence."
)
STRUCTURE_ENDS_OPEN = _error(
    "This structure ends without a conclusion.", "End it with ---- and a numbered statement."
)
STRUCTURE_ARGUMENT = _error(
    "An argument cannot be a premise or a conclusion.", "Write [{title}] instead of <{title}>."
)
STRUCTURE_TWICE = _error(
    "<{title}> has two structures.", "Give the second argument a title of its own."
)
STRUCTURE_EMPTY = _error("Nothing stands behind this number.", "Write a statement behind it.")

# Inside a text
STATEMENT_IN_TEXT = _error(
    "[{title}] stands inside a text.",
    "Put it on a line of its own, write @[{title}] to mention it, or \\[ for the character.",
)
ARGUMENT_IN_TEXT = _error(
    "<{title}> stands inside a text.",
    "Put it on a line of its own, write @<{title}> to mention it, or \\< for the character.",
)
TEXT_AFTER_REFERENCE = _error(
    "Text follows on the reference to “{title}”.",
    "Write a colon behind the title to define it, or put an empty line between.",
)
TITLE_WITHOUT_TEXT = _error(
    "Nothing stands behind the title “{title}”.", "Write a sentence, or take out the colon."
)
EMPHASIS_OPEN = _error(
    "{sign} begins bold or italic text that does not end.",
    "Close it with {sign}, or write \\{sign} where you mean the character.",
)

# What the data means
NO_SUCH_SOURCE = _error("There is no source “{key}”.", "Put it under sources in the front matter.")
NO_SUCH_TITLE = _error("There is nothing with the title “{title}”.", "Use the title of {what}.")
BAD_VALUE = _error("“{value}” is not a value for {key}.", "Write {allowed}.")
BAD_PLACE = _error(
    "“{value}” is not a place in a source.", "Write p5, or p5:0-88:9f31c2d4 for a passage in it."
)
PLACES_DIFFER = _error(
    "There are {places} places and {sources} sources.", "Give one place for each source, in order."
)
PLACE_WITHOUT_SOURCE = _warning("A place stands here without a source.", "Name its source as well.")
NOT_DRAWN = _warning(
    "“{key}” speaks of the relation that a line draws, and this line draws none.", "Take it out."
)
EDITOR_WITHOUT_WHY = _warning(
    "An editor made this tie and does not say why.", "Add the reason in one line, as why."
)
QUESTION_DRAWN = _error(
    "A question speaks for nothing and against nothing.",
    "Say in its data what it is about, as in {{question: true, about: Title}}.",
)
NO_SUCH_SECTION = _error("There is no heading with the id {id}.", "Leave the section out.")
NO_SUCH_PAIR = _error("There is no relation with the id {id}.", "Leave the pair out.")
NO_VOICE = _warning(
    "Nobody says “{title}”.", "Give it a voice or a source, as the others in this file have."
)
UNKNOWN_KEY = _warning("“{key}” is not a key that means something here; it is kept.", "{likely}")
WRONG_LETTER = _warning(
    "The id {id} does not fit: {what} has an id that begins with {letter}.",
    "Leave the id out; one is made.",
)
BAD_ID = _error("“{id}” is not an id.", "Leave the id out; one is made.")
ID_TWICE = _error("The id {id} is used twice.", "Leave the second out; one is made.")
TITLE_TWICE = _warning(
    "“{title}” has more than one wording; the last one counts.",
    "Mark the one that counts with {{isCanonical: true}}.",
)
NEVER_DEFINED = _warning(
    "“{title}” is never defined; its title is taken as its text.", "Define it as in [{title}]: …"
)
TOO_LONG = _warning("This claim has {length} characters.", "One sentence has at most {limit}.")
TOO_SHORT = _warning(
    "This claim has only {length} characters.", "One sentence has at least {limit}."
)
RELATION_TWICE = _warning("This relation was drawn before.", "One of the two lines can go.")
UNDERCUT_OPEN = _error(
    "It is not clear which step this undercuts.",
    "Name the step: write it as an argument with a structure, and put the undercut under that.",
)
UNDERCUT_STATEMENT = _warning(
    "An undercut speaks on a step, and this stands under a statement; "
    "the step that its line draws is taken.",
    "Write that step as an argument, and put the undercut under it.",
)
UNDERCUT_CIRCLE = _error(
    "Undercuts speak on one another in a circle, so none of them is about a step.",
    "Draw one of them under the support or attack that it is about.",
)
IMPLICIT_UNDRAWN = _error(
    "<{title}> has an implicit conclusion and is drawn under nothing.",
    "Draw it, as in - <{title}>, under what it speaks on.",
)
HEADING_WRAPS = _warning("This heading goes on on the next line.", "Put an empty line behind it.")


class Problems:
    """Collects what is wrong with one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None
        self._found: list[tuple[int, Problem]] = []
        self._counts = {Severity.ERROR: 0, Severity.WARNING: 0}

    def add(self, offset: int, trouble: Trouble, /, **details: object) -> None:
        """Note one problem; raises TooManyProblems where enough errors have been told."""
        self._counts[trouble.severity] += 1
        if trouble.severity is Severity.WARNING:
            if self._counts[Severity.WARNING] <= MOST_WARNINGS:
                self._note(offset, trouble, **details)
        elif self._counts[Severity.ERROR] > MOST:
            self._note(offset, TOO_MANY, most=MOST)
            raise TooManyProblems
        else:
            self._note(offset, trouble, **details)

    def add_at_key(self, offset: int, key: str, trouble: Trouble, /, **details: object) -> None:
        """Note one problem at a key of the data that begins at that offset."""
        place = self._text.find(f"{key}:", max(offset, 0))
        self.add(place if 0 <= place < offset + 5_000 else max(offset, 0), trouble, **details)

    @property
    def has_errors(self) -> bool:
        """Whether anything is wrong."""
        return self._counts[Severity.ERROR] > 0

    def find(self, what: str, begin: int) -> int:
        """Give where something stands in the text from that offset on, -1 where it does not."""
        return self._text.find(what, begin)

    def place(self, offset: int) -> tuple[int, int]:
        """Give the line and the column of that offset, both from 1."""
        if self._starts is None:
            self._starts = [0]
            at = self._text.find("\n")
            while at >= 0:
                self._starts.append(at + 1)
                at = self._text.find("\n", at + 1)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def told(self) -> tuple[Problem, ...]:
        """Everything noted, by place; twice the same is told once."""
        found = dict.fromkeys(sorted(self._found, key=lambda one: one[0]))
        return tuple(problem for _, problem in found)

    def _note(self, offset: int, trouble: Trouble, /, **details: object) -> None:
        line, column = self.place(offset)
        sentence = Phrase(trouble.sentence, **details)
        hint = Phrase(trouble.hint, **details)
        self._found.append((offset, Problem(trouble.severity, line, column, sentence, hint)))
