"""Acts on the structure, for moderators: choose, look at what will come of it, do it, undo it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import moderating, structuring
from ...errors import InvalidInput, Refusal
from ...model import Section, is_id
from ...queries import claims, foreseeing, grounds, history, maps, resembling, searching, topics
from ...queries.foreseeing import Foreseen
from ...queries.grounds import Tied
from ...queries.snapshot import Snapshot
from ...queries.things import ClaimView
from ...queries.topics import TopicView
from ...text.language import tell
from .. import happenings, moderation_links, session
from ..citizen import public_log
from ..happenings import Told
from . import moderators, queue_words, structure_forms
from .meanwhile import meanwhile
from .structure_forms import Typed

structure_pages = Blueprint("structure_pages", __name__)
structure_pages.before_request(moderators.require)
RELATIONS = 200
OFFERED = 8
UNDOABLE = frozenset(kind.kind for kind in moderating.STRUCTURAL) | {"claim_worded"}


@dataclass(frozen=True)
class Desk:
    """A claim with all that an act on it can be about; `became` holds what stands in its place."""

    view: ClaimView
    topic: TopicView
    tied: list[Tied]
    views: dict[str, ClaimView]
    offers: list[ClaimView]
    sections: list[Section]
    done: list[Told]
    became: list[ClaimView]


@structure_pages.get("/moderatie/stellingen/<id_>")
def show_structure(id_: str) -> ResponseReturnValue:
    """A claim, how it is tied, what can be done with it, and what was done."""
    with session.store().reading() as connection:
        view = claims.claim(connection, id_)
        moderators.acting(view.debate)
        desk = _desk(connection, view)
    act = request.args.get("doe", "")
    act = act if act in queue_words.ACTS else ""
    sent = structure_forms.fresh(act, desk.topic.version, view.claim.text, request.args)
    return _drawn(desk, sent)


@structure_pages.post("/moderatie/stellingen/<id_>/structuur")
def restructure(id_: str) -> ResponseReturnValue:
    """Show what an act would do, or do it."""
    sent = structure_forms.typed(request.form)
    with session.store().reading() as connection:
        view = claims.claim(connection, id_)
        actor = moderators.acting(view.debate)
        desk = _desk(connection, view)
    try:
        intended = structure_forms.intended(id_, sent)
        if sent.stap != structure_forms.DO:
            planned = structuring.planned(session.store(), actor, intended)
            with session.store().reading() as connection:
                seen = foreseeing.foreseen(connection, view.debate, planned)
                named = claims.claims(connection, intended.things)
            onto = [one for one in named.values() if one.id != id_]
            return _drawn(desk, sent, seen=seen, onto=onto)
        structuring.carry_out(session.store(), actor, intended, seen=sent.seen, idem=sent.idem)
    except Refusal as error:
        return _refused(error, desk, sent)
    return redirect(moderation_links.structure(id_, sort=sent.lijst), 303)


@structure_pages.post("/moderatie/handelingen/<hash_>/ongedaan")
def undo(hash_: str) -> ResponseReturnValue:
    """Undo an act, or say what rests on it."""
    with session.store().reading() as connection:
        entry = public_log.entry(connection, hash_)
        actor = moderators.acting(entry.recorded.debate)
    try:
        moderating.revert(session.store(), actor, entry.pos, request.form.get("reden", ""))
    except Refusal as error:
        return make_response(_cannot(entry.recorded.debate, hash_, error), error.status)
    back = request.form.get("stelling", "")
    to = moderation_links.structure(back) if is_id(back, "c") else moderation_links.moderation()
    return redirect(to, 303)


def _cannot(slug: str, hash_: str, error: Refusal) -> str:
    with session.store().reading() as connection:
        return render_template(
            "moderator/undo.html",
            who=moderators.moderator(),
            topic=topics.topic(connection, slug),
            hash=hash_,
            error=tell(error),
            others=meanwhile(connection, error),
            reason=request.form.get("reden", ""),
            claim=request.form.get("stelling", ""),
        )


def _refused(error: Refusal, desk: Desk, sent: Typed) -> ResponseReturnValue:
    with session.store().reading() as connection:
        others = meanwhile(connection, error)
    field = structure_forms.field_of(error) if isinstance(error, InvalidInput) else "doe"
    return make_response(_drawn(desk, sent, {field: tell(error)}, others), error.status)


def _desk(connection: Snapshot, view: ClaimView) -> Desk:
    tied = grounds.tied(connection, view.id, RELATIONS)
    ends = [end for each in tied for end in (*each.relation.premises, each.relation.conclusion)]
    sought = request.args.get("zoek", "")
    near = [one.claim for one in resembling.similar(connection, view.debate, view.claim.text, 6)]
    if sought.strip():
        hits = searching.search(connection, sought, debate=view.debate, limit=OFFERED)
        near = [hit.claim for hit in hits]
    offers = [one for one in near if one.id != view.id][:OFFERED]
    done = [
        one.pos
        for one in history.history(connection, view.id)
        if one.event is not None and one.kind in UNDOABLE
    ]
    return Desk(
        view,
        topics.topic(connection, view.debate),
        tied,
        claims.claims(connection, [end for end in ends if end.startswith("c")]),
        offers,
        list(maps.all_sections(connection, view.debate).values()),
        happenings.told(connection, history.acts_at(connection, done[::-1])),
        [one for one in _standing(connection, view.id) if one.id != view.id],
    )


def _standing(connection: Snapshot, id_: str) -> list[ClaimView]:
    return list(claims.claims(connection, claims.in_place_of(connection, [id_])).values())


def _drawn(
    desk: Desk,
    sent: Typed,
    errors: dict[str, str] | None = None,
    others: list[Told] | None = None,
    *,
    seen: Foreseen | None = None,
    onto: Sequence[ClaimView] = (),
) -> str:
    return render_template(
        "moderator/structure.html",
        who=moderators.moderator(),
        desk=desk,
        sent=sent,
        errors=errors or {},
        others=others or [],
        seen=seen,
        onto=onto,
        acts=queue_words.ACTS,
        kinds=structure_forms.KINDS,
    )
