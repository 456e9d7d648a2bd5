"""A sheet that is written is read back the same, and no cell is a formula."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from debate.formats import files
from debate.formats.reading import Writing
from debate.formats.sheet.reader import read
from debate.formats.sheet.writer import write_csv, write_tsv
from debate.model import ArgumentMap, Claim, Topic

CURATED = Path(__file__).parents[3] / "arguments" / "decentralisatie-sociale-zorg.argdown"


@pytest.mark.parametrize("write", [write_csv, write_tsv])
def test_a_curated_debate_is_read_back(write: Callable[[ArgumentMap], Writing]) -> None:
    map_ = files.read_map(files.read_text(str(CURATED))).map
    written = write(map_)
    text, told = written.text, {one.what for one in written.losses}
    assert told.isdisjoint({"its title", "its voice", "its note", "its tags"})
    found = read(text)
    assert found.losses == ()
    assert [one.text for one in found.map.claims.values()] == [
        one.text for one in map_.claims.values()
    ]
    kept = [(one.kind, one.premises, one.conclusion) for one in found.map.relations.values()]
    assert kept == [(one.kind, one.premises, one.conclusion) for one in map_.relations.values()]
    assert set(found.map.topic.theses) == set(map_.topic.theses)
    assert (found.map.topic.slug, found.map.topic.title) == (map_.topic.slug, map_.topic.title)
    assert write(found.map).text == text


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "'=", "''-"])
def test_no_cell_is_a_formula(sign: str) -> None:
    said = f"{sign}cmd dat is een tekst."
    claim = Claim("c0a1b2c3d4e5f", said, title=said, note=f"\t{said}")
    text = write_csv(ArgumentMap(Topic("a", "A"), claims={claim.id: claim})).text
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    (again,) = read(text).map.claims.values()
    assert (again.text, again.title) == (said, said)
