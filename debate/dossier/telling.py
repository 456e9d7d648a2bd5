"""How a claim is told on paper: its words, who says it, on which sources, what became of it."""

from collections.abc import Iterable, Sequence

from ..graph.standing import Label
from ..graph.ties import Ties, is_unanswered, ties
from ..model import CLAIM_LENGTH, Claim, Excerpt, Kind, Relation, Source, SourceKind, VoiceKind
from ..queries.digest import Digest
from ..text.language import gettext
from ..text.phrasing import (
    LABELS,
    SAYS,
    SIGNS,
    TOGETHER,
    VOICES,
    date,
    short,
    source_name,
    speaker,
    unstopped,
)
from .document import Pointing, Reference, References, Saying

PASSAGES = 3  # places of one claim that are named


class Teller:
    """Tells claims of one debate; sources are numbered in the order in which they come up."""

    def __init__(self, digest: Digest) -> None:
        self.digest, self.map = digest, digest.map
        self.index: Ties = ties(digest.map)
        self._numbers: dict[str, int] = {}

    def strength(self, thing: str) -> float:
        """How strongly a claim or relation stands, 0 for what does not count."""
        number = self.digest.verdicts.shape.numbers.get(thing)
        return 0.0 if number < 0 else float(self.digest.strengths.values[number])

    def label(self, thing: str) -> str:
        """What became of a claim or relation, in one word, '' for what does not count."""
        label = self.digest.verdicts.of(thing)
        return LABELS[label] if label else ""

    def saying(self, claim: str, depth: int = 0, marks: Sequence[str | Pointing] = ()) -> Saying:
        """Tell one claim."""
        it = self.map.claims[claim]
        told = tuple(mark for mark in (self.label(claim), *marks) if mark)
        return Saying(
            it.text, speaker(it), depth, refs=self.refs(it.excerpts), marks=told, claim=claim
        )

    def point(
        self, relation: Relation, depth: int = 0, marks: Sequence[str | Pointing] = ()
    ) -> Saying:
        """Tell what a relation brings forward: its premises in one breath, with how they speak."""
        first = self.map.claims[relation.premises[0]]
        premises = [self.map.claims[id_] for id_ in relation.premises]
        excerpts = [each for claim in premises for each in claim.excerpts]
        return Saying(
            short(" ".join(claim.text for claim in premises), CLAIM_LENGTH[1]),
            speaker(first),
            depth,
            str(relation.kind),
            self.says(relation.kind, len(premises)),
            self.refs(excerpts),
            tuple(mark for mark in (self.label(relation.id), *marks) if mark),
            first.id,
        )

    def says(self, kind: Kind, premises: int = 1) -> str:
        """Say how premises speak, with the sign."""
        return f"{SIGNS[kind]} {(TOGETHER if premises > 1 else SAYS)[kind]}"

    def end(self, relation: Relation) -> Claim | None:
        """Give the claim that a relation speaks on, through any steps; None in a ring of those."""
        seen, here = set[str](), relation
        while here.conclusion not in self.map.claims:
            if here.id in seen or here.conclusion not in self.map.relations:
                return None
            seen.add(here.id)
            here = self.map.relations[here.conclusion]
        return self.map.claims[here.conclusion]

    def best_answer(self, relation: Relation) -> Relation | None:
        """Give the strongest of what speaks against a relation."""
        return max(self.answers(relation), key=lambda one: self.strength(one.id), default=None)

    def answers(self, relation: Relation) -> list[Relation]:
        """Give what speaks against the premises of a relation, or against the step itself."""
        found = [
            self.map.relations[one]
            for thing in (*relation.premises, relation.id)
            for one in self.index.on(thing)
        ]
        return [one for one in found if one.kind is not Kind.SUPPORT]

    def against(self, claims: Iterable[str]) -> list[Relation]:
        """Give what speaks against these claims or against a step to them, in the order of
        `worst_first`.
        """
        found: dict[str, Relation] = {}
        for claim in claims:
            for one in self.index.on(claim):
                relation = self.map.relations[one]
                if relation.kind is Kind.ATTACK:
                    found[one] = relation
                else:
                    found |= {each: self.map.relations[each] for each in self.index.on(one)}
        return self.worst_first(found.values())

    def worst_first(self, objections: Iterable[Relation]) -> list[Relation]:
        """Order objections: what stands before what fell, then what nobody answered, then by
        strength.
        """
        return sorted(
            objections,
            key=lambda one: (
                self.digest.verdicts.of(one.id) is Label.OUT,
                not is_unanswered(one, self.map, self.index),
                -self.strength(one.id),
            ),
        )

    def refs(self, excerpts: Iterable[Excerpt]) -> str:
        """Name the sources of some passages by their numbers.

        A paragraph is named where a passage has one: `[2, par. 7; 3]`.
        """
        told = []
        for one in list(dict.fromkeys(excerpts))[:PASSAGES]:
            if one.source in self.map.sources:
                place = f", {gettext('par.')}\N{NO-BREAK SPACE}{one.paragraph}"
                told.append(f"{self._number(one.source)}{place if one.paragraph else ''}")
        return f"[{'; '.join(dict.fromkeys(told))}]" if told else ""

    def references(self) -> References:
        """List the sources that were named, by number."""
        return References(
            tuple(
                Reference(number, _described(source, self), source.url, id_)
                for id_, number in self._numbers.items()
                for source in (self.map.sources[id_],)
            )
        )

    def _number(self, source: str) -> int:
        return self._numbers.setdefault(source, len(self._numbers) + 1)


def _described(source: Source, teller: Teller) -> str:
    """Describe a source as a list of sources does: who, what, where, when."""
    names = ", ".join(source.authors) or source.voice.name
    title = source_name(source, teller.map.sources)
    told = [names] if names and names not in title else []
    told.append(title)
    if source.kind is SourceKind.REACTION and source.voice.kind is not VoiceKind.UNKNOWN:
        told[-1] += f" ({VOICES[source.voice.kind]})"
    told += filter(None, (source.outlet, date(source.published) if source.published else ""))
    said = ". ".join(map(unstopped, told))
    return said if said.endswith(("?", "!")) else f"{said}."
