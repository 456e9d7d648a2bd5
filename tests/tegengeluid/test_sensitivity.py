"""How much the front figures hang on the editors."""

from dataclasses import replace

from debate.model import Maker
from debate.tegengeluid.answering import objections, objections_without
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
    found = sensitivity(counted, objections(counted))
    assert found.ties == ("rN5",)
    assert (found.figures["I2"].n, found.figures["I1"].k) == (9, 2)
    apart = {id_: each for id_, each in counted.map.relations.items() if id_ != "rN5"}
    never = replace(counted, map=replace(counted.map, relations=apart))
    drawn = sensitivity(never, objections(never))
    for id_, figure in drawn.figures.items():
        assert (figure.k, figure.n) == (found.figures[id_].k, found.figures[id_].n)
        assert figure.value == found.figures[id_].value


def test_debate_without_editors_ties_has_nothing_to_leave_out() -> None:
    counted = written(TEXT)
    assert sensitivity(counted, objections(counted)).ties == ()


def test_objection_that_an_editors_tie_answered_waits_without_it() -> None:
    answered = "\n    A citizen a 0 a T\n    B policymaker b 1 a A\n    C citizen c 2 u rA\n"
    counted = edited(written(TEXT + answered), "rB", "rC")
    judged = objections(counted)
    lesser = counted.without(["rB", "rC"])
    assert next(one.is_answered for one in judged if one.step.id == "rA")
    assert objections_without(lesser, judged) == objections(lesser)
    assert not next(o.is_answered for o in objections(lesser) if o.step.id == "rA")
