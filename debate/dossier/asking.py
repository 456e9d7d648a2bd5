"""Questions to put: out of what is asked and out of objections that stand and got no answer.

The kinds are those of Open Raadsinformatie. A technical question goes to civil servants before the
meeting; an oral or written one goes to the college, and asks what it makes of an objection.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from ..graph.ties import is_unanswered
from ..model import Question, Relation
from ..queries.digest import Digest
from ..text.dutch import speaker, unstopped
from .closing import stand, voices
from .document import Document, Heading, Plain, Prose, Saying, Sayings
from .telling import Teller

MOST = {"oral": 3, "other": 12}
"""There is little time to ask, and much to write."""


class AskedAs(StrEnum):
    """How a question is put (ORI: `VraagType`)."""

    TECHNICAL = "technische_vraag"
    ORAL = "mondelinge_politieke_vraag"
    WRITTEN = "schriftelijke_politieke_vraag"


NAMES = {
    AskedAs.TECHNICAL: "Technische vragen",
    AskedAs.ORAL: "Mondelinge vragen",
    AskedAs.WRITTEN: "Schriftelijke vragen",
}
TO = {
    AskedAs.TECHNICAL: "Aan de ambtelijke organisatie, vóór de vergadering.",
    AskedAs.ORAL: "Aan het college, in de vergadering.",
    AskedAs.WRITTEN: "Aan het college, op grond van artikel 155 van de Gemeentewet. Gewoonlijk komt"
    " het antwoord binnen 30 dagen; kijk in het reglement van uw raad.",
}


def questions(digest: Digest, asked_as: AskedAs) -> Document:
    """Compose the questions of one kind, numbered, each with why it is asked and its source."""
    teller = Teller(digest)
    slug = digest.map.topic.slug
    told = tuple(_told(teller, asked_as))
    return Document(
        "Vragen",
        f"{NAMES[asked_as]}: {digest.map.topic.title}",
        digest.map.topic.title,
        "Tegengeluid, uit de bijdragen aan het debat",
        f"/debatten/{slug}/raadsvragen?soort={asked_as}&v={digest.version}",
        digest.at_ms,
        stand(digest),
        (Prose(TO[asked_as]), *_listed(told), *_sources(teller), _foot(digest)),
    )


def _listed(told: Sequence[Saying]) -> tuple[Plain, ...]:
    if not told:
        return (
            Prose("Er staat geen vraag open, en elk bezwaar dat overeind staat kreeg antwoord."),
        )
    return (Heading("Vragen", "vragen"), Sayings(tuple(told)))


def _told(teller: Teller, asked_as: AskedAs) -> Iterator[Saying]:
    most = MOST["oral"] if asked_as is AskedAs.ORAL else MOST["other"]
    if asked_as is AskedAs.TECHNICAL:
        for number, one in enumerate(list(teller.map.questions.values())[:most], start=1):
            yield from _question(teller, one, number)
        return
    for number, relation in enumerate(_unanswered(teller)[:most], start=1):
        yield from _objection(teller, relation, number, asked_as)


def _question(teller: Teller, one: Question, number: int) -> Iterator[Saying]:
    refs = teller.refs(one.excerpts)
    yield Saying(one.text, number=f"{number}.")
    relation = teller.map.relations.get(one.about)
    claim = teller.end(relation) if relation else teller.map.claims.get(one.about)
    about = f" Zij gaat over: {unstopped(claim.text)}." if claim else ""
    said = f"Waarom deze vraag: {speaker(one)} stelde haar, en niemand gaf antwoord.{about}"
    yield Saying(said, depth=1, refs=refs)


def _objection(
    teller: Teller, relation: Relation, number: int, asked_as: AskedAs
) -> Iterator[Saying]:
    claim = teller.map.claims[relation.premises[0]]
    words = unstopped(" ".join(teller.map.claims[id_].text for id_ in relation.premises))
    if asked_as is AskedAs.ORAL:
        asked = f"Wat is het antwoord van het college op dit bezwaar: “{words}”?"
    else:
        asked = (
            f"Is het college bekend met dit bezwaar: “{words}”? Wat is daarop zijn antwoord, en"
            " wat betekent dat voor het beleid?"
        )
    yield Saying(asked, number=f"{number}.", claim=claim.id)
    against = unstopped(teller.map.claims[relation.conclusion].text)
    yield Saying(
        f"Waarom deze vraag: dit bezwaar tegen “{against}” staat overeind, en niemand gaf"
        " antwoord.",
        speaker(claim),
        depth=1,
        refs=teller.refs(claim.excerpts),
    )


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


def _sources(teller: Teller) -> tuple[Plain, ...]:
    references = teller.references()
    return (Heading("Bronnen", "bronnen"), references) if references.items else ()


def _foot(digest: Digest) -> Prose:
    return Prose(
        f"{voices(digest)} Dit is geen peiling: de kaart toont argumenten en geen mensen, en wie"
        " niets zei of schreef staat er niet in.",
        "quiet",
    )
