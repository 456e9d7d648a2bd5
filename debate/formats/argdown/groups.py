"""Members with one title, put together: each group is a claim, a question or a named relation."""

from dataclasses import dataclass, field

from ...model import Json, Wording, is_id
from . import problems
from .attributes import LINE_KEYS, Attributes, Said
from .document import Document, Member, Role, Structure

SILENT = Said()


@dataclass(slots=True, eq=False)
class Group:
    """All members of one statement or of one argument; `canonical` is the one whose text counts."""

    key: str
    title: str
    is_argument: bool
    members: list[Member]
    structure: Structure | None = None
    said: Said = SILENT
    canonical: Member | None = None
    offset: int = 0
    tags: tuple[str, ...] = ()
    wordings: tuple[Wording, ...] = ()
    id: str = ""
    shown_title: str = ""

    @property
    def name(self) -> str:
        """How to speak of it in a message."""
        text = self.title or (self.canonical.sentence if self.canonical else self.id)
        return text if len(text) <= 60 else f"{text[:59]}…"


@dataclass(slots=True, eq=False)
class Groups:
    """Every group of a document, by title, and the group of every member."""

    statements: dict[str, Group] = field(default_factory=dict)
    arguments: dict[str, Group] = field(default_factory=dict)
    of_member: dict[int, Group] = field(default_factory=dict)

    def of(self, member: Member) -> Group:
        """Give the group that a member is of."""
        return self.of_member[id(member)]

    def find(self, title: str) -> Group | None:
        """Give the statement that is no question, else the argument, with that title or id."""
        found = self.statements.get(title)
        return self.arguments.get(title) if found is None or found.said.is_question else found


def group(document: Document, attributes: Attributes) -> Groups:
    """Put the members of a document together, in the order in which they are defined."""
    groups = Groups()
    statements, arguments, of_member = groups.statements, groups.arguments, groups.of_member
    for member in document.members:
        key = member.title or _untitled_key(member)
        table = arguments if member.is_argument else statements
        found = table.get(key)
        if found is None:
            found = table[key] = Group(key, member.title, member.is_argument, [member])
        else:
            found.members.append(member)
        of_member[id(member)] = found
    for structure in document.structures:
        if structure.argument:
            groups.of(structure.argument).structure = structure
    for one in (*statements.values(), *arguments.values()):
        _settle(one, attributes)
    return groups


def _untitled_key(member: Member) -> str:
    """Give what makes an untitled statement the same as another: its id, else its words."""
    said = member.data.get("id") if member.data else None
    return str(said) if is_id(str(said)) else f"\n{member.sentence}"


def _settle(found: Group, attributes: Attributes) -> None:
    """Say of a group which member counts, and what its data says."""
    if len(found.members) == 1:
        member = found.members[0]
        found.offset, found.tags = member.offset, member.tags
        if member.is_reference:
            _name_undefined(found, attributes)
        else:
            found.canonical = member
        if member.data:
            found.said = attributes.read(
                member.data, member.data_offset, of_relation=found.structure is not None
            )
        return
    _settle_many(found, attributes)


def _settle_many(found: Group, attributes: Attributes) -> None:
    defined = [member for member in found.members if not member.is_reference and member.text]
    found.offset = (defined or found.members)[0].offset
    found.tags = tuple(dict.fromkeys(tag for member in found.members for tag in member.tags))
    if defined:
        marked = [one for one in defined if one.data and one.data.get("isCanonical")]
        found.canonical = (marked or defined)[-1]
    else:
        _name_undefined(found, attributes)
    if any(member.data for member in found.members):
        data, offset = _merged(found)
        found.said = attributes.read(data, offset, of_relation=found.structure is not None)
    _add_wordings(found, defined, attributes)


def _merged(found: Group) -> tuple[dict[str, Json], int]:
    """Give the data of all members together; of a line that draws, its relation's keys apart."""
    merged: dict[str, Json] = {}
    offset = -1
    for member in [*found.members, found.canonical]:
        if member is None or not member.data:
            continue
        if member.role is Role.DRAWN and found.structure is None:
            merged |= {key: one for key, one in member.data.items() if key not in LINE_KEYS}
        else:
            merged |= member.data
        offset = member.data_offset if offset < 0 or member is found.canonical else offset
    return merged, offset


def _add_wordings(found: Group, defined: list[Member], attributes: Attributes) -> None:
    """Keep what the other definitions say as wordings of the one that counts."""
    canonical = found.canonical
    if canonical is None or len(defined) < 2:
        return
    told = {canonical.sentence}
    for member in defined:
        if member.sentence in told:
            continue
        told.add(member.sentence)
        attributes.found.add(member.offset, problems.TITLE_TWICE, title=found.title)
        said = attributes.read(member.data, member.data_offset) if member.data else SILENT
        wording = Wording(member.sentence, said.voice or Wording("").voice, said.excerpts)
        found.wordings += (wording,)


def _name_undefined(found: Group, attributes: Attributes) -> None:
    if found.structure is None:
        attributes.found.add(found.offset, problems.NEVER_DEFINED, title=found.title)
