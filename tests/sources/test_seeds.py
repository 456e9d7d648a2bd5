"""The five articles of the seeds are read; they lie beside the project and are no part of it."""

from pathlib import Path

import pytest

from debate.formats import own_json
from debate.formats.argdown import reader as argdown
from debate.model import ArgumentMap
from debate.sources import anchors, article_map
from debate.sources.article import Article
from debate.sources.plain_text import read

ARGUMENTS = Path(__file__).parents[2] / "arguments"
SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
FURNITURE = (
    "keer bekeken",
    "Foto:",
    "bestellen",
    "e-mailadres",
    "Vereiste velden",
    "fbpx",
    "Reageer",
)

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seed articles are not beside the project"
)


def seed(number: int) -> Article:
    path = next(SEEDS.glob(f"{number:03}_*.txt"))
    return read(path.read_text(encoding="utf-8"), file=path.name)


@pytest.mark.parametrize(
    ("number", "title", "paragraphs", "headings", "announced", "reactions"),
    [
        (0, "", 9, 1, None, []),
        (1, "Decentralisaties bedreigen", 18, 4, 5, [1, 8, 1]),
        (2, "Wensdenken over wijkteams", 11, 3, 4, [7, 1, 1, 1]),
        (3, "", 14, 0, None, []),
        (4, "Het sociaal wijkteam", 11, 3, 4, [6, 6, 1]),
    ],
)
def test_each_seed_is_read_whole(
    number: int,
    title: str,
    paragraphs: int,
    headings: int,
    announced: int | None,
    reactions: list[int],
) -> None:
    article = seed(number)
    assert article.title[: len(title) or None] == title
    assert (len(article.paragraphs), len(article.headings)) == (paragraphs, headings)
    assert article.announced == announced
    assert [len(reaction.paragraphs) for reaction in article.reactions] == reactions
    assert [reaction.number for reaction in article.reactions] == list(range(1, len(reactions) + 1))


@pytest.mark.parametrize("number", range(5))
def test_no_furniture_of_a_seed_becomes_text(number: int) -> None:
    article = seed(number)
    reactions = [text for reaction in article.reactions for text in reaction.paragraphs]
    everything = "\n".join(
        (article.title, *article.paragraphs, *article.headings, article.note, *reactions)
    )
    assert not [word for word in FURNITURE if word in everything]


@pytest.mark.parametrize(
    ("number", "found"), [(1, "5 reactions announced, 3"), (4, "4 reactions announced, 3")]
)
def test_two_seeds_announce_more_reactions_than_they_hold(number: int, found: str) -> None:
    assert [notice.what for notice in seed(number).notices] == [f"{found} found"]


@pytest.mark.parametrize("number", [0, 3])
def test_two_seeds_have_no_title(number: int) -> None:
    assert [notice.what for notice in seed(number).notices] == ["no title was found"]


def test_the_seeds_name_their_authors() -> None:
    assert [len(seed(number).authors) for number in range(5)] == [0, 2, 1, 0, 1]


def test_every_line_of_a_body_is_a_paragraph_as_it_stood() -> None:
    rows = next(SEEDS.glob("001_*.txt")).read_text(encoding="utf-8").split("\n")
    article = seed(1)
    texts = [row.strip() for row in rows[1:46] if row.strip()]
    assert [text for text in texts if text not in article.headings] == list(article.paragraphs)


def texts_of(map_: ArgumentMap) -> dict[str, tuple[str, ...]]:
    """The paragraphs of each source of a map that the seeds hold, by its id."""
    texts = {}
    for number in range(5):
        article = seed(number)
        reactions = {reaction.number: reaction.paragraphs for reaction in article.reactions}
        for part, source in article_map.match(article, map_.sources).items():
            texts[source] = reactions[part] if part else article.paragraphs
    return texts


@pytest.mark.parametrize("path", sorted(ARGUMENTS.glob("*.argdown")), ids=lambda path: path.stem)
def test_every_passage_of_a_map_stands_where_its_file_says(path: Path) -> None:
    map_ = argdown.read(path.read_text(encoding="utf-8"), file=path.name).map
    texts = texts_of(map_)
    things = [*map_.claims.values(), *map_.relations.values(), *map_.questions.values()]
    passages = [passage for thing in things for passage in thing.excerpts]
    passages = [passage for passage in passages if passage.source in texts]
    lost = [one for one in passages if anchors.check(one, texts[one.source]).standing != "exact"]
    assert passages
    assert not lost


@pytest.mark.parametrize("path", sorted(ARGUMENTS.glob("*.argdown")), ids=lambda path: path.stem)
def test_a_map_survives_our_own_json(path: Path) -> None:
    map_ = argdown.read(path.read_text(encoding="utf-8"), file=path.name).map
    assert own_json.read(own_json.write(map_).text).map == map_
