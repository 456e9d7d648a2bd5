"""Argdown text to a document: block by block, with recovery at the next empty line after an error.

A block is a heading, a tree of statements and arguments with relations, a premise-conclusion
structure or a list. How deep a line stands is counted in characters; the open lines are kept in a
list, so that no depth needs recursion. Nothing is raised for content: what is wrong is in the
problems.
"""

import re
from enum import Enum

from . import problems
from .beginnings import is_text, read_opening, read_title, skip_spaces
from .document import SIGNS, Document, Heading, Inference, Line, Member, Role, Structure
from .inline import Broken, Inline
from .lines import FRONT_END, OPENING, REST, SIMPLE
from .rules import read_rule

MOST_MEMBERS = 600_000  # three for each claim that a debate can have


class Block(Enum):
    """What kind of block is being read."""

    NONE = 0
    HEADING = 1
    TREE = 2
    STRUCTURE = 3
    LIST = 4
    BROKEN = 5


def parse(text: str) -> tuple[Document, problems.Problems]:
    """Give what a text says and what is wrong with it."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = problems.Problems(text)
    parser = Parser(text, found)
    if is_text(text, found):
        parser.run()
    return parser.document, found


class Parser:
    """Reads one text; for each depth, `indents` and `parents` hold what stands open there."""

    def __init__(self, text: str, found: problems.Problems) -> None:
        self.text = text
        self.found = found
        self.document = Document()
        self.inline = Inline(text, found, self.document.remarks)
        self.at = 0
        self.block = Block.NONE
        self.section = -1
        self.member: Member | None = None
        self.structure: Structure | None = None
        self.argument: Member | None = None  # the one that a structure right after it belongs to
        self.indents: list[int] = [0]
        self.parents: list[Member | Inference | None] = [None]
        self.list_kind = ""
        self.indented_at = -1  # the line that the stack has been brought to
        self.structured: set[str] = set()  # titles of the arguments that have a structure

    def run(self) -> None:
        """Read the whole text."""
        try:
            self.at = read_opening(self.text, self.document, self.found)
            self.inline.removes_tags = self.document.removes_tags
            last, simple, members = len(self.text), SIMPLE.match, self.document.members
            while self.at < last:
                if len(members) > MOST_MEMBERS:
                    self.found.add(self.at, problems.TOO_MANY_MEMBERS, limit=MOST_MEMBERS)
                    self.document = Document()
                    return
                begin = self.at
                found = simple(self.text, begin)
                try:
                    if found is None or not self._simple(found):
                        self._line()
                except Broken:
                    self._break(begin)
            self._end_block()
        except problems.TooManyProblems:
            return

    # Lines of the usual kind, taken whole

    def _simple(self, line: re.Match[str]) -> bool:
        """Take a whole line, or tell that it is not as usual."""
        indent, sign, number, title, colon, name, name_colon, words, data = line.groups()
        is_reference = False
        if title is None and name is None:
            if not words:
                return not (sign or number or data) and self._blank(line.end())
        elif not (colon or name_colon):
            is_reference = True
        elif not words:
            return False
        if self.block is Block.BROKEN:
            self.at = line.end()
            return True
        if number or self.inline.open or not self._may_stand(len(indent), sign, name is not None):
            return False
        before = self.member
        if before is not None and not before.text:
            self._close_member()
        member = Member(
            name or title or "", name is not None, is_reference, Role.DRAWN if sign else Role.TOP,
            line.end(1), self.section,
        )  # fmt: skip
        member.add(words)
        if data:
            begin, end = line.span(9)
            member.data, member.data_offset = self.inline.value(begin, end), begin
        self._place(member, sign)
        self.at = line.end()
        return True

    def _blank(self, end: int) -> bool:
        self.at = end
        self._end_block()
        return True

    def _may_stand(self, indent: int, sign: str | None, is_argument: bool) -> bool:
        """Whether a member stands here as usual; what is odd about it is told elsewhere."""
        block = self.block
        if sign is None:
            return block is Block.NONE
        if block is Block.NONE or block is Block.HEADING:
            return False
        self._indent(indent)
        parents = self.parents
        if len(parents) < 2 or type(parents[-2]) is not Member:
            return False
        return not (is_argument and sign == "><")

    # Any line

    def _line(self) -> None:
        opening = OPENING.match(self.text, self.at)
        if opening is None:
            self.at += 1
            return
        kind, indent = opening.lastgroup or "", len(opening[1])
        if kind == "blank":
            self.at = opening.end()
            self._end_block()
        elif kind == "comment":
            self._comment(opening.start("comment"))
        elif self.block is Block.BROKEN:
            self._skip_line()
        else:
            _KINDS[kind](self, indent, opening.start(kind), opening.end())

    def _comment(self, begin: int) -> None:
        end = self.inline.skip_comment(begin)
        if end == begin and self.block is Block.BROKEN:
            self._skip_line()
        elif end == begin:
            self._words(0, begin, begin)
        elif rest := REST.match(self.text, end):
            self.at = rest.end()
        else:
            self.at = end

    def _front(self, indent: int, begin: int, end: int) -> None:
        if FRONT_END.search(self.text, end):
            raise self.inline.broken(begin, problems.FRONT_MATTER_LATE)
        self._words(indent, begin, begin)

    def _heading(self, indent: int, begin: int, end: int) -> None:
        if self.block is not Block.NONE:
            raise self.inline.broken(begin, problems.HEADING_INSIDE)
        level = self.text.count("#", begin, end)
        member = Member("", False, False, Role.TOP, begin, self.section)
        parent = self.section
        headings = self.document.headings
        while parent >= 0 and headings[parent].level >= level:
            parent = headings[parent].parent
        self.block, self.member = Block.HEADING, member
        self.section = len(headings)
        headings.append(Heading(level, member, parent))
        self.at = self.inline.read(end, member)
        if not member.sentence:
            self.found.add(begin, problems.HEADING_EMPTY)

    def _number(self, indent: int, begin: int, end: int) -> None:
        if self.block is Block.NONE:
            self._begin_structure(begin)
        elif self.block is not Block.STRUCTURE:
            raise self.inline.broken(begin, problems.NUMBER_INSIDE)
        self._close_member()
        member = self._head(end, Role.PREMISE, begin)
        if member.is_argument:
            raise self.inline.broken(begin, problems.STRUCTURE_ARGUMENT, title=member.title)
        if not member.title and not member.sentence:
            raise self.inline.broken(begin, problems.STRUCTURE_EMPTY)
        self._number_placed(member)

    def _number_placed(self, member: Member) -> None:
        structure = self.structure
        if structure is None:
            return
        structure.statements.append(member)
        step = structure.inferences[-1] if structure.inferences else None
        if step and step.conclusion < 0:
            step.conclusion = len(structure.statements) - 1
            member.role = Role.STEP
        self.indents, self.parents = [0], [member]

    def _begin_structure(self, begin: int) -> None:
        self.block = Block.STRUCTURE
        self.structure = Structure(self.argument, begin, self.section)
        self.document.structures.append(self.structure)
        title = self.argument.title if self.argument else ""
        if title in self.structured:
            raise self.inline.broken(begin, problems.STRUCTURE_TWICE, title=title)
        self.structured.update([title] if title else [])

    def _rule(self, indent: int, begin: int, end: int) -> None:
        self._close_member()
        structure = self.structure
        if self.block is not Block.STRUCTURE or structure is None:
            raise self.inline.broken(begin, problems.RULE_OUTSIDE)
        step = Inference(structure, begin)
        self.at = read_rule(self.inline, begin, step)
        earlier = structure.inferences[-1].conclusion if structure.inferences else 0
        if earlier < 0 or not structure.statements:
            raise self.inline.broken(begin, problems.RULE_WITHOUT_PREMISE)
        step.premises = tuple(range(earlier, len(structure.statements)))
        structure.inferences.append(step)
        self.member = None
        self.indents, self.parents = [0], [step]

    def _sign(self, indent: int, begin: int, end: int) -> None:
        sign = self.text[begin:end]
        self._refuse_sign(indent, begin, sign)
        self._close_member()
        member = self._head(end, Role.DRAWN, begin)
        if not member.title and not member.sentence:
            raise self.inline.broken(begin, problems.RELATION_EMPTY)
        if sign == "><" and member.is_argument:
            raise self.inline.broken(begin, problems.CONTRADICTION_ARGUMENT, title=member.title)
        self._place(member, sign)

    def _refuse_sign(self, indent: int, begin: int, sign: str) -> None:
        if self.block is Block.NONE:
            raise self.inline.broken(begin, problems.RELATION_AFTER_GAP)
        if self.block is Block.HEADING:
            raise self.inline.broken(begin, problems.RELATION_ON_HEADING)
        self._indent(indent)
        parent = self.parents[-2] if len(self.parents) > 1 else None
        if parent is None:
            raise self.inline.broken(begin, problems.INDENTED_TOO_LITTLE)
        if isinstance(parent, Inference) and sign not in ("_", "<_"):
            raise self.inline.broken(begin, problems.RELATION_ON_STEP)

    def _item(self, indent: int, begin: int, end: int) -> None:
        kind = "*" if self.text[begin] == "*" else "1"
        if self.block not in (Block.NONE, Block.LIST):
            raise self.inline.broken(begin, problems.LIST_INSIDE)
        if self.block is Block.NONE:
            self.block, self.list_kind = Block.LIST, kind
            self.indents, self.parents = [0, indent + 1], [None, None]
        elif indent + 1 != self.indents[1]:
            raise self.inline.broken(begin, problems.LIST_NESTED)
        elif kind != self.list_kind:
            raise self.inline.broken(begin, problems.LIST_MIXED)
        self._close_member()
        member = self._head(end, Role.TOP, begin)
        del self.indents[2:], self.parents[2:]
        self.parents[1] = member

    def _words(self, indent: int, begin: int, end: int) -> None:
        if self.block is Block.NONE:
            self._place(self._head(begin, Role.TOP, begin), None)
            return
        member = self.member
        if self.text[begin] == "{" and member:
            self.at = self.inline.read(begin, member)
            return
        self._refuse_words(begin, member)
        if member:
            if member.last not in (" ", ""):
                member.add(" ")
            self.at = self.inline.read(begin, member)

    def _refuse_words(self, begin: int, member: Member | None) -> None:
        """Refuse a title, and words after a reference or after data, on a line that goes on."""
        if member is None:
            raise self.inline.broken(begin, problems.TEXT_AFTER_RULE)
        if self.text.startswith("_<", begin):
            raise self.inline.broken(begin, problems.UNDERCUT_SPACE)
        if member.data is not None:
            raise self.inline.broken(begin, problems.TEXT_AFTER_DATA, title=member.title)
        if member.is_reference and self.text[begin] != "#":
            raise self.inline.broken(begin, problems.TEXT_AFTER_REFERENCE, title=member.title)
        if self.block is Block.HEADING:
            self.found.add(begin, problems.HEADING_WRAPS)

    # Members

    def _head(self, begin: int, role: Role, offset: int) -> Member:
        """Read a whole statement or argument: title, words and data, to the end of the line."""
        begin = skip_spaces(self.text, begin)
        member, at = read_title(self.text, begin, role, offset, self.section)
        self.member = member
        self.at = self.inline.read(skip_spaces(self.text, at), member)
        if member.is_reference and member.sentence:
            raise self.inline.broken(at, problems.TEXT_AFTER_REFERENCE, title=member.title)
        self.document.members.append(member)
        return member

    def _place(self, member: Member, sign: str | None) -> None:
        """Put a member where it stands: at the top of a block, or under what it speaks on."""
        if self.member is not member:
            self.document.members.append(member)
            self.member = member
        if sign is None:
            self.block = Block.TREE
            self.indents, self.parents = [0], [member]
            return
        parent = self.parents[-2]
        self.parents[-1] = member
        if parent is None:
            return
        drawn, child_is_premise = SIGNS[sign]
        premise, conclusion = (member, parent) if child_is_premise else (parent, member)
        self.document.lines.append(
            Line(drawn, premise, conclusion, member, member.offset, self.section)
        )

    def _indent(self, indent: int) -> None:
        """Bring the stack to the depth of the line that begins here, once."""
        if self.indented_at == self.at:
            return
        self.indented_at = self.at
        indents = self.indents
        if indent > indents[-1]:
            indents.append(indent)
            self.parents.append(None)
            return
        while len(indents) > 1 and indent < indents[-1]:
            indents.pop()
            self.parents.pop()

    # Blocks

    def _end_block(self) -> None:
        if self.block is Block.NONE:
            return
        try:
            self._close_member()
            self._check_end()
        except Broken:
            self.block = Block.BROKEN
        root = self.parents[0] if self.block is Block.TREE else None
        self.argument = root if isinstance(root, Member) and root.is_argument else None
        self.block, self.member, self.structure = Block.NONE, None, None
        self.indents, self.parents = [0], [None]

    def _check_end(self) -> None:
        """Refuse a structure without a conclusion."""
        structure = self.structure
        if self.block is Block.STRUCTURE and structure:
            steps = structure.inferences
            if not steps or steps[-1].conclusion != len(structure.statements) - 1:
                self.document.structures.pop()
                raise self.inline.broken(structure.offset, problems.STRUCTURE_ENDS_OPEN)
            structure.statements[-1].role = Role.CONCLUSION

    def _close_member(self) -> None:
        """Refuse emphasis that does not end with its statement, and a title without a text."""
        self.inline.close()
        member = self.member
        if member and member.title and not member.is_reference and not member.text.strip():
            self.member = None
            raise self.inline.broken(member.offset, problems.TITLE_WITHOUT_TEXT, title=member.title)

    def _break(self, begin: int) -> None:
        """Skip what is left of a block that cannot be read, from the line that begins there."""
        if self.structure and self.structure in self.document.structures[-1:]:
            self.document.structures.pop()
        self.inline.open = []
        self.block, self.member, self.structure = Block.BROKEN, None, None
        if self.at == begin or self.text[self.at - 1] != "\n":
            self._skip_line()

    def _skip_line(self) -> None:
        end = self.text.find("\n", self.at)
        self.at = len(self.text) if end < 0 else end + 1


_KINDS = {
    "front": Parser._front, "rule": Parser._rule, "sign": Parser._sign, "words": Parser._words,
    "heading": Parser._heading, "number": Parser._number, "ordered": Parser._item,
    "bullet": Parser._item,
}  # fmt: skip
