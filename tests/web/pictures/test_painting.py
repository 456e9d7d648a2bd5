"""The colours of a drawing that stands by itself are those of the page in the light."""

import re
from pathlib import Path

from debate.graph.colouring import TONES
from debate.web import words
from debate.web.pictures.painting import PAINT, PALE, PAPER, PART, STRONG

STATIC = Path(__file__).resolve().parents[3] / "static"


def light(sheet: str) -> dict[str, str]:
    """The variables of the first :root of a style sheet."""
    root = sheet[sheet.index(":root {") :]
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", root[: root.index("}")]))


def rules(sheet: str, name: str) -> dict[str, str]:
    """What each class has for a variable."""
    found = {}
    for selectors, value in re.findall(rf"([^{{}}]+)\{{\s*{name}: ([^;]+);\s*\}}", sheet):
        found |= dict.fromkeys(re.findall(r"\.([\w-]+)(?=[\s,:)]|$)", selectors.strip()), value)
    return found


def test_strong_colours_are_those_of_the_style_sheet() -> None:
    sheet = (STATIC / "overview.css").read_text("utf-8")
    variables = light((STATIC / "base.css").read_text("utf-8")) | light(sheet)
    tones = {
        tone: variables[value.removeprefix("var(").removesuffix(")")]
        for tone, value in rules(sheet, "--tone").items()
    }
    assert tones == STRONG
    assert variables["--paper"] == PAPER


def test_as_much_of_a_tone_is_in_its_segment_as_on_the_page() -> None:
    sheet = (STATIC / "overview.css").read_text("utf-8")
    parts = rules(sheet, "--part")
    assert {tone: f"{part:.0%}" for tone, part in PALE.items()} == {
        tone: parts[tone] for tone in PALE
    }
    assert f"--part: {PART:.0%};" in sheet


def test_every_tone_has_its_paint_and_its_words() -> None:
    tones = {tone for some in TONES.values() for tone in some} | {"section", "sum"}
    assert set(PAINT) == tones
    assert set(words.TONES) == tones


def test_words_can_be_read_on_every_paint() -> None:
    for paint in PAINT.values():
        assert contrast(paint, "#1c1b1a") >= 4.5


def test_every_strong_colour_stands_out_from_paper() -> None:
    assert {tone for tone in STRONG if contrast(STRONG[tone], PAPER) < 3} == set()


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 between two colours."""
    lights = sorted((brightness(one), brightness(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
