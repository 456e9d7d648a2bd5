"""How much the front figures hang on the editors."""

from dataclasses import replace

from debate.model import Maker
from debate.tegengeluid.counted import Counted
from debate.tegengeluid.sensitivity import most_disputed, sensitivity
from tests.tegengeluid.maps import many, written


def edited(counted: Counted, *ids: str) -> Counted:
    relations = {
        id_: replace(each, made_by=Maker.EDITOR) if id_ in ids else each
        for id_, each in counted.map.relations.items()
    }
    return replace(counted, map=replace(counted.map, relations=relations))


TEXT = (
    "T policymaker p 0\n"
    + many(8)
    + """
    X citizen x 1 u rN3
    Y citizen y 1 a N5
    Z citizen z 1 a N5
"""
)


def test_ties_with_most_said_against_them_are_left_out_first() -> None:
    counted = edited(written(TEXT), *(f"rN{n}" for n in range(7)))
    assert most_disputed(counted) == ("rN3", "rN5", "rN0", "rN1", "rN2")


def test_figures_move_as_if_the_ties_were_never_drawn() -> None:
    counted = edited(written(TEXT), "rN5")
    found = sensitivity(counted)
    assert found.ties == ("rN5",)
    assert (found.figures["I2"].n, found.figures["I1"].k) == (9, 2)
    apart = {id_: each for id_, each in counted.map.relations.items() if id_ != "rN5"}
    drawn = sensitivity(replace(counted, map=replace(counted.map, relations=apart)))
    for id_, figure in drawn.figures.items():
        assert (figure.k, figure.n) == (found.figures[id_].k, found.figures[id_].n)
        assert figure.value == found.figures[id_].value


def test_debate_without_editors_ties_has_nothing_to_leave_out() -> None:
    assert sensitivity(written(TEXT)).ties == ()
