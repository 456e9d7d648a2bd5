"""A map as what an Argdown document says of it: its blocks, from which text and JSON are written.

Front matter; then each section with its claims, what speaks on them below them, relations that need
a name as arguments with a structure, and its questions.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...errors import Phrase
from ...model import (
    CLAIM_LENGTH,
    ArgumentMap,
    Claim,
    Json,
    Loss,
    Question,
    Relation,
    Section,
    Topic,
    make_id,
)
from ..building import as_claim
from .describing import Data, Describing
from .document import SIGNS, Document, Heading, Inference, Line, Member, Role, Structure
from .escape import clean, inline_tags, tag
from .front_matter import TOPIC_KEYS
from .handles import Handles
from .outline import Entry, Outline, Part, Step
from .whole import in_order, whole

_SO = {  # how an argument ends whose conclusion is implicit: words that a reader skips
    "nl": {"support": "Dus:", "attack": "Dus niet:", "undercut": "Dus volgt niet:"},
    "en": {"support": "So:", "attack": "So not:", "undercut": "So it does not follow:"},
}


@dataclass(slots=True, eq=False)
class Row:
    """A line of a tree: what stands there, how deep, and the sign before it ('' at the top)."""

    member: Member
    depth: int = 0
    sign: str = ""


Block = Heading | Structure | list[Row]


class Composer:
    """Says one map; what no document can hold is in `losses` when all blocks have been given."""

    def __init__(self, map_: ArgumentMap) -> None:
        self.losses: dict[Loss, None] = {}
        self._lose = self.losses.setdefault  # no method: a composer would keep itself alive
        self.map = whole(map_, self._lose)
        model = map_.topic.data.get("model")
        settings = model if isinstance(model, dict) else {}
        strict = settings.get("mode") == "strict"
        self.removes_tags = settings.get("removeTagsFromText") is True
        self.handles = Handles(self.map)
        self.questions: dict[str, list[Question]] = {}
        for question in self.map.questions.values():
            home = question.section if question.section in self.map.sections else ""
            self.questions.setdefault(home, []).append(question)
        self.says = Describing(self.map, self.handles, self._lose, strict=strict)
        self.outline = Outline(self.map, self.handles, self.says, strict=strict)
        self._section = -1  # the heading that what is composed stands under
        self._used: set[str] = set()

    def front(self) -> Data:
        """Give the front matter."""
        topic = self.map.topic
        if not topic.language:
            self._lose(Loss(topic.slug, "its language", "a debate that names none is in Dutch"))
        values: Data = {"title": topic.title, "slug": topic.slug, "language": topic.language}
        if topic.question:
            values["question"] = topic.question
        if topic.description:
            values["description"] = topic.description
        if topic.theses:
            values["theses"] = [self.handles.pointer(one) for one in topic.theses]
        if self.map.sources:
            values["sources"] = dict(map(self._source, self.map.sources))
        return values | self._more(topic)

    def _more(self, topic: Topic) -> Data:
        """Give what else is known of the debate, without what the front matter has a word for."""
        data = dict(topic.data)
        for key in data.keys() & set(TOPIC_KEYS):
            what = Phrase("{key} in its data", key=key)
            self._lose(Loss(topic.slug, what, "it means something else in this format"))
            del data[key]
        return data

    def blocks(self) -> Iterator[Block]:
        """Give the blocks in their order."""
        sections = in_order(self.map, self._lose)
        parts = self.outline.plan([section.id for section, _ in sections])
        levels = {section.id: level for section, level in sections}
        for part in parts:
            if part.section:
                yield self._heading(self.map.sections[part.section], levels[part.section])
            yield from self._part(part)
        self._tell_undrawn()

    def document(self) -> Document:
        """Give the whole, as a parser would find it in the text."""
        found = Document(self.front())
        for block in self.blocks():
            if isinstance(block, Heading):
                _put_heading(block, found)
            elif isinstance(block, Structure):
                found.structures.append(block)
                found.members += block.statements
            else:
                _put_tree(block, found)
        return found

    def _tell_undrawn(self) -> None:
        for relation in self.map.relations.values():
            if relation.id not in self.outline.drawn:
                self._lose(Loss(relation.id, "a relation", "nothing that it speaks on is written"))

    # Blocks

    def _source(self, id_: str) -> tuple[str, Json]:
        key = self.says.key(id_)
        return key, self.says.source(self.map.sources[id_], key)

    def _heading(self, section: Section, level: int) -> Heading:
        data: Data = {}
        derived = make_id("g", self.map.topic.slug, section.title)
        words = section.title
        if not clean(words):
            if words:
                self._lose(Loss(section.id, "its title", "no line can hold it"))
            words = section.id
        elif section.id != derived or derived in self._used:
            data["id"] = section.id
        self._used.add(section.id)
        member = self._untitled(section.id, words, section.tags, data | dict(section.data))
        self._section += 1
        return Heading(level, member)

    def _part(self, part: Part) -> Iterator[Block]:
        for block in part.blocks:
            if isinstance(block, Step):
                yield from self._step(block, part.section)
            else:
                yield [self._row(one) for one in block]
        for question in self.questions.get(part.section, []):
            yield [Row(self._question(question))]

    def _step(self, step: Step, section: str) -> Iterator[Block]:
        """Give an argument's own line with its undercuts, and its structure."""
        relation = step.relation
        if len({*relation.premises}) < len(relation.premises):
            self._lose(Loss(relation.id, "a premise that stands twice", "a reader takes it once"))
        data = self.says.step(relation, section)
        argument = self._named(relation.id, relation.text, relation.tags, data)
        yield [Row(argument), *(self._row(one) for one in step.entries)]
        made = Structure(argument, 0, self._section)
        made.statements = [self._row(one).member for one in step.premises]
        for one in made.statements:
            one.role = Role.PREMISE
        made.statements.append(self._conclusion(relation))
        last = len(step.premises)
        made.inferences.append(Inference(made, 0, premises=tuple(range(last)), conclusion=last))
        yield made

    def _conclusion(self, relation: Relation) -> Member:
        """Give the last line of a structure: what it supports, or words for what it denies."""
        target = relation.conclusion
        if relation.kind == "support" and target not in self.handles.arguments:
            member = self._named(target)
        else:
            if relation.kind == "undercut" and target not in self.handles.named:
                target = self.map.relations[target].premises[0]
            words = _SO["nl" if self.map.topic.language.startswith("nl") else "en"][relation.kind]
            text = f"{words} @{self.handles.bracketed(target)}"
            member = self._untitled(relation.id, text, (), {"implicit": True})
        member.role = Role.CONCLUSION
        return member

    def _row(self, entry: Entry) -> Row:
        if entry.defines:
            member = self._claim(self.map.claims[entry.id], entry)
        else:
            data = self.says.line(entry.draws, entry.back) if entry.draws else {}
            member = self._named(entry.id, data=data)
        if entry.sign:
            member.role = Role.DRAWN
        return Row(member, entry.depth, entry.sign)

    def _claim(self, claim: Claim, entry: Entry) -> Member:
        is_titled = self.handles.is_titled(claim.id)
        is_argument = claim.id in self.handles.arguments
        is_named = is_titled or is_argument or self.outline.mentions[claim.id] > 1
        if claim.is_argument and not is_argument:
            self._lose(Loss(claim.id, "that it was an argument", "a structure needs a statement"))
        data = self.says.claim(claim, entry.draws, entry.back, bare=is_titled or not is_named)
        make = self._named if is_named else self._untitled
        return make(claim.id, self._fitting(claim), claim.tags, data)

    def _fitting(self, thing: Claim | Question) -> str:
        """Give what it says, or a text in its place where no line can hold enough of that."""
        words = clean(thing.text)
        if words == thing.text or len(words) >= CLAIM_LENGTH[0]:
            return thing.text
        self._lose(Loss(thing.id, "its text", "too little of it fits on a line"))
        return as_claim(words) or thing.id

    def _question(self, question: Question) -> Member:
        make = self._named if self.handles.is_titled(question.id) else self._untitled
        data = self.says.question(question, bare=True)
        return make(question.id, self._fitting(question), question.tags, data)

    # Members

    def _named(
        self, id_: str, text: str = "", tags: tuple[str, ...] = (), data: Data | None = None
    ) -> Member:
        """Give what is called by its title or id: a reference where it has no text here."""
        is_argument = self.handles.is_argument(id_)
        member = Member(self.handles.of(id_), is_argument, False, Role.TOP, 0, self._section)
        self._say(member, id_, text, tags, data)
        member.is_reference = not member.sentence
        return member

    def _untitled(self, id_: str, text: str, tags: tuple[str, ...], data: Data) -> Member:
        member = Member("", False, False, Role.TOP, 0, self._section)
        self._say(member, id_, text, tags, data)
        return member

    def _say(
        self, member: Member, id_: str, text: str, tags: tuple[str, ...], data: Data | None
    ) -> None:
        """Let a member say a text, with the tags that it does not hold itself behind it."""
        member.data = data or None
        words = clean(text)
        if words != text:
            why = "a text is one line"
            self._lose(Loss(id_, "spaces, line breaks or control characters", why))
        member.add(words)
        if tags:
            self._tag(member, words, [one for one in tags if self._is_tag(one, id_)])

    def _tag(self, member: Member, words: str, tags: list[str]) -> None:
        for one in tags:
            member.add_tag(one)
        if not self.removes_tags:
            for one in tags[len(inline_tags(words, tags)) :]:
                member.tail = len(words) if member.tail < 0 else member.tail
                member.add(f" {tag(one)}")

    def _is_tag(self, word: str, id_: str) -> bool:
        if tag(word):
            return True
        what = Phrase("the tag {tag}", tag=repr(word))
        self._lose(Loss(id_, what, "a tag has no closing bracket"))
        return False


def _put_heading(heading: Heading, found: Document) -> None:
    parent = len(found.headings) - 1
    while parent >= 0 and found.headings[parent].level >= heading.level:
        parent = found.headings[parent].parent
    heading.parent = parent
    found.headings.append(heading)


def _put_tree(rows: list[Row], found: Document) -> None:
    above: list[Member] = []
    for row in rows:
        del above[row.depth :]
        found.members.append(row.member)
        if row.sign:
            drawn, child_is_premise = SIGNS[row.sign]
            ends = (row.member, above[-1]) if child_is_premise else (above[-1], row.member)
            found.lines.append(Line(drawn, *ends, row.member, 0, row.member.section))
        above.append(row.member)
