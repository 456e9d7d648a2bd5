"""Fetch a page from an address that somebody typed, and let it do no harm.

Such an address may lead into our own network, to a server that never ends, or to a gigabyte. So
each step (also each of three redirects) resolves the host, judges the address and speaks to that
very address (`addresses.py`); nothing of ours goes along, no cookie and no proxy's name; at most
2 MB are read; and all of it happens in a child process that is killed after ten seconds, whatever
it waits for.
"""

import contextlib
import http.client
import json
import socket
import ssl
import sys
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Protocol
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from ..errors import InvalidInput, TooLarge, Unavailable
from ..plain import from_plain, to_plain
from . import child
from .addresses import Allowed, ascii_host

LARGEST = 2_000_000  # bytes of a page, after unpacking
REDIRECTS = 3
SECONDS = 10.0
LONGEST_URL = 2_000

_PATIENCE = 5.0  # seconds without a byte
_PART = 65_536
_MOVED = frozenset({301, 302, 303, 307, 308})
_TEXT = ("text/", "application/xhtml+xml", "application/xml", "application/json")
_SAFE = "/%:=&?~#+!$,;'@()*[]"  # what an address may hold as it is (RFC 3986)
_ASKING = {
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, text/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Accept-Language": "nl, de;q=0.8, en;q=0.7",
    "Connection": "close",
    "User-Agent": "Tegengeluid (reads a page that somebody imports)",
}


@dataclass(frozen=True)
class Page:
    """What was fetched: from where in the end, what its server calls it, and its bytes."""

    url: str
    kind: str
    charset: str
    body: bytes


def is_url(text: str) -> bool:
    """Tell whether this is meant as an address on the web, and not as a file."""
    return text.lower().startswith(("http://", "https://"))


def fetch(url: str, allowed: Allowed | None = None, *, seconds: float = SECONDS) -> Page:
    """Fetch a page in a child process. `allowed` is for tests; what people type gets the strictest.

    Raises InvalidInput for an address that is refused or answers with something else than a page,
    TooLarge, and Unavailable where the site does not answer in time.
    """
    request = json.dumps({"url": url, "allowed": to_plain(allowed or Allowed())})
    try:
        answer = child.run("debate.sources.fetching", request.encode(), seconds)
    except child.Failed as error:
        raise _no_answer() from error
    head, _, body = answer.partition(b"\n")
    told = json.loads(head)
    return Page(told["url"], told["kind"], told["charset"], body)


def fetch_here(url: str, allowed: Allowed, *, seconds: float = SECONDS) -> Page:
    """Fetch a page in this process, which a server that gives a byte now and then may keep waiting.

    Raises as `fetch`.
    """
    deadline = time.monotonic() + seconds
    for _ in range(REDIRECTS + 1):
        parts = _parts(url)
        with _asked(parts, allowed, deadline) as answer:
            if answer.status not in _MOVED:
                return _page(urlunsplit(parts), answer, deadline)
            url = urljoin(urlunsplit(parts), _ascii(answer.headers.get("Location", "")))
    raise InvalidInput("This site sends on from one address to another without an end.")


def _parts(url: str) -> SplitResult:
    """Give an address in its parts, with a path in ASCII. Raises InvalidInput for what is none."""
    if len(url) > LONGEST_URL or not url.isprintable() or set(url) & set(' \\"<>^`{|}'):
        raise _no_address()
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise _no_address() from None
    if parts.scheme not in ("http", "https") or not host:
        raise _no_address()
    if parts.username is not None or parts.password is not None:
        raise InvalidInput("An address with a name and a password in it is not fetched.")
    name = ascii_host(host)
    place = f"[{name}]" if ":" in name else name
    place = f"{place}:{port}" if port is not None else place
    path, query = quote(parts.path or "/", _SAFE), quote(parts.query, _SAFE)
    return SplitResult(parts.scheme, place, path, query, "")


def _no_address() -> InvalidInput:
    return InvalidInput("This is no address of a page. It begins with https:// and has no spaces.")


def _ascii(location: str) -> str:
    """Give an address from a header, whose bytes are read as Latin-1 but mostly are UTF-8."""
    with contextlib.suppress(UnicodeError):
        return location.encode("latin-1").decode()
    return location


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was judged, whatever the host's name leads to by now."""

    def __init__(self, parts: SplitResult, allowed: Allowed, seconds: float) -> None:
        host, self._is_safe = parts.hostname or "", parts.scheme == "https"
        port = parts.port or (443 if self._is_safe else 80)
        super().__init__(host, port, timeout=seconds)
        self.default_port = 443 if self._is_safe else 80
        self._addresses = allowed.resolve(host, port)

    def connect(self) -> None:
        self.sock = self._open()
        if self._is_safe:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)

    def _open(self) -> socket.socket:
        """Speak to the first address that answers; a host may have one that is not reached here."""
        *others, last = self._addresses
        for address in others:
            with contextlib.suppress(OSError):
                return socket.create_connection((address, self.port), self.timeout)
        return socket.create_connection((last, self.port), self.timeout)


@contextlib.contextmanager
def _asked(
    parts: SplitResult, allowed: Allowed, deadline: float
) -> Iterator[http.client.HTTPResponse]:
    """Ask for a page, and give the answer while the connection lasts."""
    connection = _Connection(parts, allowed, min(_PATIENCE, _left(deadline)))
    try:
        connection.request("GET", urlunsplit(("", "", *parts[2:4], "")), headers=_ASKING)
        yield connection.getresponse()
    except ssl.SSLCertVerificationError as error:
        raise InvalidInput(
            "The certificate of {host} is not in order, so its page is not read.",
            host=parts.hostname,
        ) from error
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise _no_answer() from error
    finally:
        connection.close()


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _no_answer()
    return left


def _no_answer() -> Unavailable:
    return Unavailable(
        "This site does not answer, or not in time. Try again later, or save the page and import"
        " that file."
    )


def _page(url: str, answer: http.client.HTTPResponse, deadline: float) -> Page:
    if answer.status != http.client.OK:
        raise InvalidInput(
            "The site answers {status} instead of giving the page. Is the address right?",
            status=answer.status,
        )
    kind = answer.headers.get_content_type()
    if not (kind.startswith(_TEXT) or kind.endswith("+xml")):
        raise InvalidInput("There is no page at this address, but a {kind}.", kind=kind)
    packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
    body = b"".join(_unpacked(_read(answer, deadline), packing))
    return Page(url, kind, _charset(answer.headers), body)


def _charset(headers: Message) -> str:
    try:
        return headers.get_content_charset() or ""
    except (LookupError, ValueError):
        return ""


def _read(answer: http.client.HTTPResponse, deadline: float) -> Iterator[bytes]:
    """Give a body in parts. Raises TooLarge, and Unavailable when time is up."""
    size = 0
    while part := answer.read1(_PART):
        size += len(part)
        if size > LARGEST:
            raise _too_large()
        yield part
        _left(deadline)
    if answer.length:  # it announced more than it sent
        raise _no_answer()


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


def _unpacked(parts: Iterator[bytes], packing: str) -> Iterator[bytes]:
    """Unpack a body, part by part, and no further than may be kept."""
    if packing in ("identity", ""):
        yield from parts
        return
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise InvalidInput("The site packs its page as {packing}, unasked.", packing=packing[:40])
    unpacker: _Unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    size = 0
    for part in parts:
        unpacked = unpacker.decompress(part, LARGEST - size + 1)
        size += len(unpacked)
        if size > LARGEST:
            raise _too_large()
        yield unpacked
    if not unpacker.eof:
        raise _no_answer()


def _too_large() -> TooLarge:
    return TooLarge(
        "This page is larger than {limit} MB, so it is no article.", limit=LARGEST // 1_000_000
    )


def _answer(request: bytes) -> bytes:
    """Do in the child what the parent asks: the page's head as JSON, a line end, its bytes."""
    asked = json.loads(request)
    page = fetch_here(asked["url"], from_plain(Allowed, asked["allowed"]))
    head = {"url": page.url, "kind": page.kind, "charset": page.charset}
    return json.dumps(head).encode() + b"\n" + page.body


if __name__ == "__main__":
    sys.exit(child.serve(_answer))
