"""Arguments without words as maps, and maps as arguments without words."""

import pytest

from debate.formats import abstract
from debate.formats.reading import Count
from debate.model import ArgumentMap, Claim, Kind, Relation, Topic

READERS = {
    "af": (abstract.read_af, "p af 3\n1 2\n2 3\n3 3\n1 2\n"),
    "apx": (abstract.read_apx, "arg(a). arg(b). arg(c). att(a,b). att(b,c). att(c,c). att(a,b)."),
    "tgf": (abstract.read_tgf, "a Een zin.\nb\nc\n#\na b\nb c\nc c\na b\n"),
}


@pytest.mark.parametrize("name", READERS)
def test_each_argument_is_a_claim_and_each_attack_once_an_attack(name: str) -> None:
    read, text = READERS[name]
    found = read(text, file=f"x.{name}")
    assert (found.carried, found.lost) == (Count(3, 3), Count(0, 1))
    assert {one.kind for one in found.map.relations.values()} == {Kind.ATTACK}
    first = next(iter(found.map.claims.values())).text
    assert first == {"af": "Argument 1", "apx": "Argument a", "tgf": "Een zin."}[name]
    assert list(found.names.values()) == (["1", "2", "3"] if name == "af" else ["a", "b", "c"])


@pytest.mark.parametrize("name", READERS)
def test_what_is_written_reads_again_and_the_rest_is_told(name: str) -> None:
    ids = [f"c{number:012x}" for number in range(3)]
    ties = [
        Relation("r000000000001", Kind.ATTACK, (ids[0],), ids[1]),
        Relation("r000000000002", Kind.SUPPORT, (ids[1],), ids[2]),
        Relation("r000000000003", Kind.ATTACK, (ids[0], ids[1]), ids[2]),
        Relation("r000000000004", Kind.UNDERCUT, (ids[2],), "r000000000001"),
    ]
    map_ = ArgumentMap(
        Topic("x", "x"),
        claims={id_: Claim(id_, f"Zin {id_} hier.", note="x") for id_ in ids},
        relations={one.id: one for one in ties},
    )
    written = getattr(abstract, f"write_{name}")(map_)
    again = READERS[name][0](written.text)
    assert again.carried == Count(3, 1)
    assert [one.part for one in written.losses].count("edge") == 3
    assert [one.what for one in written.losses].count("its note") == 3
    assert ("its text" in {one.what for one in written.losses}) == (name != "tgf")
    assert (name == "af") or list(again.map.claims) == ids
