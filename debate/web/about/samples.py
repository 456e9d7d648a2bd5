"""Made-up contributions for the page that shows every component.

What people say in them is Dutch, as in a debate; what the site says itself is said anew each time,
in the language of who looks.
"""

from datetime import date

from ...dossier.document import Saying, Sayings
from ...graph.forest import forest
from ...graph.layout import Drawing, draw
from ...graph.overview import overview
from ...model import (
    ArgumentMap,
    Claim,
    Kind,
    Question,
    Relation,
    Section,
    Topic,
    Voice,
    VoiceKind,
)
from ...queries.claims import Answers, Step
from ...queries.growth import HOUR_MS
from ...queries.listing import Tally
from ...queries.overview import Whole
from ...queries.things import ClaimView
from ...queries.whereabouts import Upper, Whereabouts
from ...text.language import gettext
from ...text.phrasing import speaker
from ...text.stems import marked
from .. import words
from ..citizen import overviews, periods
from ..citizen.choosing import Chip, Choice, Field, Option
from ..citizen.overviews import ICICLE, SUNBURST, Glance, Part, Said, glance_of

AT_MS = 1_795_334_400_000


def _claim(number: int, text: str, kind: VoiceKind, *, reviewed: bool = True) -> ClaimView:
    claim = Claim(f"c{number:012x}", text, voice=Voice(kind))
    return ClaimView(claim, "fietspad", number, AT_MS, number, "shown", "", reviewed, "", "")


THESIS = _claim(1, "De gemeente moet het fietspad langs de vaart verbreden.", VoiceKind.CITIZEN)
NARROW = _claim(2, "Twee bakfietsen kunnen elkaar er niet voorbij.", VoiceKind.CLIENT)
BUSY = _claim(3, "Elke ochtend rijden er zeshonderd scholieren.", VoiceKind.RESEARCHER)
TREES = _claim(
    4, "Voor een breder pad moeten veertig bomen weg.", VoiceKind.CITIZEN, reviewed=False
)
REPLANT = _claim(5, "Bomen zijn elders in de wijk terug te planten.", VoiceKind.POLICYMAKER)
HIDDEN = ClaimView(
    Claim("c000000000006", ""),
    "fietspad",
    6,
    AT_MS,
    6,
    "hidden",
    "Dit noemt iemand bij naam.",
    True,
    "",
    "",
)
QUESTION = Question("q000000000001", "Wat kost het verbreden per meter?", THESIS.id)


def _step(
    number: int, kind: Kind, target: str, *premises: ClaimView, undercuts: tuple[Step, ...] = ()
) -> Step:
    ids = tuple(each.id for each in premises)
    relation = Relation(f"r{number:012x}", kind, ids, target)
    return Step(relation, "shown", AT_MS, premises, undercuts)


OBJECTION = _step(3, Kind.UNDERCUT, "r000000000002", REPLANT)
ANSWERS = Answers(
    (_step(1, Kind.SUPPORT, THESIS.id, NARROW, BUSY),),
    (_step(2, Kind.ATTACK, THESIS.id, TREES, undercuts=(OBJECTION,)),),
)


def _glance(shape: str) -> Glance:
    views = {view.id: view for view in (THESIS, NARROW, BUSY, TREES, REPLANT)}
    ties = [one.relation for one in (*ANSWERS.supports, *ANSWERS.attacks, OBJECTION)]
    grown = forest(dict.fromkeys(views, ""), ties, [THESIS.id])
    whole = Whole(grown, (AT_MS,))
    return glance_of(whole, overview(grown), overviews.Choice(shape=shape), Said(views, {}, {}))


GLANCES = (_glance(ICICLE), _glance(SUNBURST))


def nowhere(part: Part) -> str:
    """Give where a segment of a sample leads: back to it."""
    return "#p-vlucht"


def paper() -> Sayings:
    """Give what is said as a paper has it."""
    kind = Kind.SUPPORT
    says = f"{words.SIGNS[kind]} {words.SAYS[kind]}"
    return Sayings(
        (
            Saying(NARROW.claim.text, speaker(NARROW.claim), 0, kind, says),
            Saying(gettext("Nobody has answered this yet."), depth=1),
        )
    )


CHOICE = Choice(volgorde="nieuwste", rol="inwoner")


def offered() -> list[Field]:
    """Give what there is to choose from."""
    orders = [Option("", gettext("usual order")), Option("nieuwste", gettext("newest first"))]
    voices = [Option("", gettext("everybody")), Option("inwoner", _residents())]
    return [
        Field("volgorde", gettext("Order"), orders, "nieuwste"),
        Field("rol", gettext("Voice"), voices, "inwoner"),
    ]


def chips() -> list[Chip]:
    """Give what was chosen."""
    return [Chip(gettext("newest first"), "#p-kiezen"), Chip(_residents(), "#p-kiezen")]


def _residents() -> str:
    return f"{words.VOICES[VoiceKind.CITIZEN]} (12)"


PLACE = Whereabouts(
    Section("g000000000001", "Het pad"),
    tuple(Upper(view.id, view.claim.text, view.status) for view in (THESIS, TREES)),
    True,
)
TALLIES = (Tally(3, 2, False), Tally(0, 0, True))
FOUND = marked("De gemeente verbreedt fietspaden langs de vaart.", "fietspad")
GROWTH = periods.growth(
    {
        (AT_MS // HOUR_MS + 24 * day, side, "citizen"): 1 + day * day % 7
        for day in range(0, 21, 2)
        for side in ("support", "attack", "undercut", "")
        if (day + len(side)) % 3
    },
    "",
)
DAY = date(2026, 11, 30)
_DRAWN = (THESIS, NARROW, BUSY, TREES, REPLANT)
_STEPS = (*ANSWERS.supports, *ANSWERS.attacks, OBJECTION)


def drawing() -> Drawing:
    """Draw the claims as a map."""
    return draw(
        ArgumentMap(
            Topic("fietspad", "Het fietspad", theses=(THESIS.id,)),
            claims={view.id: view.claim for view in _DRAWN},
            relations={step.relation.id: step.relation for step in _STEPS},
        ),
        focus=(BUSY.id,),
        behind={TREES.id: 3},
        ahead={BUSY.id: 1},
    )
