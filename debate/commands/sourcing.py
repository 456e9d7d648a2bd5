"""Making claims of texts: a claim from a passage, its tie, one more passage, and passages mended.

An editor decides each of these. What a program had pointed at is marked as suggested for ever. A
claim is worded anew: eight words in a row are not taken from the text, whose author owns them.
"""

import dataclasses
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..errors import Conflict, Gone, InvalidInput
from ..events import (
    ClaimPosted,
    ClaimRevised,
    ExcerptAnchored,
    ExcerptMoved,
    RelationPosted,
    Reverted,
)
from ..model import (
    Claim,
    Excerpt,
    Frame,
    Json,
    Kind,
    Maker,
    Origin,
    Relation,
    SourceKind,
    Voice,
    make_id,
)
from ..queries import acts, anchoring, claims, repeats, topics
from ..queries import sources as documents
from ..queries.sources import SourceView
from ..queries.things import ClaimView
from ..roles import Actor
from ..sources import anchors, quoting
from ..storage.journal import Entry
from ..storage.store import Change, Store
from ..text.render import render
from ..text.sentence import note as cleaned_note
from ..text.sentence import sentence
from . import arguing
from .making import debate_of

SUGGESTED: Mapping[str, Json] = {"suggested": True}


@dataclass(frozen=True)
class Told:
    """What an editor writes of a passage: the claim in other words, and what is known of it.

    `is_suggested` tells that a program had pointed at the passage.
    """

    text: str
    note: str = ""
    voice: Voice = Voice()
    frames: tuple[Frame, ...] = ()
    is_suggested: bool = False


@dataclass(frozen=True)
class Tie:
    """How a claim is tied to what is there: to the claim or, for an undercut, the step `other`.

    The claim is the premise, or with `is_conclusion` the conclusion of `other`. `why` is the reason
    of an editor; '' says that the text itself makes the tie.
    """

    kind: Kind
    other: str
    is_conclusion: bool = False
    why: str = ""
    is_suggested: bool = False


@dataclass(frozen=True)
class Sourced:
    """What was stored."""

    entries: Sequence[Entry]
    claim: str
    relation: str = ""


def source_claim(
    store: Store,
    actor: Actor,
    place: Excerpt,
    told: Told,
    tie: Tie | None = None,
    *,
    idem: str = "",
) -> Sourced:
    """Post a claim that rests on a passage, and tie it where a tie is given.

    Raises InvalidInput (the sentence, words that are the text's own, a passage that the text does
    not hold, a tie that does not fit), NotFound, Conflict, Gone, LimitReached.
    """
    actor.require("source")
    idem = idem or secrets.token_hex(16)
    view = _source(store, place.source)
    excerpt = _anchored(view, place)
    text, note = _own_words(told, view.paragraphs)
    html = render(note) if note else ""
    id_ = make_id("c", view.debate, actor.ref.hex(), idem)
    posted = Claim(
        id_,
        text,
        note=note,
        voice=told.voice,
        origin=_origin(view),
        frames=told.frames,
        excerpts=(excerpt,),
        data=SUGGESTED if told.is_suggested else {},
    )
    relation = _relation(actor, tie, id_, view.debate, idem) if tie else None
    with store.change(
        view.debate, actor.ref_in(view.debate), idem=idem, account=actor.account
    ) as change:
        if not change.is_repeat:
            _require_same_text(change, view)
            arguing.require_room(change, view.debate)
        if relation and tie:
            other = _tied(change, view.debate, tie, checked=not change.is_repeat)
            posted = dataclasses.replace(posted, section=other.claim.section if other else "")
        said = [RelationPosted(relation)] if relation else []
        entries = change.record(ClaimPosted(posted, html, reviewed=True), *said)
    return Sourced(entries, id_, relation.id if relation else "")


def anchor_passage(
    store: Store,
    actor: Actor,
    claim: str,
    place: Excerpt,
    *,
    is_suggested: bool = False,
    idem: str = "",
) -> Sourced:
    """Let a claim rest on one more passage: the text says the same there.

    Raises InvalidInput where it rests on that passage already or the text does not hold it,
    NotFound, Conflict, Gone.
    """
    actor.require("anchor")
    view = _source(store, place.source)
    excerpt = _anchored(view, place)
    with store.change(
        view.debate, actor.ref_in(view.debate), idem=idem, account=actor.account
    ) as change:
        if not change.is_repeat:
            _require_same_text(change, view)
            _require_usable(change, view.debate, claim)
            if acts.rests_on(change.connection, claim, excerpt):
                raise InvalidInput("The claim rests on this passage already.", field="claim")
        entries = change.record(ExcerptAnchored(claim, excerpt, is_suggested))
    return Sourced(entries, claim)


def detach_passage(
    store: Store, actor: Actor, claim: str, place: Excerpt, reason: str, *, idem: str = ""
) -> Sourced:
    """Take a passage that was anchored besides the others away again; that act is undone.

    Raises InvalidInput where the claim was posted with it or does not rest on it, and NotFound.
    """
    actor.require("anchor")
    why = sentence(reason, field="reason")
    debate = debate_of(store, claim)
    with store.change(debate, actor.ref_in(debate), idem=idem, account=actor.account) as change:
        pos = anchoring.anchored_at(change.connection, claim, place)
        if not change.is_repeat and not acts.rests_on(change.connection, claim, place):
            pos = 0
        if not pos:
            raise InvalidInput(
                "This passage came with the claim, or is gone already. Word the claim anew instead."
            )
        entries = change.record(Reverted(pos, why))
    return Sourced(entries, claim)


def relate(store: Store, actor: Actor, claim: str, tie: Tie, *, idem: str = "") -> Sourced:
    """Tie a claim that is there to another, or to a step.

    Raises InvalidInput where the tie does not fit or is there already, NotFound, Conflict, Gone.
    """
    actor.require("relate")
    idem = idem or secrets.token_hex(16)
    debate = debate_of(store, claim)
    relation = _relation(actor, tie, claim, debate, idem)
    with store.change(debate, actor.ref_in(debate), idem=idem, account=actor.account) as change:
        if not change.is_repeat:
            _require_usable(change, debate, claim)
            _tied(change, debate, tie, checked=True)
            _require_new(change, relation)
        entries = change.record(RelationPosted(relation))
    return Sourced(entries, claim, relation.id)


def revise_claim(
    store: Store, actor: Actor, claim: str, told: Told, *, expected: int, idem: str = ""
) -> Sourced:
    """Set anew what an editor wrote of a passage; passages, ties and suggestions stay.

    `expected` is the version of the debate that the editor saw. Raises InvalidInput, NotFound,
    Gone, and Conflict where the debate moved on, or the claim is a visitor's own words.
    """
    actor.require("source")
    with store.reading() as connection:
        view = claims.claim(connection, claim)
        texts = anchoring.texts_of(connection, view.debate)
    theirs = [each for one in view.claim.excerpts for each in texts.get(one.source, ())]
    text, note = _own_words(told, theirs)
    html = render(note) if note else ""
    with store.change(
        view.debate, actor.ref_in(view.debate), idem=idem, expected=expected, account=actor.account
    ) as change:
        now = _require_usable(change, view.debate, claim, checked=not change.is_repeat)
        if now.claim.origin is Origin.PLATFORM:
            raise Conflict("These are a visitor’s own words. The editors do not change those.")
        anew = dataclasses.replace(
            now.claim, text=text, note=note, voice=told.voice, frames=told.frames
        )
        entries = change.record(ClaimRevised(anew, html))
    return Sourced(entries, claim)


def mend(
    store: Store,
    actor: Actor,
    slug: str,
    given: Mapping[str, Sequence[str]] | None = None,
) -> int:
    """Give passages that stand at one other place of their text that place; gives how many.

    `given` are texts by source that are not stored. Raises InvalidInput where another text of that
    source is stored, and Conflict where the debate moved on while the passages were looked for.
    """
    actor.require("anchor")
    with store.reading() as connection:
        version = topics.version(connection, slug)
        stored = anchoring.texts_of(connection, slug)
        for source, text in (given or {}).items():
            if source in stored and tuple(stored[source]) != tuple(text):
                raise InvalidInput(
                    "Another text of {source} is stored. Import this one first: then its passages"
                    " are mended in it.",
                    source=source,
                )
        report = anchoring.check(connection, slug, given)
    moved = [
        ExcerptMoved(one.anchored.owner, one.anchored.excerpt, one.now)
        for one in report.checked
        if one.is_mendable
    ]
    if not moved:
        return 0
    with store.change(slug, actor.ref_in(slug), expected=version, account=actor.account) as change:
        return change.record_all(moved)


def _source(store: Store, id_: str) -> SourceView:
    with store.reading() as connection:
        view = documents.source(connection, id_)
    if not view.paragraphs:
        raise InvalidInput("The text of this source is not stored here. Import it first.")
    return view


def _anchored(view: SourceView, place: Excerpt) -> Excerpt:
    """Give the excerpt of a place, with the digest of the words there."""
    words = anchors.passage(view.paragraphs, place)
    if not words.strip():
        raise InvalidInput("Choose some words of the text.", field="place")
    return dataclasses.replace(place, digest=anchors.digest(words))


def _own_words(told: Told, paragraphs: Sequence[str]) -> tuple[str, str]:
    """Give sentence and note, cleaned. Raises InvalidInput where they are the text's own words."""
    text = sentence(told.text)
    note = cleaned_note(told.note) if told.note.strip() else ""
    for field, written in (("text", text), ("note", note)):
        taken = quoting.taken_over(written, paragraphs)
        if taken:
            raise InvalidInput(
                "These words are the text's own: {words}. Say it in other words; at most seven in"
                " a row may be the same.",
                field=field,
                words=taken,
            )
    return text, note


def _origin(view: SourceView) -> Origin:
    is_reaction = view.source.kind is SourceKind.REACTION
    return Origin.REACTION if is_reaction else Origin.ARTICLE


def _relation(actor: Actor, tie: Tie, claim: str, debate: str, idem: str) -> Relation:
    """Make the relation of a tie. Raises InvalidInput where its kind does not fit its end."""
    if (tie.kind is Kind.UNDERCUT) != tie.other.startswith("r"):
        raise InvalidInput("Choose which step does not follow.", field="other")
    if tie.is_conclusion and tie.kind is Kind.UNDERCUT:
        raise InvalidInput("A step cannot be a premise. Choose a claim.", field="other")
    if claim == tie.other:
        raise InvalidInput("A claim cannot be its own premise. Choose another.", field="other")
    premise, conclusion = (tie.other, claim) if tie.is_conclusion else (claim, tie.other)
    why = sentence(tie.why, field="why") if tie.why.strip() else ""
    return Relation(
        make_id("r", debate, actor.ref.hex(), idem),
        tie.kind,
        (premise,),
        conclusion,
        made_by=Maker.EDITOR if why else Maker.TEXT,
        why=why,
        data=SUGGESTED if tie.is_suggested else {},
    )


def _tied(change: Change, debate: str, tie: Tie, *, checked: bool) -> ClaimView | None:
    """Give the claim that a tie ends at, None for a step; with `checked` only one that can be tied
    to.
    """
    if tie.other.startswith("r"):
        if checked and claims.debate_of(change.connection, tie.other) != debate:
            raise InvalidInput("This step belongs to another debate.", field="other")
        if checked and claims.step(change.connection, tie.other).status != "shown":
            raise Conflict("This step was taken back in the meantime. Choose another.")
        return None
    return _require_usable(change, debate, tie.other, checked=checked)


def _require_usable(change: Change, debate: str, claim: str, *, checked: bool = True) -> ClaimView:
    view = claims.claim(change.connection, claim)
    if not checked:
        return view
    if view.debate != debate:
        raise InvalidInput("This claim belongs to another debate.", field="other")
    if view.status == "erased":
        raise Gone("This claim was erased in the meantime. Choose another.")
    if not view.is_shown or view.merged_into:
        raise Conflict("This claim was hidden, withdrawn or merged in the meantime.")
    return view


def _require_new(change: Change, relation: Relation) -> None:
    """Refuse a tie that is there, and one that would make a claim its own ground."""
    premise, conclusion = relation.premises[0], relation.conclusion
    stands = claims.stands_as(change.connection, [premise, conclusion])
    if stands.get(premise) == stands.get(conclusion):
        raise InvalidInput("A claim cannot be its own premise. Choose another.", field="other")
    if repeats.step(change.connection, relation.kind, conclusion, "", premise):
        raise InvalidInput("This relation is there already.", field="other")


def _require_same_text(change: Change, view: SourceView) -> None:
    now = documents.paragraphs(change.connection, view.source.id)
    if now != view.paragraphs:
        raise Conflict("The text was changed while you were working. Open it again.")
