"""I9: how policy is presented, and whether that is contested."""

from dataclasses import replace

import pytest

from debate.model import Frame
from debate.tegengeluid.counted import Counted
from debate.tegengeluid.framing import framing
from tests.tegengeluid.maps import many, written

NEC, DES, ALT = Frame.NECESSITY, Frame.DESIRABILITY, Frame.ALTERNATIVE
TEXT = "T policymaker p 0\nU policymaker q 0\n" + many(10)
CODES = {"T": (NEC,), "U": (NEC, DES), "N0": (ALT,)}


def coded(alpha: float | None, frames: dict[str, tuple[Frame, ...]] = CODES) -> Counted:
    counted = written(TEXT, frames=frames)
    agreed = {} if alpha is None else dict.fromkeys(Frame, alpha)
    return replace(counted, record=replace(counted.record, agreement=agreed))


def test_frames_are_counted_where_coders_agreed() -> None:
    found = framing(coded(0.7))
    assert (found.figure.k, found.figure.n) == (2, 12)
    assert found.named("desirability").k == 1
    assert found.named("necessity_attacked").items == ("T",)
    assert "In 2 van de 12 stellingen heet het beleid onvermijdelijk" in found.said.nl


def test_necessity_is_contested_by_a_real_alternative_or_where_the_attack_is_coded_so() -> None:
    assert framing(coded(0.7)).named("necessity_contested").k == 1
    counted = coded(0.7, {"T": (NEC,)})
    assert framing(counted).named("necessity_contested").k == 0
    aimed = replace(counted.map.relations["rN3"], frames=(NEC,))
    relations = {**counted.map.relations, "rN3": aimed}
    counted = replace(counted, map=replace(counted.map, relations=relations))
    assert framing(counted).named("necessity_contested").k == 1
    assert framing(counted).figure.items == ()


@pytest.mark.parametrize(("alpha", "said"), [(None, "nog geen twee mensen"), (0.66, "alfa 0,66")])
def test_nothing_is_said_where_coders_agreed_too_little(alpha: float | None, said: str) -> None:
    found = framing(coded(alpha))
    assert found.figure.shown is None
    assert said in found.said.nl
    assert all(each.shown is None for each in found.beside if not each.name.startswith("alpha"))


def test_alpha_at_the_line_is_enough() -> None:
    assert framing(coded(0.667)).figure.shown == pytest.approx(2 / 12)
    assert framing(coded(0.667)).named("alpha NEC").shown == 0.667
