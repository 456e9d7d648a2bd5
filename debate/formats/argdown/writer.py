"""A map to Argdown: always the same text for the same map, and one that people like to edit.

Front matter; then each section with its claims, what speaks on them below them, relations that need
a name as arguments with a structure, and its questions. Reading the text gives the map again.
"""

from ...errors import Phrase
from ...model import ArgumentMap, Claim, Json, Loss, Question, Relation, Section, make_id
from ..reading import Writing
from .describing import Data, Describing
from .dump import dump
from .escape import clean, escape, inline_tags, tag
from .handles import Handles
from .outline import Entry, Outline, Part, Step
from .whole import in_order, whole

_INDENT = "    "
_SO = {  # how an argument ends whose conclusion is implicit: words that a reader skips
    "nl": {"support": "Dus:", "attack": "Dus niet:", "undercut": "Dus volgt niet:"},
    "en": {"support": "So:", "attack": "So not:", "undercut": "So it does not follow:"},
}


def write(map_: ArgumentMap) -> Writing:
    """Give a map as Argdown, and what Argdown cannot hold."""
    return _Writer(map_).write()


class _Writer:
    def __init__(self, map_: ArgumentMap) -> None:
        self.losses: dict[Loss, None] = {}
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

    def write(self) -> Writing:
        """Give the text, block by block."""
        sections = in_order(self.map, self._lose)
        parts = self.outline.plan([section.id for section, _ in sections])
        levels = {section.id: level for section, level in sections}
        blocks = [self._front_matter()]
        used: set[str] = set()
        for part in parts:
            if part.section:
                blocks.append(self._heading(self.map.sections[part.section], levels, used))
            blocks += self._part(part)
        self._tell_undrawn()
        return Writing("\n\n".join(blocks) + "\n", tuple(self.losses))

    def _lose(self, loss: Loss) -> None:
        self.losses[loss] = None

    def _tell_undrawn(self) -> None:
        for relation in self.map.relations.values():
            if relation.id not in self.outline.drawn:
                self._lose(Loss(relation.id, "a relation", "nothing that it speaks on is written"))

    # Blocks

    def _front_matter(self) -> str:
        topic = self.map.topic
        values: Data = {"title": topic.title, "slug": topic.slug, "language": topic.language}
        if topic.question:
            values["question"] = topic.question
        if topic.description:
            values["description"] = topic.description
        if topic.theses:
            values["theses"] = [self.handles.pointer(one) for one in topic.theses]
        lines = [f"{key}: {dump(value)}" for key, value in values.items()]
        if self.map.sources:
            lines.append("sources:")
            lines += [self._source(one) for one in self.map.sources]
        lines += [f"{dump(key)}: {dump(value)}" for key, value in topic.data.items()]
        return "\n".join(["===", *lines, "==="])

    def _source(self, id_: str) -> str:
        key = self.says.key(id_)
        return f"  {dump(key)}: {dump(self.says.source(self.map.sources[id_], key))}"

    def _heading(self, section: Section, levels: dict[str, int], used: set[str]) -> str:
        data: Data = {}
        derived = make_id("g", self.map.topic.slug, section.title)
        title = self._text(section.title, section.tags, section.id)
        if not clean(section.title):
            title = section.id + title
        elif section.id != derived or derived in used:
            data["id"] = section.id
        used.add(section.id)
        return "#" * levels[section.id] + f" {title}" + _braced(data | dict(section.data))

    def _part(self, part: Part) -> list[str]:
        blocks = []
        for block in part.blocks:
            if isinstance(block, Step):
                blocks += self._step(block, part.section)
            else:
                blocks.append("\n".join(self._entry(one) for one in block))
        return blocks + [self._question(one) for one in self.questions.get(part.section, [])]

    def _step(self, step: Step, section: str) -> list[str]:
        """Give an argument's own line with its undercuts, and its structure."""
        relation = step.relation
        name = self.handles.bracketed(relation.id)
        text = self._text(relation.text, relation.tags, relation.id)
        head = f"{name}:" if clean(relation.text) else name
        line = f"{head} {text.strip()}".rstrip() + _braced(self.says.step(relation, section))
        argument = "\n".join([line, *(self._entry(one) for one in step.entries)])
        count = len(step.premises)
        numbered = [f"({n}) {self._entry(one).lstrip()}" for n, one in enumerate(step.premises, 1)]
        conclusion = f"({count + 1}) {self._conclusion(relation)}"
        return [argument, "\n".join([*numbered, "----", conclusion])]

    def _conclusion(self, relation: Relation) -> str:
        """Give the last line of a structure: what it supports, or words for what it denies."""
        target = relation.conclusion
        if relation.kind == "support" and target not in self.handles.arguments:
            return self.handles.bracketed(target)
        if relation.kind == "undercut" and target not in self.handles.named:
            target = self.map.relations[target].premises[0]
        words = _SO["nl" if self.map.topic.language.startswith("nl") else "en"][relation.kind]
        return f"{words} @{self.handles.bracketed(target)} {{implicit: true}}"

    def _entry(self, entry: Entry) -> str:
        start = _INDENT * entry.depth + f"{entry.sign} " if entry.sign else ""
        if entry.id in self.map.relations:
            return start + self.handles.bracketed(entry.id)
        if not entry.defines:
            data = self.says.line(entry.draws, entry.back) if entry.draws else {}
            return start + self.handles.bracketed(entry.id) + _braced(data)
        return start + self._claim(self.map.claims[entry.id], entry, at_start=not start)

    def _claim(self, claim: Claim, entry: Entry, *, at_start: bool) -> str:
        is_titled = self.handles.is_titled(claim.id)
        is_argument = claim.id in self.handles.arguments
        is_named = is_titled or is_argument or self.outline.mentions[claim.id] > 1
        if claim.is_argument and not is_argument:
            self._lose(Loss(claim.id, "that it was an argument", "a structure needs a statement"))
        data = self.says.claim(claim, entry.draws, entry.back, bare=is_titled or not is_named)
        if not is_named:
            return self._text(claim.text, claim.tags, claim.id, at_start=at_start) + _braced(data)
        text = self._text(claim.text, claim.tags, claim.id)
        name = self.handles.bracketed(claim.id)
        colon = ":" if clean(claim.text) else ""
        return f"{name}{colon} {text.lstrip()}".rstrip() + _braced(data)

    def _question(self, question: Question) -> str:
        is_titled = self.handles.is_titled(question.id)
        text = self._text(question.text, question.tags, question.id, at_start=not is_titled)
        name = f"[{self.handles.of(question.id)}]: " if is_titled else ""
        return name + text + _braced(self.says.question(question, bare=True))

    def _text(self, text: str, tags: tuple[str, ...], where: str, *, at_start: bool = False) -> str:
        """Give a text with the tags that it does not hold itself behind it."""
        words = clean(text)
        if words != text:
            self._lose(
                Loss(where, "spaces, line breaks or control characters", "a text is one line")
            )
        inside = () if self.removes_tags else inline_tags(words, tags)
        written = escape(words, inside, at_start=at_start)
        for one in tags[len(inside) :]:
            if tag(one):
                written += f" {tag(one)}"
            else:
                self._lose(
                    Loss(
                        where,
                        Phrase("the tag {tag}", tag=repr(one)),
                        "a tag has no closing bracket",
                    )
                )
        return written


def _braced(data: dict[str, Json]) -> str:
    return f" {dump(data)}" if data else ""
