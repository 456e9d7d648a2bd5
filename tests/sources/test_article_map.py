"""A text finds the sources that a debate already names, and makes those that it does not."""

from dataclasses import replace

import pytest

from debate.model import Json, Source, SourceKind, VoiceKind, make_id
from debate.sources.anchors import content_digest
from debate.sources.article import Article, Reaction
from debate.sources.article_map import match, to_sources
from debate.sources.plain_text import read


@pytest.fixture
def article() -> Article:
    return read(
        "De brug: ‘open’ of dicht?\n\nNiemand weet het.\n\nAda Vogel is lector.\n\n"
        "Reacties op dit artikel (2)\n\n1. Open.\n\n2. Dicht.\n"
    )


@pytest.fixture
def known() -> dict[str, Source]:
    sources = (
        Source("s000000000001", SourceKind.ARTICLE, title="Iets anders", key="s1"),
        Source("s000000000002", SourceKind.ARTICLE, title="De brug, 'open'  of DICHT", key="s4"),
        Source("s000000000003", SourceKind.REACTION, reaction_to="s000000000002", number=2),
        Source("s000000000004", SourceKind.REACTION, reaction_to="s000000000002", number=9),
        Source("s000000000005", SourceKind.REACTION, reaction_to="s000000000001", number=1),
    )
    return {source.id: source for source in sources}


def test_a_text_finds_its_sources_by_title_and_number(
    article: Article, known: dict[str, Source]
) -> None:
    assert match(article, known) == {0: "s000000000002", 2: "s000000000003"}


def test_a_reaction_may_name_its_article_by_key(article: Article, known: dict[str, Source]) -> None:
    known["s000000000003"] = replace(known["s000000000003"], reaction_to="s4")
    assert match(article, known)[2] == "s000000000003"


def test_two_sources_with_one_title_are_told_apart_by_their_authors(
    article: Article, known: dict[str, Source]
) -> None:
    twin = replace(known["s000000000002"], id="s000000000006")
    assert match(article, {**known, twin.id: twin}) == {}
    named = replace(twin, authors=("ada vogel",))
    assert match(article, {**known, twin.id: named}) == {0: "s000000000006"}


def test_a_text_without_a_title_matches_nothing(article: Article, known: dict[str, Source]) -> None:
    known["s000000000001"] = replace(known["s000000000001"], title="")
    assert match(replace(article, title=""), known) == {}


def test_a_source_that_carries_the_text_s_digest_is_found_whatever_the_title(
    article: Article, known: dict[str, Source]
) -> None:
    digest = content_digest(article.paragraphs)
    known["s000000000001"] = replace(known["s000000000001"], data={"text": digest[:16].upper()})
    expected = {0: "s000000000001", 1: "s000000000005"}
    assert match(article, known) == expected
    assert match(replace(article, title=""), known) == expected


@pytest.mark.parametrize("named", ["", "0" * 16, 12, None, ["x"], {"text": 1}])
def test_a_digest_of_another_text_finds_nothing(
    article: Article, known: dict[str, Source], named: Json
) -> None:
    known["s000000000001"] = replace(known["s000000000001"], data={"text": named})
    assert match(replace(article, title=""), known) == {}


def test_a_digest_that_is_too_short_decides_nothing(
    article: Article, known: dict[str, Source]
) -> None:
    short = content_digest(article.paragraphs)[:8]
    known["s000000000001"] = replace(known["s000000000001"], data={"text": short})
    assert match(replace(article, title=""), known) == {}


def test_a_text_that_is_stored_is_found_by_it(article: Article, known: dict[str, Source]) -> None:
    stored = {"s000000000001": content_digest(article.paragraphs)}
    assert match(replace(article, title=""), known, stored)[0] == "s000000000001"


def test_sources_with_one_text_are_told_apart_by_their_authors(
    article: Article, known: dict[str, Source]
) -> None:
    same = {"text": content_digest(article.paragraphs)[:16]}
    twin = replace(known["s000000000002"], id="s000000000006", data=same)
    known["s000000000002"] = replace(known["s000000000002"], data=same)
    assert match(article, {**known, twin.id: twin}) == {}
    named = replace(twin, authors=("Ada Vogel",))
    assert match(article, {**known, twin.id: named}) == {0: "s000000000006"}


def test_reactions_are_found_by_their_content_before_their_number(
    article: Article, known: dict[str, Source]
) -> None:
    second = known["s000000000003"]
    named = replace(second, number=7, data={"text": content_digest(("Dicht.",))[:16]})
    other = replace(second, id="s000000000007")
    found = match(article, {**known, named.id: named, other.id: other})
    assert found == {0: "s000000000002", 2: "s000000000003"}
    stored = {other.id: content_digest(("Open.",))}
    assert match(article, {**known, named.id: named, other.id: other}, stored)[1] == other.id


def test_reactions_that_say_the_same_keep_their_numbers() -> None:
    article = read("Titel\n\nEen zin.\n\nReacties (3)\n\n1. Eens.\n\n2. Eens.\n\n3. Eens.\n")
    sources = to_sources(article, "brug")
    known = {source.id: source for source in reversed(sources.values())}
    stored = {source.id: content_digest(("Eens.",)) for source in known.values()}
    stored[sources[0].id] = content_digest(article.paragraphs)
    assert match(article, known, stored) == {n: source.id for n, source in sources.items()}


def test_a_known_reaction_is_used_once(article: Article, known: dict[str, Source]) -> None:
    stored = {"s000000000003": content_digest(("Open.",))}
    assert match(article, known, stored) == {0: "s000000000002", 1: "s000000000003"}


def test_a_page_is_found_by_its_address_before_its_title(
    article: Article, known: dict[str, Source]
) -> None:
    url = "https://dorp.example/brug/"
    known["s000000000001"] = replace(known["s000000000001"], url=url)
    assert match(replace(article, url=url), known)[0] == "s000000000001"


def test_reactions_are_found_by_their_own_address_whatever_their_number(
    article: Article, known: dict[str, Source]
) -> None:
    base = known["s000000000003"]
    at = "https://dorp.example/brug/{}#comment-{}"
    known["s000000000003"] = replace(base, url=at.format("comment-page-1/", 12))
    known["s000000000004"] = replace(known["s000000000004"], url=at.format("", 19))
    first, second = article.reactions
    moved = replace(first, url=at.format("", 12)), replace(second, url=at.format("", 13))
    found = match(replace(article, reactions=moved), known)
    assert found == {0: "s000000000002", 1: "s000000000003"}


def test_reactions_with_and_without_an_address_are_found_by_number(
    article: Article, known: dict[str, Source]
) -> None:
    first, second = article.reactions
    at = "https://dorp.example/brug/#comment-13"
    with_address = replace(article, reactions=(first, replace(second, url=at)))
    assert match(with_address, known)[2] == "s000000000003"
    known["s000000000003"] = replace(known["s000000000003"], url=at)
    assert match(article, known)[2] == "s000000000003"


def test_numbers_of_a_feed_find_nothing(article: Article, known: dict[str, Source]) -> None:
    assert match(replace(article, blocks=()), known) == {0: "s000000000002"}


def test_a_source_says_all_that_a_page_told(article: Article) -> None:
    reaction = Reaction(
        3, ("Nee.",), "Mo", "2019-04-02", "https://dorp.example/brug/#comment-3", answers=1
    )
    told = replace(
        article,
        reactions=(*article.reactions, reaction),
        published="2019-04-01",
        outlet="Dorp",
        url="https://dorp.example/brug/",
    )
    sources = to_sources(told, "brug")
    assert (sources[0].published, sources[0].outlet) == ("2019-04-01", "Dorp")
    assert sources[0].url == told.url
    mo = sources[3]
    assert (mo.authors, mo.voice.name, mo.voice.kind) == (("Mo",), "Mo", VoiceKind.UNKNOWN)
    assert (mo.published, mo.url) == (reaction.published, reaction.url)
    assert (mo.reaction_to, mo.number, mo.data) == (sources[0].id, 3, {"answers": 1})
    assert sources[1].data == {}


def test_a_new_reaction_does_not_take_a_number_that_another_has(
    article: Article, known: dict[str, Source]
) -> None:
    at = "https://dorp.example/brug/#comment-{}"
    known["s000000000003"] = replace(known["s000000000003"], url=at.format(12))
    first, second = (
        replace(one, url=at.format(one.number + 11), answers=one.number % 2 and 2)
        for one in article.reactions
    )
    sources = to_sources(replace(article, reactions=(first, second)), "brug", known)
    assert sources[1].id == "s000000000003"
    assert (sources[2].number, sources[2].key) == (10, "s4r10")


def test_a_new_text_brings_a_source_for_itself_and_each_reaction(article: Article) -> None:
    sources = to_sources(article, "brug")
    assert sources[0].id == make_id("s", "brug", article.title, "0")
    assert (sources[0].key, sources[0].authors) == ("s1", ("Ada Vogel",))
    assert [sources[number].key for number in (1, 2)] == ["s1r1", "s1r2"]
    assert sources[2].id == make_id("s", "brug", article.title, "2")
    assert sources[2].reaction_to == sources[0].id
    assert sources[2].voice.kind is VoiceKind.UNKNOWN


def test_known_sources_stay_as_they_are_and_new_ones_avoid_their_keys(
    article: Article, known: dict[str, Source]
) -> None:
    sources = to_sources(article, "brug", known)
    assert sources[0] is known["s000000000002"]
    assert sources[2] is known["s000000000003"]
    assert (sources[1].key, sources[1].reaction_to) == ("s4r1", "s000000000002")
    assert to_sources(replace(article, title="Nieuw"), "brug", known)[0].key == "s5"


def test_importing_a_text_twice_brings_nothing_new(article: Article) -> None:
    first = {source.id: source for source in to_sources(article, "brug").values()}
    second = {source.id: source for source in to_sources(article, "brug", first).values()}
    assert second == first


def test_another_text_with_the_same_title_gets_an_id_of_its_own(article: Article) -> None:
    first = to_sources(article, "brug")[0]
    known = {"s1": first, "s2": replace(first, id="s2", key="s2")}
    assert to_sources(article, "brug", {first.id: first, **known})[0].id not in known


def test_a_key_that_is_taken_gets_a_number(article: Article, known: dict[str, Source]) -> None:
    known["s000000000005"] = replace(known["s000000000005"], key="s4r1")
    assert to_sources(article, "brug", known)[1].key == "s4r1_2"
