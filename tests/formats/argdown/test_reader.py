"""How Argdown meets the model: claims, relations, voices, sources and questions of a debate."""

from pathlib import Path

import pytest

from debate.formats.argdown.reader import load, read
from debate.model import (
    ArgumentMap,
    Claim,
    Excerpt,
    Frame,
    Maker,
    Mark,
    Origin,
    Relation,
    SourceKind,
    Voice,
    VoiceKind,
    make_id,
)

HERE = Path(__file__).parent


def said(map_: ArgumentMap, id_: str) -> str:
    """Give how a claim or a relation is spoken of here."""
    if id_ in map_.claims:
        return map_.claims[id_].title or map_.claims[id_].text
    relation = map_.relations[id_]
    premises = " ".join(said(map_, one) for one in relation.premises)
    return f"({premises} > {said(map_, relation.conclusion)})"


def relations(text: str) -> list[str]:
    """Give every relation of a text in one line each."""
    map_ = load(text).map
    return [
        f"{' '.join(said(map_, one) for one in relation.premises)} {relation.kind} "
        f"{said(map_, relation.conclusion)}"
        for relation in map_.relations.values()
    ]


def claim(text: str, title: str) -> Claim:
    return next(one for one in load(text).map.claims.values() if one.title == title)


def only(text: str) -> Relation:
    [relation] = load(text).map.relations.values()
    return relation


def network() -> ArgumentMap:
    return load((HERE / "netwerk.argdown").read_text("utf-8")).map


def test_a_statement_is_a_claim_with_the_id_of_its_title() -> None:
    [one] = load("===\nslug: x\n===\n\n[A]: Een tekst.").map.claims.values()
    assert one == Claim(make_id("c", "x", "A"), "Een tekst.", "A")


def test_an_untitled_statement_has_the_id_of_its_text_and_the_same_text_is_one_claim() -> None:
    [one] = load("===\nslug: x\n===\n\nEen tekst.\n\nEen tekst.").map.claims.values()
    assert one == Claim(make_id("c", "x", "Een tekst."), "Een tekst.")


def test_a_given_id_counts_also_where_it_is_the_title() -> None:
    map_ = load(
        "[A]: a a {id: c0a1b2c3d4e5f}\n\n[c0a1b2c3d4e50]: b b\n  + [A]\n\n[c0a1b2c3d4e50]"
    ).map
    assert [(one.id, one.title) for one in map_.claims.values()] == [
        ("c0a1b2c3d4e5f", "A"),
        ("c0a1b2c3d4e50", ""),
    ]


def test_a_statement_and_an_argument_with_one_title_are_two_claims() -> None:
    claims = load("[A]: Als stelling.\n\n<A>: Als argument.").map.claims.values()
    assert [(one.title, one.is_argument) for one in claims] == [("A", False), ("A", True)]


def test_claims_stand_in_the_order_of_their_definitions() -> None:
    map_ = load("[A]: a a\n  + [C]\n  + [B]: b b\n\n[C]: c c").map
    assert [one.title for one in map_.claims.values()] == ["A", "B", "C"]


def test_the_last_definition_counts_and_the_others_are_wordings() -> None:
    text = "[A]: Eerst zo.\n\n[A]: Dan zo. {voice: client}\n\n[A]: Dan zo."
    one = claim(text, "A")
    assert (one.text, one.voice.kind) == ("Dan zo.", VoiceKind.CLIENT)
    assert [wording.text for wording in one.wordings] == ["Eerst zo."]


def test_the_canonical_definition_counts() -> None:
    assert claim("[A]: Zo. {isCanonical: true}\n\n[A]: Niet zo.", "A").text == "Zo."


def test_a_claim_that_is_only_referred_to_is_its_title() -> None:
    reading = load("[A]: a a\n  + [Nergens gezegd]")
    assert "Nergens gezegd" in {one.text for one in reading.map.claims.values()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A]: aaa\n + [B]: bbb\n - <C>: ccc", ["B support A", "C attack A"]),
        ("[A]: aaa\n +> [B]: bbb\n -> [C]: ccc", ["A support B", "A attack C"]),
        (
            "<A>: aaa\n + [B]: bbb\n\n[X]: xxx\n - <A>\n\n[Y]: yyy\n + <A>",
            ["B support A", "A attack X", "A support Y"],
        ),
        ("[A]: aaa\n - [A]\n + [B]: bbb\n  + [A]", ["A attack A", "B support A", "A support B"]),
        ("[A]: aaa\n + [B]: bbb\n + [B]\n - [B]", ["B support A", "B attack A"]),
        # a structure: linked premises; what its argument draws is of its main conclusion
        ("<S>\n\n(1) [P]: ppp\n(2) [Q]: qqq\n----\n(3) [C]: ccc", ["P Q support C"]),
        ("(1) [P]: ppp\n----\n(2) [C]: ccc", ["P support C"]),
        ("[C]: ccc\n + <S>\n\n<S>: waarom\n\n(1) [P]: ppp\n----\n(2) [C]", ["P support C"]),
        (
            "[X]: xxx\n - <S>\n\n<S>\n\n(1) [P]: ppp\n----\n(2) [C]: ccc",
            ["C attack X", "P support C"],
        ),
        (
            "(1) [P]: ppp\n----\n(2) [Q]: qqq\n(3) [R]: rrr\n----\n(4) [C]: ccc",
            ["P support Q", "Q R support C"],
        ),
        (
            "(1) [P]: ppp\n(2) [Q]: qqq\n----\n(3) [R]: rrr\n"
            "-- Regel {uses: [1, 3]} --\n(4) [C]: ccc",
            ["P Q support R", "P R support C"],
        ),
        # undercuts: of the last step, of the step that is meant, of the single line drawn
        (
            "<S>\n _ [U]: uuu\n\n(1) [P]: ppp\n----\n(2) [Q]: qqq\n----\n(3) [C]: ccc",
            ["U undercut (Q > C)", "P support Q", "Q support C"],
        ),
        (
            "(1) [P]: ppp\n----\n  <_ [U]: uuu\n(2) [Q]: qqq\n----\n(3) [C]: ccc",
            ["P support Q", "U undercut (P > Q)", "Q support C"],
        ),
        (
            "[A]: aaa\n - <B>: bbb\n  _ [U]: uuu\n   - [V]: vvv",
            ["B attack A", "U undercut (B > A)", "V attack U"],
        ),
        ("<B>: bbb\n _ [U]: uuu\n\n[A]: aaa\n - <B>", ["U undercut (B > A)", "B attack A"]),
        (
            "[A]: aaa\n - <B>: bbb\n  _ <U>: uuu\n   _ <V>: vvv",
            ["B attack A", "U undercut (B > A)", "V undercut (U > (B > A))"],
        ),
        (
            "[A]: aaa\n - [B]: bbb\n  _ [U]: uuu\n\n[X]: xxx\n + [B]",
            ["B attack A", "U undercut (B > A)", "B support X"],
        ),
        ("[A]: aaa\n + <B>: bbb\n\n[U]: uuu\n _> <B>", ["B support A", "U undercut (B > A)"]),
        # an implicit conclusion: premises together against a claim, or against a step
        (
            "[A]: aaa\n - <S>\n\n<S>\n\n(1) [P]: ppp\n(2) [Q]: qqq\n----\n(3) nee {implicit: true}",
            ["P Q attack A"],
        ),
        (
            "[A]: aaa\n - <S>\n\n[B]: bbb\n + <S>\n\n"
            "<S>\n <_ <T>\n\n(1) [P]: ppp\n----\n(2) x {implicit: true}"
            "\n\n<T>\n\n(1) [Q]: qqq\n(2) [R]: rrr\n----\n(3) y {implicit: true}",
            ["P attack A", "P support B", "Q R undercut (P > A)"],
        ),
        # an attack on an argument as a whole is on its step; a support goes to its one premise
        (
            "<S>\n - [U]: uuu\n + [V]: vvv\n\n(1) [P]: ppp\n----\n(2) [C]: ccc",
            ["U undercut (P > C)", "V support P", "P support C"],
        ),
    ],
)
def test_lines_and_structures_become_relations(text: str, expected: list[str]) -> None:
    assert relations(text) == expected


def test_a_contradiction_is_two_attacks_that_know_each_other() -> None:
    map_ = load("[A]: aaa\n >< [B]: bbb\n\n[B]\n >< [A]").map
    one, other = map_.relations.values()
    assert [one.mark, other.mark] == [Mark.CONTRADICTION] * 2
    assert (one.pair, other.pair) == (other.id, one.id)
    assert (one.premises, one.conclusion) == ((other.conclusion,), other.premises[0])


def test_in_a_strict_file_an_attack_between_statements_is_a_contrary() -> None:
    front = "===\nmodel: {mode: strict}\n===\n\n"
    assert relations(f"{front}[A]: aaa\n - [B]: bbb\n - <C>: ccc\n + [D]: ddd") == [
        "B attack A",
        "A attack B",
        "C attack A",
        "D support A",
    ]
    relation = next(iter(load(f"{front}[A]: aaa\n - [B]: bbb").map.relations.values()))
    assert relation.mark is Mark.CONTRARY


def test_an_argument_with_a_structure_gives_its_step_a_name_a_text_and_a_scheme() -> None:
    relation = only(
        "<S>: Zo zit het. #pro {note: Let op., kleur: rood}\n\n"
        "(1) [P]: ppp\n-- Regel A, Regel B --\n(2) [C]: ccc"
    )
    assert (relation.title, relation.text, relation.tags) == ("S", "Zo zit het.", ("pro",))
    assert (relation.scheme, relation.note, relation.data) == (
        "Regel A, Regel B",
        "Let op.",
        {"kleur": "rood"},
    )


def test_the_relation_of_a_line_has_the_id_of_its_ends() -> None:
    map_ = load("===\nslug: x\n===\n\n[A]: aaa\n - [B]: bbb").map
    [relation] = map_.relations.values()
    assert relation.id == make_id("r", "x", "attack", relation.conclusion, relation.premises[0])


def test_a_line_may_say_more_of_the_relation_that_it_draws() -> None:
    about = "relation: {id: r0a1b2c3d4e5f, base: 0.5, k: v}"
    text = f"[A]: aaa\n - [B]: bbb {{by: editor, why: daarom, {about}}}"
    relation = only(text)
    assert (relation.id, relation.made_by, relation.why) == (
        "r0a1b2c3d4e5f",
        Maker.EDITOR,
        "daarom",
    )
    assert (relation.base, relation.data) == (0.5, {"k": "v"})
    assert claim(text, "B").data == {}


def test_who_draws_a_relation_is_who_says_its_premise_unless_an_editor_does() -> None:
    text = (
        "[A]: aaa {voice: policymaker}\n - [B]: bbb {voice: citizen}\n"
        " - [C]: ccc {voice: client, by: editor, why: x}"
    )
    voices = [one.voice.kind for one in load(text).map.relations.values()]
    assert voices == [VoiceKind.CITIZEN, VoiceKind.UNKNOWN]


def test_sources_have_kinds_voices_and_what_they_answer() -> None:
    article, other, reaction = network().sources.values()
    assert (article.key, article.kind, article.voice.kind) == (
        "s1",
        SourceKind.ARTICLE,
        VoiceKind.RESEARCHER,
    )
    assert (article.authors, article.published) == (("A. Auteur",), "2018-09-13")
    assert (reaction.kind, reaction.reaction_to, reaction.number) == (
        SourceKind.REACTION,
        article.id,
        2,
    )
    assert article.id == make_id("s", "eigen-netwerk", "s1")


def test_a_claim_has_voice_passages_frames_and_the_rest_of_its_data() -> None:
    map_ = network()
    one = map_.claims["c0a1b2c3d4e5f"]
    source = make_id("s", "eigen-netwerk", "s1")
    assert one.voice == Voice(VoiceKind.POLICYMAKER)
    assert one.excerpts == (Excerpt(source, 5, 0, 88, "9f31c2d4"),)
    assert (one.frames, one.base, one.tags) == ((Frame.NECESSITY,), 0.5, ("these",))
    assert one.note == "Toelichting in **Markdown**."


def test_the_default_voice_and_the_origin_are_those_of_the_source() -> None:
    claims = network().claims
    assert claims["c000000000003"].voice.kind is VoiceKind.CITIZEN
    assert claims["c000000000003"].origin is Origin.REACTION
    assert claims["c000000000002"].origin is Origin.ARTICLE
    assert claims["c000000000001"].origin is Origin.PLATFORM
    assert claims["c000000000001"].voice == Voice(VoiceKind.JOURNALIST, "C. Schrijver")


def test_several_sources_have_each_their_place_and_one_without_is_the_whole_source() -> None:
    claims = network().claims
    first, second = claims["c000000000002"].excerpts
    assert (first.paragraph, second.paragraph, second.digest) == (7, 3, "77aa01bc")
    assert [one.paragraph for one in claims["c000000000003"].excerpts] == [0]


def test_questions_are_about_a_claim_or_a_step() -> None:
    map_ = network()
    assert [one.about for one in map_.questions.values()] == ["c0a1b2c3d4e5f", "r000000000001"]
    assert "q000000000001" not in map_.claims


def test_sections_and_the_topic() -> None:
    map_ = network()
    first, second = map_.sections.values()
    assert (first.title, first.tags, first.data, second.parent) == (
        "Zelfredzaamheid",
        ("hoofdstuk",),
        {"isGroup": True},
        first.id,
    )
    assert map_.claims["c000000000001"].section == ""
    assert map_.claims["c0a1b2c3d4e5f"].section == first.id
    assert map_.topic.theses == ("c0a1b2c3d4e5f",)
    assert map_.topic.data == {"kleur": "groen"}


@pytest.mark.parametrize(
    ("text", "file", "slug"),
    [
        ("===\nslug: a-b\ntitle: T\n===\n\n[A]: aaa", "map/x.argdown", "a-b"),
        ("===\ntitle: T\n===\n\n[A]: aaa", "map/Een Debat.argdown", "een-debat"),
        ("===\ntitle: Een titel\n===\n\n[A]: aaa", "", "een-titel"),
        ("# Een kop\n\n[A]: aaa", "", "een-kop"),
        ("[A]: aaa", "", "debat"),
    ],
)
def test_the_slug_is_given_or_that_of_the_file_the_title_or_the_heading(
    text: str, file: str, slug: str
) -> None:
    assert load(text, file=file).map.topic.slug == slug


def test_in_a_file_without_sources_source_means_nothing_and_is_kept() -> None:
    one = claim('[A]: aaa {source: "https://voorbeeld.nl/x", at: overal}', "A")
    assert one.data == {"source": "https://voorbeeld.nl/x", "at": "overal"}
    assert one.excerpts == ()


def test_what_a_map_cannot_carry_is_told_with_its_line() -> None:
    reading = read("[A]: aaa\n  + [B]: *schuin* hier // ach\n", file="x.argdown")
    assert [(one.where, one.what) for one in reading.losses] == [
        ("x.argdown:2", "italic text"),
        ("x.argdown:2", "a comment"),
    ]


def test_a_support_of_an_argument_with_several_premises_is_told_as_lost() -> None:
    reading = load("<S>\n + [V]: vvv\n\n(1) [P]: ppp\n(2) [Q]: qqq\n----\n(3) [C]: ccc")
    assert [one.what for one in reading.losses] == ["a support of <S>"]
    assert len(reading.map.relations) == 1


def test_reading_twice_gives_the_same() -> None:
    text = (HERE / "parkeren.argdown").read_text("utf-8")
    assert read(text) == read(text)
