"""A page is fetched from a server, and a server that means harm does none."""

import gzip
import itertools
import socket
import threading
import zlib

import pytest

from debate.errors import DebateError, InvalidInput, TooLarge, Unavailable
from debate.sources.addresses import Allowed
from debate.sources.fetching import LARGEST, fetch, fetch_here, is_url
from tests.sources.conftest import Server

PAGE = "<p>Eén zin.</p>".encode()
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def test_page_is_fetched_with_what_its_server_says(server: Server) -> None:
    server.gives(PAGE, "text/html; charset=ISO-8859-1")
    page = fetch_here(server.url("/a?b=c#d"), server.allowed)
    assert (page.kind, page.charset, page.body) == ("text/html", "iso-8859-1", PAGE)
    assert page.url == server.url("/a?b=c")
    assert server.asked[0].startswith("GET /a?b=c HTTP/1.1\r\n")


def test_nothing_of_ours_goes_along(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    server.gives(PAGE, more="Set-Cookie: a=b\r\n")
    fetch_here(server.url(), server.allowed)
    assert fetch(server.url(), server.allowed).body == PAGE
    for asked in server.asked:
        names = {line.split(":")[0].lower() for line in asked.split("\r\n")[1:] if line}
        assert names == {
            *("host", "accept", "accept-encoding", "accept-language", "connection", "user-agent")
        }


def test_letters_in_an_address_are_written_as_servers_expect(server: Server) -> None:
    server.gives(PAGE)
    fetch_here(server.url("/wijk/één?q=ü&r=%20"), server.allowed)
    assert server.asked[0].startswith("GET /wijk/%C3%A9%C3%A9n?q=%C3%BC&r=%20 HTTP/1.1\r\n")


@pytest.mark.parametrize(
    "url",
    [
        *("", "https://", "http:///x", "http://", "ftp://a.example/", "file:///etc/passwd"),
        *("gopher://127.0.0.1/", "http:127.0.0.1", "//a.example", "http://a.example:x/"),
        *("http://a.example:99999/", "http://a b.example/", "http://a.example/\n", "http://a\\@b/"),
        *("http://a.example/\x00", "http://a.example/<b>", "http://[::1/", "http://\ud800.example"),
        *("http://a.example/" + "x" * 3_000, "http://a.example#@b.example:x/"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused(url: str) -> None:
    with pytest.raises(InvalidInput):
        fetch_here(url, Allowed())


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.1/"),
        *("http://①②⑦.⓪.⓪.①/", "http://[::1]/", "http://[::127.0.0.1]/", "http://localhost/"),
        *("http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[::ffff:127.0.0.1]/"),
        *("http://169.254.169.254/latest/", "http://10.0.0.1/", "https://[fe80::1%251]/"),
        *("http://0/", "http://0.0.0.0/", "http://9.9.9.9:22/", "http://ann@9.9.9.9/"),
        *("http://9.9.9.9@127.0.0.1/", "http://127.0.0.1:80/", "https://127.0.0.1:443/"),
    ],
)
def test_address_within_our_own_network_is_refused(url: str) -> None:
    with pytest.raises(InvalidInput):
        fetch_here(url, Allowed())


def test_what_people_type_is_judged_by_the_strictest_rule(server: Server) -> None:
    with pytest.raises(InvalidInput, match="80 and 443"):
        fetch(server.url())
    with pytest.raises(InvalidInput, match="public internet"):
        fetch("http://localhost/")
    assert server.asked == []


def test_redirects_are_followed_three_times_and_no_further(server: Server) -> None:
    def answer(connection: socket.socket, path: str) -> None:
        steps = int(path.strip("/"))
        if steps:
            head = f"HTTP/1.1 302 Found\r\nLocation: /{steps - 1}\r\nContent-Length: 0\r\n\r\n"
            connection.sendall(head.encode())
        else:
            connection.sendall(OK + b"Content-Length: 2\r\n\r\nja")

    server.answer = answer
    page = fetch_here(server.url("/3"), server.allowed)
    assert (page.url, page.body, len(server.asked)) == (server.url("/0"), b"ja", 4)
    with pytest.raises(InvalidInput, match="without an end"):
        fetch_here(server.url("/4"), server.allowed)


@pytest.mark.parametrize(
    "target",
    [
        *("http://127.0.0.2/", "http://127.1/", "http://[::1]/", "//169.254.169.254/", "file:///x"),
        *("http://ann:b@9.9.9.9/", "javascript:x", "http://9.9.9.9:22/", "http://①②⑦.⓪.⓪.①:1/"),
    ],
)
def test_each_redirect_is_judged_anew(server: Server, target: str) -> None:
    head = f"HTTP/1.1 301 Moved\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n"
    server.says(head.encode())
    with pytest.raises(InvalidInput):
        fetch_here(server.url(), server.allowed)
    assert len(server.asked) == 1


def test_redirect_to_nowhere_ends(server: Server) -> None:
    server.says(b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n")
    with pytest.raises(InvalidInput, match="without an end"):
        fetch_here(server.url(), server.allowed)


@pytest.mark.parametrize("status", [204, 304, 401, 403, 404, 410, 429, 500, 503])
def test_answer_without_a_page_is_refused_with_its_number(server: Server, status: int) -> None:
    server.says(f"HTTP/1.1 {status} x\r\nContent-Length: 0\r\n\r\n".encode())
    with pytest.raises(InvalidInput, match=f"answers {status}"):
        fetch_here(server.url(), server.allowed)


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "application/octet-stream"])
def test_what_is_no_page_is_refused(server: Server, kind: str) -> None:
    server.gives(b"x", kind)
    with pytest.raises(InvalidInput, match=kind):
        fetch_here(server.url(), server.allowed)


def test_packed_page_is_unpacked(server: Server) -> None:
    server.gives(gzip.compress(PAGE), more="Content-Encoding: gzip\r\n")
    assert fetch_here(server.url(), server.allowed).body == PAGE
    server.gives(zlib.compress(PAGE), more="Content-Encoding: deflate\r\n")
    assert fetch_here(server.url(), server.allowed).body == PAGE


def test_page_in_chunks_is_put_together(server: Server) -> None:
    server.says(
        OK + b"Transfer-Encoding: chunked\r\n\r\n", b"3\r\nabc\r\n", b"2\r\nde\r\n0\r\n\r\n"
    )
    assert fetch_here(server.url(), server.allowed).body == b"abcde"


def test_page_up_to_the_limit_is_read_and_no_larger_one(server: Server) -> None:
    server.gives(b"x" * LARGEST)
    assert len(fetch_here(server.url(), server.allowed).body) == LARGEST
    server.gives(b"x" * (LARGEST + 1))
    with pytest.raises(TooLarge, match="2 MB"):
        fetch_here(server.url(), server.allowed)


def test_page_without_an_end_is_refused(server: Server) -> None:
    server.says(OK + b"\r\n", *itertools.repeat(b"x" * 65_536, 100))
    with pytest.raises(TooLarge):
        fetch_here(server.url(), server.allowed)
    server.says(OK + b"Content-Length: 100000000\r\n\r\n", *itertools.repeat(b"x" * 65_536, 100))
    with pytest.raises(TooLarge):
        fetch_here(server.url(), server.allowed)


def test_packed_bomb_is_refused(server: Server) -> None:
    server.gives(gzip.compress(bytes(100_000_000)), more="Content-Encoding: gzip\r\n")
    with pytest.raises(TooLarge):
        fetch_here(server.url(), server.allowed)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc",
        OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabc",
        OK + b"Content-Length: 9\r\n\r\nabc",
        OK + b"Content-Encoding: gzip\r\n\r\nabc",
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE, mtime=0)[:-12],
    ],
)
def test_broken_answer_is_no_answer(server: Server, answer: bytes) -> None:
    server.says(answer)
    with pytest.raises(Unavailable, match="does not answer"):
        fetch_here(server.url(), server.allowed)


def test_packing_that_was_not_asked_for_is_refused(server: Server) -> None:
    server.gives(b"x", more="Content-Encoding: br\r\n")
    with pytest.raises(InvalidInput, match="unasked"):
        fetch_here(server.url(), server.allowed)


def test_closed_port_is_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(Unavailable):
        fetch_here(f"http://127.0.0.1:{port}/", Allowed((port,), ("127.0.0.1",)))


def test_server_without_a_certificate_is_no_answer(server: Server) -> None:
    server.gives(PAGE)
    with pytest.raises(Unavailable):
        fetch_here(server.url().replace("http:", "https:"), server.allowed)


@pytest.mark.parametrize(
    ("head", "part"),
    [(b"HTTP/1.1 200 OK\r\n", b"X"), (OK + b"\r\n", b"x"), (b"", b"HTTP/1.1 100 x\r\n\r\n")],
)
def test_server_that_never_ends_is_left(server: Server, head: bytes, part: bytes) -> None:
    done = threading.Event()

    def drip(connection: socket.socket, path: str) -> None:
        connection.sendall(head)
        while not done.wait(0.05):
            connection.sendall(part)

    server.answer = drip
    try:
        with pytest.raises(Unavailable, match="not in time"):
            fetch(server.url(), server.allowed, seconds=2.0)
    finally:
        done.set()


def test_child_tells_its_errors_as_they_are(server: Server) -> None:
    server.says(b"HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n")
    with pytest.raises(DebateError) as here:
        fetch_here(server.url(), server.allowed)
    with pytest.raises(DebateError) as apart:
        fetch(server.url(), server.allowed)
    assert type(apart.value) is type(here.value)
    assert str(apart.value) == str(here.value)


def test_addresses_are_told_from_files() -> None:
    assert is_url("https://a.example")
    assert is_url("HTTP://a.example")
    assert not any(map(is_url, ("page.html", "-", "https", "file:///x", "ftp://a.example")))
