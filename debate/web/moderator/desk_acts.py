"""What editors do at the desk: each form is read, one command does it, and the page comes back.

Where a command refuses, the page is drawn again with what was typed, and the refusal at its field.
"""

import functools
from collections.abc import Callable

from flask import Blueprint, make_response, redirect, request
from flask.typing import ResponseReturnValue

from ...commands import sourcing
from ...commands.sourcing import Sourced
from ...errors import DebateError, InvalidInput, Unavailable
from ...queries import claims
from ...queries import sources as documents
from ...queries.things import ClaimView
from .. import links, session
from . import desk_forms, desk_pages, desk_picking, editors, moderators
from .desk_forms import Typed

desk_acts = Blueprint("desk_acts", __name__)
desk_acts.before_request(editors.require)


@desk_acts.post("/redactie/bronnen/<id_>/stellingen")
def source_claim(id_: str) -> ResponseReturnValue:
    """Make a claim of a passage; or look for claims to tie it to first."""
    sent = desk_forms.typed(request.form)
    with session.store().reading() as connection:
        view = documents.source(connection, id_)
        actor = editors.acting(view.debate)
        page = desk_pages.text_page(connection, view, sent)
    if sent.stap == desk_forms.SEEK:
        return desk_pages.drawn(page, sent)
    try:
        if page.picked is None:
            raise page.misplaced or InvalidInput("Choose some words of the text.", field="plaats")
        written = desk_forms.claim(sent)
        tie = written.tie()
        if tie and desk_picking.is_suggested_tie(
            page.picked.advice, tie.kind, tie.other, is_conclusion=tie.is_conclusion
        ):
            tie = written.tie(is_suggested=True)
        told = written.told_as(is_suggested=page.picked.is_likely)
        made = sourcing.source_claim(
            session.store(), actor, page.picked.place, told, tie, idem=sent.idem
        )
    except DebateError as error:
        return _again(error, functools.partial(desk_pages.drawn, page, sent))
    return redirect(links.desk_text(id_, page.picked.place.paragraph, made.claim), 303)


@desk_acts.post("/redactie/stellingen/<id_>/passages")
def anchor_passage(id_: str) -> ResponseReturnValue:
    """Let a claim rest on one more passage."""
    sent = desk_forms.typed(request.form)
    with session.store().reading() as connection:
        view = documents.source(connection, request.form.get("bron", ""))
        actor = editors.acting(view.debate)
        page = desk_pages.text_page(connection, view, sent)
    try:
        if page.picked is None:
            raise page.misplaced or InvalidInput("Choose some words of the text.", field="plaats")
        is_suggested = id_ in {hit.claim.id for hit in page.picked.same}
        sourcing.anchor_passage(
            session.store(),
            actor,
            id_,
            page.picked.place,
            is_suggested=is_suggested,
            idem=sent.idem,
        )
    except DebateError as error:
        return _again(error, functools.partial(desk_pages.drawn, page, sent))
    return redirect(links.desk_text(view.source.id, page.picked.place.paragraph, id_), 303)


@desk_acts.post("/redactie/stellingen/<id_>/versies")
def revise_claim(id_: str) -> ResponseReturnValue:
    """Set anew what a claim says."""

    def revise(view: ClaimView, sent: Typed) -> Sourced:
        seen = moderators.version_of(sent.versie)
        return sourcing.revise_claim(
            session.store(),
            editors.acting(view.debate),
            id_,
            desk_forms.told(sent),
            expected=seen,
            idem=sent.idem,
        )

    return _on_claim(id_, revise)


@desk_acts.post("/redactie/stellingen/<id_>/verbanden")
def relate(id_: str) -> ResponseReturnValue:
    """Tie a claim to another, or to a step; or look for claims to tie it to first."""

    def tie(view: ClaimView, sent: Typed) -> Sourced:
        found = desk_forms.tie(sent).tie()
        if found is None:
            raise InvalidInput("Choose the kind of relation.", field="verband")
        return sourcing.relate(
            session.store(), editors.acting(view.debate), id_, found, idem=sent.idem
        )

    return _on_claim(id_, tie)


@desk_acts.post("/redactie/stellingen/<id_>/losse-passages")
def detach_passage(id_: str) -> ResponseReturnValue:
    """Take a passage away that was added to a claim."""

    def detach(view: ClaimView, sent: Typed) -> Sourced:
        named = {desk_pages.named(each): each for each in view.claim.excerpts}
        place = named.get(request.form.get("passage", ""))
        if place is None:
            raise InvalidInput("The claim does not rest on this passage any more.", field="reden")
        actor, reason = editors.acting(view.debate), request.form.get("reden", "")
        return sourcing.detach_passage(session.store(), actor, id_, place, reason, idem=sent.idem)

    return _on_claim(id_, detach)


@desk_acts.post("/redactie/debatten/<slug>/verplaatsingen")
def mend(slug: str) -> ResponseReturnValue:
    """Give passages that moved in their text their new place."""
    sourcing.mend(session.store(), editors.acting(slug), slug)
    return redirect(links.desk_anchors(slug), 303)


def _on_claim(id_: str, act: Callable[[ClaimView, Typed], Sourced]) -> ResponseReturnValue:
    """Do something with a claim, and go back to its page."""
    sent = desk_forms.typed(request.form)
    with session.store().reading() as connection:
        view = claims.claim(connection, id_)
        editors.acting(view.debate)
        page = desk_pages.claim_page(connection, view, sent.zoek)
    if sent.stap == desk_forms.SEEK:
        return desk_pages.claim_drawn(page, sent)
    try:
        act(view, sent)
    except DebateError as error:
        return _again(error, functools.partial(desk_pages.claim_drawn, page, sent))
    return redirect(links.desk_claim(id_), 303)


def _again(error: DebateError, draw: Callable[[DebateError], str]) -> ResponseReturnValue:
    """Draw the page once more; a fault of ours is told by the page for those."""
    if error.status == 500:
        raise error
    response = make_response(draw(error), error.status)
    if isinstance(error, Unavailable):
        response.headers["Retry-After"] = str(error.retry_after)
    return response
