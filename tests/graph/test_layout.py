"""A drawing: nothing overlaps, everything is there once, the same map gives the same picture."""

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.errors import TooLarge
from debate.graph.layout import BOX, TEXT, Box, Drawing, Line, Saying, Sign, draw
from debate.graph.routes import Point
from debate.model import ArgumentMap, Claim, Topic
from tests.graph.maps import chain, maps, ring, star, written

Run = tuple[Point, ...]


def overlap(one: Box, other: Box) -> bool:
    apart = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not apart and one.y < other.y + other.height and other.y < one.y + one.height


def plate(sign: Sign) -> Box:
    left, top = sign.x - sign.width // 2, sign.y - sign.height // 2
    return Box(sign.word, "", left, top, sign.width, sign.height, (), "")


def is_on(point: Point, run: Run) -> bool:
    """Whether a point lies on a level or upright stretch of that run."""
    x, y = point
    return any(
        min(a[0], b[0]) <= x <= max(a[0], b[0]) and min(a[1], b[1]) <= y <= max(a[1], b[1])
        for a, b in zip(run, run[1:], strict=False)
    )


def goes_through(run: Run, box: Box) -> bool:
    """Whether a run enters the inside of a box."""
    return any(
        max(a[0], b[0]) > box.x
        and min(a[0], b[0]) < box.x + box.width
        and max(a[1], b[1]) > box.y
        and min(a[1], b[1]) < box.y + box.height
        for a, b in zip(run, run[1:], strict=False)
    )


def boxes(drawing: Drawing) -> dict[str, Box]:
    return {box.id: box for box in drawing.boxes}


def lines(drawing: Drawing) -> dict[str, Line]:
    return {line.id: line for line in drawing.lines}


def test_what_speaks_on_a_claim_stands_to_its_right() -> None:
    drawn = boxes(draw(written("s1: a > t", "a1: b > a", "u1: c > s1", theses=("t",))))
    assert drawn["t"].x < drawn["a"].x == drawn["c"].x < drawn["b"].x
    assert drawn["a"].y < drawn["c"].y
    assert drawn["t"].kind == "thesis"


def test_a_line_runs_from_its_premise_to_its_conclusion() -> None:
    drawing = draw(written("a1: b > t"))
    line, drawn = lines(drawing)["a1"], boxes(drawing)
    [run] = line.runs
    assert run[0][0] == drawn["b"].x
    assert run[-1] == line.end == (drawn["t"].x + BOX, line.sign.y)
    assert (line.sign.sign, line.sign.word) == ("−", "spreekt tegen")


def test_linked_premises_join_before_they_arrive() -> None:
    line = lines(draw(written("s1: a b c > t")))["s1"]
    assert len(line.runs) == 4
    assert {run[-1] for run in line.runs[:3]} == {line.joint} == {line.runs[3][0]}
    assert line.sign.word == "steunen samen"


def test_an_undercut_ends_on_the_line_it_disputes() -> None:
    drawn = lines(draw(written("s1: a > t", "u1: b > s1", "u2: c > u1", "u3: d > s1")))
    assert is_on(drawn["u1"].end, drawn["s1"].runs[0])
    assert is_on(drawn["u2"].end, drawn["u1"].runs[0])
    assert is_on(drawn["u3"].end, drawn["s1"].runs[0])
    assert len({drawn[each].end for each in ("u1", "u2", "u3")}) == 3


def test_a_claim_against_itself_has_a_line_that_goes_round() -> None:
    drawing = draw(written("a1: t > t", "u1: b > a1"))
    line = lines(drawing)["a1"]
    assert line.runs[0][0][0] == line.end[0] == boxes(drawing)["t"].x + BOX
    assert line.runs[0][0] != line.end
    assert is_on(lines(drawing)["u1"].end, line.runs[0])


def test_two_claims_against_each_other_have_a_line_each_way() -> None:
    drawn = lines(draw(written("a1: b > t", "a2: t > b", theses=("t",))))
    assert drawn["a1"].runs[0][0][0] > drawn["a1"].end[0]
    assert drawn["a2"].runs[0][0][0] < drawn["a2"].end[0]


def test_undercuts_in_a_ring_hang_on_nothing_and_are_named() -> None:
    made = written("u1: a > u2", "u2: b > u1", "u3: c > u1", "s1: a > b")
    drawing = draw(made)
    assert drawing.left_out == ("u1", "u2", "u3")
    assert list(lines(drawing)) == ["s1"]
    assert set(boxes(drawing)) == {"a", "b", "c"}


def test_a_claim_is_drawn_in_full_up_to_its_limit() -> None:
    full, long = "woord " * 26 + "af.", "woord " * 27 + "af."
    topic = Topic("debat", "Debat")
    claims = {"c1": Claim("c1", full), "c2": Claim("c2", long)}
    drawn = boxes(draw(ArgumentMap(topic, claims=claims)))
    assert len(full) <= TEXT < len(long)
    assert " ".join(line.text for line in drawn["c1"].lines) == full
    assert not drawn["c1"].is_shortened
    assert drawn["c2"].lines[-1].text.endswith("woord…")
    assert drawn["c2"].is_shortened
    assert drawn["c2"].text == long


def test_what_is_cut_is_counted_in_its_box() -> None:
    made = written("s1: a > t")
    plain, counted = boxes(draw(made)), boxes(draw(made, behind={"a": 7}, ahead={"t": 2}))
    assert (counted["a"].behind, counted["t"].ahead) == (7, 2)
    assert counted["a"].height > plain["a"].height


def test_an_empty_map_is_an_empty_picture() -> None:
    assert draw(ArgumentMap(Topic("debat", "Debat"))).boxes == ()


def test_too_large_a_map_is_refused() -> None:
    with pytest.raises(TooLarge, match="at most 300 claims"):
        draw(star(301))


@pytest.mark.parametrize("made", [star(149), chain(149), ring(150)], ids=["star", "chain", "ring"])
def test_a_full_screen_of_any_shape_is_drawn(made: ArgumentMap) -> None:
    drawing = draw(made)
    assert len(drawing.boxes) == 150
    assert len(drawing.lines) == len(made.relations)
    assert not any(overlap(one, two) for one, two in combinations(drawing.boxes, 2))


@given(maps())
def test_every_claim_and_relation_is_drawn_once_and_nothing_overlaps(made: ArgumentMap) -> None:
    drawing = draw(made)
    assert sorted(box.id for box in drawing.boxes) == sorted(made.claims)
    assert [line.id for line in drawing.lines] == list(made.relations)
    plates = [plate(line.sign) for line in drawing.lines]
    assert not [
        (one.id, two.id)
        for one, two in combinations([*drawing.boxes, *plates], 2)
        if overlap(one, two)
    ]


@given(maps())
def test_lines_pass_every_box_and_end_where_they_belong(made: ArgumentMap) -> None:
    drawing = draw(made)
    drawn, by_id = boxes(drawing), lines(drawing)
    for line in drawing.lines:
        assert not [box.id for run in line.runs for box in drawing.boxes if goes_through(run, box)]
        assert line.runs[-1][-1] == line.end
        if line.kind == "undercut":
            assert any(is_on(line.end, run) for run in by_id[line.conclusion].runs)
        else:
            box = drawn[line.conclusion]
            assert line.end[0] in (box.x, box.x + box.width)
            assert box.y < line.end[1] < box.y + box.height
        starts = {run[0] for run in line.runs}
        for premise in line.premises:
            box = drawn[premise]
            assert any(
                x in (box.x, box.x + box.width) and box.y < y < box.y + box.height
                for x, y in starts
            )


@given(maps())
def test_everything_stands_inside_the_picture(made: ArgumentMap) -> None:
    drawing = draw(made)
    corners = [point for line in drawing.lines for run in line.runs for point in run]
    corners += [(box.x, box.y) for box in drawing.boxes]
    corners += [(box.x + box.width, box.y + box.height) for box in drawing.boxes]
    assert all(0 < x < drawing.width and 0 < y < drawing.height for x, y in corners)


@given(maps(), st.integers())
def test_the_order_in_which_claims_were_stored_changes_nothing(
    made: ArgumentMap, seed: int
) -> None:
    """What tells the order are theses and relations; claims without any stand alone."""
    spoken = {each for it in made.relations.values() for each in (*it.premises, it.conclusion)}
    named = tuple(claim for claim in made.claims if claim in spoken)
    kept = {claim: made.claims[claim] for claim in named}
    told = replace(made, topic=replace(made.topic, theses=named), claims=kept)
    shuffled = random.Random(seed).sample(named, len(named))
    again = replace(told, claims={claim: kept[claim] for claim in shuffled})
    assert draw(told) == draw(again) == draw(told)


def test_a_claim_that_is_added_moves_nothing_that_was_told_before_it() -> None:
    told = ("s1: a > t", "a1: b > t", "a2: c > a", "a3: e > a")
    before = boxes(draw(written(*told, theses=("t",))))
    after = boxes(draw(written(*told, "a4: d > b", theses=("t",))))
    assert after.keys() - before.keys() == {"d"}
    assert all(after[claim] == before[claim] for claim in ("a", "c", "e"))
    assert all(after[claim].x == before[claim].x for claim in before)


def test_each_box_says_for_those_who_listen_what_it_speaks_on() -> None:
    drawn = boxes(draw(written("s1: a > t", "u1: b > s1")))
    assert drawn["a"].sayings == (Saying("steunt", "Stelling t."),)
    assert drawn["b"].sayings == (Saying("volgt niet", "Stelling t."),)
    assert drawn["t"].sayings == ()
