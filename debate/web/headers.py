"""What every answer carries: the security policy, what may be kept, what has not changed."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from flask import Flask, Response, current_app, g, request

from .. import resources
from ..text import language
from .kept_pages import KeptPages

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-src 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    )
)
OF_A_DRAWING = "sandbox; default-src 'none'"
"""The policy of a drawing that is opened by itself: it loads nothing, and nothing in it runs."""

SECURITY = {
    "Content-Security-Policy": POLICY,
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"  # may be kept, but ask each time whether it still holds
NEVER = "no-store"
FOR_GOING_BACK = "private, no-cache"  # what a form gave: the browser may show it again on Back


def unchanged(*parts: object, mimetype: str = "text/html") -> Response | None:
    """Give the answer without drawing the page: 304 where the visitor holds it, else a kept one.

    `parts` are all that the page depends on besides its address, its language and the templates:
    the version of the debate, or the last place in the log. Nothing in it may differ from visitor
    to visitor. The full answer carries the same mark, and is kept; it is of this type.
    """
    edition = current_app.extensions["debate-edition"]
    told = (edition, language.spoken(), request.host, request.full_path, *parts)
    mark = hashlib.sha256(repr(told).encode()).hexdigest()[:24]
    g.mark = mark
    g.stand = parts[0] if parts else 0  # printed pages say it
    if request.if_none_match.contains_weak(mark):
        return Response(status=304)
    kept = _kept_pages().find(mark)
    if kept is None:
        return None
    g.is_kept = True
    return Response(kept, mimetype=mimetype)


def keep_for_ever(response: Response) -> Response:
    """Say of an answer that it never changes."""
    response.headers["Cache-Control"] = FOR_EVER
    return response


def register(app: Flask, kept_mib: int) -> None:
    """Put the headers on every answer, errors included; tell pages where files are.

    Each process keeps at most `kept_mib` MiB of drawn pages.
    """
    editions = _editions()
    app.extensions["debate-edition"] = _edition(editions)
    app.extensions["debate-pages"] = KeptPages(kept_mib * 1024 * 1024)

    def asset(name: str) -> str:
        edition = editions.get(name, "")
        return f"/static/{name}" + (f"?e={edition}" if edition else "")

    app.jinja_env.globals["asset"] = asset
    app.after_request(_add)


def _add(response: Response) -> Response:
    headers = response.headers
    headers.update(SECURITY)
    if response.mimetype == "image/svg+xml":
        headers["Content-Security-Policy"] = OF_A_DRAWING
    mark = g.get("mark")
    if mark and response.status_code in (200, 304):
        headers["ETag"] = f'W/"{mark}"'
        response.vary.add("Cookie")  # the language
        headers["Cache-Control"] = ASK_AGAIN
        if response.status_code == 200 and not g.get("is_kept") and not response.is_streamed:
            _kept_pages().keep(mark, response.get_data())
    elif request.endpoint == "static" and response.status_code in (200, 304):
        headers["Cache-Control"] = FOR_EVER if "e" in request.args else ASK_AGAIN
    elif "Cache-Control" not in headers:
        is_step = request.endpoint == "answering.argue" and response.status_code == 200
        headers["Cache-Control"] = FOR_GOING_BACK if is_step else NEVER
    return response


def _kept_pages() -> KeptPages:
    return cast(KeptPages, current_app.extensions["debate-pages"])


def _edition(editions: Mapping[str, str]) -> str:
    """A mark that changes when the templates do, their wordings, or a static file."""
    told = hashlib.sha256()
    for path in (*_files("templates"), *language.files()):
        told.update(path.read_bytes())
    for edition in editions.values():
        told.update(edition.encode())
    return told.hexdigest()[:12]


def _editions() -> dict[str, str]:
    """A mark for each static file that changes when the file does."""
    folder = resources.folder("static")
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        for path in _files("static")
    }


def _files(name: str) -> list[Path]:
    return sorted(path for path in resources.folder(name).rglob("*") if path.is_file())
