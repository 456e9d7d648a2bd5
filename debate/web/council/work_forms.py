"""Forms of members' work: drawn again by each press, kept for who is signed in, and in no address.

A guest gets the page with what was sent; nothing of it is stored. Of who is signed in it is kept
first, at an address of its own that answers that member and, once shared, the own party.

Rule: the token of a form decides whether it is kept, not whether it is read. A form that a guest
had before signing in is kept too; one of a member whose session ended is drawn again whole.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from flask import Response, make_response, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from ...commands import keeping
from ...dossier import forms
from ...dossier.document import Document
from ...errors import InvalidInput, NotFound
from ...member_work import Work, WorkKind
from ...queries import member_work as kept
from ...text.language import tell
from ...text.sentence import note
from .. import council_links, fields, form_tokens, headers, members, session
from ..as_file import named
from .papers import SUFFIXES, written

MOST_FIELDS = 400

Sent = MultiDict[str, str]


class WorkForm:
    """What was sent or kept, read field by field; `errors` says at which field what is wrong.

    What cannot be used reads as if it were not there; `sent` has it still.
    """

    def __init__(self, sent: Sent) -> None:
        self.sent = sent
        self.errors: dict[str, str] = {}

    def text(self, name: str) -> str:
        """Give a text."""
        try:
            return note(self.sent.get(name, ""), field=name)
        except InvalidInput as error:
            return self.wrong(name, error)

    def texts(self, prefix: str) -> dict[str, str]:
        """Give the texts whose names begin so, by the rest of their name."""
        names = [name for name in self.sent if name.startswith(prefix)]
        return {name.removeprefix(prefix): self.text(name) for name in names}

    def many(self, name: str) -> tuple[str, ...]:
        """Give what was chosen, each once."""
        return tuple(dict.fromkeys(filter(None, self.sent.getlist(name))))

    def number(self, name: str, least: float, most: float, default: float) -> float:
        """Give a number; a comma may stand for the point."""
        written = self.sent.get(name, "").strip().replace(",", ".")
        if not written:
            return default
        try:
            found = float(written) if len(written) < 12 else most + 1
        except ValueError:
            found = most + 1
        if least <= found <= most:
            return found
        error = InvalidInput(
            "Give a number from {least} to {most}.", field=name, least=int(least), most=int(most)
        )
        self.wrong(name, error)
        return default

    def day(self, name: str) -> str:
        """Give a day as 2026-01-31, '' for none."""
        written = self.sent.get(name, "").strip()
        try:
            return date.fromisoformat(written).isoformat() if written else ""
        except ValueError:
            sentence = "Write the day as year, month, day: 2026-01-31."
            return self.wrong(name, InvalidInput(sentence, field=name))

    def wrong(self, name: str, error: InvalidInput) -> str:
        """Note what is wrong with a field; gives ''."""
        self.errors[name] = tell(error)
        return ""


def sent(names: Iterable[str], prefixes: tuple[str, ...] = ()) -> Sent:
    """Give the fields of these names, or whose names begin so, as they were sent."""
    wanted = frozenset(names)
    found = [
        (name, value[: fields.MOST_KEPT])
        for name, value in request.form.items(multi=True)
        if name in wanted or (prefixes and name.startswith(prefixes))
    ]
    return MultiDict([(name, value) for name, value in found if value][:MOST_FIELDS])


def sent_or_kept(names: Iterable[str], prefixes: tuple[str, ...] = ()) -> Sent:
    """Give the fields as they were sent; with `laad`, those of the kept work that was chosen."""
    work = work_at_hand() if "laad" in request.form else None
    return MultiDict(work.fields) if work else sent(names, prefixes)


def sent_or_asked(
    names: Iterable[str], claims: Mapping[str, str], prefixes: tuple[str, ...] = ()
) -> Sent:
    """Give the fields as a form sent them; those from the address where nothing was sent."""
    return sent(names, prefixes) if request.method == "POST" else asked(claims)


def asked(names: Mapping[str, str]) -> Sent:
    """Give fields from the address: by name there, what the form calls it."""
    pairs = ((own, value) for name, own in names.items() for value in request.args.getlist(name))
    return MultiDict([(own, value[:40]) for own, value in pairs][:MOST_FIELDS])


def pressed() -> tuple[str, str]:
    """Give which button was pressed, and on what: `hoger:c12...`."""
    act, _, thing = request.form.get("doe", "")[:300].partition(":")
    return act, thing


def work_at_hand() -> Work | None:
    """Give the kept work that a form came from, None for a guest or for what is gone by now."""
    who, id_ = members.signed_in(), request.form.get("werk", "")[:40]
    if who is None or not id_:
        return None
    try:
        with session.store().reading() as connection:
            return kept.work(connection, who.account, id_)
    except NotFound:
        return None


def may_keep() -> bool:
    """Whether somebody is signed in, and the form is of that session or of the guest before it."""
    return members.signed_in() is not None and form_tokens.is_of_this_browser()


def keep(slug: str, kind: WorkKind, title: str, fields: Sent) -> ResponseReturnValue:
    """Keep it for who is signed in, and lead to its page."""
    work = work_at_hand()
    told = tuple(fields.items(multi=True))
    id_ = keeping.keep(
        session.store(), members.member(), slug, kind, title, told, work.id if work else ""
    )
    return redirect(council_links.work(id_), 303)


def answer(
    slug: str, kind: WorkKind, title: str, form: WorkForm, draw: Callable[[Work | None], str]
) -> ResponseReturnValue:
    """Keep what was sent where it may be; draw the page for a guest, or with what is wrong."""
    if may_keep() and not form.errors:
        return keep(slug, kind, title, form.sent)
    return drawn(draw(work_at_hand()), 400 if form.errors else 200)


def drawn(page: str, status: int = 200) -> Response:
    """Answer a form with a page that the browser may show again on Back."""
    response = make_response(page, status)
    response.headers["Cache-Control"] = headers.FOR_GOING_BACK
    return response


def file(document: Document, form: str) -> Response:
    """Give a paper in a form to keep. Raises NotFound."""
    if form not in SUFFIXES:
        raise NotFound("There is no such form of this paper.")
    name = f"{document.name.lower().replace(' ', '-')}.{SUFFIXES[form]}"
    return named(written(document, form), name, is_shown=request.method != "POST")


def earlier(slug: str, kind: WorkKind) -> list[Work]:
    """Give what who is signed in may go on with: kept work of this kind on this debate."""
    who = members.signed_in()
    if who is None:
        return []
    with session.store().reading() as connection:
        return kept.works(connection, who.account, slug, str(kind))


def around(slug: str, kind: WorkKind, document: Document, work: Work | None) -> dict[str, object]:
    """Give what every page of work shows: the paper, as text too, and whose work it is."""
    who = members.signed_in()
    return {
        "document": document,
        "text": forms.write(document, "txt", request.url_root.rstrip("/")).decode(),
        "forms": list(SUFFIXES),
        "work": work,
        "who": who,
        "is_unkept": who is not None and request.method == "POST" and not may_keep(),
        "party": _party(),
        "resumable": [] if work else earlier(slug, kind),
        "then": 0,
    }


def _party() -> object:
    who = members.signed_in()
    if who is None:
        return None
    with session.store().reading() as connection:
        return kept.party(connection, who.account)
