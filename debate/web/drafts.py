"""Questions and drafts for the council, made anew from each address and stored nowhere.

No account is asked for. A draft is not kept among the drawn pages either: it holds the words of who
writes it.
"""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from ..dossier import forms
from ..dossier.asking import NAMES, AskedAs, questions
from ..dossier.document import Document
from ..dossier.drafting import Wish, draft
from ..errors import InvalidInput, NotFound
from ..graph.ties import theses, ties
from ..model import Claim
from ..queries import topics
from ..queries.digest import Digest
from ..text.sentence import note
from . import session
from .moments import versions
from .papers import digest

FORMS = {"tekst": "txt", "markdown": "md", "pdf": "pdf", "odt": "odt"}
MIMETYPES = {
    "txt": "text/plain",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
}
OFFERED = 60  # claims to choose from; others come by their own page

drafts = Blueprint("drafts", __name__)


@drafts.get("/debatten/<slug>/raadsvragen")
def show_questions(slug: str) -> ResponseReturnValue:
    """Questions to put, by kind: technical, oral or written."""
    asked_as, found = _asked_as(), _digest(slug)
    return _page(slug, questions(found, asked_as), "council/asking.html", asked_as=asked_as)


@drafts.get("/debatten/<slug>/raadsvragen/<draft_form>")
def show_questions_file(slug: str, draft_form: str) -> ResponseReturnValue:
    """The same to keep: as text, Markdown, PDF or ODT."""
    return _file(questions(_digest(slug), _asked_as()), draft_form)


@drafts.get("/debatten/<slug>/motie")
def show_draft(slug: str) -> ResponseReturnValue:
    """A motion or amendment out of chosen claims, with the objections that it will meet."""
    wish, found = _wish(), _digest(slug)
    return _page(
        slug,
        draft(found, wish),
        "council/drafting.html",
        wish=wish,
        offered=_offered(found, (*wish.facts, *wish.grounds)),
    )


@drafts.get("/debatten/<slug>/motie/<draft_form>")
def show_draft_file(slug: str, draft_form: str) -> ResponseReturnValue:
    """The same to keep: as text, Markdown, PDF or ODT."""
    return _file(draft(_digest(slug), _wish()), draft_form)


def _page(slug: str, document: Document, template: str, **more: object) -> str:
    with session.store().reading() as connection:
        topic = topics.topic(connection, slug)
    query = request.query_string.decode("ascii", "ignore")
    asked = f"?{query}" if query else ""
    return render_template(
        template,
        topic=topic,
        document=document,
        text=forms.write(document, "txt", request.url_root.rstrip("/")).decode(),
        forms=[(name, f"{request.path}/{name}{asked}") for name in FORMS],
        then=0,
        **more,
    )


def _file(document: Document, form: str) -> Response:
    if form not in FORMS:
        raise NotFound("There is no such form of this paper.")
    suffix = FORMS[form]
    content = forms.write(document, suffix, request.url_root.rstrip("/"))
    answer = Response(content, mimetype=MIMETYPES[suffix])
    name = document.name.lower()
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.{suffix}"'
    return answer


def _digest(slug: str) -> Digest:
    return digest(slug, versions(slug)[0])


def _asked_as() -> AskedAs:
    asked = request.args.get("soort", AskedAs.TECHNICAL)
    if asked not in NAMES:
        raise InvalidInput("In the address, {name} is not one of the choices.", name="soort")
    return AskedAs(asked)


def _wish() -> Wish:
    told = request.args
    return Wish(
        facts=tuple(told.getlist("feit")),
        grounds=tuple(told.getlist("grond")),
        request=_written("verzoek"),
        item=_written("agendapunt"),
        day=_day(told.get("dag", "")),
        old=_written("oud"),
        new=_written("nieuw"),
        is_amendment=told.get("soort") == "amendement",
    )


def _written(name: str) -> str:
    return note(request.args.get(name, ""), field=name)


def _day(written: str) -> str:
    if not written:
        return ""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError as error:
        raise InvalidInput("Write the day as year, month, day: 2026-01-31.", field="dag") from error


def _offered(found: Digest, chosen: Sequence[str]) -> list[Claim]:
    """Give the claims to choose from: those chosen, the theses, and what speaks on these."""
    index = ties(found.map)
    begun = theses(found.map, index)
    below = [
        ground
        for thesis in begun
        for one in index.on(thesis)
        for ground in found.map.relations[one].premises
    ]
    ids = list(dict.fromkeys(id_ for id_ in (*chosen, *begun, *below) if id_ in found.map.claims))
    return [found.map.claims[id_] for id_ in ids[: max(OFFERED, len(chosen))]]
