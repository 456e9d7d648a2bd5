"""Made-up work for the page that shows every component: of members, moderators and the council."""

from datetime import date

from werkzeug.datastructures import MultiDict

from ...dossier.document import Saying
from ...dossier.interrupting import Holder
from ...dossier.speech import Point, Timing
from ...graph.standing import Label
from ...member_work import Party, Work, WorkKind
from ...model import Kind, VoiceKind
from ...moderation.decision import Act, Decision
from ...moderation.house_rules import HouseRules, Rule
from ...moderation.noticing import Flag
from ...moderation.statement import Statement
from ...queries import cases
from ...queries.activity import Crowd
from ...queries.cases import Report
from ...queries.decisions import DecisionView
from ...queries.foreseeing import Foreseen, Relabelled
from ...queries.queue import Waiting
from ...text.language import gettext
from ...text.phrasing import speaker
from ...wiring import Ends, Rewired
from .. import words
from ..citizen import report_words
from ..council.picking import Group
from ..council.speeches import Row
from ..council.work_forms import WorkForm
from ..moderator import queue_words
from ..moderator.rulings import Typed
from .samples import AT_MS, BUSY, NARROW, REPLANT, THESIS, TREES

TODAY = date(2026, 11, 30)
LATER_MS = AT_MS + 3_600_000
KINDS = report_words.KINDS
SORTS = queue_words.SORTS
WAITING = Waiting(12, 3, AT_MS, cases.Waiting(2, AT_MS, 1))
CROWDS = [Crowd(AT_MS, 46), Crowd(LATER_MS, 31)]
REPORTS = [
    Report(TREES.id, "fietspad", False, Flag.UNSUPPORTED, "Waar staat dat?", AT_MS, None, "", ""),
    Report(TREES.id, "fietspad", False, Flag.SEVERAL, "Dit zijn er twee.", AT_MS, None, "", ""),
]
RULES = HouseRules(2, (Rule("regel-1", "Eén zin, één stelling"), Rule("regel-2", "Geen namen")))
TYPED = Typed(soort="hide", feiten="Er staat een naam in de zin.")
ACTS = (Act.LABEL, Act.ASIDE, Act.HIDE)
FORESEEN = Foreseen(
    posted={"c00000000000a": "Voor een breder pad moeten bomen weg."},
    rewired=(
        Rewired(
            "r000000000002",
            Ends(Kind.ATTACK, (TREES.id,), THESIS.id),
            Ends(Kind.UNDERCUT, (TREES.id, REPLANT.id), "r000000000001"),
        ),
    ),
    views={view.id: view for view in (THESIS, TREES, REPLANT)},
    gone=1,
    moved=4,
    labels=(Relabelled(THESIS, Label.OUT, Label.IN), Relabelled(TREES, Label.IN, None)),
    more=3,
)


def _decided(number: int, act: Act, lifted_ms: int | None, **told: str) -> DecisionView:
    statement = Statement(
        "",
        incompatible_content_ground="Geen namen",
        incompatible_content_explanation="Zonder die naam mag de zin terug.",
        decision_facts="Er staat een naam in de zin.",
        end_date_visibility_restriction=told.get("ends", ""),
    )
    decision = Decision(f"d{number:012x}", act, TREES.id, "regel-2", 2, statement)
    why = told.get("lifted_for", "")
    return DecisionView(decision, "fietspad", number, AT_MS, b"", lifted_ms, why, "")


def no_token() -> str:
    """Give the token of a sample's form: none, so that the page needs no cookie."""
    return ""


DECIDED = [
    _decided(1, Act.HIDE, None),
    _decided(2, Act.ASIDE, None, ends="2026-12-31"),
    _decided(3, Act.LABEL, LATER_MS, lifted_for="De bron staat er nu bij."),
]
PARTY = Party("Partij van het Pad", ("Lies", "Omar"))
OWN = Work("w1", WorkKind.SPEECH, "fietspad", "Voor de commissie", (), False, AT_MS, "Lies", True)
SHARED = Work("w2", WorkKind.MOTION, "fietspad", "Een breder pad", (), True, AT_MS, "Omar", False)
GROUPS = [Group(THESIS.claim, (NARROW.claim, BUSY.claim), (TREES.claim,))]
TEXT = "Voorzitter,\n\nTwee bakfietsen kunnen elkaar er niet voorbij."
FORM = WorkForm(MultiDict({"eigen-" + BUSY.id: "Elke ochtend zijn het er zeshonderd."}))
TIMING, TOO_LONG = Timing(390, 180, 300, 0, 260), Timing(430, 198, 180, 40, 0)
ROWS = [
    Row(NARROW.claim, Point(NARROW.id, NARROW.claim.text, False, 3), ""),
    Row(BUSY.claim, Point(BUSY.id, BUSY.claim.text, True, 3), "Zeshonderd leerlingen per dag."),
]
HOLDERS = [
    Holder("Fietsersbond", None, (NARROW.id,), (NARROW.id,)),
    Holder("onderzoekers", VoiceKind.RESEARCHER, (NARROW.id, BUSY.id), (NARROW.id, BUSY.id)),
]
NOWHERE = dict.fromkeys((one.name for one in HOLDERS), "#p-raad")


def wrong() -> dict[str, str]:
    """Give what is wrong with a decision."""
    return {"regel": gettext("Choose the house rule that you base this on.")}


def wrong_form() -> WorkForm:
    """Give a form that is filled in wrongly."""
    form = WorkForm(MultiDict({"minuten": "veel"}))
    form.errors = {
        "minuten": gettext("Give a number from 0 to 60."),
        "woorden": gettext("A claim is one sentence of 3 to 500 characters."),
    }
    return form


def objection() -> Saying:
    """Give what is brought against somebody."""
    says = f"{words.SIGNS[Kind.ATTACK]} {words.SAYS[Kind.ATTACK]}"
    marks = (words.LABELS[Label.IN],)
    return Saying(TREES.claim.text, speaker(TREES.claim), 0, Kind.ATTACK, says, "", marks)


def replies() -> list[tuple[str, Saying]]:
    """Give what one can answer to it."""
    return [("r000000000009", Saying(REPLANT.claim.text, marks=(words.LABELS[Label.OUT],)))]
