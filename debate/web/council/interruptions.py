"""Interruptions: of one holder of positions the claims, the best attack on each, and the reply that
was given before; on one page.
"""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from ...dossier.interrupting import holders
from ...dossier.interrupting import interruptions as compose
from ...dossier.telling import Teller
from ...errors import NotFound
from ...queries import topics
from .. import council_links, headers, session
from ..moments import versions
from . import work_forms
from .papers import SUFFIXES, digest, digest_asked

interruptions = Blueprint("interruptions", __name__)


@interruptions.get("/debatten/<slug>/interrupties")
def show_interruptions(slug: str) -> ResponseReturnValue:
    """Whom one can interrupt; with `?wie=` the page for one of them."""
    version, newest = versions(slug)
    same = headers.unchanged(newest)
    if same:
        return same
    teller, name = Teller(digest(slug, version)), request.args.get("wie", "")
    known = holders(teller)
    with session.store().reading() as connection:
        topic = topics.topic(connection, slug)
    return render_template(
        "council/interruptions.html",
        topic=topic,
        holders=known,
        addresses={
            one.name: f"{council_links.interruptions(slug, one.name, version=version)}#ontwerp"
            for one in known
        },
        chosen=name,
        document=compose(teller, known, name) if name else None,
        forms=[(form, council_links.interruptions(slug, name, form, version)) for form in SUFFIXES],
        then=version,
    )


@interruptions.get("/debatten/<slug>/interrupties/<draft_form>")
def show_interruptions_file(slug: str, draft_form: str) -> Response:
    """The page for one holder to keep: as text, Markdown, PDF or ODT."""
    name = request.args.get("wie", "")
    if not name:
        raise NotFound("Choose first whom you want to interrupt.")
    teller = Teller(digest_asked(slug))
    return work_forms.file(compose(teller, holders(teller), name), draft_form)
