"""Pictures that stand alone: drawings as SVG and PNG, and the cards that shared links show."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ..errors import NotFound
from ..graph.layout import Drawing
from ..model import Json
from ..queries import claims, growth, listing, topics
from ..queries.catalogue import catalogue
from ..queries.snapshot import Snapshot
from ..queries.things import ClaimView
from ..text.dutch import amount, short
from . import drawings, headers, links, periods, session, theme, typesetting, words

SVG, PNG = "image/svg+xml", "image/png"
SANS = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
FOOT = 32  # pixels below a drawing, for where it comes from
SENTENCE = 240  # characters on a card
SIZES = ((60, 34), (110, 29), (170, 25), (SENTENCE, 21))  # so long a sentence, so large its letters

pictures = Blueprint("pictures", __name__)


@dataclass(frozen=True)
class Sheet:
    """A drawing that stands alone, and how large it is."""

    svg: str
    width: int
    height: int


@pictures.get("/stellingen/<id_>/kaart/svg")
def show_claim_svg(id_: str) -> ResponseReturnValue:
    """The drawing of what lies around a claim, to keep."""
    with session.store().reading() as connection:
        claim = claims.claim(connection, id_)
        if claim.merged_into:
            return redirect(links.claim_svg(claim.merged_into), 301)
        version = topics.version(connection, claim.debate)
        same = headers.unchanged(version, mimetype=SVG)
        return same or _kept(_drawn(connection, claim, version, SANS).svg, SVG)


@pictures.get("/stellingen/<id_>/kaart/png")
def show_claim_png(id_: str) -> ResponseReturnValue:
    """The same as PNG."""
    with session.store().reading() as connection:
        claim = claims.claim(connection, id_)
        if claim.merged_into:
            return redirect(links.claim_png(claim.merged_into), 301)
        version = topics.version(connection, claim.debate)
        same = headers.unchanged(version, mimetype=PNG)
        if same:
            return same
        sheet = _drawn(connection, claim, version, typesetting.FONT)
    return _kept(typesetting.picture(sheet.svg, sheet.width, sheet.height), PNG)


@pictures.get("/debatten/<slug>/tijd/svg")
def show_growth_svg(slug: str) -> ResponseReturnValue:
    """How a debate grew, to keep."""
    with session.store().reading() as connection:
        version = topics.version(connection, slug)
        same = headers.unchanged(version, mimetype=SVG)
        return same or _kept(_grown(connection, slug, version, SANS).svg, SVG)


@pictures.get("/debatten/<slug>/tijd/png")
def show_growth_png(slug: str) -> ResponseReturnValue:
    """The same as PNG."""
    with session.store().reading() as connection:
        version = topics.version(connection, slug)
        same = headers.unchanged(version, mimetype=PNG)
        if same:
            return same
        sheet = _grown(connection, slug, version, typesetting.FONT)
    return _kept(typesetting.picture(sheet.svg, sheet.width, sheet.height), PNG)


@pictures.get("/debatten/<slug>/kaartje")
def show_debate_card(slug: str) -> ResponseReturnValue:
    """The card of a debate: its question, and how much was said."""
    with session.store().reading() as connection:
        same = headers.unchanged(topics.version(connection, slug), mimetype=PNG)
        if same:
            return same
        topic = topics.topic(connection, slug)
    about = topic.topic
    told = _card(f"Debat · {short(about.title, 70)}", about.question or about.title)
    counts = (
        ("ink", amount(topic.claims, "stelling", "stellingen")),
        ("attack", amount(topic.attacks, "tegenargument", "tegenargumenten")),
    )
    return _kept(typesetting.card({**told, "counts": _counts(*counts)}), PNG)


@pictures.get("/stellingen/<id_>/kaartje")
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
    sentence = claim.claim.text if claim.is_shown else words.STATES[claim.status]
    speaker = words.speaker(claim.claim) if claim.is_shown else ""
    told = _card(f"Debat · {short(title, 70)}", sentence, short(speaker, 70))
    tally = tallies.get(id_, listing.Tally(0, 0, False))
    counts = (("support", f"+ {tally.supports} steunt"), ("attack", f"− {tally.attacks} tegen"))
    return _kept(typesetting.card({**told, "counts": _counts(*counts)}), PNG)


def _drawn(connection: Snapshot, claim: ClaimView, version: int, font: str) -> Sheet:
    drawing = drawings.surroundings(connection, claim).drawing
    if drawing is None:
        raise NotFound("There is nothing to draw around this claim.")
    about = claim.claim.text if claim.is_shown else words.STATES[claim.status]
    svg = _svg("map", links.claim_drawing(claim.id), version, font, title=about, drawing=drawing)
    return Sheet(svg, drawing.width, drawing.height + FOOT)


def _grown(connection: Snapshot, slug: str, version: int, font: str) -> Sheet:
    found = periods.growth(growth.by_hour(catalogue(connection, slug)), "")
    if not found.periods:
        raise NotFound("Nothing was said in this debate yet.")
    title = f"Hoe het debat groeide: {topics.titles(connection)[slug]}"
    svg = _svg("growth", links.growth(slug), version, font, title=title, growth=found)
    return Sheet(svg, 900, 70 * len(found.strips) + 90)


def _svg(
    name: str,
    address: str,
    version: int,
    font: str,
    *,
    title: str,
    drawing: Drawing | None = None,
    growth: periods.Growth | None = None,
) -> str:
    """Draw a sheet; its foot says where it comes from, and of which state of the debate it is."""
    return render_template(
        f"pictures/{name}.svg",
        drawing=drawing,
        growth=growth,
        title=title,
        desc="Links staat waar het om gaat, rechts wat erop is gezegd.",
        foot=f"Tegengeluid · {request.host}{address} · stand van het logboek: nummer {version}",
        font=font,
        colour=theme.colours(),
        root=request.url_root.rstrip("/"),
    )


def _card(above: str, sentence: str, speaker: str = "") -> Mapping[str, Json]:
    said = short(sentence, SENTENCE)
    size = next((size for length, size in SIZES if len(said) <= length), SIZES[-1][1])
    return {
        "above": above,
        "sentence": said,
        "size": size,
        "speaker": speaker,
        "colours": dict(theme.colours()),
    }


def _counts(*told: tuple[str, str]) -> Json:
    return [{"use": use, "words": said} for use, said in told]


def _kept(content: str | bytes, mimetype: str) -> Response:
    return Response(content, mimetype=mimetype)
