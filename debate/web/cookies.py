"""Cookies: each for this host alone, never for scripts, and over HTTPS where the site has it."""

import hashlib
from datetime import timedelta

from flask import Response, current_app, request


def full_name(name: str, *, is_secure: bool) -> str:
    """Name a cookie; the prefix makes the browser hold it to this host and to encryption."""
    return f"__Host-{name}" if is_secure else name


def of_debate(name: str, slug: str) -> str:
    """Name the cookie that is about one debate."""
    return f"{name}-{hashlib.sha256(slug.encode()).hexdigest()[:12]}"


def cookie(name: str) -> str:
    """Give what the browser came with under this name, '' without such a cookie."""
    return request.cookies.get(_named(name), "")


def give(response: Response, name: str, value: str, lasts: timedelta | None = None) -> Response:
    """Let the browser keep a value: for so long, else until it is closed."""
    response.set_cookie(
        _named(name),
        value,
        max_age=lasts,
        path="/",
        secure=_is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return response


def take(response: Response, name: str) -> Response:
    """Take a cookie away."""
    response.delete_cookie(
        _named(name), path="/", secure=_is_secure(), httponly=True, samesite="Lax"
    )
    return response


def known(name: str) -> list[str]:
    """Name the cookies that the browser came with, of those about one debate each."""
    start = _named(f"{name}-")
    return [f"{name}-{one.removeprefix(start)}" for one in request.cookies if one.startswith(start)]


def _named(name: str) -> str:
    return full_name(name, is_secure=_is_secure())


def _is_secure() -> bool:
    return bool(current_app.config["SESSION_COOKIE_SECURE"])
