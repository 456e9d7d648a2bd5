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

from ..errors import (
    DebateError,
    Phrase,
    SecondFactorNeeded,
    TooManyRequests,
    Unavailable,
    Unfinished,
)
from ..text.language import Wordings, tell
from . import forms, limits

TITLES = Wordings(
    {
        400: "Something is not right yet",
        401: "Sign in first",
        403: "This cannot be done here",
        404: "This page is not here",
        405: "This page cannot do that",
        409: "Somebody was just ahead of you",
        410: "This is no longer here",
        413: "This is too large",
        422: "A limit is reached here",
        429: "This went too fast",
        500: "Something went wrong here",
        503: "One moment please",
    }
)
SAID = Wordings(
    {
        400: "What was sent cannot be read. Go back and try again.",
        401: "This page is only for those who are signed in.",
        403: "What you wanted to do is not allowed here.",
        404: "Perhaps the address was copied wrongly, or the page was moved.",
        405: "Go back and use the buttons on the page.",
        413: "You sent more than we accept at once. Go back in your browser: your text is still"
        " there. Make it shorter and try again.",
        429: "You did this more often in a row than the house rules allow. Nothing is lost.",
        500: "This is our fault. Nothing was half saved.",
        503: "This does not work just now. Nothing is lost. Try again in a moment.",
    }
)
FOREIGN_HOST = Phrase(
    "This site cannot be reached under this name. Use the address that you were given."
)
STEP_TITLE = Phrase("Take the second step first")
UNFINISHED_TITLE = Phrase("This is done")
STALE_TITLE = Phrase("This form has expired")
STALE_FORM = Phrase(
    "This page was open for too long, or your browser keeps no cookies. Nothing is lost: look at"
    " it below and send it once more."
)
STALE_PAGE = Phrase(
    "This page was open for too long, you signed in or out meanwhile, or your browser keeps no"
    " cookies. Nothing was done. Go back in your browser: what you typed is still there. Copy it,"
    " load the page again and send it once more."
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
        return show(Failure(403, tell(error), heading=tell(STEP_TITLE), is_second_step=True))
    if error.status >= 500:
        _log().error("unavailable", path=_place(), error=str(error), **_plain(error.details))
    if isinstance(error, Unfinished):  # nothing is to be done again
        return show(Failure(error.status, tell(error), heading=tell(UNFINISHED_TITLE)))
    wait = error.retry_after if isinstance(error, TooManyRequests | Unavailable) else 0
    return show(Failure(error.status, _for_visitors(error), wait))


def _for_visitors(error: DebateError) -> str:
    """Say it; where the fault is ours the visitor reads no inner workings."""
    return SAID[503] if error.status >= 500 else tell(error)


def _show_stale_form(error: CSRFError) -> Response:
    said = tell(STALE_FORM if _kept() else STALE_PAGE)
    return show(Failure(403, said, heading=tell(STALE_TITLE)))


def _show_limit(error: RateLimitExceeded) -> Response:
    return show(Failure(429, SAID[429], limits.seconds_left()))


def _show_protocol(error: HTTPException) -> Response:
    status = error.code or 500
    if status < 400:
        return make_response(error.get_response())
    said = tell(FOREIGN_HOST) if isinstance(error, SecurityError) else SAID.get(status, SAID[400])
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
