"""The garbage collector waits, and goes on afterwards as it went before."""

import gc

import pytest

from debate.errors import MalformedFile
from debate.formats.argdown import reader
from debate.hoarding import hoarding


def test_the_collector_goes_on_after_a_mistake_too() -> None:
    with pytest.raises(ZeroDivisionError), hoarding():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with hoarding(), hoarding():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_reading_a_map_leaves_it_going() -> None:
    reader.load("[A]: Een ding is waar.")
    with pytest.raises(MalformedFile):
        reader.load("===\ntitle: A\n===\nMeteen tekst.")
    assert gc.isenabled()
