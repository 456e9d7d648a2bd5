"""Serving: gunicorn's workers answer, and a sealer beside them signs what they stored."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from flask import Flask
from gunicorn.app.base import BaseApplication

from ..errors import InvalidInput
from ..storage.store import Store
from .app import create_app
from .settings import Settings, from_environment

LOOPBACK = ("127.0.0.1", "::1", "localhost")
THREADS = 8
PATIENCE = 30  # seconds that a request may take before its worker is replaced


class _Server(BaseApplication):
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
    """Serve until stopped.

    Raises InvalidInput where an address would be open without encryption.
    """
    settings = _settings(host)
    store.check_tip()
    store.close()
    options = {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": workers,
        "worker_class": "gthread",
        "threads": THREADS,
        "timeout": PATIENCE,
        "accesslog": None,
        "loglevel": "warning",
        "proc_name": "debate",
        "when_ready": lambda server: _say_where(server.address, host),
        "control_socket_disable": True,
    }
    with _sealer(store) if with_sealer else _nothing():
        _Server(store, settings, options).run()


def _settings(host: str) -> Settings:
    """Read the settings; on this machine alone, plain HTTP will do."""
    chosen = from_environment(os.environ)
    if (
        host in LOOPBACK
        and "DEBATE_PLAIN_HTTP" not in os.environ
        and "DEBATE_HOSTS" not in os.environ
    ):
        return from_environment({**os.environ, "DEBATE_PLAIN_HTTP": "1"})
    if host not in LOOPBACK and "DEBATE_HOSTS" not in os.environ:
        raise InvalidInput(
            "Say under which names the site may be reached: DEBATE_HOSTS=debat.example."
            " Put a proxy with HTTPS in front, or set DEBATE_PLAIN_HTTP=1 on a local network."
        )
    return chosen


def _say_where(address: object, host: str) -> None:
    listening = address[0] if isinstance(address, list) else address
    port = listening[1] if isinstance(listening, tuple) else ""
    shown = "localhost" if host in LOOPBACK else host
    print(f"Tegengeluid: http://{shown}:{port}   (Ctrl+C stops it)", flush=True)


@contextmanager
def _sealer(store: Store) -> Iterator[None]:
    """Run `debate seal --follow` as a child that ends with us."""
    command = [sys.executable, "-m", "debate", "--db", str(store.path), "seal", "--follow"]
    child = subprocess.Popen([*command, "--parent", str(os.getpid())])
    try:
        yield
    finally:
        child.terminate()
        child.wait(timeout=10)


@contextmanager
def _nothing() -> Iterator[None]:
    yield
