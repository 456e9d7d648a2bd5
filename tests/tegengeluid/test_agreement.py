"""How far coders agree: the published examples of the coefficient."""

import pytest

from debate.tegengeluid.agreement import alpha

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), examples A, B and C.
BINARY = ("0100000010", "1110010000")
NOMINAL = ("aabbdcccedda", "babbbccceddd")
MISSING = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(*coders: str) -> list[list[str]]:
    return [[code for code in column if code != "."] for column in zip(*coders, strict=True)]


@pytest.mark.parametrize(
    ("coders", "published"), [(BINARY, 0.095), (NOMINAL, 0.692), (MISSING, 0.743)]
)
def test_alpha_is_the_published_one(coders: tuple[str, ...], published: float) -> None:
    assert alpha(units(*coders)) == pytest.approx(published, abs=5e-4)


def test_full_agreement_is_one_and_the_order_of_coders_is_nothing() -> None:
    assert alpha(units("abba", "abba")) == 1
    assert alpha(units(*BINARY)) == alpha(units(*reversed(BINARY)))


def test_nothing_can_be_said_of_single_codes_or_of_one_code_only() -> None:
    assert alpha([["a"], ["b"], []]) is None
    assert alpha(units("aaaa", "aaaa")) is None
