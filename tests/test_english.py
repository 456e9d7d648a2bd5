"""All that is said here is written in English, so that it can be said in Dutch and in English."""

import re
from collections.abc import Callable

import pytest

from tests import sentences
from tests.sentences import Loose

NAMES = {"Enter", "English", "Markdown", "Nederlands", "PDF", "PNG", "SVG", "Tegengeluid", "min"}
KEYS = {"Yes", "no text"}
"""Words that are the same in every language, and what templates compare with."""

DUTCH = re.compile(
    r"\b(aan|als|bij|dat|de|deze|dit|door|een|en|er|geen|heeft|het|hier|hoe|kan|maar|met|naar|niet"
    r"|nog|ook|om|op|sinds|staat|tegen|tot|uit|uw|van|voor|waar|wat|wie|wordt|zijn|zonder)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(r"\b(a|and|is|not|of|the|to|was)\b")
SEVERAL = re.compile(r"[^\W\d_]\s+[^\W\d_]|^[^\W\d_]+ $|^ [^\W\d_]+")

EXAMPLES = {
    *("Ja", "Ja.", "Het pad is er te smal…", "Twee bakfietsen kunnen er niet langs elkaar."),
    *("Dat moet anders.", "Het pad is", "smal", "te smal", "voor twee.", "Het fietspad"),
}
"""Words of the debate on the page of components."""

ELSEWHERE = (
    *("formats/", "sources/", "web/about/brought.py"),  # texts of others
    *("web/about/samples.py", "web/about/work_samples.py"),
    *("dossier/asking.py", "dossier/drafting.py"),  # what goes to the council is Dutch
    *("commands/mending.py", "commands/rights.py"),  # reasons as they are kept
    *("storage/leaving.py", "web/member/devices.py"),  # names as they are kept
    "tegengeluid/",  # says each thing in both languages at once
)
"""Modules with Dutch in them that is not to be said in English."""


def is_name(text: str) -> bool:
    """Tell whether there is nothing to say in another language."""
    return '="' in text or text in KEYS | EXAMPLES or set(sentences.WORD.findall(text)) <= NAMES


def is_dutch(text: str) -> bool:
    """Tell whether words that were written in the code are Dutch ones."""
    return bool(SEVERAL.search(text) and DUTCH.search(text) and not ENGLISH.search(text))


def in_pages() -> list[Loose]:
    return [one for one in sentences.loose_in_templates() if not is_name(one[1])]


def in_modules() -> list[Loose]:
    written = sentences.loose_in_python()
    return [one for one in written if is_dutch(one[1]) and not one[0].startswith(ELSEWHERE)]


def in_scripts() -> list[Loose]:
    return [one for one in sentences.loose_in_scripts() if is_dutch(one[1])]


@pytest.mark.parametrize("find", [in_pages, in_modules, in_scripts])
def test_nothing_is_said_in_one_language_alone(find: Callable[[], list[Loose]]) -> None:
    assert [f"{where}: {text}" for where, text in find()] == []


def test_what_is_said_in_one_language_alone_is_seen() -> None:
    assert is_dutch("Kies wat u besluit, en zeg waarom.")
    assert is_dutch(" van de ")
    assert not is_dutch("Choose what you decide.")
    assert not is_name("… stellingen")
    assert is_name("… · Tegengeluid")
