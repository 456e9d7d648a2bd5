"""The preparation sheet: a debate on one side of A4, for who has to speak tomorrow.

"Strongest" is by how strongly a relation stands (`graph.strength`); what falls away against an
objection that stands comes after what stands. Ties keep the order of the map.
"""

from collections.abc import Sequence
from dataclasses import replace

from ..errors import NotFound
from ..graph.ties import theses as theses_of
from ..model import Claim, Kind, Relation
from ..queries.digest import Digest
from ..text.phrasing import amount, speaker, unstopped
from .closing import no_poll, sources, stand, unheard
from .document import Block, Bullets, Document, Heading, Pair, Plain, Prose, Saying, Sayings
from .telling import Teller

POINTS = 3
OBJECTIONS = 3
QUESTIONS = 3
THESES = 6  # that are named; of more, how many there are
NO_ANSWER = "Hierop kwam nog geen antwoord."


def sheet(digest: Digest, thesis: str = "") -> Document:
    """Compose the sheet of a debate, or of one of its theses. Raises NotFound for another claim."""
    teller = Teller(digest)
    every = theses_of(digest.map, teller.index)
    if thesis and thesis not in every:
        raise NotFound("This claim is none of the theses of the debate.")
    topic = digest.map.topic
    chosen = (thesis,) if thesis else every
    address = f"/debatten/{topic.slug}/voorbereiding?v={digest.version}"
    return Document(
        "Voorbereiding",
        topic.question or topic.title,
        topic.title,
        "Tegengeluid, uit de bijdragen aan het debat",
        f"{address}&stelling={thesis}" if thesis else address,
        digest.at_ms,
        stand(digest),
        _blocks(teller, chosen),
        is_sheet=True,
    )


def _blocks(teller: Teller, theses: Sequence[str]) -> tuple[Block, ...]:
    digest = teller.digest
    shown = set[str]()
    body = (
        *about(teller, theses),
        *points(teller, theses, shown),
        *objections(teller, theses, shown),
        Pair(_missing(digest), _questions(teller)),
    )
    return (*body, *sources(teller), no_poll(digest))


def about(teller: Teller, theses: Sequence[str]) -> tuple[Plain, ...]:
    """Tell what the debate is about: its theses by number, with what became of each."""
    if not theses:
        return (Prose("Dit debat heeft nog geen stellingen.", "lead"),)
    told = [
        _numbered(teller.saying(id_), number) for number, id_ in enumerate(theses[:THESES], start=1)
    ]
    more = len(theses) - len(told)
    rest = (Prose(f"En nog {amount(more, 'hoofdstelling', 'hoofdstellingen')}.", "quiet"),)
    return (
        Heading("Waar het om gaat", "stellingen"),
        Sayings(tuple(told)),
        *(rest if more else ()),
    )


def _numbered(saying: Saying, number: int) -> Saying:
    return replace(saying, number=f"{number}.")


def points(teller: Teller, theses: Sequence[str], shown: set[str]) -> tuple[Block, ...]:
    """Tell the strongest points for and against, each with its best answer; `shown` gets them."""
    for_ = _strongest(teller, theses, Kind.SUPPORT)
    against = _strongest(teller, theses, Kind.ATTACK)
    shown.update(one.id for one in (*for_, *against))
    of = " een hoofdstelling" if len(theses) > 1 else ""
    left = Heading(f"Sterkste punten voor{of}", "voor")
    right = Heading(f"Sterkste punten tegen{of}", "tegen")
    return (
        Pair(
            (left, _with_answers(teller, for_, theses)),
            (right, _with_answers(teller, against, theses)),
        ),
    )


def strongest(digest: Digest, thesis: str, kind: Kind) -> list[str]:
    """Give the claims of the strongest points of one kind that the sheet of a thesis names, of all
    theses with ''.
    """
    teller = Teller(digest)
    chosen = (thesis,) if thesis else theses_of(digest.map, teller.index)
    points = _strongest(teller, chosen, kind)
    return list(dict.fromkeys(id_ for one in points for id_ in one.premises))


def _strongest(teller: Teller, theses: Sequence[str], kind: Kind) -> list[Relation]:
    found = [
        teller.map.relations[one]
        for thesis in theses
        for one in teller.index.on(thesis)
        if teller.map.relations[one].kind is kind
    ]
    return sorted(found, key=lambda one: -teller.strength(one.id))[:POINTS]


def _with_answers(teller: Teller, points: Sequence[Relation], theses: Sequence[str]) -> Sayings:
    if not points:
        return Sayings((Saying("Hier is nog niets ingebracht."),))
    told = []
    for point in points:
        where = f"bij {theses.index(point.conclusion) + 1}" if len(theses) > 1 else ""
        told.append(teller.point(point, marks=[where]))
        answer = teller.best_answer(point)
        told.append(_answer(teller, answer) if answer else Saying(NO_ANSWER, depth=1))
    return Sayings(tuple(told))


def _answer(teller: Teller, answer: Relation) -> Saying:
    told = teller.point(answer, depth=1)
    return replace(told, says=f"Beste antwoord ({told.says})")


def objections(teller: Teller, theses: Sequence[str], shown: set[str]) -> tuple[Plain, ...]:
    """Tell standing objections (I12) that are not told yet, the strongest first."""
    wanted = _positions(teller, theses)
    standing = [
        teller.map.relations[id_]
        for id_ in teller.digest.measured.indicators["I12"].figure.items
        if id_ in teller.map.relations and teller.map.relations[id_].conclusion in wanted
    ]
    fresh = [one for one in standing if one.id not in shown]
    fresh.sort(key=lambda one: -teller.strength(one.id))
    heading = Heading("Nog meer bezwaren die overeind staan", "bezwaren")
    if not fresh:
        also = " dan hierboven" if standing else ""
        return (heading, Prose(f"Er staan geen andere bezwaren overeind{also}.", "quiet"))
    told = [
        teller.point(one, marks=[_against(teller.map.claims[one.conclusion])])
        for one in fresh[:OBJECTIONS]
    ]
    more = (Prose(_of_all(len(standing)), "quiet"),) if len(standing) > OBJECTIONS else ()
    return (heading, Sayings(tuple(told)), *more)


def _of_all(every: int) -> str:
    return (
        f"In totaal staan {every} bezwaren tegen de hoofdstellingen en wat hen steunt overeind."
        " Ze staan alle in het dossier."
    )


def _against(claim: Claim) -> str:
    return f"tegen: {unstopped(claim.text)}"


def _positions(teller: Teller, theses: Sequence[str]) -> set[str]:
    """Give these theses with all that supports them, directly or through supports."""
    found, waiting = set(theses), list(theses)
    while waiting:
        for one in teller.index.on(waiting.pop()):
            relation = teller.map.relations[one]
            if relation.kind is Kind.SUPPORT:
                fresh = [id_ for id_ in relation.premises if id_ not in found]
                found.update(fresh)
                waiting += fresh
    return found


def _missing(digest: Digest) -> tuple[Plain, ...]:
    told = unheard(digest) or ["Elke groep reageert op elke hoofdstelling."]
    return (Heading("Wie niet wordt gehoord", "wie"), Bullets(tuple(told)))


def _questions(teller: Teller) -> tuple[Plain, ...]:
    asked = list(teller.map.questions.values())
    told = [
        Saying(one.text, speaker(one), refs=teller.refs(one.excerpts)) for one in asked[:QUESTIONS]
    ]
    heading = Heading("Open vragen", "vragen")
    if not told:
        return (heading, Prose("Er staan geen vragen open.", "quiet"))
    more = len(asked) - len(told)
    rest = (Prose(f"En nog {amount(more, 'vraag', 'vragen')}.", "quiet"),) if more else ()
    return (heading, Sayings(tuple(told)), *rest)
