"""What the pictures show."""

from dataclasses import replace

from debate.model import Section, Voice, VoiceKind, Wording
from debate.tegengeluid.counted import GROUPS
from debate.tegengeluid.pictures import BINS, growth, places
from tests.tegengeluid.maps import example, many, written

PROFESSIONAL = Voice(VoiceKind.PROFESSIONAL)


def test_debate_grows_to_what_the_sides_count() -> None:
    last = growth(example())[-1]
    assert (last.for_, last.against, last.other) == (3, 5, 1)


def test_long_debate_has_a_bounded_number_of_moments() -> None:
    text = "T policymaker p 0\n" + "\n".join(f"N{n} citizen n{n} {n} a T" for n in range(300))
    found = growth(written(text, today=400))
    assert len(found) <= BINS
    assert found[-1].against == 300
    assert all(one.at < other.at for one, other in zip(found, found[1:], strict=False))


def test_debate_without_dates_does_not_grow() -> None:
    assert growth(written("T policymaker p -")) == ()


def test_sections_tell_which_claims_nobody_spoke_against() -> None:
    counted = written("T policymaker p 0\n" + many(2))
    named = {id_: replace(each, section="g1") for id_, each in counted.map.claims.items()}
    named["N1"] = replace(named["N1"], section="g0")
    sections = {id_: Section(id_, id_) for id_ in ("g0", "g1", "g2")}
    argument_map = replace(counted.map, claims=named, sections=sections)
    found = places(replace(counted, map=argument_map))
    assert [(each.section, each.claims, each.silent) for each in found] == [
        ("g0", 1, ("N1",)),
        ("g1", 2, ("N0",)),
    ]


def test_sections_tell_which_groups_said_nothing_there() -> None:
    counted = written("T policymaker p 0\nA citizen c 1 a T\nB journalist j 2 a A")
    named = {id_: replace(each, section="g1") for id_, each in counted.map.claims.items()}
    named["B"] = replace(named["B"], section="")
    named["A"] = replace(
        named["A"], wordings=(Wording("", Voice(VoiceKind.CLIENT)), Wording("", PROFESSIONAL))
    )
    argument_map = replace(counted.map, claims=named, sections={"g1": Section("g1", "g1")})
    here, loose = places(replace(counted, map=argument_map))
    assert here.unheard == ("researcher", "journalist", "council_member")
    assert set(GROUPS) - set(loose.unheard) == {"journalist"}
