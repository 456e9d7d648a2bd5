"""Answering a claim: the form, a look at what results, and the post."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import arguing, watching
from ...commands.arguing import Posted
from ...errors import Conflict, Gone, InvalidInput, Unavailable
from ...model import Source
from ...queries import claims, origins, repeats, resembling, restrictions, topics
from ...queries.claims import Use
from ...queries.decisions import DecisionView
from ...queries.resembling import Resembling
from ...queries.snapshot import Snapshot
from ...queries.things import ClaimView
from ...text.contact import contacts
from ...text.render import render
from .. import forms, limits, links, members, moments, session, slowing
from ..fields import at_fields
from ..forms import Answer, Choice, Typed
from ..member import own_pages

USES = 12  # steps offered to object to; more is no longer read
SIMILAR = 3

answering = Blueprint("answering", __name__)


@dataclass(frozen=True)
class Asked:
    """What somebody is answering: the claim, where it comes from, and what is concluded from it;
    `slow` is the decision by which the debate goes slowly.
    """

    claim: ClaimView
    uses: tuple[Use, ...]
    version: int
    origins: dict[str, Source]
    slow: DecisionView | None = None

    @property
    def choices(self) -> list[Choice]:
        """The ways to answer that make sense here."""
        return [each for each in Choice if each is not Choice.OBJECT or self.uses]

    def use(self, relation: str) -> Use | None:
        """The step with this id, if it is one of them."""
        return next((use for use in self.uses if use.step.relation.id == relation), None)


@answering.get("/stellingen/<id_>/antwoord")
def show_answer(id_: str) -> ResponseReturnValue:
    """The form, empty."""
    with session.store().reading() as connection:
        asked = _asked(connection, id_)
    if asked.claim.merged_into:
        return redirect(links.answer(asked.claim.merged_into), 301)
    _require_open(asked.claim)
    session.guest(asked.claim.debate)
    return _form(asked, forms.fresh(request.args.get("soort", ""), asked.version))


@answering.get("/stellingen/<id_>/vergelijkbaar")
def show_similar(id_: str) -> ResponseReturnValue:
    """Claims that may already say it, as a piece of a page, for the form to show meanwhile."""
    with session.store().reading() as connection:
        asked = _asked(connection, id_)
        hits = _similar(connection, asked, request.args.get("zin", ""))
    return render_template("citizen/_similar.html", hits=hits)


@answering.post("/stellingen/<id_>/antwoorden")
def argue(id_: str) -> ResponseReturnValue:
    """Look at what results first; then post it."""
    sent = forms.typed(request.form)
    with session.store().reading() as connection:
        asked = _asked(connection, id_)
    session.guest(asked.claim.debate)
    if sent.stap == forms.CHANGE:
        return _form(asked, replace(sent, bestaand=""))
    try:
        answer = forms.answer(request.form, asked.uses)
        if sent.stap != forms.PLACE:
            return _review(asked, sent, answer)
        posted = _post(asked, answer)
    except InvalidInput as error:
        return _form(asked, sent, error), 400
    with suppress(Unavailable):  # what was posted stands; counting it can fail
        watching.note_voice(session.store(), posted.entries, limits.network())
    hash_ = posted.entries[0].recorded.hash.hex()
    response = make_response(redirect(links.receipt(hash_, new=True), 303))
    if members.signed_in() is None:
        own_pages.hand_code(response, hash_, asked.claim.debate)
    return response


def _asked(connection: Snapshot, id_: str) -> Asked:
    claim = claims.claim(connection, id_)
    uses = claims.uses(connection, id_, USES)
    return Asked(
        claim,
        tuple(use for use in uses if _is_clear(use)),
        topics.version(connection, claim.debate),
        origins.origins(connection, [claim.claim]),
        restrictions.of_debate(connection, claim.debate, moments.today()).slow,
    )


def _is_clear(use: Use) -> bool:
    """Whether the words of what is concluded can be shown."""
    if use.conclusion is not None:
        return use.conclusion.is_shown
    return use.against is not None and all(each.is_shown for each in use.against.premises)


def _require_open(claim: ClaimView) -> None:
    if claim.status == "erased":
        raise Gone("This claim was erased, so it cannot be answered.")
    if not claim.is_shown:
        raise Conflict(
            "This claim was hidden or withdrawn in the meantime. It cannot be answered now."
        )


def _post(asked: Asked, answer: Answer) -> Posted:
    store, actor = session.store(), members.speaker(asked.claim.debate, answer.voice)
    kind = answer.choice.kind
    with slowing.turn(actor, asked.claim.debate):
        if kind is None:
            return arguing.ask(store, actor, answer.text, asked.claim.id, idem=answer.idem)
        return arguing.argue(
            store,
            actor,
            kind,
            answer.text,
            answer.relation or asked.claim.id,
            note=answer.note,
            existing=answer.existing,
            idem=answer.idem,
        )


def _form(asked: Asked, sent: Typed, error: InvalidInput | None = None) -> str:
    return render_template(
        "citizen/answer.html",
        asked=asked,
        sent=sent,
        errors=at_fields(error, forms.FIELD_OF, "zin"),
        wordings=forms.WORDINGS,
    )


def _review(asked: Asked, sent: Typed, answer: Answer) -> str:
    with session.store().reading() as connection:
        chosen = claims.claim(connection, answer.existing) if answer.existing else None
        hits: Sequence[Resembling] = ()
        same = _same(connection, asked, answer)
        if not (chosen or same) and answer.choice is not Choice.ASK:
            hits = _similar(connection, asked, answer.text)
    return render_template(
        "citizen/review.html",
        asked=asked,
        sent=sent,
        answer=answer,
        chosen=chosen,
        hits=hits,
        same=same,
        note_html=render(answer.note) if answer.note and not chosen else "",
        contacts=contacts(f"{answer.text}\n{answer.note}"),
        may_be_question=answer.choice is not Choice.ASK and answer.text.endswith("?"),
        use=asked.use(answer.relation),
        wording=forms.WORDINGS[answer.choice],
        moved=forms.is_older(sent.versie, asked.version),
    )


def _same(connection: Snapshot, asked: Asked, answer: Answer) -> str:
    """Give the address at which the very same stands already, '' where it does not."""
    kind, claim = answer.choice.kind, asked.claim.id
    if kind is None:
        known = repeats.question(connection, claim, answer.text)
        return f"{links.claim(claim)}#{known}" if known else ""
    end = answer.relation or claim
    known = repeats.step(connection, kind, end, answer.text, answer.existing)
    use = asked.use(answer.relation)
    page = use.conclusion.id if use and use.conclusion else claim
    return links.step(page, known) if known else ""


def _similar(connection: Snapshot, asked: Asked, text: str) -> Sequence[Resembling]:
    hits = resembling.similar(connection, asked.claim.debate, text[:1000], SIMILAR + 1)
    return [hit for hit in hits if hit.claim.id != asked.claim.id][:SIMILAR]
