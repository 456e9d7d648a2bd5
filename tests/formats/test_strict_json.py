"""JSON that two programs could read differently is refused, with its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.errors import MalformedFile
from debate.formats import strict_json
from debate.formats.strict_json import parse, path
from debate.model import Json


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "This file is empty"),
        ("\ufeff \n", "This file is empty"),
        ("{", "This is not JSON: expecting property name"),
        ("\x00\x01", "This is not JSON"),
        ("[1, 2,]", "This is not JSON"),
        ("[" * 100_000, "nested more than 100 levels"),
        ('{"a":' * 100_000, "nested more than 100 levels"),
        ('{"a": [NaN]}', r"\$\.a\[0\]: only finite numbers"),
        ('{"a": -Infinity}', r"\$\.a: only finite numbers"),
        ('{"a": {"b": 1, "b": 1}}', r'\$\.a: the key "b" stands here twice'),
        ('{"a" : 1, "a": 2}', r'\$: the key "a" stands here twice'),
        ('{"a" : ":", "a"\n:":"}', r'\$: the key "a" stands here twice'),
        ('{"a  :" : 1, "a  :": "\\":"}', r'\$: the key "a  :" stands here twice'),
        ('{"\\\\": 1, "\\\\": ":"}', r'\$: the key "\\\\" stands here twice'),
        ('[{"\\u00e9 x": [{"b": {}, "b": 2}]}]', r'\$\[0\]\["\\u00e9 x"\]\[0\]: the key "b"'),
        ('{"a": "x\\ud83dx"}', r"\$\.a: half a character"),
        ('{"\\udc00": 1}', r"\$: half a character"),
        ('{"a": "\ud800"}', "This file holds half a character"),
        ('{"a": ' + "9" * 5_000 + "}", "too many digits"),
    ],
    ids=lambda value: value[:14],
)
def test_what_is_doubtful_is_refused_with_its_place(text: str, sentence: str) -> None:
    with pytest.raises(MalformedFile, match=sentence) as error:
        parse(text, file="x.json")
    assert error.value.file == "x.json"


def test_a_mistake_in_the_writing_has_its_line_and_column() -> None:
    with pytest.raises(MalformedFile) as error:
        parse('{\n "format": oeps}', file="x.json")
    assert error.value.place == "x.json:2:12"


def test_a_raw_half_character_has_its_line() -> None:
    with pytest.raises(MalformedFile) as error:
        parse('{\n"a": "\udfff"}')
    assert error.value.line == 2


def test_too_much_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_json, "LENGTH", 3)
    with pytest.raises(MalformedFile, match="longer than 3 characters"):
        parse("[12]")


def test_a_pair_of_escaped_halves_is_one_character() -> None:
    assert parse('"\\ud83c\\udf09"') == "\U0001f309"


def test_numbers_beyond_all_floats_are_found_where_they_matter() -> None:
    value = parse('{"a": [1e999]}')
    with pytest.raises(MalformedFile, match=r"\$\.a\[0\]: only finite"):
        strict_json.refuse_depth(value, None, "")


def test_a_value_may_be_as_deep_as_the_limit() -> None:
    depth = strict_json.DEPTH
    strict_json.refuse_depth(parse("[" * depth + "]" * depth), None, "")
    with pytest.raises(MalformedFile, match="levels deep"):
        strict_json.refuse_depth(parse("[" * (depth + 1) + "]" * (depth + 1)), None, "")


def test_the_whole_is_a_dollar() -> None:
    assert path(None) == "$"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | TEXTS,
        lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
        max_leaves=10,
    ),
    st.booleans(),
)
def test_what_is_strict_already_is_read_as_it_is(value: Json, in_ascii: bool) -> None:
    assert parse(json.dumps(value, ensure_ascii=in_ascii)) == value


@pytest.mark.parametrize(
    "text",
    [' {"a": 1, "map": {"n": [{}]}, "b": [2]}\n', '{"map":0}', "{ }", "[1]", '{"a": {"map": 1}}'],
)
def test_what_may_pass_is_not_kept_and_the_rest_is(text: str) -> None:
    whole = json.loads(text)
    if isinstance(whole, dict) and "map" in whole:
        whole["map"] = None
    assert parse(text, passing=("map",)) == whole


@pytest.mark.parametrize(
    "text",
    [
        '{"map": {"n": 1,}}', '{"map": {"n": 1}', '{"map" 1}', '{"map": }', '{map: 1}', '{"a": 1,}',
        '{"a": 1 "b": 2}', '{"a": 1} x', "{", '{"a"', '{"a": 1,', '{"map": {"n": 1, "n": 2}}',
        '{"map": 1, "map": 2}', '{"map": [NaN]}', '{"map": ["\\ud800"]}', '{"a": 1, "a": 2}',
        '{"map": ' + "[" * 100_000, '{"map": [1' + "0" * 5_000 + "]}", '{"ma\np": 1}',
    ],
)  # fmt: skip
def test_what_may_pass_is_refused_as_everything_is(text: str) -> None:
    with pytest.raises(MalformedFile) as told:
        parse(text)
    with pytest.raises(MalformedFile) as passed:
        parse(text, passing=("map",))
    assert str(passed.value) == str(told.value)
    assert (passed.value.line, passed.value.column) == (told.value.line, told.value.column)


KEYS = st.lists(
    st.sampled_from(['"a"', '"b"', '"a:"', '":"', '"\\":"', '"\\\\"', '""']), max_size=3
)
COLONS = st.sampled_from([":", ": ", " :", "\n\t: "])


@given(st.lists(st.tuples(KEYS, COLONS, KEYS), min_size=1))
def test_a_key_that_stands_twice_is_found_however_it_is_written(
    objects: list[tuple[list[str], str, list[str]]],
) -> None:
    written = [
        "{" + ",".join(f"{key}{colon}[{','.join(values)}]" for key in keys) + "}"
        for keys, colon, values in objects
    ]
    if all(len(set(keys)) == len(keys) for keys, _, _ in objects):
        assert parse(f"[{','.join(written)}]") == list(map(json.loads, written))
    else:
        with pytest.raises(MalformedFile, match="stands here twice"):
            parse(f"[{','.join(written)}]")
