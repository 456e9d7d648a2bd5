"""Slow visitors are cut off, and silent ones keep nobody waiting."""

import socket
from collections.abc import Iterator

import pytest

from debate.web import patience
from debate.web.patience import PatientSocket

SHORT = 0.05


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[PatientSocket, socket.socket]]:
    """Our end and a visitor's, with little patience."""
    for name in ("READING", "WRITING", "LINGER"):
        monkeypatch.setattr(patience, name, SHORT)
    monkeypatch.setattr(patience, "SLOWEST", 1 << 40)
    ours, theirs = socket.socketpair()
    mine = PatientSocket.over(ours)
    mine.begin()
    yield mine, theirs
    mine.close()
    theirs.close()


def test_who_says_nothing_more_is_cut_off(ends: tuple[PatientSocket, socket.socket]) -> None:
    ours, theirs = ends
    theirs.sendall(b"GET / HT")
    assert ours.recv(100) == b"GET / HT"
    for _ in range(2):
        with pytest.raises(ConnectionResetError, match="too slow"):
            ours.recv(100)
    assert theirs.recv(1) == b""


def test_byte_after_byte_does_not_stretch_the_time(
    ends: tuple[PatientSocket, socket.socket],
) -> None:
    ours, theirs = ends

    def drip() -> None:
        for _ in range(1_000_000):
            theirs.sendall(b"x")
            ours.recv(1)

    with pytest.raises(ConnectionResetError, match="too slow"):
        drip()


def test_a_shorter_time_that_was_asked_for_is_kept(
    ends: tuple[PatientSocket, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "READING", 3600.0)
    ours, _ = ends
    ours.begin()
    ours.settimeout(SHORT)
    with pytest.raises(TimeoutError):
        ours.recv(1)
    assert ours.gettimeout() == SHORT


def test_a_new_request_has_its_time_again(ends: tuple[PatientSocket, socket.socket]) -> None:
    ours, theirs = ends
    theirs.sendall(b"a")
    assert ours.recv(1) == b"a"
    ours.begin()
    theirs.sendall(b"b")
    assert ours.recv(1) == b"b"


def test_who_reads_nothing_is_cut_off(ends: tuple[PatientSocket, socket.socket]) -> None:
    ours, theirs = ends
    with pytest.raises(ConnectionResetError, match="too slow"):
        ours.sendall(b"x" * 100_000_000)
    theirs.settimeout(5)
    while theirs.recv(1_000_000):
        pass  # what was sent before is there, and then the end


def test_who_reads_gets_everything(ends: tuple[PatientSocket, socket.socket]) -> None:
    ours, theirs = ends
    taken = 0
    for _ in range(100):
        ours.sendall(b"x" * 1000)
        taken += len(theirs.recv(1000, socket.MSG_WAITALL))
    assert taken == 100_000


@pytest.mark.parametrize("sent", [b"", b"more" * 1000])
def test_an_end_waits_for_nobody(ends: tuple[PatientSocket, socket.socket], sent: bytes) -> None:
    ours, theirs = ends
    theirs.sendall(sent)
    ours.end()
    ours.begin()
    ours.settimeout(None)
    assert ours.recv(1) == b""  # at once, though the visitor never closed
    assert theirs.recv(1) == b""
    ours.end()  # a second time does no harm
