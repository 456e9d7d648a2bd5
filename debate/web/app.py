"""The application: made by a function, so that importing it does nothing."""

import os

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from .. import resources
from ..errors import DebateError
from ..storage.store import Store
from . import (
    cookies,
    council_links,
    failing,
    filters,
    follow_links,
    headers,
    language,
    limits,
    links,
    moderation_links,
    own_links,
    session,
)
from .about.about import about
from .citizen import standings
from .citizen.answering import answering
from .citizen.claim_pages import claim_pages
from .citizen.debates import debates
from .citizen.decision_pages import decision_pages
from .citizen.downloads import downloads
from .citizen.feeds import feeds
from .citizen.home import home
from .citizen.log_pages import log_pages
from .citizen.map_pages import map_pages
from .citizen.overview_pages import overview_pages
from .citizen.public_log import public_log
from .citizen.report_pages import report_pages
from .citizen.room_pages import room_pages
from .citizen.search_pages import search_pages
from .citizen.sides import sides
from .citizen.source_pages import source_pages
from .citizen.time_pages import time_pages
from .citizen.visits import visits
from .citizen.year_pages import year_pages
from .council.council_desk import council_desk
from .council.council_pages import council_pages
from .council.council_questions import council_questions
from .council.drafts import drafts
from .council.interruptions import interruptions
from .council.papers import papers
from .council.rehearsals import rehearsals
from .council.speeches import speeches
from .letters import mailing
from .letters.follow_pages import follow_pages
from .member.account_pages import account_pages
from .member.details_pages import details_pages
from .member.elsewhere import elsewhere
from .member.member_desk import member_desk
from .member.own_pages import own_pages
from .member.role_pages import role_pages
from .member.signing import signing
from .moderator.bulk_pages import bulk_pages
from .moderator.case_pages import case_pages
from .moderator.deciding_pages import deciding_pages
from .moderator.desk import desk
from .moderator.desk_acts import desk_acts
from .moderator.desk_files import allow_files, desk_files
from .moderator.frames import frames
from .moderator.letter_pages import letter_pages
from .moderator.lifting_pages import lifting_pages
from .moderator.queue_pages import queue_pages
from .moderator.rule_pages import rule_pages
from .moderator.structure_pages import structure_pages
from .pictures.cards import cards
from .pictures.pictures import pictures
from .settings import Settings, from_environment

LONGEST_FORM = 256 * 1024  # a note of 5,000 characters, each escaped as twelve, four times over
SHORTEST_SECRET = 32
PARTS = (
    *(home, claim_pages, search_pages, debates, sides, map_pages, overview_pages, time_pages),
    *(pictures, cards),
    *(room_pages, source_pages, visits, answering, log_pages, public_log, about),
    *(signing, desk, desk_acts, frames),
    *(feeds, follow_pages),
    *(papers, drafts, council_questions, council_pages, council_desk),
    *(speeches, interruptions, rehearsals, member_desk),
    *(account_pages, role_pages, own_pages, details_pages, elsewhere),
    *(downloads, desk_files),
    *(queue_pages, structure_pages),
    *(rule_pages, decision_pages, year_pages, deciding_pages, report_pages, case_pages, bulk_pages),
    *(letter_pages, lifting_pages),
)
WITHOUT_TOKEN = (
    visits,  # all that its form can do is set a cookie of one's own
    follow_pages,  # who may do what stands in the link, sealed
    *(drafts, council_questions, speeches, rehearsals),  # `work_forms` looks at the token itself
)
"""What another site could not misuse (`session.require_own_page` turns it away besides): forms on
pages that are the same for everybody, in mail programs, or that are read whatever their token is.
"""


def create_app(store: Store, settings: Settings | None = None) -> Flask:
    """Make the site for a store that was set up; settings come from the environment unless given.

    Raises DebateError where the store's secret is too short, or debugging is switched on.
    """
    decided = settings or from_environment(os.environ)
    app = Flask(
        "debate",
        static_folder=str(resources.folder("static")),
        template_folder=str(resources.folder("templates")),
    )
    _configure(app, store, decided)
    app.extensions["debate-store"] = store
    app.extensions["debate-settings"] = decided
    language.register(app)
    headers.register(app, decided.kept_pages)
    session.register(app)
    mailing.register(app, decided)
    for part in PARTS:
        app.register_blueprint(part)
    limits.protect(app, store.outside.folder)
    app.before_request(allow_files)  # before anything reads a form
    protection = CSRFProtect(app)
    for part in WITHOUT_TOKEN:
        protection.exempt(part)
    failing.register(app)
    _prepare_templates(app)
    if count := decided.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count, x_host=0
        )
    return app


def _configure(app: Flask, store: Store, settings: Settings) -> None:
    _require_safe(store)
    app.config.update(
        SECRET_KEY=store.outside.session_key,
        TRUSTED_HOSTS=list(settings.hosts),
        MAX_CONTENT_LENGTH=LONGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LONGEST_FORM,
        MAX_FORM_PARTS=50,
        SESSION_COOKIE_NAME=cookies.full_name("tegengeluid", is_secure=not settings.plain_http),
        SESSION_COOKIE_SECURE=not settings.plain_http,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        WTF_CSRF_TIME_LIMIT=None,  # a form that stood open all evening can still be sent
        WTF_CSRF_SSL_STRICT=False,  # session.require_own_page looks at more than the referrer
    )
    app.url_map.merge_slashes = False
    app.url_map.redirect_defaults = False


def _require_safe(store: Store) -> None:
    if os.environ.get("FLASK_DEBUG", "0") not in ("", "0", "false", "no"):
        raise DebateError("Debugging shows everybody the inside. Unset FLASK_DEBUG.")
    if len(store.outside.session_key) < SHORTEST_SECRET:
        raise DebateError(
            "The secret in session.key is too short. Remove it and run `debate init`."
        )


def _prepare_templates(app: Flask) -> None:
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["link"] = links
    app.jinja_env.globals["moderating"] = moderation_links
    app.jinja_env.globals["own"] = own_links
    app.jinja_env.globals["follow"] = follow_links
    app.jinja_env.globals["council_link"] = council_links
    filters.register(app)
    standings.register(app)
