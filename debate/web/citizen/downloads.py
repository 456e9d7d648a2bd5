"""Every debate in every format, for everybody, with what each format cannot hold beside it."""

from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template
from flask.typing import ResponseReturnValue

from ...errors import NotFound
from ...formats import files, own_schema, report
from ...formats.catalogue import FORMATS, WRITABLE, Format
from ...formats.reading import Writing
from ...queries import maps, topics
from ...text.language import gettext
from .. import headers, links, session
from ..as_file import named
from ..language import with_language
from . import format_words, made_files
from .made_files import Made

COUNTED = 3_000  # claims up to which the page makes every file, to say what each one loses
SHOWN = 4  # kinds of loss on the page; the report has all
SCHEMA = "application/schema+json; charset=utf-8"

downloads = Blueprint("downloads", __name__)


@dataclass(frozen=True)
class Offered:
    """A format with its file, None where that was not made yet, and its greatest losses."""

    format: Format
    said: str
    made: Made | None
    losses: list[format_words.Lost]


@downloads.get("/debatten/<slug>/downloads")
def show_downloads(slug: str) -> ResponseReturnValue:
    """The formats, each with what it cannot hold of this debate."""
    with session.store().reading() as connection:
        version = topics.version(connection, slug)
        same = headers.unchanged(version)
        if same:
            return same
        topic = topics.topic(connection, slug)
    is_small = topic.claims <= COUNTED
    return render_template(
        "citizen/downloads.html",
        topic=topic,
        offered=[
            _offered(slug, version, name, is_small=is_small) for name in format_words.FOR_WHOM
        ],
        shown=SHOWN,
        version=version,
    )


@downloads.get("/debatten/<slug>/downloads/<form>")
def show_download(slug: str, form: str) -> ResponseReturnValue:
    """A debate as a file; the version that it is of is in its name and in a header."""
    format_ = _format(form)
    version, made = _made(slug, form)
    answer = Response(made.pieces(), content_type=_typed(format_.media_type))
    answer.content_length = made.size
    file = f"{slug}-{version}{format_.suffixes[0]}"
    answer.headers["Debate-Version"] = str(version)
    answer.headers["Link"] = f'<{with_language(links.losses(slug, form))}>; rel="describedby"'
    return named(answer, file)


@downloads.get("/debatten/<slug>/downloads/<form>/verlies")
def show_losses(slug: str, form: str) -> ResponseReturnValue:
    """The loss report of that file, for people and programs: a line for each loss."""
    _format(form)
    version, made = _made(slug, form)
    told = report.losses(map(format_words.in_full, made.losses))
    answer = make_response(told or f"{gettext('Nothing was lost.')}\n")
    answer.content_type = "text/plain; charset=utf-8"
    answer.headers["Debate-Version"] = str(version)
    return answer


@downloads.get("/formaten/tegengeluid")
def show_schema() -> ResponseReturnValue:
    """The JSON Schema of our own JSON."""
    return Response(own_schema.text(), content_type=SCHEMA)


def _offered(slug: str, version: int, name: str, *, is_small: bool) -> Offered:
    key = (slug, version, name)
    made = _made(slug, name)[1] if is_small else made_files.known(key)
    lost = format_words.grouped(made.losses) if made else []
    return Offered(FORMATS[name], format_words.FOR_WHOM[name], made, lost)


def _made(slug: str, form: str) -> tuple[int, Made]:
    store = session.store()
    with store.reading() as connection:
        version = topics.version(connection, slug)

        def write() -> Writing:
            return files.write_map(maps.argument_map(connection, slug), form)

        def holds() -> bool:
            with store.reading() as now:
                return topics.version(now, slug) == version

        return version, made_files.made((slug, version, form), write, holds)


def _format(form: str) -> Format:
    if form not in WRITABLE:
        raise NotFound("This debate does not come in that form. See which ones there are.")
    return FORMATS[form]


def _typed(media_type: str) -> str:
    return media_type if "charset" in media_type else f"{media_type}; charset=utf-8"
