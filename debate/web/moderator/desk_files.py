"""Maps at the desk: an editor sends a file, sees what would come in, and then confirms.

Nothing is stored before that. Between the two steps the file waits in `storage.uploads`.
"""

from dataclasses import dataclass
from itertools import islice

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import importing
from ...commands.importing import Imported
from ...errors import DebateError, InvalidInput, LimitReached, MalformedFile, TooLarge
from ...formats import files
from ...formats.catalogue import FORMATS, READABLE
from ...formats.reading import Reading
from ...model import ArgumentMap, Claim
from ...queries import topics
from ...roles import Actor
from ...storage import uploads
from ...storage.uploads import Upload, Uploads
from ...text.language import tell
from .. import links, members, session
from ..citizen import format_words
from . import editors

MOST_CLAIMS = 5_000  # of a map that comes in through a page; the command line takes more
FIRST = 8  # claims that are shown before they come in
GUESSED = "raad"

LONGEST_FORM = uploads.LARGEST + 64 * 1024  # the file with the fields around it

desk_files = Blueprint("desk_files", __name__)
desk_files.before_request(editors.require)


def allow_files() -> None:
    """Let somebody who is signed in send more than a form, to this one address."""
    if request.endpoint == "desk_files.upload_file" and members.signed_in():
        request.max_content_length = LONGEST_FORM


@dataclass(frozen=True)
class Waiting:
    """A file that waits: what is in it, and what would come of it."""

    upload: Upload
    map: ArgumentMap
    told: Imported
    first: list[Claim]
    losses: list[format_words.Lost]


@desk_files.get("/redactie/debatten/<slug>/bestanden")
def show_files(slug: str) -> ResponseReturnValue:
    """The form to send a file."""
    _importer(slug)
    return _form(slug)


@desk_files.post("/redactie/debatten/<slug>/bestanden")
def upload_file(slug: str) -> ResponseReturnValue:
    """Keep a file that can be read, and lead to what would come of it."""
    actor = _importer(slug)
    sent = request.files.get("bestand")
    asked = request.form.get("vorm", GUESSED)
    try:
        if sent is None or not sent.filename:
            raise InvalidInput("Choose a file to send.", field="bestand")
        raw = sent.stream.read(uploads.LARGEST + 1)
        name = sent.filename.replace("\\", "/").rpartition("/")[2][:120]
        source = files.text_of(raw, name, asked if asked in READABLE else "")
        _read(source, slug)
        id_ = _waiting().keep(actor.account, slug, name, source.format, raw)
    except (InvalidInput, LimitReached, TooLarge) as error:
        return make_response(_form(slug, error, asked), error.status)
    return redirect(links.desk_file(slug, id_), 303)


@desk_files.get("/redactie/debatten/<slug>/bestanden/<file>")
def show_file(slug: str, file: str) -> ResponseReturnValue:
    """What would come in: how much, the first claims, and what cannot be carried."""
    actor = _importer(slug)
    return _page(slug, _look(actor, slug, file))


@desk_files.post("/redactie/debatten/<slug>/bestanden/<file>")
def import_file(slug: str, file: str) -> ResponseReturnValue:
    """Bring the map in, in one act; or let go of the file."""
    actor = _importer(slug)
    upload = _waiting().open(file, actor.account, slug)
    if request.form.get("stap") == "weg":
        _waiting().forget(file)
        return redirect(links.desk_files(slug), 303)
    reading = _read(_source(upload), slug)
    importing.import_map(session.store(), actor, reading.map, reading.losses)
    _waiting().forget(file)
    return redirect(links.desk_debate(slug), 303)


def _importer(slug: str) -> Actor:
    actor = editors.acting(slug)
    actor.require("import")
    return actor


def _look(actor: Actor, slug: str, file: str) -> Waiting:
    upload = _waiting().open(file, actor.account, slug)
    reading = _read(_source(upload), slug)
    with session.store().reading() as connection:
        told = importing.preview(connection, actor, reading.map, reading.losses)
    first = list(islice(reading.map.claims.values(), FIRST))
    return Waiting(upload, reading.map, told, first, format_words.grouped(told.losses))


def _read(source: files.Text, slug: str) -> Reading:
    """Read a map for this debate. Raises MalformedFile, InvalidInput and LimitReached."""
    if source.format not in READABLE:
        raise MalformedFile(
            "This is no map that can be read here. Choose the form that it has, or see which forms"
            " there are.",
            file=source.name,
        )
    reading = files.read_map(source, slug)
    if reading.map.topic.slug != slug:
        raise InvalidInput(
            "This map is of the debate {slug}. Send it there, or change its slug.",
            slug=reading.map.topic.slug,
        )
    if len(reading.map.claims) > MOST_CLAIMS:
        raise LimitReached(
            "A map that comes in here has at most {limit} claims. The administrator of the"
            " site reads larger ones.",
            limit=MOST_CLAIMS,
        )
    return reading


def _form(slug: str, error: DebateError | None = None, asked: str = GUESSED) -> str:
    place = error.place if isinstance(error, MalformedFile) else ""
    with session.store().reading() as connection:
        topic = topics.topic(connection, slug)
    return render_template(
        "moderator/files.html",
        who=editors.editor(),
        topic=topic,
        formats=[FORMATS[name] for name in READABLE],
        asked=asked,
        said=tell(error) if error else "",
        place=place,
        largest=uploads.LARGEST >> 20,
        most=MOST_CLAIMS,
    )


def _page(slug: str, waiting: Waiting) -> str:
    with session.store().reading() as connection:
        topic = topics.topic(connection, slug)
    return render_template(
        "moderator/file.html",
        who=editors.editor(),
        topic=topic,
        waiting=waiting,
        format=FORMATS[waiting.upload.format],
        minutes=int(uploads.SECONDS // 60),
    )


def _source(upload: Upload) -> files.Text:
    return files.text_of(upload.raw, upload.name, upload.format)


def _waiting() -> Uploads:
    return Uploads(session.store().outside.folder)
