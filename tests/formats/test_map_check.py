"""A map that comes in refers only to what is there, and its undercuts end somewhere."""

from dataclasses import replace

import pytest

from debate.errors import MalformedFile
from debate.formats.own_json import read, write
from debate.model import ArgumentMap, Kind, Relation
from tests.formats.test_own_json import BRIDGE, OPEN, id_of


def undercuts(conclusions: list[int]) -> ArgumentMap:
    """The bridge with undercuts 100, 101, ... of the relations with these numbers."""
    more = [
        Relation(id_of("r", 100 + place), Kind.UNDERCUT, (OPEN.id,), id_of("r", number))
        for place, number in enumerate(conclusions)
    ]
    return replace(BRIDGE, relations=BRIDGE.relations | {one.id: one for one in more})


@pytest.mark.parametrize("conclusions", [[101, 100], [1, 103, 101, 102], [101, 102, 103, 101]])
def test_undercuts_in_a_circle_are_refused_with_their_place(conclusions: list[int]) -> None:
    with pytest.raises(MalformedFile, match="undercuts must end at a support") as refused:
        read(write(undercuts(conclusions)).text)
    assert str(refused.value).startswith("$.relations[")


def test_undercuts_may_go_as_deep_as_they_will() -> None:
    deep = undercuts([*range(101, 5100), 1])
    assert read(write(deep).text).map == deep
    with pytest.raises(MalformedFile, match="undercuts must end"):
        read(write(undercuts([*range(101, 5100), 100])).text)
