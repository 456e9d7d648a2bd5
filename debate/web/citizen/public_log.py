"""What anybody can check: receipts with their proofs, and the signed tree for watchers."""

from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from ...errors import NotFound
from ...events import ClaimPosted, Event, QuestionAsked, RelationPosted
from ...log import tiles, verifier
from ...model import Kind
from ...queries import claims, decisions, history, maps, receipts, tree
from ...queries.snapshot import Snapshot
from ...queries.things import ClaimView
from ...storage import accounts
from ...storage.journal import Entry
from ...text.language import Wordings, gettext, tell
from .. import headers, session
from ..as_file import named
from ..forms import WORDINGS, Choice
from ..member import own_pages
from ..moments import number, today
from . import exports

HASH_DIGITS = 64
TEXT, JSON_TYPE, LINES = "text/plain", "application/json", "application/jsonl"
RECEIPT_FILE, EXPORT_FILE, VERIFIER_FILE = "ontvangstbewijs.json", "logboek.jsonl", "verifier.py"
_PROOF_FILES = {
    "claim_posted": "bewijs-zin.txt",
    "relation_posted": "bewijs-verbinding.txt",
    "question_asked": "bewijs-vraag.txt",
}
_PROOFS_OF = Wordings(
    {
        "claim_posted": "of your sentence",
        "relation_posted": "of the link to the claim",
        "question_asked": "of your question",
    }
)
_KEPT = Wordings(
    {
        Choice.AGREE: "An argument in the log",
        Choice.OPPOSE: "A counterargument in the log",
        Choice.OBJECT: "An objection in the log",
        Choice.ASK: "A question in the log",
    }
)
_CHOICES = {
    Kind.SUPPORT: Choice.AGREE,
    Kind.ATTACK: Choice.OPPOSE,
    Kind.UNDERCUT: Choice.OBJECT,
}

public_log = Blueprint("public_log", __name__)


@dataclass(frozen=True)
class Piece:
    """One event of a receipt: its number in the signed tree, None while it waits for the sealer;
    what its proof is of, and the file that the proof is kept in.
    """

    entry: Entry
    seq: int | None
    proof_of: str
    proof_file: str

    @property
    def hash(self) -> str:
        """The event's hash, as it stands in addresses."""
        return self.entry.recorded.hash.hex()


@dataclass(frozen=True)
class Held:
    """What a receipt is about: its events, what was said of which claim, whether it is sealed.

    `title` is its heading, `done` the one for who has just posted it.
    """

    pieces: list[Piece]
    title: str
    done: str
    said: str
    about: ClaimView | None
    anchor: str
    topic_title: str
    proof: str

    @property
    def is_sealed(self) -> bool:
        """Whether every event of the act is in the signed tree."""
        return all(piece.seq is not None for piece in self.pieces)


@public_log.get("/ontvangstbewijzen/<hash_>")
def show_receipt(hash_: str) -> ResponseReturnValue:
    """A receipt: what it is about, whether it is sealed, and how to check it oneself."""
    with session.store().reading() as connection:
        entries = act(connection, hash_)
        held = _held(connection, entries)
        decided = decisions.about_act(connection, entries[0].pos, entries[-1].pos)
    outside, code = session.store().outside, own_pages.carried_code(hash_)
    page = render_template(
        "citizen/receipt.html",
        held=held,
        is_new=request.args.get("nieuw", "") == "1",
        code=code,
        decided=decided,
        today=today(),
        now_ms=accounts.now_ms(),
        hash=hash_,
        origin=outside.origin,
        log_key=str(outside.verifier("log")),
    )
    return own_pages.forget_code(make_response(page)) if code else page


@public_log.get("/ontvangstbewijzen/<hash_>/json")
def show_receipt_json(hash_: str) -> ResponseReturnValue:
    """The signed receipt, as a file to keep."""
    with session.store().reading() as connection:
        entries = act(connection, hash_)
    return _file(session.store().receipt(entries), JSON_TYPE, RECEIPT_FILE)


@public_log.get("/ontvangstbewijzen/<hash_>/bewijs")
def show_proof(hash_: str) -> ResponseReturnValue:
    """The offline proof that this one event is in the signed tree, perhaps under one seal."""
    size = number("zegel")
    with session.store().reading() as connection:
        found = entry(connection, hash_)
        text = receipts.proof(connection, found, size)
    if not text:
        raise NotFound("This contribution is not sealed yet. Look again in a few seconds.")
    return _file(text.encode(), TEXT, _proof_file(found))


@public_log.get("/log/checkpoint")
def show_checkpoint() -> ResponseReturnValue:
    """The newest signed root of the log."""
    note = session.store().outside.checkpoint()
    if not note:
        raise NotFound("Nothing has been sealed yet. Look again in a few seconds.")
    return Response(note, mimetype=TEXT, headers={"Cache-Control": headers.ASK_AGAIN})


@public_log.get("/log/tile/<path:path>")
def show_tile(path: str) -> ResponseReturnValue:
    """A piece of the tree; once it is there it never changes."""
    wanted = tiles.parse_path(f"tile/{path}")
    with session.store().reading() as connection:
        content = tree.tile(connection, wanted)
    return headers.keep_for_ever(Response(content, mimetype="application/octet-stream"))


@public_log.get("/log/sleutels")
def show_keys() -> ResponseReturnValue:
    """The public keys of the log, one a line."""
    outside = session.store().outside
    lines = (f"{outside.verifier(name)}\n" for name in ("log", "receipt"))
    return Response("".join(lines), mimetype=TEXT)


@public_log.get("/log/verifier")
def show_verifier() -> ResponseReturnValue:
    """The stand-alone script that checks an export, a receipt and a proof."""
    return _file(Path(verifier.__file__).read_bytes(), "text/x-python", VERIFIER_FILE)


@public_log.get("/log/export")
def show_export() -> ResponseReturnValue:
    """The whole log, line by line."""
    return _as_file(exports.download(session.store()), LINES, EXPORT_FILE)


def _file(content: bytes, mimetype: str, name: str) -> Response:
    return _as_file(Response(content), mimetype, name)


def _as_file(response: Response, mimetype: str, name: str) -> Response:
    response.mimetype = mimetype
    if mimetype in (JSON_TYPE, LINES):
        response.headers["Content-Type"] = f"{mimetype}; charset=utf-8"
    return named(response, name)


def act(connection: Snapshot, hash_: str) -> list[Entry]:
    """Give all that was done in one act with the event of this hash. Raises NotFound."""
    if len(hash_) != HASH_DIGITS or not set(hash_) <= set("0123456789abcdef"):
        raise NotFound("There is no contribution with this receipt number. Copy the whole number.")
    return receipts.act(connection, bytes.fromhex(hash_))


def entry(connection: Snapshot, hash_: str) -> Entry:
    """Give the event of this hash. Raises NotFound."""
    return next(one for one in act(connection, hash_) if one.recorded.hash.hex() == hash_)


def _held(connection: Snapshot, entries: list[Entry]) -> Held:
    told = [entry.event for entry in entries]
    choice, about, anchor = _place(connection, told)
    last = entries[-1]
    return Held(
        [_piece(connection, entry) for entry in entries],
        _KEPT[choice] if choice else gettext("An event in the log"),
        tell(WORDINGS[choice].done) if choice else gettext("This is in the log."),
        _words(connection, told),
        about,
        anchor,
        maps.topic(connection, last.recorded.debate).title if last.recorded.debate else "",
        receipts.proof(connection, last),
    )


def _piece(connection: Snapshot, entry: Entry) -> Piece:
    seq = history.sequence(connection, entry.pos)
    proof_of = _PROOFS_OF.get(entry.recorded.kind) or gettext("of this event")
    return Piece(entry, seq, proof_of, _proof_file(entry))


def _proof_file(entry: Entry) -> str:
    return _PROOF_FILES.get(entry.recorded.kind, "bewijs.txt")


def _place(
    connection: Snapshot, told: list[Event | None]
) -> tuple[Choice | None, ClaimView | None, str]:
    """Give how somebody answered, the claim on whose page it stands, and where on that page."""
    for event in told:
        if isinstance(event, RelationPosted):
            relation = event.relation
            target = claims.spoken_on(connection, relation.conclusion)
            return _CHOICES[relation.kind], _view(connection, target), relation.id
        if isinstance(event, QuestionAsked):
            return Choice.ASK, _view(connection, event.question.about), event.question.id
    for event in told:
        if isinstance(event, ClaimPosted):
            return None, _view(connection, event.claim.id), ""
    return None, None, ""


def _view(connection: Snapshot, id_: str) -> ClaimView | None:
    stands = claims.stands_as(connection, [id_])
    return claims.claims(connection, list(stands.values())).get(stands[id_])


def _words(connection: Snapshot, told: list[Event | None]) -> str:
    """The sentence of the act, unless its claim may no longer be seen."""
    for event in told:
        if isinstance(event, QuestionAsked):
            return event.question.text
        if isinstance(event, RelationPosted):
            ground = claims.claims(connection, event.relation.premises[:1])
            return next((view.claim.text for view in ground.values()), "")
        if isinstance(event, ClaimPosted):
            shown = claims.claims(connection, [event.claim.id]).get(event.claim.id)
            return shown.claim.text if shown else ""
    return ""
