"""Argdown to a map: `read` tells all problems and gives what could be read, `load` refuses a bad
file."""

from ...errors import Phrase
from ...hoarding import hoarding
from ...model import (
    CLAIM_LENGTH,
    CLAIMS_PER_TOPIC,
    ArgumentMap,
    Claim,
    Excerpt,
    Loss,
    Maker,
    Origin,
    Question,
    Relation,
    Section,
    SourceKind,
    Topic,
    Voice,
)
from ..reading import Reading
from . import problems
from .attributes import Attributes
from .document import Document, Role
from .drafts import Draft, Drafts, in_a_circle
from .front_matter import Front, read_front
from .groups import Group, Groups, group
from .identities import Identities
from .parser import parse

_SHORTEST, _LONGEST = CLAIM_LENGTH


def read(text: str, *, file: str = "") -> Reading:
    """Give the map of an Argdown text, what was lost, and every problem; never raises for content.

    >>> reading = read("[A]: One thing.\\n  - [B]: Another thing.")
    >>> [relation.kind.value for relation in reading.map.relations.values()]
    ['attack']
    """
    with hoarding():
        document, found = parse(text)
        return read_document(document, found, file)


def read_document(document: Document, found: problems.Problems, file: str) -> Reading:
    """Give the map of a document, whatever it was made from; what is wrong joins the problems."""
    try:
        return _Reader(document, found, file).read()
    except problems.TooManyProblems:
        return Reading(ArgumentMap(Topic("", "")), (), found.told())


def load(text: str, *, file: str = "") -> Reading:
    """Give the map of an Argdown text without errors; raises MalformedFile for the first error."""
    return read(text, file=file).refuse_errors(file)


class _Reader:
    def __init__(self, document: Document, found: problems.Problems, file: str) -> None:
        self.document = document
        self.found = found
        self.file = file
        self.front: Front = read_front(document, found, file)
        sources = self.front.sources
        self.attributes = Attributes(found, sources, self.front.has_sources)
        self.ids = Identities(found, self.front.slug, (one.id for one in sources.values()))
        self.sections: list[Section] = []
        self.voices: dict[str, Voice] = {}

    def read(self) -> Reading:
        """Give everything that the document says."""
        self.sections = self._sections()
        groups = group(self.document, self.attributes)
        drafts = Drafts(self.document, groups, self.attributes)
        made = drafts.make()
        ordered = _ordered(groups, drafts)
        made = self._among_claims(made)
        self.ids.settle(ordered, made)
        claims: dict[str, Claim] = {}
        questions: dict[str, Question] = {}
        for one in ordered:
            if one.said.is_question:
                questions[one.id] = self._question(one, groups, made)
            else:
                claims[one.id] = self._claim(one)
        relations = {draft.id: self._relation(draft) for draft in made}
        self._check_ties(made, relations)
        map_ = ArgumentMap(
            self.front.topic(self._theses(groups, claims)),
            {one.id: one for one in self.sections},
            {one.id: one for one in self.front.sources.values()},
            claims, relations, questions,
        )  # fmt: skip
        self._check_size(map_)
        return Reading(map_, self._losses(drafts), self.found.told())

    def _check_size(self, map_: ArgumentMap) -> None:
        if not self.document.members and not self.found.has_errors:
            self.found.add(0, problems.EMPTY)
        if len(map_.claims) > CLAIMS_PER_TOPIC:
            self.found.add(0, problems.TOO_MANY_CLAIMS, limit=CLAIMS_PER_TOPIC)

    def _sections(self) -> list[Section]:
        sections: list[Section] = []
        for heading in self.document.headings:
            member = heading.member
            data = dict(member.data or {})
            given = str(data.pop("id", "") or "")
            title, id_ = self.ids.section(member.sentence, given, member.offset)
            parent = sections[heading.parent].id if heading.parent >= 0 else ""
            sections.append(Section(id_, title, heading.level, parent, member.tags, data))
        return sections

    def _section(self, index: int) -> str:
        return self.sections[index].id if index >= 0 else ""

    def _check_ties(self, made: list[Draft], relations: dict[str, Relation]) -> None:
        """Refuse relations whose data names a heading or a relation that is not there."""
        sections = {"", *(one.id for one in self.sections)}
        for draft in made:
            said = draft.said
            if said.section is not None and said.section not in sections:
                trouble = problems.NO_SUCH_SECTION
                self.found.add_at_key(said.offset, "section", trouble, id=said.section)
            if said.pair and said.pair not in relations:
                self.found.add_at_key(said.offset, "pair", problems.NO_SUCH_PAIR, id=said.pair)
        for draft in in_a_circle(made):
            self.found.add(draft.offset, problems.UNDERCUT_CIRCLE)

    def _among_claims(self, made: list[Draft]) -> list[Draft]:
        """Refuse what a question is an end of: it can be answered, and says nothing itself."""
        kept = []
        for draft in made:
            asked = [one for one in (*draft.premises, draft.conclusion) if _is_question(one)]
            if asked:
                self.found.add(draft.offset, problems.QUESTION_DRAWN)
            else:
                kept.append(draft)
        return kept

    # Claims and questions

    def _claim(self, one: Group) -> Claim:
        said, member = one.said, one.canonical or one.members[0]
        text = member.sentence or one.title
        voice = said.voice or _NOBODY
        self.voices[one.id] = voice
        self._check(one, text, voice)
        return Claim(
            one.id, text, one.shown_title, said.note, voice,
            said.origin or self._origin(said.excerpts),
            said.frames, said.excerpts, said.wordings + one.wordings, self._section(member.section),
            said.base, one.is_argument, one.tags, said.rest,
        )  # fmt: skip

    def _question(self, one: Group, groups: Groups, made: list[Draft]) -> Question:
        said, member = one.said, one.canonical or one.members[0]
        about = self._about(said.about, groups, made) if said.about else ""
        if about is None:
            self.found.add_at_key(
                said.offset, "about", problems.NO_SUCH_TITLE, title=said.about,
                what=Phrase("a statement or an argument"),
            )  # fmt: skip
        return Question(
            one.id, member.sentence or one.title, about or "", one.shown_title,
            said.voice or _NOBODY, said.origin or self._origin(said.excerpts), said.excerpts,
            self._section(member.section), one.tags, said.rest,
        )  # fmt: skip

    def _about(self, title: str, groups: Groups, made: list[Draft]) -> str | None:
        """Give the id of the claim or the relation that has that title or that id."""
        if title in self.ids.used:
            return title
        found = groups.statements.get(title)
        if found and found.id and not found.said.is_question:
            return found.id
        named = next((draft for draft in made if draft.title == title), None)
        if named:
            return named.id
        found = groups.arguments.get(title)
        return found.id if found and found.id else None

    def _origin(self, excerpts: tuple[Excerpt, ...]) -> Origin:
        if not excerpts:
            return Origin.PLATFORM
        is_reaction = self.attributes.source(excerpts[0].source).kind is SourceKind.REACTION
        return Origin.REACTION if is_reaction else Origin.ARTICLE

    def _check(self, one: Group, text: str, voice: Voice) -> None:
        """Warn of what is allowed and yet odd."""
        if not _SHORTEST <= len(text) <= _LONGEST:
            trouble = problems.TOO_SHORT if len(text) < _SHORTEST else problems.TOO_LONG
            limit = _SHORTEST if len(text) < _SHORTEST else _LONGEST
            self.found.add(one.offset, trouble, length=len(text), limit=limit)
        said = one.said
        if self.front.has_sources and said.voice is None and one.canonical:
            self.found.add(one.offset, problems.NO_VOICE, title=one.name)
        if (said.why or said.relation) and all(m.role is not Role.DRAWN for m in one.members):
            key = "why" if said.why else "relation"
            self.found.add_at_key(said.offset, key, problems.NOT_DRAWN, key=key)

    # Relations

    def _relation(self, draft: Draft) -> Relation:
        said, premises = draft.said, draft.premises
        if len(premises) == 1:
            ends: tuple[str, ...] = (premises[0].id,)
        else:
            ends = tuple(one.id for one in premises)
        if said.voice is not None:
            voice = said.voice
        elif said.made_by is Maker.EDITOR:
            voice = _NOBODY
        else:
            voice = self.voices.get(ends[0], _NOBODY)
        section = self._section(draft.section) if said.section is None else said.section
        return Relation(
            draft.id, draft.kind, ends, draft.conclusion.id if draft.conclusion else "",
            draft.shown_title, draft.text, voice, said.excerpts, said.frames, said.note,
            said.made_by, said.why, said.scheme, said.base, section, draft.mark,
            draft.pair.id if draft.pair else said.pair, draft.tags, draft.data,
        )  # fmt: skip

    def _theses(self, groups: Groups, claims: dict[str, Claim]) -> tuple[str, ...]:
        found = []
        for title in self.front.theses:
            one = groups.find(title)
            if title in claims:
                found.append(title)
            elif one is None or one.id not in claims:
                self.found.add(
                    self.front.offset("theses"),
                    problems.NO_SUCH_TITLE,
                    title=title,
                    what=Phrase("a statement"),
                )
            else:
                found.append(one.id)
        return tuple(found)

    def _losses(self, drafts: Drafts) -> tuple[Loss, ...]:
        losses = [(one.offset, one.what, one.why) for one in self.document.remarks]
        losses += [(offset, loss.what, loss.why) for offset, loss in drafts.losses]
        return tuple(
            Loss(f"{self.file}:{self.found.place(offset)[0]}".lstrip(":"), what, why)
            for offset, what, why in sorted(losses)
        )


_NOBODY = Voice()


def _is_question(end: Group | Draft | None) -> bool:
    return isinstance(end, Group) and end.said.is_question


def _ordered(groups: Groups, drafts: Drafts) -> list[Group]:
    """Give what becomes a claim or a question, in the order in which it is defined."""
    both = [*groups.statements.values(), *groups.arguments.values()]
    ordered = [
        one
        for one in both
        if one.structure is None
        and not (drafts.implicit and all(id(member) in drafts.implicit for member in one.members))
    ]
    ordered.sort(key=lambda one: one.offset)
    return ordered
