"""The dossier: a whole debate on paper, by theme, with its sources, its figures and its words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..graph.outline import Entry, outline
from ..graph.ties import theses as theses_of
from ..model import Claim
from ..queries.digest import Digest
from ..tegengeluid.explained import EXPLAINED
from ..tegengeluid.telling import day as iso_day
from ..text.phrasing import amount, date, speaker, unstopped
from ..text.phrasing import number as whole_number
from .closing import colophon, glossary, stand, voices
from .document import Block, Contents, Document, Heading, Pair, Plain, Prose, Saying, Sayings, Table
from .sheet import about, objections, points
from .telling import Teller

MOST = 1_500
"""Lines of the debate that a dossier tells, about a hundred pages. Of a larger debate it tells as
many levels of answers as fit, and says at each line how much stands below it.
"""
EVERYTHING = 10**9
APART = "Niet onder een thema"


def whole(digest: Digest) -> Document:
    """Compose the dossier of a debate."""
    teller = Teller(digest)
    topic = digest.map.topic
    themes = tuple(_themes(teller))
    return Document(
        "Dossier",
        topic.question or topic.title,
        topic.title,
        "Tegengeluid, uit de bijdragen aan het debat",
        f"/debatten/{topic.slug}/dossier?v={digest.version}",
        digest.at_ms,
        stand(digest),
        (
            *_opening(digest),
            *_summary(teller),
            *themes,
            *_questions(teller),
            *_figures(digest),
            Heading("Bronnen", "bronnen"),
            teller.references(),
            *glossary(),
            *colophon(digest),
        ),
    )


def _opening(digest: Digest) -> tuple[Plain, ...]:
    about = digest.map.topic.description
    lead = (Prose(about, "lead"),) if about else ()
    told = f"{voices(digest)} Dit is geen peiling. {stand(digest)}"
    return (*lead, Prose(told), Contents())


def _summary(teller: Teller) -> tuple[Block, ...]:
    theses = theses_of(teller.map, teller.index)
    shown = set[str]()
    told: tuple[Block, ...] = (
        *about(teller, theses),
        *points(teller, theses, shown),
        *objections(teller, theses, shown),
    )
    return (Heading("In het kort", "kort"), *map(_lower, told))


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
    levels = amount(deepest, "antwoord", "antwoorden")
    return Prose(
        f"Dit debat is te groot voor één dossier. Het gaat hier tot {levels} diep, en telt"
        f" {whole_number(told)} van de {whole_number(every)} regels. Bij elke regel waar meer onder"
        " staat, staat hoeveel.",
        "quiet",
    )


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
        return Heading(APART if has_themes else "Het debat in woorden", "zonder-thema")
    found = teller.map.sections[section]
    return Heading(found.title, found.id, min(max(found.level, 1), 2))


def _line(teller: Teller, entry: Entry, deepest: int) -> Saying:
    it = teller.map.claims[entry.claim]
    marks = []
    if entry.repeated:
        marks.append(_elsewhere(teller, it))
    if entry.unanswered and entry.place == entry.linked:
        marks.append("nog geen antwoord")
    if entry.below and entry.depth == deepest:
        marks.append(f"hieronder nog {whole_number(entry.below)}")
    told = teller.saying(entry.claim, entry.depth, marks)
    if entry.kind is None:
        return told
    says = teller.says(entry.kind, entry.linked) if entry.place == 1 else "en"
    return replace(told, kind=str(entry.kind), says=says)


def _elsewhere(teller: Teller, claim: Claim) -> str:
    section = teller.map.sections.get(claim.section)
    begins = teller.digest.begins.get(claim.section, ())
    if section and claim.id in begins:
        return f"zie {section.title}"
    return "staat al eerder"


def _questions(teller: Teller) -> Iterator[Plain]:
    if not teller.map.questions:
        return
    yield Heading("Open vragen", "vragen")
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


def _about(teller: Teller, thing: str) -> tuple[str, ...]:
    relation = teller.map.relations.get(thing)
    claim = teller.end(relation) if relation else teller.map.claims.get(thing)
    return (f"bij: {unstopped(claim.text)}",) if claim else ()


def _figures(digest: Digest) -> tuple[Plain, ...]:
    found = digest.measured.indicators
    rows = tuple(
        (each.name.spoken, found[each.id].said.spoken, each.misleads.spoken) for each in EXPLAINED
    )
    return (
        Heading("Ruimte voor tegengeluid", "tegengeluid"),
        Prose(
            f"Gemeten op {date(iso_day(digest.measured.today))}. Er is geen eindcijfer, en geen van"
            " deze cijfers is goed of slecht: ze wijzen waar iets ontbreekt."
        ),
        Table(
            "Veertien cijfers over dit debat, met waarin elk kan misleiden",
            ("Cijfer", "Wat het zegt", "Let op"),
            rows,
        ),
    )
