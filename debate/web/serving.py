"""Serving: gunicorn's workers answer, and a sealer beside them signs what they stored and sends the
letters that they owe.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext

from flask import Flask
from gunicorn.app.base import BaseApplication

from ..commands import ruling
from ..errors import InvalidInput, Unavailable
from ..storage.store import Store
from . import patience
from .app import create_app
from .settings import Settings, from_environment

LOOPBACK = ("127.0.0.1", "::1", "localhost")
THREADS = 8
PATIENCE = 30  # seconds that a request may take before its worker is replaced
KEPT = 5  # seconds that a connection without a request may stay
GRACE = 5  # seconds that requests under way get when the site is stopped


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn tells no types
    """Gunicorn, told everything from here."""

    def __init__(self, store: Store, settings: Settings, options: Mapping[str, object]) -> None:
        self._store, self._settings, self._options = store, settings, options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        # Each worker opens its own connections, after the fork.
        return create_app(Store(self._store.path, self._store.outside.folder), self._settings)


def serve(store: Store, *, host: str, port: int, workers: int, with_sealer: bool) -> None:
    """Serve until stopped; port 0 takes any that is free, and the address is printed.

    Raises InvalidInput where an address would be open without encryption, Conflict where the public
    would find a debate without house rules or moderator, and Unavailable where nobody can listen
    there.
    """
    settings = _settings(host)
    if settings.is_public:
        ruling.require_open_to_all(store)
    _say_what_is_missing(settings)
    _say_what_should_stand_in_front(host, settings)
    store.check_tip()
    store.close()
    listener = _listening(host, port)
    taken = listener.getsockname()[1]
    options = {
        "bind": f"fd://{listener.detach()}",  # gunicorn closes it
        "workers": workers,
        "worker_class": patience.Worker,
        "threads": THREADS,
        "timeout": PATIENCE,
        "graceful_timeout": GRACE,
        "keepalive": KEPT,
        "sendfile": False,  # it would wait for a reader without end
        "accesslog": None,
        "loglevel": "warning",
        "proc_name": "debate",
        "when_ready": lambda _: _say_where(host, taken),
        "control_socket_disable": True,
    }
    with _sealer(store) if with_sealer else nullcontext():
        _Server(store, settings, options).run()


def _listening(host: str, port: int) -> socket.socket:
    """Take the port before anything is started, so that a refusal is one sentence."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise Unavailable(
            "Nobody can listen on {host}, port {port}: {reason}. Choose another with --port.",
            host=host,
            port=port,
            reason=error.strerror,
        ) from error
    return listener


def _settings(host: str) -> Settings:
    """Read the settings; on this machine alone, plain HTTP will do."""
    if "DEBATE_HOSTS" in os.environ:
        return from_environment(os.environ)
    if host not in LOOPBACK:
        raise InvalidInput(
            "Say under which names the site may be reached: DEBATE_HOSTS=debat.example."
            " Put a proxy with HTTPS in front, or set DEBATE_PLAIN_HTTP=1 on a local network."
        )
    return from_environment({"DEBATE_PLAIN_HTTP": "1", **os.environ})


def _say_what_is_missing(settings: Settings) -> None:
    """Warn where visitors cannot read who runs the site, or cannot reach them."""
    given = {"DEBATE_OPERATOR": settings.operator, "DEBATE_CONTACT": settings.contact}
    missing = [name for name, value in given.items() if not value]
    if missing:
        said = f"Not set: {', '.join(missing)}. Visitors cannot see who runs this site"
        print(f"{said} or whom to write to.", file=sys.stderr, flush=True)


def _say_what_should_stand_in_front(host: str, settings: Settings) -> None:
    """Warn where strangers speak to this program itself."""
    if host not in LOOPBACK and not settings.proxies:
        said = "Put a proxy in front that takes requests in whole (docs/server.md), and set"
        print(f"{said} DEBATE_PROXIES=1. Slow visitors can hold up this site.", file=sys.stderr)


def _say_where(host: str, port: int) -> None:
    shown = "localhost" if host in LOOPBACK else f"[{host}]" if ":" in host else host
    print(f"Tegengeluid: http://{shown}:{port}   (Ctrl+C stops it)", flush=True)


@contextmanager
def _sealer(store: Store) -> Iterator[None]:
    """Run `debate seal --follow` as a child that ends with us."""
    command = [sys.executable, "-m", "debate", "--db", str(store.path), "seal", "--follow"]
    command += ["--parent", str(os.getpid())]
    child = subprocess.Popen(command)  # noqa: S603 - our own program, without a shell
    try:
        yield
    finally:
        child.terminate()
        try:
            child.wait(timeout=GRACE)
        except subprocess.TimeoutExpired:  # what it was sealing is one transaction
            child.kill()
            child.wait()
