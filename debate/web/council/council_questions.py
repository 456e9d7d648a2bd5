"""Questions to put: what the debate gives rise to, which of them a member takes along, which were
sent, and what was answered.
"""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from ...council import ANSWERS, CouncilObject
from ...dossier import asking
from ...dossier.asking import NAMES as KINDS
from ...dossier.asking import AskedAs, Chosen, Draft
from ...dossier.document import Document
from ...dossier.telling import Teller
from ...errors import InvalidInput
from ...member_work import Work, WorkKind
from ...queries import council, topics
from ...queries.digest import Digest
from ...text.language import DUTCH, speaking
from ...text.phrasing import amount, short
from .. import session
from . import work_forms
from .papers import digest_asked
from .work_forms import WorkForm

NAMES = ("soort", "vraag")
WORDS, SENT, ANSWER = "eigen-", "verstuurd-", "antwoord-"
PREFIXES = (WORDS, SENT, ANSWER)
MOST = 40  # questions that are taken along
USUAL_DAYS = 30  # within which a council is commonly answered

council_questions = Blueprint("council_questions", __name__)


@dataclass(frozen=True)
class Taken:
    """A question that is taken along: `key` names it in the form."""

    key: str
    chosen: Chosen
    draft: Draft
    answer: str


@dataclass(frozen=True)
class SentQuestion:
    """A question that was sent, with what came of it."""

    work: Work
    asked_as: AskedAs
    words: str
    day: str
    days: int
    answer: str

    @property
    def is_late(self) -> bool:
        """Whether it is out for longer than is usual."""
        return not self.answer and self.days > USUAL_DAYS


def sent_questions(work: Work, today: date) -> list[SentQuestion]:
    """Give the questions of kept work that were sent, in their order."""
    if work.kind is not WorkKind.QUESTIONS:
        return []
    form = WorkForm(MultiDict(work.fields))
    return [
        SentQuestion(
            *(work, one.asked_as, one.words, one.sent),
            (today - date.fromisoformat(one.sent)).days,
            form.sent.get(f"{ANSWER}{one.asked_as}:{one.thing}", ""),
        )
        for one in _wishes(form, [])
        if one.sent
    ]


@council_questions.get("/debatten/<slug>/raadsvragen")
def show_questions(slug: str) -> ResponseReturnValue:
    """Questions of one kind (`?soort=`): technical, oral or written."""
    return draw(slug, WorkForm(work_forms.asked({"soort": "soort"})))


@council_questions.get("/debatten/<slug>/raadsvragen/<draft_form>")
def show_questions_file(slug: str, draft_form: str) -> ResponseReturnValue:
    """All of one kind to keep: as text, Markdown, PDF or ODT."""
    asked_as = _asked_as(WorkForm(work_forms.asked({"soort": "soort"})))
    return work_forms.file(asking.questions(digest_asked(slug), asked_as), draft_form)


@council_questions.post("/debatten/<slug>/raadsvragen")
def change_questions(slug: str) -> ResponseReturnValue:
    """Take questions along, word them, say that they were sent and what answered them."""
    form = WorkForm(work_forms.sent(NAMES, PREFIXES))
    act, thing = work_forms.pressed()
    if act == "soort":
        form.sent["soort"] = thing
    _asked_as(form)
    _hold(slug, form)
    if not form.many("vraag") and work_forms.work_at_hand() is None:
        return work_forms.drawn(draw(slug, form))
    return work_forms.answer(
        slug, WorkKind.QUESTIONS, _title(slug, form), form, lambda work: draw(slug, form, work)
    )


@council_questions.post("/debatten/<slug>/raadsvragen/<draft_form>")
def show_chosen_file(slug: str, draft_form: str) -> ResponseReturnValue:
    """The questions that were taken along, to keep in the same forms."""
    form = WorkForm(work_forms.sent(NAMES, PREFIXES))
    return work_forms.file(_paper(digest_asked(slug), form, _answers(slug)), draft_form)


def draw(slug: str, form: WorkForm, work: Work | None = None) -> str:
    """Draw the form with the questions."""
    found, asked_as, answers = digest_asked(slug), _asked_as(form), _answers(slug)
    teller = Teller(found)
    taken = _taken(teller, form, answers)
    with session.store().reading() as connection:
        topic = topics.topic(connection, slug)
    return render_template(
        "council/asking.html",
        topic=topic,
        form=form,
        asked_as=asked_as,
        kinds=KINDS,
        to=asking.TO[asked_as],
        offered=[(f"{asked_as}:{one.thing}", one) for one in asking.offered(teller, asked_as)],
        taken=taken,
        answers=answers,
        **work_forms.around(slug, WorkKind.QUESTIONS, _paper(found, form, answers), work),
    )


def _paper(found: Digest, form: WorkForm, answers: list[CouncilObject]) -> Document:
    """Give the questions that were taken along; without any, all of the kind that is shown."""
    wanted = _wishes(form, answers)
    return asking.chosen(found, wanted) if wanted else asking.questions(found, _asked_as(form))


def _taken(teller: Teller, form: WorkForm, answers: list[CouncilObject]) -> list[Taken]:
    found = []
    for one in _wishes(form, answers):
        draft = asking.draft_of(teller, one)
        if draft is not None:
            key = f"{one.asked_as}:{one.thing}"
            found.append(Taken(key, one, draft, form.sent.get(ANSWER + key, "")))
    return found


def _wishes(form: WorkForm, answers: list[CouncilObject]) -> list[Chosen]:
    """Read what was taken along, by kind."""
    titles = {one.id: one.title for one in answers}
    found = []
    for key in sorted(form.many("vraag")[:MOST], key=_place):
        asked_as, _, thing = key.partition(":")
        if asked_as in KINDS:
            words, sent = form.text(WORDS + key), form.day(SENT + key)
            answer = titles.get(form.sent.get(ANSWER + key, ""), "")
            found.append(Chosen(AskedAs(asked_as), thing, words, sent, answer))
    return found


def _place(key: str) -> int:
    kinds = [str(one) for one in AskedAs]
    kind = key.partition(":")[0]
    return kinds.index(kind) if kind in kinds else len(kinds)


def _hold(slug: str, form: WorkForm) -> None:
    """Hold on to the words of what was sent, whatever becomes of the debate."""
    teller = Teller(digest_asked(slug))
    for one in _wishes(form, []):
        key = f"{one.asked_as}:{one.thing}"
        draft = asking.draft_of(teller, one)
        if one.sent and not one.words and draft is not None:
            form.sent[WORDS + key] = draft.words


@speaking(DUTCH)
def _title(slug: str, form: WorkForm) -> str:
    """Name questions after how many they are and what the first is about; in Dutch, as all kept."""
    teller = Teller(digest_asked(slug))
    drafts = [one.draft for one in _taken(teller, form, [])]
    if not drafts:
        return "Vragen"
    claim = teller.map.claims.get(drafts[0].claim)
    about = short(claim.text if claim else drafts[0].words, 80)
    return f"{amount(len(drafts), 'question', 'questions')}: {about}"


def _asked_as(form: WorkForm) -> AskedAs:
    asked = form.sent.get("soort", AskedAs.TECHNICAL)
    if asked not in KINDS:
        raise InvalidInput("In the address, {name} is not one of the choices.", name="soort")
    return AskedAs(asked)


def _answers(slug: str) -> list[CouncilObject]:
    """Give what the college answered or promised, as far as it is linked to the debate."""
    with session.store().reading() as connection:
        return [
            one.object for one in council.tabled(connection, slug) if one.object.kind in ANSWERS
        ]
