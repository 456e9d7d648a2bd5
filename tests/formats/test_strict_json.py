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


def test_objects_that_repeat_are_one_object_and_what_is_only_equal_is_not() -> None:
    text = '[{"a": "x"}, {"a": "x"}, {"b": 1}, {"b": true}, {"b": 1.0}, {"c": []}, {"c": []}]'
    found = parse(text, repeats=lambda one: True)
    assert isinstance(found, list)
    assert found[0] is found[1]
    assert [repr(one) for one in found[2:5]] == ["{'b': 1}", "{'b': True}", "{'b': 1.0}"]
    assert found[5] is not found[6]


def test_no_file_can_choose_where_what_it_repeats_is_looked_up() -> None:
    once: dict[int, dict[str, Json]] = {}
    for number in range(3):
        strict_json._shared({"a": number}, once)
    assert once == {}
