"""The pictures as coordinates."""

from debate.model import VoiceKind
from debate.tegengeluid.pictures import Moment
from debate.tegengeluid.record import DAY
from debate.tegengeluid.waiting import Wait, survival
from debate.web.citizen import room_pictures

CITIZEN, MAKER = VoiceKind.CITIZEN, VoiceKind.POLICYMAKER


def test_area_of_a_square_is_how_often() -> None:
    drawn = room_pictures.matrix({(CITIZEN, MAKER): 16, (MAKER, CITIZEN): 4})
    sizes = {(each.speaker, each.other): each.size for each in drawn.cells}
    assert sizes[CITIZEN, MAKER] == 2 * sizes[MAKER, CITIZEN]
    assert sizes[CITIZEN, CITIZEN] == 0
    assert drawn.voices == (CITIZEN, MAKER)
    assert (drawn.count(CITIZEN, MAKER), drawn.count(MAKER, MAKER)) == (16, 0)


def test_curve_goes_down_and_never_leaves_the_frame() -> None:
    waits = [Wait(day * DAY, day % 3 > 0) for day in range(1, 20)]
    drawn = room_pictures.survival(survival(waits))
    assert drawn
    heights = [float(part.split("V")[1]) for part in drawn.path.split("H")[1:-1]]
    assert heights == sorted(heights)
    assert max(heights) <= room_pictures.HEIGHT - room_pictures.FOOT
    assert room_pictures.survival(()) is None


def test_growth_ends_at_the_right_and_needs_two_moments() -> None:
    moments = [Moment(DAY, 1, 0, 0), Moment(3 * DAY, 2, 4, 0)]
    drawn = room_pictures.growth(moments)
    assert drawn
    assert drawn.most == 4
    assert drawn.against.endswith(f"L{room_pictures.WIDTH - 12} 8.0")
    assert room_pictures.growth(moments[:1]) is None
