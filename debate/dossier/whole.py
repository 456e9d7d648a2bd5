"""The dossier: a whole debate on paper, by theme, with its sources, its figures and its words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..errors import Phrase
from ..graph.outline import Entry, outline
from ..graph.ties import theses as theses_of
from ..model import Claim
from ..queries.digest import Digest
from ..tegengeluid.explained import EXPLAINED
from ..tegengeluid.telling import day as iso_day
from ..text.language import gettext, tell
from ..text.phrasing import amount, date, speaker, unstopped
from ..text.phrasing import number as whole_number
from .closing import colophon, glossary, stand, voices
from .composing import paper
from .document import (
    NO_POLL,
    Block,
    Contents,
    Document,
    Heading,
    Pair,
    Plain,
    Pointing,
    Prose,
    Saying,
    Sayings,
    Table,
)
from .sheet import about, objections, points
from .telling import Teller

MOST = 1_500
"""Lines of the debate that a dossier tells, about a hundred pages. Of a larger debate it tells as
many levels of answers as fit, and says at each line how much stands below it.
"""
EVERYTHING = 10**9
APART = Phrase("Not under a theme")


def whole(digest: Digest) -> Document:
    """Compose the dossier of a debate."""
    teller = Teller(digest)
    themes = tuple(_themes(teller))
    blocks = (
        *_opening(digest),
        *_summary(teller),
        *themes,
        *_questions(teller),
        *_figures(digest),
        Heading(gettext("Sources"), "bronnen"),
        teller.references(),
        *glossary(),
        *colophon(digest),
    )
    return paper(digest, gettext("Dossier"), f"dossier?v={digest.version}", blocks)


def _opening(digest: Digest) -> tuple[Plain, ...]:
    about = digest.map.topic.description
    lead = (Prose(about, "lead", is_said=True),) if about else ()
    told = f"{voices(digest)} {tell(NO_POLL)} {stand(digest)}"
    return (*lead, Prose(told), Contents(gettext("Contents")))


def _summary(teller: Teller) -> tuple[Block, ...]:
    theses = theses_of(teller.map, teller.index)
    shown = set[str]()
    told: tuple[Block, ...] = (
        *about(teller, theses),
        *points(teller, theses, shown),
        *objections(teller, theses, shown),
    )
    return (Heading(gettext("In short"), "kort"), *map(_lower, told))


def _lower(block: Block) -> Block:
    """Set the headings of a block one level deeper."""
    match block:
        case Pair(left, right):
            return Pair(tuple(map(_lower_plain, left)), tuple(map(_lower_plain, right)))
        case Heading():
            return replace(block, level=block.level + 1)
    return block


def _lower_plain(block: Plain) -> Plain:
    return replace(block, level=block.level + 1) if isinstance(block, Heading) else block


def _themes(teller: Teller) -> Iterator[Plain]:
    """Give each section with its claims; what begins in a section is unfolded there."""
    begins = teller.digest.begins
    order = [*teller.map.sections, ""]
    roots = tuple(claim for section in order for claim in begins.get(section, ()))
    if not roots:
        return
    every = outline(
        teller.map, roots, limit=EVERYTHING, index=teller.index, apart=set(roots)
    ).entries
    deepest = _deepest(every)
    told = [entry for entry in every if entry.depth <= deepest][:MOST]
    if len(told) < len(every):
        yield _left_out(len(told), len(every), deepest)
    groups = iter(_by_root(told))
    for section in order:
        own = [group for _, group in zip(begins.get(section, ()), groups, strict=False)]
        if own:
            yield _heading(teller, section)
            lines = [_line(teller, entry, deepest) for group in own for entry in group]
            yield Sayings(tuple(lines))


def _deepest(entries: Sequence[Entry]) -> int:
    """Give how many levels of answers can be told so that no more than MOST lines come of it."""
    depths = Counter(entry.depth for entry in entries)
    so_far = 0
    for depth in sorted(depths):
        so_far += depths[depth]
        if so_far > MOST:
            return max(0, depth - 1)
    return max(depths, default=0)


def _left_out(told: int, every: int, deepest: int) -> Prose:
    said = gettext(
        "This debate is too large for one dossier. It goes {levels} deep here, and has {told} of"
        " the {every} lines. Each line with more below it says how much.",
        levels=amount(deepest, "answer", "answers"),
        told=whole_number(told),
        every=whole_number(every),
    )
    return Prose(said, "quiet")


def _by_root(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    group: list[Entry] = []
    for entry in entries:
        if entry.depth == 0 and group:
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def _heading(teller: Teller, section: str) -> Heading:
    if not section:
        has_themes = bool(teller.map.sections)
        words = tell(APART) if has_themes else gettext("The debate in words")
        return Heading(words, "zonder-thema")
    found = teller.map.sections[section]
    return Heading(found.title, found.id, min(max(found.level, 1), 2), is_said=True)


def _line(teller: Teller, entry: Entry, deepest: int) -> Saying:
    it = teller.map.claims[entry.claim]
    marks = list[str | Pointing]()
    if entry.repeated:
        marks.append(_elsewhere(teller, it))
    if entry.unanswered and entry.place == entry.linked:
        marks.append(gettext("no answer yet"))
    if entry.below and entry.depth == deepest:
        marks.append(gettext("{count} more below", count=whole_number(entry.below)))
    told = teller.saying(entry.claim, entry.depth, marks)
    if entry.kind is None:
        return told
    says = teller.says(entry.kind, entry.linked) if entry.place == 1 else gettext("and")
    return replace(told, kind=str(entry.kind), says=says)


def _elsewhere(teller: Teller, claim: Claim) -> str | Pointing:
    section = teller.map.sections.get(claim.section)
    begins = teller.digest.begins.get(claim.section, ())
    if section and claim.id in begins:
        return Pointing(gettext("see"), section.title)
    return gettext("told above")


def _questions(teller: Teller) -> Iterator[Plain]:
    if not teller.map.questions:
        return
    yield Heading(gettext("Open questions"), "vragen")
    yield Sayings(
        tuple(
            Saying(
                one.text,
                speaker(one),
                refs=teller.refs(one.excerpts),
                marks=_about(teller, one.about),
            )
            for one in teller.map.questions.values()
        )
    )


def _about(teller: Teller, thing: str) -> tuple[Pointing, ...]:
    relation = teller.map.relations.get(thing)
    claim = teller.end(relation) if relation else teller.map.claims.get(thing)
    return (Pointing(gettext("about:"), unstopped(claim.text)),) if claim else ()


def _figures(digest: Digest) -> tuple[Plain, ...]:
    found = digest.measured.indicators
    rows = tuple(
        (each.name.spoken, found[each.id].said.spoken, each.misleads.spoken) for each in EXPLAINED
    )
    return (
        Heading(gettext("Room for counter-voices"), "tegengeluid"),
        Prose(
            gettext(
                "Measured on {day}. There is no final mark, and none of these figures is good or"
                " bad: they point to where something is missing.",
                day=date(iso_day(digest.measured.today)),
            )
        ),
        Table(
            gettext("Fourteen figures about this debate, and how each can mislead"),
            (gettext("Figure"), gettext("What it says"), gettext("Bear in mind")),
            rows,
        ),
    )
