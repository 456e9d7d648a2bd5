"""Every element of the language, as the document that it becomes."""

from pathlib import Path

import pytest

from debate.formats.argdown.document import Document, Inference, Member, Role, Sign
from debate.formats.argdown.parser import parse

HERE = Path(__file__).parent


def document(text: str) -> Document:
    """Parse a text that has no problems."""
    parsed, found = parse(text)
    assert [problem for problem in found.told() if problem.severity == "error"] == []
    return parsed


def name(end: Member | Inference) -> str:
    return "inference" if isinstance(end, Inference) else end.title or end.sentence


def drawn(text: str) -> list[tuple[str, str, str]]:
    """Give the relations of a text as sign, premise and conclusion."""
    return [(line.sign, name(line.premise), name(line.conclusion)) for line in document(text).lines]


def sentences(text: str) -> list[str]:
    return [member.sentence for member in document(text).members]


def test_a_statement_has_a_title_and_a_text_over_several_lines() -> None:
    [member] = document("[A b]: Een tekst\nover drie\n  regels.\n").members
    assert (member.title, member.text, member.is_argument) == (
        "A b",
        "Een tekst over drie regels.",
        False,
    )
    assert member.role is Role.TOP


def test_a_text_may_begin_on_the_line_below_its_title() -> None:
    assert sentences("[A]:\nEen tekst.") == ["Een tekst."]


def test_a_statement_without_a_title_is_its_words() -> None:
    assert [member.title for member in document("Zomaar een zin.\n\nNog een.").members] == ["", ""]


def test_a_reference_is_a_title_alone_with_tags_or_data() -> None:
    parsed = document("[A]\n\n[A] #t\n\n[A] {a: 1}\n\n<B>\n\n[A]\n{a: 2}")
    assert [one.is_reference for one in parsed.members] == [True] * 5
    assert [one.data for one in parsed.members] == [None, None, {"a": 1}, None, {"a": 2}]


@pytest.mark.parametrize(
    "title", ["A: b", "A [x] b", "1. één", "“aanhaling”", "a/b//c", "{x}", "-"]
)
def test_a_title_may_hold_almost_anything(title: str) -> None:
    assert document(f"[{title}]: Tekst.").members[0].title == title


def test_an_argument_has_pointed_brackets() -> None:
    [one] = document("<A>: Een beschrijving.").members
    assert (one.title, one.is_argument, one.sentence) == ("A", True, "Een beschrijving.")


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        ("+", ("support", "B", "A")),
        ("<+", ("support", "B", "A")),
        ("+>", ("support", "A", "B")),
        ("-", ("attack", "B", "A")),
        ("<-", ("attack", "B", "A")),
        ("->", ("attack", "A", "B")),
        ("_", ("undercut", "B", "A")),
        ("<_", ("undercut", "B", "A")),
        ("_>", ("undercut", "A", "B")),
        ("><", ("contradictory", "A", "B")),
    ],
)
def test_every_sign_has_its_direction(sign: str, expected: tuple[str, str, str]) -> None:
    assert drawn(f"[A]: a\n    {sign} [B]: b") == [expected]


@pytest.mark.parametrize("line", ["+[B]: b", " +   [B]: b", "\t+ [B]: b", " <+[B]: b", "  + [B]"])
def test_one_space_or_tab_of_indentation_is_enough(line: str) -> None:
    text = f"[A]: a\n {line.lstrip()}" if line[0] != "\t" else f"[A]: a\n{line}"
    assert drawn(text) == [("support", "B", "A")]


def test_depth_is_counted_in_characters_and_a_tab_is_one() -> None:
    assert drawn("[A]: a\n\t+ [B]: b\n  - [C]: c") == [("support", "B", "A"), ("attack", "C", "B")]


def test_a_line_that_stands_between_two_depths_belongs_to_the_one_above() -> None:
    text = "[A]: a\n + [B]: b\n      + [C]: c\n   - [D]: d\n       + [E]: e"
    assert drawn(text)[2:] == [("attack", "D", "A"), ("support", "E", "D")]


def test_relations_nest_and_come_back() -> None:
    text = "[A]: a\n  + [B]: b\n    - <C>: c\n      _ <D>: d\n  - [E]: e"
    assert drawn(text) == [
        ("support", "B", "A"),
        ("attack", "C", "B"),
        ("undercut", "D", "C"),
        ("attack", "E", "A"),
    ]


def test_an_untitled_child_is_a_statement_and_its_words_go_on() -> None:
    assert sentences("[A]: a\n  + Een zin\n    die doorloopt.\n  - Nog een.") == [
        "a",
        "Een zin die doorloopt.",
        "Nog een.",
    ]


def test_windows_line_ends_a_byte_order_mark_and_trailing_blanks_are_fine() -> None:
    assert drawn("\ufeff[A]: a  \r\n  + [B]: b\t\r\n\r\n\r\n") == [("support", "B", "A")]


def test_headings_nest_by_level_and_hold_tags_and_data() -> None:
    parsed = document("# Een\n\n### Diep #t {isGroup: true}\n\n[A]: a\n\n## Twee\n\n# Drie\n")
    assert [(one.level, one.member.sentence, one.parent) for one in parsed.headings] == [
        (1, "Een", -1),
        (3, "Diep", 0),
        (2, "Twee", 0),
        (1, "Drie", -1),
    ]
    assert parsed.headings[1].member.tags == ("t",)
    assert parsed.headings[1].member.data == {"isGroup": True}
    assert parsed.members[0].section == 1


def test_a_hash_without_a_space_is_a_tag() -> None:
    [member] = document("#kop is geen kop").members
    assert (member.tags, member.sentence) == (("kop",), "#kop is geen kop")


def test_tags_belong_to_the_member_and_those_at_the_end_are_not_its_sentence() -> None:
    [member] = document("[A]: Een #half woord. #pro #(twee woorden) #é-1").members
    assert member.tags == ("half", "pro", "twee woorden", "é-1")
    assert member.sentence == "Een #half woord."


def test_tags_can_be_taken_out_of_texts() -> None:
    front = "===\nmodel: {removeTagsFromText: true}\n===\n\n"
    assert sentences(f"{front}[A]: Een #half woord. #pro") == ["Een woord."]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\[a\] \<b\> \{c\} \#d \*e\* \_f \\ \@", "[a] <b> {c} #d *e* _f \\ @"),
        ("**vet** en *schuin* en __vet__ en _schuin_.", "vet en schuin en vet en schuin."),
        ("**een *dubbele* nadruk** hier", "een dubbele nadruk hier"),
        ("*over twee\nregels*", "over twee regels"),
        ("zie [de brief](https://voorbeeld.nl/a_b) hier", "zie de brief hier"),
        ("@[Titel] en @<Ander> blijven", "@[Titel] en @<Ander> blijven"),
        ("p .->. q en :->: en :happy:", "p → q en → en 😀"),
        ("a.b.c en e.g. en 12:30:15", "a.b.c en e.g. en 12:30:15"),
        ("3 < 4", "3 < 4"),
        ("a @ b, c@d.nl", "a @ b, c@d.nl"),
        ("a * b", "a * b"),
        ("a /* weg */ b", "a  b"),
        ("a <!-- weg\nook dit --> b", "a  b"),
        ("a // weg", "a"),
        ("a -- b - c", "a -- b - c"),
        ("(1) x", "(1) x"),
        ("een { los", "een { los"),
        ("/* open", "/* open"),
        ("a ] b > c } d", "a ] b > c } d"),
    ],
)
def test_what_stands_in_a_text_is_read(written: str, read: str) -> None:
    assert sentences(f"[A]: {written}\n") == [read]


def test_what_a_plain_text_cannot_hold_is_remarked() -> None:
    parsed = document("[A]: **vet** [woord](https://voorbeeld.nl) // ach\n")
    assert [one.what for one in parsed.remarks] == [
        "bold text",
        "the link to https://voorbeeld.nl",
        "a comment",
    ]


def test_comments_between_lines_leave_the_block_whole() -> None:
    text = (
        "// boven\n\n[A]: a\n// tussen\n  + [B]: b /* en */\n"
        "  /* over\n  twee */\n  - [C]: c\n// eind"
    )
    assert drawn(text) == [("support", "B", "A"), ("attack", "C", "A")]


@pytest.mark.parametrize(
    ("written", "data"),
    [
        ("{a: 1, b: [x, y], c: {d: true}}", {"a": 1, "b": ["x", "y"], "c": {"d": True}}),
        ("{a: \"b } c\", d: 'e { f'}", {"a": "b } c", "d": "e { f"}),
        ("{\na: 1\nb:\n  - x\n  - y: {z: 1}\n}", {"a": 1, "b": ["x", {"y": {"z": 1}}]}),
        ("{a: 1,\n  b: 2}", {"a": 1, "b": 2}),
        ("{}", {}),
        ("{source: https://voorbeeld.nl/a//b}", {"source": "https://voorbeeld.nl/a//b"}),
        ("{weet: hij zei 's avonds, of: 5\"}", {"weet": "hij zei 's avonds", "of": '5"'}),
    ],
)
def test_data_is_yaml_inline_or_as_a_block(written: str, data: object) -> None:
    for text in (f"[A]: Tekst. {written}\n  + [B]: b", f"[A]: Tekst.\n{written}\n  + [B]: b"):
        parsed = document(text)
        assert parsed.members[0].data == data
        assert parsed.members[0].sentence == "Tekst."
        assert len(parsed.lines) == 1


def test_front_matter_is_the_first_block() -> None:
    parsed = document("\n====\ntitle: Een titel\nmodel:\n  mode: strict\n===\n\n[A]: a")
    assert parsed.front["title"] == "Een titel"
    assert parsed.is_strict


def test_a_structure_belongs_to_the_argument_right_before_it() -> None:
    parsed = document((HERE / "parkeren.argdown").read_text("utf-8"))
    [structure] = parsed.structures
    assert structure.argument is not None
    assert structure.argument.title == "Doorstroming"
    assert [one.role for one in structure.statements] == [
        Role.PREMISE,
        Role.PREMISE,
        Role.CONCLUSION,
    ]
    [step] = structure.inferences
    assert (step.premises, step.conclusion) == ((0, 1), 2)
    assert (step.rules, step.data) == (("Praktisch redeneren",), {"uses": [1, 2]})
    assert [line.sign for line in parsed.lines].count(Sign.UNDERCUT) == 2


def test_a_structure_may_have_steps_between_and_relations_under_each_part() -> None:
    parsed = document(
        "(1) a\n   + [X]: x\n(2) b\n----\n  _ [U]: u\n(3) c\n(9) d\n"
        "-- Regel A, Regel B --\n(5) e\n   - [Y]: y"
    )
    [structure] = parsed.structures
    assert structure.argument is None
    assert [(one.premises, one.conclusion) for one in structure.inferences] == [
        ((0, 1), 2),
        ((2, 3), 4),
    ]
    assert structure.inferences[1].rules == ("Regel A", "Regel B")
    assert [(line.sign, name(line.conclusion)) for line in parsed.lines] == [
        ("support", "a"),
        ("undercut", "inference"),
        ("attack", "e"),
    ]


def test_a_structure_after_another_block_is_anonymous() -> None:
    parsed = document("<A>: a\n\n[B]: b\n\n(1) p\n----\n(2) c")
    assert parsed.structures[0].argument is None


@pytest.mark.parametrize("mark", ["1.", "*", "23."])
def test_a_list_holds_statements_and_arguments_with_relations(mark: str) -> None:
    text = f"{mark} Een.\n{mark} [B]: b\n    + [X]: x\n{mark} <C>: c"
    parsed = document(text)
    assert [name(one) for one in parsed.members] == ["Een.", "B", "X", "C"]
    assert drawn(text) == [("support", "X", "B")]


def test_a_wrapped_line_that_begins_with_a_sign_is_a_relation() -> None:
    assert drawn("[A]: een tekst die\n - afbreekt") == [("attack", "afbreekt", "A")]


def test_offsets_lead_back_to_the_line() -> None:
    parsed, found = parse("[A]: a\n\n  [B]: b\n      - [C]: c")
    assert [found.place(member.offset)[0] for member in parsed.members] == [1, 3, 4]
