"""The cards that shared links show, as PNG."""

from collections.abc import Mapping

from flask import Blueprint, Response, redirect
from flask.typing import ResponseReturnValue

from ...model import Json
from ...queries import claims, listing, topics
from ...queries.catalogue import catalogue
from ...text.language import gettext, spoken
from ...text.phrasing import amount, number, short
from .. import headers, links, session, words
from . import theme, typesetting

PNG = "image/png"
SENTENCE = 240  # characters on a card
SIZES = ((60, 34), (110, 29), (170, 25), (SENTENCE, 21))  # so long a sentence, so large its letters

cards = Blueprint("cards", __name__)


@cards.get("/debatten/<slug>/kaartje")
def show_debate_card(slug: str) -> ResponseReturnValue:
    """The card of a debate: its question, and how much was said."""
    with session.store().reading() as connection:
        same = headers.unchanged(topics.version(connection, slug), mimetype=PNG)
        if same:
            return same
        topic = topics.topic(connection, slug)
    about = topic.topic
    told = _card(about.title, about.question or about.title)
    counts = (
        ("ink", amount(topic.claims, "claim", "claims")),
        ("attack", amount(topic.attacks, "counterargument", "counterarguments")),
    )
    return Response(typesetting.card({**told, "counts": _counts(*counts)}), mimetype=PNG)


@cards.get("/stellingen/<id_>/kaartje")
def show_claim_card(id_: str) -> ResponseReturnValue:
    """The card of a claim: what it says, who says it, and how much was said on it."""
    with session.store().reading() as connection:
        claim = claims.claim(connection, id_)
        if claim.merged_into:
            return redirect(links.claim_card(claim.merged_into), 301)
        same = headers.unchanged(topics.version(connection, claim.debate), mimetype=PNG)
        if same:
            return same
        title = topics.titles(connection)[claim.debate]
        tallies = listing.tallies(catalogue(connection, claim.debate), [id_])
    sentence = words.said(claim)
    speaker = words.speaker(claim.claim) if claim.is_shown else ""
    told = _card(title, sentence, short(speaker, 70))
    tally = tallies.get(id_, listing.Tally(0, 0, False))
    counts = (
        ("support", gettext("+ {count} in support", count=number(tally.supports))),
        ("attack", gettext("− {count} against", count=number(tally.attacks))),
    )
    return Response(typesetting.card({**told, "counts": _counts(*counts)}), mimetype=PNG)


def _card(debate: str, sentence: str, speaker: str = "") -> Mapping[str, Json]:
    said = short(sentence, SENTENCE)
    size = next((size for length, size in SIZES if len(said) <= length), SIZES[-1][1])
    return {
        "language": spoken(),
        "above": f"{gettext('Debate')} · {short(debate, 70)}",
        "sentence": said,
        "size": size,
        "speaker": speaker,
        "colours": dict(theme.colours()),
    }


def _counts(*told: tuple[str, str]) -> Json:
    return [{"use": use, "words": said} for use, said in told]
