"""The preparation sheet: a debate on one side of A4, for who has to speak tomorrow.

"Strongest" is by how strongly a relation stands (`graph.strength`); what falls away against an
objection that stands comes after what stands. Ties keep the order of the map.
"""

from collections.abc import Sequence
from dataclasses import replace

from ..errors import NotFound, Phrase
from ..graph.ties import theses as theses_of
from ..model import Claim, Kind, Relation
from ..queries.digest import Digest
from ..text.language import Wordings, gettext, tell
from ..text.phrasing import further, speaker, unstopped
from .closing import no_poll, sources, unheard
from .composing import paper
from .document import (
    Block,
    Bullets,
    Document,
    Heading,
    Pair,
    Plain,
    Pointing,
    Prose,
    Saying,
    Sayings,
)
from .telling import Teller

POINTS = 3
OBJECTIONS = 3
QUESTIONS = 3
THESES = 6  # that are named; of more, how many there are
NO_ANSWER = Phrase("Nobody has answered this yet.")

_STRONGEST = Wordings(
    {
        (Kind.SUPPORT, False): "Strongest points for",
        (Kind.SUPPORT, True): "Strongest points for a main claim",
        (Kind.ATTACK, False): "Strongest points against",
        (Kind.ATTACK, True): "Strongest points against a main claim",
    }
)
"""By how they speak, and whether there are several main claims."""


def sheet(digest: Digest, thesis: str = "") -> Document:
    """Compose the sheet of a debate, or of one of its theses. Raises NotFound for another claim."""
    teller = Teller(digest)
    every = theses_of(digest.map, teller.index)
    if thesis and thesis not in every:
        raise NotFound("This is not a main claim of the debate.")
    path = f"voorbereiding?v={digest.version}{f'&stelling={thesis}' if thesis else ''}"
    blocks = _blocks(teller, (thesis,) if thesis else every)
    return paper(digest, gettext("Preparation"), path, blocks, is_sheet=True)


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
        return (Prose(gettext("This debate has no claims yet."), "lead"),)
    told = [
        _numbered(teller.saying(id_), number) for number, id_ in enumerate(theses[:THESES], start=1)
    ]
    more = len(theses) - len(told)
    return (
        Heading(gettext("What is at stake"), "stellingen"),
        Sayings(tuple(told)),
        *(and_more(further(more, "main claim", "main claims")) if more else ()),
    )


def and_more(things: str) -> tuple[Prose, ...]:
    """Say how many more there are than are told."""
    return (Prose(gettext("And {things}.", things=things), "quiet"),)


def _numbered(saying: Saying, number: int) -> Saying:
    return replace(saying, number=f"{number}.")


def points(teller: Teller, theses: Sequence[str], shown: set[str]) -> tuple[Block, ...]:
    """Tell the strongest points for and against, each with its best answer; `shown` gets them."""
    for_ = _strongest(teller, theses, Kind.SUPPORT)
    against = _strongest(teller, theses, Kind.ATTACK)
    shown.update(one.id for one in (*for_, *against))
    has_more = len(theses) > 1
    left = Heading(_STRONGEST[Kind.SUPPORT, has_more], "voor")
    right = Heading(_STRONGEST[Kind.ATTACK, has_more], "tegen")
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
        return Sayings((Saying(gettext("Nothing has been brought forward here yet.")),))
    told = []
    for point in points:
        number = theses.index(point.conclusion) + 1
        where = gettext("on main claim {number}", number=number) if len(theses) > 1 else ""
        told.append(teller.point(point, marks=[where]))
        answer = teller.best_answer(point)
        told.append(_answer(teller, answer) if answer else Saying(tell(NO_ANSWER), depth=1))
    return Sayings(tuple(told))


def _answer(teller: Teller, answer: Relation) -> Saying:
    told = teller.point(answer, depth=1)
    return replace(told, says=gettext("Best answer ({how})", how=told.says))


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
    heading = Heading(gettext("More objections that stand"), "bezwaren")
    if not fresh and standing:
        return (heading, Prose(gettext("No other objections stand than those above."), "quiet"))
    if not fresh:
        return (heading, Prose(gettext("No other objections stand."), "quiet"))
    told = [
        teller.point(one, marks=[brought_against(teller.map.claims[one.conclusion])])
        for one in fresh[:OBJECTIONS]
    ]
    more = (Prose(_of_all(len(standing)), "quiet"),) if len(standing) > OBJECTIONS else ()
    return (heading, Sayings(tuple(told)), *more)


def _of_all(every: int) -> str:
    return gettext(
        "In all, {every} objections to the main claims and the claims that support them stand. All"
        " of them are in the dossier.",
        every=every,
    )


def brought_against(claim: Claim) -> Pointing:
    """Say what something is brought against."""
    return Pointing(gettext("against:"), unstopped(claim.text))


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
    told = unheard(digest) or [gettext("Every group replies to every main claim.")]
    return (Heading(gettext("Who is not heard"), "wie"), Bullets(tuple(told)))


def _questions(teller: Teller) -> tuple[Plain, ...]:
    asked = list(teller.map.questions.values())
    told = [
        Saying(one.text, speaker(one), refs=teller.refs(one.excerpts)) for one in asked[:QUESTIONS]
    ]
    heading = Heading(gettext("Open questions"), "vragen")
    if not told:
        return (heading, Prose(gettext("There are no open questions."), "quiet"))
    more = len(asked) - len(told)
    rest = and_more(further(more, "question", "questions")) if more else ()
    return (heading, Sayings(tuple(told)), *rest)
