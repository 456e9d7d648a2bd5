"""Which language a visitor is spoken to in: Dutch, unless he chose English on any page.

The choice stands in a cookie of his own, and in the address of the page where he made it. Nothing
else depends on it: each page has one address, and the words of a debate stay as they were said.
"""

from datetime import timedelta
from urllib.parse import quote

from flask import Flask, Response, g, request

from ..text import language
from ..text.language import DUTCH, LANGUAGES, gettext, ngettext, pgettext
from . import cookies
from .address import address

FIELD = "taal"
"""The choice in an address, and the name of its cookie."""

_IN_A_PATH = "/:@!$&'()*+,;=~"  # RFC 3986; anything else as it is would lead to another page

KEPT_FOR = timedelta(days=400)  # browsers keep no cookie longer


def same_page(chosen: str) -> str:
    """Give the address of this page in a language; of the front page, where a form was sent."""
    if request.method not in ("GET", "HEAD"):
        return address("/", **{FIELD: chosen})
    asked = request.args.to_dict(flat=False)
    return address(quote(request.path, safe=_IN_A_PATH), **{**asked, FIELD: chosen})


def with_language(where: str) -> str:
    """Give an address that is opened elsewhere, as from a letter or by a program that keeps no
    cookie: it is answered in the language that is spoken now.

    >>> with language.speaking("en"):
    ...     with_language("https://debat.example/stellingen/c1#tegen")
    'https://debat.example/stellingen/c1?taal=en#tegen'
    """
    if language.spoken() == DUTCH:
        return where
    page, mark, part = where.partition("#")
    return f"{page}{'&' if '?' in page else '?'}{FIELD}={language.spoken()}{mark}{part}"


def register(app: Flask) -> None:
    """Speak to each visitor in his language, and let every page say things in it."""
    app.before_request(_speak)
    app.after_request(_keep)
    app.teardown_request(lambda error: language.speak(DUTCH))  # the thread goes on to another
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext
    )
    app.jinja_env.globals["language"] = language.spoken
    app.jinja_env.globals["in_language"] = same_page


def _speak() -> None:
    asked = request.args.get(FIELD, "")
    chosen = asked if asked in LANGUAGES else cookies.cookie(FIELD)
    language.speak(chosen if chosen in LANGUAGES else DUTCH)
    g.chosen_language = chosen if chosen == asked else ""


def _keep(response: Response) -> Response:
    if chosen := g.get("chosen_language"):
        cookies.give(response, FIELD, chosen, KEPT_FOR)
    return response
