"""Suggested claims and relations against the maps in `arguments/`, which people made by hand.

The texts are not in the project: where the seed articles lie beside it, each source of a map is
matched to the text in which its passages stand. A sentence is a claim sentence if passages of
claims cover most of it. A relation counts where its ends stand in one sentence or in neighbours.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from debate.formats.argdown.reader import load
from debate.model import ArgumentMap, Claim, Excerpt, Kind, Relation
from debate.resources import folder
from debate.sources import anchors, sentences
from debate.sources.anchors import Standing
from debate.sources.plain_text import read
from debate.sources.suggesting import Suggestions, suggest

from .measuring import say

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
FOUND = 0.8  # share of a source's passages that must stand in a text for it to be its text
MOST = 0.5  # share of a sentence that passages must cover

Place = tuple[int, int]
"""The number of a sentence in its text, and of the character at which a passage starts."""

Drawn = tuple[Place, Place, Kind]
"""A relation from premise to conclusion; of an undercut, to the premise of what it speaks on."""


@dataclass(frozen=True)
class Text:
    """The paragraphs of an article or a reaction; for a reaction also those of its article."""

    name: str
    paragraphs: tuple[str, ...]
    article: tuple[str, ...] = ()


@dataclass
class Score:
    """How many were suggested, how many a map has, and how many of these are the same."""

    suggested: int = 0
    drawn: int = 0
    both: int = 0

    def add(self, suggested: set[object], drawn: set[object]) -> None:
        """Count one text."""
        self.suggested += len(suggested)
        self.drawn += len(drawn)
        self.both += len(suggested & drawn)

    def __str__(self) -> str:
        recall = self.both / max(1, self.drawn)
        precision = self.both / max(1, self.suggested)
        f1 = 2 * self.both / max(1, self.drawn + self.suggested)
        return f"recall {recall:.2f}, precision {precision:.2f}, F1 {f1:.2f}"


@dataclass
class Tally:
    """What is counted over all texts."""

    claims: Score = field(default_factory=Score)
    every: Score = field(default_factory=Score)
    ties: Score = field(default_factory=Score)
    pairs: Score = field(default_factory=Score)
    kinds: dict[Kind, Score] = field(default_factory=lambda: {kind: Score() for kind in Kind})
    none: Score = field(default_factory=Score)
    overlooked: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)


def texts() -> list[Text]:
    """Give the articles and reactions that lie beside the project."""
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        article = read(path.read_text("utf-8"), file=path.name)
        name = path.name.partition("_")[0]
        found.append(Text(name, article.paragraphs))
        for one in article.reactions:
            found.append(Text(f"{name}r{one.number}", one.paragraphs, article.paragraphs))
    return found


def text_of(source: str, map_: ArgumentMap, known: Sequence[Text]) -> Text | None:
    """Give the text in which the passages of a source stand."""
    passages = [one for one in _passages(map_) if one.source == source and one.digest]
    if not passages:
        return None

    def share(text: Text) -> float:
        stands = [anchors.check(one, text.paragraphs).standing for one in passages]
        return stands.count(Standing.EXACT) / len(passages)

    best = max(known, key=share, default=None)
    return best if best and share(best) >= FOUND else None


def _passages(map_: ArgumentMap) -> Iterator[Excerpt]:
    for things in (map_.claims, map_.relations, map_.questions):
        for thing in things.values():
            yield from thing.excerpts


class Ruler:
    """The sentences of a text in one row, to tell in which of them a passage stands."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.spans = [
            (number, one.start, one.end)
            for number, paragraph in enumerate(text.paragraphs, 1)
            for one in sentences.split(paragraph)
        ]

    def place(self, paragraph: int, start: int, end: int) -> Place | None:
        """Give the sentence that holds most of a passage."""
        shared = [
            min(end, to) - max(start, at) if number == paragraph else 0
            for number, at, to in self.spans
        ]
        best = max(range(len(shared)), key=shared.__getitem__, default=-1)
        return (best, start) if best >= 0 and shared[best] > 0 else None

    def covered(self, passages: Sequence[tuple[int, int, int]]) -> set[object]:
        """Give the numbers of the sentences that passages cover for the most part."""
        used = {(number, at) for number, start, end in passages for at in range(start, end)}
        return {
            place
            for place, (number, start, end) in enumerate(self.spans)
            if sum((number, at) in used for at in range(start, end)) > MOST * (end - start)
        }


def drawn(map_: ArgumentMap, source: str, ruler: Ruler) -> set[Drawn]:
    """Give the relations of a map between passages in one sentence or in neighbours."""
    found = set()
    for relation in map_.relations.values():
        for premise in relation.premises:
            for conclusion in _ends(map_, relation):
                for one in _places(map_.claims[premise], source, ruler):
                    for other in _places(map_.claims[conclusion], source, ruler):
                        if one != other and abs(one[0] - other[0]) <= 1:
                            found.add((one, other, relation.kind))
    return found


def _ends(map_: ArgumentMap, relation: Relation) -> tuple[str, ...]:
    target = map_.relations.get(relation.conclusion)
    return target.premises if target else (relation.conclusion,)


def _places(claim: Claim, source: str, ruler: Ruler) -> list[Place]:
    places = [
        ruler.place(
            one.paragraph, one.start, one.end or len(ruler.text.paragraphs[one.paragraph - 1])
        )
        for one in claim.excerpts
        if one.source == source and one.paragraph
    ]
    return [place for place in places if place]


def suggested(found: Suggestions, ruler: Ruler) -> dict[Drawn, str]:
    """Give the suggested relations between neighbours, with the connective of each."""
    where = [ruler.place(one.paragraph, one.start, one.end) for one in found.passages]
    ties = {}
    for tie in found.ties:
        one, other = where[tie.premise], where[tie.conclusion]
        if one and other and abs(one[0] - other[0]) <= 1:
            ties[one, other, tie.kind] = tie.word.casefold()
    return ties


def _key(tie: Drawn) -> tuple[int, int, bool, Kind]:
    """What two relations must have in common: the sentences, the direction and the kind."""
    (one, start), (other, end), kind = tie
    return one, other, start < end, kind


def count(map_: ArgumentMap, source: str, text: Text, tally: Tally) -> None:
    """Compare what is suggested for one text with what a map has of it."""
    ruler, found = Ruler(text), suggest(text.paragraphs, article=text.article)
    passages = [
        (one.paragraph, one.start, one.end)
        for claim in map_.claims.values()
        for one in claim.excerpts
        if one.source == source
    ]
    likely = [(one.paragraph, one.start, one.end) for one in found.passages if one.is_claim]
    claims = ruler.covered(passages)
    tally.claims.add(ruler.covered(likely), claims)
    for one in found.passages:
        place = ruler.place(one.paragraph, one.start, one.end)
        if place and place[0] in claims and not one.is_claim:
            tally.overlooked.update(reason.sentence for reason in one.reasons)
    tally.every.add(set(range(len(ruler.spans))), claims)
    _count_ties({_key(tie) for tie in drawn(map_, source, ruler)}, suggested(found, ruler), tally)


def _count_ties(
    ours: set[tuple[int, int, bool, Kind]], ties: dict[Drawn, str], tally: Tally
) -> None:
    words = {_key(tie): word for tie, word in ties.items()}
    tally.ties.add(set(words), set(ours))
    tally.none.add(set(), set(ours))
    tally.pairs.add({frozenset(tie[:2]) for tie in words}, {frozenset(tie[:2]) for tie in ours})
    for kind, score in tally.kinds.items():
        score.add({tie for tie in words if tie[3] is kind}, {tie for tie in ours if tie[3] is kind})
    near = {frozenset(tie[:2]) for tie in words}
    for tie in ours - words.keys():
        tied_otherwise = frozenset(tie[:2]) in near
        tally.missed[
            "tied otherwise" if tied_otherwise else "without a connective on the list"
        ] += 1
    tally.wrong.update(word for tie, word in words.items() if tie not in ours)


def main() -> None:
    """Print how well the maps are foreseen."""
    known = texts()
    if not known:
        print("The seed articles do not lie beside the project, so no suggestion is compared.")
        return
    tally, names = Tally(), []
    for path in sorted(folder("arguments").glob("*.argdown")):
        map_ = load(path.read_text("utf-8"), file=path.name).map
        for source in map_.sources:
            if text := text_of(source, map_, known):
                names.append(text.name)
                count(map_, source, text, tally)
    print(f"texts that a map covers: {', '.join(names)}")
    report(tally)


def report(tally: Tally) -> None:
    """Print the figures, and what would improve them."""
    say("claim sentences, suggested", str(tally.claims), "F1 above the baseline")
    say("claim sentences, baseline: every sentence", str(tally.every), "")
    say("relations in one sentence or to the next", str(tally.ties), "F1 above the baseline")
    say("   as pairs, whatever the kind and direction", str(tally.pairs), "")
    say("relations, baseline: none", str(tally.none), "")
    for kind, score in tally.kinds.items():
        say(f"   {kind}: {score.suggested} suggested, {score.drawn} drawn", str(score), "")
    overlooked = ", ".join(f"{why} {times}" for why, times in tally.overlooked.most_common(6))
    missed = ", ".join(f"{times} {why}" for why, times in tally.missed.most_common())
    wrong = ", ".join(f"{word} {times}" for word, times in tally.wrong.most_common(12))
    print(f"reasons given for claims that were overlooked: {overlooked or 'none'}")
    print(f"relations missed: {missed or 'none'}")
    print(f"connectives that tied what the maps do not: {wrong or 'none'}")


if __name__ == "__main__":
    main()
