"""What goes wrong, as a page: what happened, what to do, and back what was typed.

Rule: nothing here reads the database, so that these pages stand when it does not.
"""

import secrets
import sys
from dataclasses import dataclass

import structlog
from flask import Flask, Response, g, make_response, render_template, request
from flask_limiter.errors import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from structlog.tracebacks import ExceptionDictTransformer
from werkzeug.exceptions import HTTPException, SecurityError

from ..errors import DebateError, SecondFactorNeeded, TooManyRequests, Unavailable, Unfinished
from . import forms, limits
from .language import dutch

TITLES = {
    400: "Dit klopt nog niet",
    401: "Meld u eerst aan",
    403: "Dit kan hier niet",
    404: "Deze pagina is er niet",
    405: "Dit kan niet op deze pagina",
    409: "Iemand was u net voor",
    410: "Dit is er niet meer",
    413: "Dit is te groot",
    422: "Hier is een grens bereikt",
    429: "Dit ging te snel achter elkaar",
    500: "Hier ging iets mis",
    503: "Even geduld",
}
SAID = {
    400: "Wat er werd verstuurd is niet te lezen. Ga terug en probeer het opnieuw.",
    401: "Deze pagina is alleen voor wie is aangemeld.",
    403: "Wat u wilde doen mag hier niet.",
    404: "Het adres is misschien verkeerd overgenomen, of de pagina is verplaatst.",
    405: "Ga terug en gebruik de knoppen op de pagina.",
    413: "U verstuurde meer dan wij in één keer aannemen. Ga terug in uw browser: uw tekst staat"
    " daar nog. Maak die korter en probeer het opnieuw.",
    429: "U deed dit vaker achter elkaar dan de huisregels toestaan. Er is niets verloren.",
    500: "Dit is onze fout. Er is niets half opgeslagen.",
    503: "Dit lukt nu even niet. Er is niets verloren. Probeer het zo meteen opnieuw.",
}
FOREIGN_HOST = "Deze site is niet bereikbaar onder deze naam. Gebruik het adres dat u kreeg."
STEP_TITLE = "Neem eerst de tweede stap"
UNFINISHED_TITLE = "Dit is gedaan"
STALE_TITLE = "Dit formulier is verlopen"
STALE_FORM = (
    "Deze pagina stond te lang open, of uw browser bewaart geen cookies."
    " Er is niets verloren: kijk hieronder na en verstuur het nog een keer."
)
STALE_PAGE = (
    "Deze pagina stond te lang open, u meldde zich intussen aan of af, of uw browser bewaart geen"
    " cookies. Er is niets gedaan. Ga terug in uw browser: wat u typte staat daar nog. Kopieer het,"
    " laad de pagina opnieuw en verstuur het nog een keer."
)


@dataclass(frozen=True)
class Failure:
    """One page of this kind. `number` is what an operator looks for in the log."""

    status: int
    sentence: str
    retry_after: int = 0
    number: str = ""
    heading: str = ""
    is_second_step: bool = False

    @property
    def title(self) -> str:
        """The page's heading: its own, else that of its status."""
        return self.heading or TITLES.get(self.status, TITLES[400])


def register(app: Flask) -> None:
    """Show every error as a page."""
    app.register_error_handler(DebateError, _show_ours)
    app.register_error_handler(CSRFError, _show_stale_form)
    app.register_error_handler(RateLimitExceeded, _show_limit)
    app.register_error_handler(HTTPException, _show_protocol)
    app.register_error_handler(Exception, _show_unexpected)


def show(failure: Failure) -> Response:
    """Draw the page, with what was typed where a form was sent."""
    page = render_template("error.html", failure=failure, kept=_kept())
    response = make_response(page, failure.status)
    if failure.retry_after:
        response.headers["Retry-After"] = str(failure.retry_after)
    if failure.status == 401:  # RFC 9110 wants it named how one signs in
        response.headers["WWW-Authenticate"] = 'Cookie realm="Tegengeluid"'
    return response


def _show_ours(error: DebateError) -> Response:
    if error.status == 500:
        return _show_unexpected(error)
    if isinstance(error, SecondFactorNeeded):
        return show(Failure(403, dutch(error), heading=STEP_TITLE, is_second_step=True))
    if error.status >= 500:
        _log().error("unavailable", path=_place(), error=str(error), **_plain(error.details))
    if isinstance(error, Unfinished):  # nothing is to be done again
        return show(Failure(error.status, dutch(error), heading=UNFINISHED_TITLE))
    wait = error.retry_after if isinstance(error, TooManyRequests | Unavailable) else 0
    return show(Failure(error.status, _for_visitors(error), wait))


def _for_visitors(error: DebateError) -> str:
    """Say it in Dutch; where the fault is ours the visitor reads no inner workings."""
    return SAID[503] if error.status >= 500 else dutch(error)


def _show_stale_form(error: CSRFError) -> Response:
    said = STALE_FORM if _kept() else STALE_PAGE
    return show(Failure(403, said, heading=STALE_TITLE))


def _show_limit(error: RateLimitExceeded) -> Response:
    return show(Failure(429, SAID[429], limits.seconds_left()))


def _show_protocol(error: HTTPException) -> Response:
    status = error.code or 500
    if status < 400:
        return make_response(error.get_response())
    said = FOREIGN_HOST if isinstance(error, SecurityError) else SAID.get(status, SAID[400])
    response = show(Failure(status, said))
    for name, value in error.get_headers():
        if name == "Allow":
            response.headers[name] = value
    return response


def _show_unexpected(error: Exception) -> Response:
    number = secrets.token_hex(4)
    _log().error("unexpected", number=number, path=_place(), exc_info=error)
    return show(Failure(500, SAID[500], number=number))


def _place() -> str:
    """Give the page that failed, without what opens a door in its address."""
    rule = request.url_rule
    return rule.rule if rule and "token" in (request.view_args or {}) else request.path


def _kept() -> forms.Typed | None:
    """What was typed in the form to answer, when that failed; never what another site sent."""
    if request.method != "POST" or g.get("is_foreign"):
        return None
    try:
        return forms.typed(request.form) if request.endpoint == "answering.argue" else None
    except HTTPException:  # it could not even be read
        return None


def _plain(details: dict[str, object]) -> dict[str, str]:
    return {f"detail_{name}": str(value) for name, value in details.items()}


def _log() -> structlog.typing.FilteringBoundLogger:
    """Give a logger that writes one JSON line to standard error, wherever that leads now."""
    logger: structlog.typing.FilteringBoundLogger = structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.ExceptionRenderer(
                ExceptionDictTransformer(
                    show_locals=False
                )  # they hold what people typed, and secrets
            ),
            structlog.processors.JSONRenderer(),
        ],
    )
    return logger
