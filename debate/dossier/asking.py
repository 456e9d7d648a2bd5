"""Questions to put: out of what is asked and out of objections that stand and got no answer.

The kinds are those of Open Raadsinformatie. A technical question goes to civil servants before the
meeting; an oral or written one goes to the college, and asks what it makes of an objection. They
are in Dutch, whoever asks: a Dutch council reads them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..graph.ties import is_unanswered
from ..model import Question, Relation
from ..queries.digest import Digest
from ..text.language import DUTCH, Wordings, speaking
from ..text.phrasing import date, speaker, unstopped
from .closing import no_poll, sources
from .composing import paper
from .document import Document, Heading, Plain, Prose, Saying, Sayings
from .telling import Teller

MOST = {"oral": 3, "other": 12}
"""There is little time to ask, and much to write."""


class AskedAs(StrEnum):
    """How a question is put (ORI: `VraagType`)."""

    TECHNICAL = "technische_vraag"
    ORAL = "mondelinge_politieke_vraag"
    WRITTEN = "schriftelijke_politieke_vraag"


NAMES = Wordings(
    {
        AskedAs.TECHNICAL: "Technical questions",
        AskedAs.ORAL: "Oral questions",
        AskedAs.WRITTEN: "Written questions",
    }
)
TO = Wordings(
    {
        AskedAs.TECHNICAL: "To the civil servants, before the meeting.",
        AskedAs.ORAL: "To the executive, in the meeting.",
        AskedAs.WRITTEN: "To the executive, under article 155 of the Municipalities Act. The answer"
        " usually comes within 30 days; look in the rules of procedure of your council.",
    }
)


@dataclass(frozen=True)
class Chosen:
    """A question that somebody takes along: how it is put, about which open question or objection,
    in own words where there are any, the day on which it was sent, and the name of its answer.
    """

    asked_as: AskedAs
    thing: str
    words: str = ""
    sent: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Draft:
    """A question as it can be put; `why` tells its reason and its source, `about` the words of the
    claim that it is about. `on` is the objection alone that it asks an answer to.
    """

    thing: str
    words: str
    why: Saying
    claim: str = ""
    about: str = ""
    on: str = ""


@speaking(DUTCH)
def questions(digest: Digest, asked_as: AskedAs) -> Document:
    """Compose the questions of one kind, numbered, each with why it is asked and its source."""
    teller = Teller(digest)
    found = offered(teller, asked_as)
    told = [
        saying
        for number, one in enumerate(found, start=1)
        for saying in (Saying(one.words, number=f"{number}.", claim=one.claim), one.why)
    ]
    path = f"raadsvragen?soort={asked_as}&v={digest.version}"
    blocks = (Prose(TO[asked_as]), *_listed(told))
    return _paper(digest, NAMES[asked_as], path, (*blocks, *sources(teller)))


@speaking(DUTCH)
def chosen(digest: Digest, wanted: Sequence[Chosen]) -> Document:
    """Compose the questions that somebody chose, by kind; what the debate does not show is left
    out.
    """
    teller = Teller(digest)
    blocks: list[Plain] = []
    number = 0
    for asked_as in AskedAs:
        told: list[Saying] = []
        for one in wanted:
            draft = draft_of(teller, one) if one.asked_as is asked_as else None
            if draft is not None:
                number += 1
                told += _chosen(one, draft, number)
        if told:
            blocks += [Heading(NAMES[asked_as], str(asked_as)), Prose(TO[asked_as], "quiet")]
            blocks.append(Sayings(tuple(told)))
    path = f"raadsvragen?v={digest.version}"
    return _paper(digest, "Vragen", path, (*blocks, *sources(teller)))


def offered(teller: Teller, asked_as: AskedAs) -> list[Draft]:
    """Give the questions of one kind that the debate gives rise to."""
    most = MOST["oral"] if asked_as is AskedAs.ORAL else MOST["other"]
    if asked_as is AskedAs.TECHNICAL:
        things = list(teller.map.questions)[:most]
    else:
        things = [one.id for one in _unanswered(teller)[:most]]
    found = (drafted(teller, asked_as, thing) for thing in things)
    return [one for one in found if one is not None]


@speaking(DUTCH)
def drafted(teller: Teller, asked_as: AskedAs, thing: str) -> Draft | None:
    """Draft the question about an open question or an objection; None where it is not shown."""
    if thing in teller.map.questions:
        return _question(teller, teller.map.questions[thing])
    relation = teller.map.relations.get(thing)
    if relation is None or relation.conclusion not in teller.map.claims:
        return None
    return _objection(teller, relation, asked_as)


def draft_of(teller: Teller, one: Chosen) -> Draft | None:
    """Draft what somebody chose. What has words of its own stays where the debate shows its reason
    no longer; None for what has none.
    """
    found = drafted(teller, one.asked_as, one.thing)
    if found is None and one.words:
        why = Saying("Waar deze vraag uit voortkwam, is niet meer te zien.", depth=1)
        return Draft(one.thing, one.words, why)
    return found


def _paper(digest: Digest, name: str, path: str, blocks: tuple[Plain, ...]) -> Document:
    title = f"{name}: {digest.map.topic.title}"
    return paper(digest, "Vragen", path, (*blocks, no_poll(digest)), title=title)


def _listed(told: Sequence[Saying]) -> tuple[Plain, ...]:
    if not told:
        return (
            Prose("Er staat geen vraag open, en elk bezwaar dat overeind staat kreeg antwoord."),
        )
    return (Heading("Vragen", "vragen"), Sayings(tuple(told)))


def _chosen(one: Chosen, draft: Draft, number: int) -> list[Saying]:
    marks = (
        f"verstuurd op {date(one.sent)}" if one.sent else "",
        f"beantwoord: {one.answer}" if one.answer else "",
    )
    asked = Saying(
        one.words or draft.words,
        number=f"{number}.",
        claim=draft.claim,
        marks=tuple(filter(None, marks)),
    )
    return [asked, draft.why]


def _question(teller: Teller, one: Question) -> Draft:
    relation = teller.map.relations.get(one.about)
    claim = teller.end(relation) if relation else teller.map.claims.get(one.about)
    about = f" Zij gaat over: {unstopped(claim.text)}." if claim else ""
    said = f"Waarom deze vraag: {speaker(one)} stelde haar, en niemand gaf antwoord.{about}"
    why = Saying(said, depth=1, refs=teller.refs(one.excerpts))
    return Draft(one.id, one.text, why, about=claim.text if claim else "")


def _objection(teller: Teller, relation: Relation, asked_as: AskedAs) -> Draft:
    claim = teller.map.claims[relation.premises[0]]
    words = unstopped(" ".join(teller.map.claims[id_].text for id_ in relation.premises))
    if asked_as is AskedAs.ORAL:
        asked = f"Wat is het antwoord van het college op dit bezwaar: “{words}”?"
    else:
        asked = (
            f"Is het college bekend met dit bezwaar: “{words}”? Wat is daarop zijn antwoord, en"
            " wat betekent dat voor het beleid?"
        )
    against = unstopped(teller.map.claims[relation.conclusion].text)
    why = Saying(
        f"Waarom deze vraag: dit bezwaar tegen “{against}” staat overeind, en niemand gaf"
        " antwoord.",
        speaker(claim),
        depth=1,
        refs=teller.refs(claim.excerpts),
    )
    return Draft(relation.id, asked, why, claim.id, against, words)


def _unanswered(teller: Teller) -> list[Relation]:
    """Give the standing objections to which nobody replied, the strongest first; what is brought
    against several claims once.
    """
    found = [
        teller.map.relations[id_]
        for id_ in teller.digest.measured.indicators["I12"].figure.items
        if id_ in teller.map.relations
    ]
    silent = [one for one in found if is_unanswered(one, teller.map, teller.index)]
    silent.sort(key=lambda one: -teller.strength(one.id))
    return list({one.premises: one for one in reversed(silent)}.values())[::-1]
