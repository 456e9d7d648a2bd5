"""I3: whether voices answer one another or speak among themselves."""

import pytest

from debate.model import Kind, VoiceKind
from debate.tegengeluid.exchange import exchange, matrix
from tests.tegengeluid.maps import example, many, written


def test_voices_that_speak_among_themselves_exchange_less_than_by_chance() -> None:
    text = (
        "T citizen t 0\nP policymaker p 0\n"
        + many(18)
        + "\n"
        + many(18, "policymaker", 18, on="a P")
    )
    found = exchange(written(text, theses=("T", "P")))
    assert found.figure.shown == 0
    assert found.named("percentile").shown == pytest.approx(0, abs=0.01)
    assert "0 procent tussen verschillende groepen" in found.said.nl
    assert "Zo weinig komt door toeval bijna nooit voor" in found.said.nl


def test_fewer_than_thirty_lines_say_nothing() -> None:
    found = exchange(written("T policymaker t 0\n" + many(29)))
    assert found.figure.shown is None
    assert "onder de 30" in found.said.nl
    assert exchange(written("T policymaker t 0\n" + many(30))).named("observed").shown == 1


def test_line_without_a_known_voice_is_left_out_and_a_client_is_a_citizen() -> None:
    counted = written("T client t 0\nA unknown a 1 a T\nB citizen b 1 a T\nC policymaker c 1 u rB")
    assert matrix(counted) == {
        (VoiceKind.CITIZEN, VoiceKind.CITIZEN): 1,
        (VoiceKind.POLICYMAKER, VoiceKind.CITIZEN): 1,
    }
    assert matrix(counted, Kind.UNDERCUT) == {(VoiceKind.POLICYMAKER, VoiceKind.CITIZEN): 1}


def test_one_voice_alone_has_no_ratio() -> None:
    found = exchange(written("T citizen t 0\n" + many(40)))
    assert found.figure.value is None
    assert found.said.nl.startswith("Dat is niet te zeggen")


def test_matrix_of_the_example_counts_who_answers_whom() -> None:
    found = matrix(example())
    assert sum(found.values()) == 8
    assert found[VoiceKind.CITIZEN, VoiceKind.POLICYMAKER] == 2
