"""I1: of how many claims somebody has said that they are not so."""

from debate.tegengeluid.coverage import coverage
from tests.tegengeluid.maps import many, written

THESIS = "T policymaker p 0\n"


def test_share_of_claims_with_a_counterargument_and_the_others_by_weight() -> None:
    text = THESIS + many(9) + "\nX client x 2 a N0\nY client y 2 s N1"
    found = coverage(written(text))
    assert (found.figure.k, found.figure.n) == (2, 12)
    assert found.figure.items[0] == "N1"
    assert "Tegen 2 van de 12 stellingen sprak iemand" in found.said.nl
    assert "Somebody spoke against 2 of the 12 claims" in found.said.en


def test_thesis_without_a_counterargument_comes_first() -> None:
    found = coverage(written(THESIS + many(3, on="s T")))
    assert found.figure.items[0] == "T"


def test_support_of_an_attack_is_no_attack_and_an_objection_counts_beside_it() -> None:
    found = coverage(written(THESIS + "A citizen a 1 s T\nB citizen b 1 u rA"))
    assert found.figure.k == 0
    assert found.named("with_undercuts").k == 1


def test_theses_that_meet_less_opposition_than_their_supports_are_noted() -> None:
    more = "\n".join(f"X{n} client x{n} 1 a N{n}" for n in range(12))
    found = coverage(written(THESIS + many(12, on="s T") + "\n" + more))
    assert [note.en for note in found.notes] == [
        "The main claims met with less opposition than what supports them."
    ]
    assert not coverage(written(THESIS + many(12, on="s T") + "\nZ client z 1 a T")).notes
