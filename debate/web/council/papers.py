"""Papers about a debate: the preparation sheet and the dossier, as page and in forms to keep."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from ...dossier import forms, sheet, whole
from ...dossier.document import Document
from ...errors import NotFound
from ...graph.ties import theses, ties
from ...model import Claim, Kind
from ...queries import digest as digests
from ...queries import topics
from ...queries.digest import Digest
from ...text.language import gettext
from .. import council_links, headers, session
from ..as_file import named
from ..moments import moment, versions

papers = Blueprint("papers", __name__)

SUFFIXES = {"tekst": "txt", "markdown": "md", "pdf": "pdf", "odt": "odt"}
"""The forms to keep a paper in, by what they are called in an address."""

MIMETYPES = {
    "tekst": "text/plain",
    "markdown": "text/markdown",
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
}
NAMES = {"pdf": "PDF", "odt": "ODT", "markdown": "Markdown"}
"""Those that a paper of a whole debate has, as the page calls them."""


@papers.get("/debatten/<slug>/voorbereiding")
def show_preparation(slug: str) -> ResponseReturnValue:
    """A debate on one side of A4, perhaps of one of its theses alone."""
    return _page(slug, _sheet)


@papers.get("/debatten/<slug>/voorbereiding/<form>")
def show_preparation_file(slug: str, form: str) -> ResponseReturnValue:
    """The same to keep: as PDF, ODT or Markdown."""
    return _file(slug, _sheet, form)


@papers.get("/debatten/<slug>/dossier")
def show_dossier(slug: str) -> ResponseReturnValue:
    """A whole debate on paper, by theme."""
    return _page(slug, _dossier)


@papers.get("/debatten/<slug>/dossier/<form>")
def show_dossier_file(slug: str, form: str) -> ResponseReturnValue:
    """The same to keep: as PDF, ODT or Markdown."""
    return _file(slug, _dossier, form)


@dataclass(frozen=True)
class _Kind:
    """A sort of paper: how it is composed, and its name in addresses."""

    compose: Callable[[Digest], Document]
    name: str
    of_thesis: bool = False


def _thesis() -> str:
    return request.args.get("stelling", "")


_sheet = _Kind(lambda found: sheet.sheet(found, _thesis()), "voorbereiding", of_thesis=True)
_dossier = _Kind(whole.whole, "dossier")


def _page(slug: str, kind: _Kind) -> ResponseReturnValue:
    version, newest = versions(slug)
    same = headers.unchanged(newest)  # also of the past: what was hidden since is hidden there
    if same:
        return same
    found = digest(slug, version)
    thesis = _thesis() if kind.of_thesis else ""
    with session.store().reading() as connection:
        topic = topics.topic(connection, slug)
    return render_template(
        "council/paper.html",
        topic=topic,
        document=kind.compose(found),
        theses=_theses(found) if kind.of_thesis else [],
        thesis=thesis,
        points=_points(found, thesis) if kind.of_thesis else [],
        forms=[
            (name, council_links.paper(slug, kind.name, form, version, thesis))
            for form, name in NAMES.items()
        ],
        then=version,
    )


def _file(slug: str, kind: _Kind, form: str) -> ResponseReturnValue:
    if form not in NAMES:
        raise NotFound("There is no such form of this paper.")
    version, newest = versions(slug)
    same = headers.unchanged(newest, mimetype=MIMETYPES[form])
    if same:
        return _named(same, slug, kind, form, version or newest)
    answer = written(kind.compose(digest(slug, version)), form)
    return _named(answer, slug, kind, form, version or newest)


def _named(answer: Response, slug: str, kind: _Kind, form: str, version: int) -> Response:
    file = f"{kind.name}-{slug}-{version}.{SUFFIXES[form]}"
    return named(answer, file, is_shown=True)


def written(document: Document, form: str) -> Response:
    """Give a paper in one of the forms of SUFFIXES."""
    content = forms.write(document, SUFFIXES[form], request.url_root.rstrip("/"))
    return Response(content, mimetype=MIMETYPES[form])


def digest(slug: str, version: int) -> Digest:
    """Give a debate as it was at a version, as it is with 0. Raises NotFound."""
    with session.store().reading() as log:
        if not version:
            return digests.digest(log, slug)
        with moment(slug, version) as then:
            return digests.digest_at(then, log, slug, version)


def digest_asked(slug: str) -> Digest:
    """Give a debate as it was at the version that the address names. Raises NotFound."""
    return digest(slug, versions(slug)[0])


def _points(found: Digest, thesis: str) -> list[tuple[str, list[str]]]:
    """Give the claims of the sheet that notes can begin with, by side."""
    sides = ((gettext("for"), Kind.SUPPORT), (gettext("against"), Kind.ATTACK))
    named = [(name, sheet.strongest(found, thesis, kind)) for name, kind in sides]
    return [(name, claims) for name, claims in named if claims]


def _theses(found: Digest) -> list[Claim]:
    return [found.map.claims[id_] for id_ in theses(found.map, ties(found.map))]
