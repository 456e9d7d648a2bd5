"""Which id each thing has: the one that it was given, or one made from the debate and its title or
text.

A title that is itself an id (`[c0a1b2c3d4e5]`) is no title: it is how a claim without one is
written where it is needed more than once.
"""

from collections.abc import Iterable

from ...errors import Phrase
from ...model import is_id, make_id
from . import problems
from .drafts import Draft
from .groups import Group

_NAMES = {"c": Phrase("a claim"), "q": Phrase("a question"), "r": Phrase("a relation"),
          "g": Phrase("a heading"), "s": Phrase("a source")}  # fmt: skip


class Identities:
    """Gives each thing its id; no id is given twice."""

    def __init__(self, found: problems.Problems, slug: str, used: Iterable[str]) -> None:
        self.found = found
        self.slug = slug
        self.used: set[str] = set(used)

    def section(self, title: str, given: str, offset: int) -> tuple[str, str]:
        """Give the title and the id of a heading."""
        if is_id(title, "g") and not given:
            title, given = "", title
        given = self._claim(given, "g", offset)
        return title, given or self._make("g", title)

    def settle(self, groups: list[Group], drafts: list[Draft]) -> None:
        """Give every group and every draft its id: first what was given, then what is made."""
        for group in groups:
            said = group.said
            letter = "q" if said.is_question else "c"
            group.shown_title = group.title if said.title is None else said.title
            given = said.id
            if is_id(group.title, letter):
                given = given or group.title
                group.shown_title = said.title or ""
            if given:
                group.id = self._claim(given, letter, max(said.offset, group.offset))
        for draft in drafts:
            self._name(draft)
        for group in groups:
            if not group.id:
                group.id = self._make_for(group)
        for draft in drafts:
            self._make_chain(draft)

    def _make_for(self, group: Group) -> str:
        letter = "q" if group.said.is_question else "c"
        words = group.title or (group.canonical.sentence if group.canonical else "")
        if group.is_argument and make_id(letter, self.slug, words) in self.used:
            words = f"<{words}>"
        return self._make(letter, words)

    def _name(self, draft: Draft) -> None:
        said = draft.said
        draft.shown_title = draft.title if said.title is None else said.title
        given = said.id
        if is_id(draft.title, "r"):
            given = given or draft.title
            draft.shown_title, draft.section = said.title or "", -1
        if given:
            draft.id = self._claim(given, "r", max(said.offset, 0))

    def _make_chain(self, draft: Draft) -> None:
        """Make the id of a relation; an undercut's follows from that of what it undercuts."""
        if draft.id:
            return
        if type(draft.conclusion) is Group:
            draft.id = self._make("r", *self._parts(draft))
            return
        chain = []
        seen: set[int] = set()
        link: Draft | Group | None = draft
        while isinstance(link, Draft) and not link.id and id(link) not in seen:
            seen.add(id(link))
            chain.append(link)
            link = link.conclusion
        for one in reversed(chain):
            one.id = self._make("r", *self._parts(one))

    def _parts(self, draft: Draft) -> tuple[str, ...]:
        if draft.title:
            return (draft.title,)
        conclusion = draft.conclusion.id if draft.conclusion else ""
        if len(draft.premises) == 1:
            return (draft.kind, conclusion, draft.premises[0].id)
        return (draft.kind, conclusion, *(one.id for one in draft.premises))

    def _make(self, letter: str, *parts: str) -> str:
        made, count = make_id(letter, self.slug, *parts), 1
        while made in self.used:
            count += 1
            made = make_id(letter, self.slug, *parts, str(count))
        self.used.add(made)
        return made

    def _claim(self, given: str, letter: str, offset: int) -> str:
        """Give an id that was given if it can be had, else ''."""
        if not given:
            return ""
        if not is_id(given):
            self.found.add_at_key(offset, "id", problems.BAD_ID, id=given)
        elif given[0] != letter:
            self.found.add_at_key(
                offset, "id", problems.WRONG_LETTER, id=given, what=_NAMES[letter], letter=letter
            )
        elif given in self.used:
            self.found.add_at_key(offset, "id", problems.ID_TWICE, id=given)
        else:
            self.used.add(given)
            return given
        return ""
