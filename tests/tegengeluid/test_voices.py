"""I4 and I5: which voices are in the room."""

from dataclasses import replace

from debate.model import Voice, VoiceKind, Wording
from debate.tegengeluid.counted import Counted
from debate.tegengeluid.voices import Replying, variety, voices_per_claim
from tests.tegengeluid.maps import example, many, written


def heard(counted: Counted, claim: str) -> int:
    return Replying(counted)[claim].bit_count()


def test_voices_of_the_example_are_four_two_and_one() -> None:
    assert [heard(example(), id_) for id_ in ("T", "S1", "S2")] == [4, 2, 1]


def test_voices_are_heard_two_replies_deep_and_no_deeper() -> None:
    text = "T policymaker p 0\nA citizen a 1 a T\nB researcher b 1 a A\nC journalist c 1 a B"
    assert heard(written(text), "T") == 2


def test_objection_to_a_step_is_a_reply_to_its_premises() -> None:
    text = "T policymaker p 0\nA citizen a 1 s T\nB researcher b 1 u rA\nC journalist c 1 u rB"
    assert heard(written(text), "T") == 2


def test_citizens_and_clients_are_one_voice_and_the_unknown_is_none() -> None:
    text = "T policymaker p 0\nA citizen a 1 s T\nB client b 1 s T\nC unknown c 1 s T"
    assert heard(written(text), "T") == 1


def test_merged_claim_keeps_its_voices() -> None:
    apart = written("T policymaker p 0\nA citizen a 1 a T\nB researcher b 1 a T")
    merged = written("T policymaker p 0\nA citizen a 1 a T")
    kept = merged.map.claims["A"]
    told = replace(kept, wordings=(Wording("Ook zo.", Voice(VoiceKind.RESEARCHER)),))
    merged = replace(merged, map=replace(merged.map, claims={**merged.map.claims, "A": told}))
    assert Replying(merged)["T"] == Replying(apart)["T"]
    assert variety(merged).figure.value == variety(apart).figure.value


def test_positions_without_a_citizen_are_the_items_theses_first() -> None:
    text = "T policymaker p 0\n" + many(10, "researcher", on="s T")
    found = voices_per_claim(written(text))
    assert found.figure.items[0] == "T"
    assert (found.named("with_citizens").k, found.figure.n) == (0, 11)
    assert (
        "Op 11 stellingen van de 11 reageert geen inwoner of cliënt (tussen 74 en 100 procent)"
        in found.said.nl
    )
    assert found.named("theses_with_citizens").items == ("T",)


def test_claims_about_clients_are_those_that_curators_tagged() -> None:
    counted = written("T policymaker p 0\nA citizen a 1 a T")
    tagged = replace(counted.map.claims["T"], tags=("cliënten",))
    counted = replace(counted, map=replace(counted.map, claims={**counted.map.claims, "T": tagged}))
    about = voices_per_claim(counted).named("about_clients")
    assert (about.k, about.n) == (1, 1)


def test_spread_is_even_over_all_six_and_nothing_for_one() -> None:
    kinds = ("citizen", "professional", "policymaker", "researcher", "journalist", "council_member")
    even = "\n".join(f"C{n} {kind} a{n} 0" for n, kind in enumerate(kinds * 2))
    assert round(variety(written(even, theses=("C0",))).figure.shown or 0, 9) == 1
    found = variety(written("T citizen t 0\n" + many(10)))
    assert found.figure.shown == 0
    assert "11 van de 11, komen van inwoners en cliënten" in found.said.nl


def test_spread_of_people_counts_each_once() -> None:
    text = "T citizen ann 0\nA citizen ann 1 a T\nB researcher mo 1 a T\nC unknown co 1 a T"
    found = variety(written(text))
    assert found.named("simpson_of_people").value == 0.5
    assert found.named("unknown").value == 1
