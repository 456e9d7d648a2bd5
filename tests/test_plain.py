"""Values become the bytes of RFC 8785, and the same values again."""

import dataclasses
import math
from collections.abc import Mapping

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from debate import events
from debate.errors import InvalidInput
from debate.model import (
    Claim,
    Excerpt,
    Frame,
    Json,
    Kind,
    Mark,
    Relation,
    Source,
    SourceKind,
    Voice,
    VoiceKind,
    Wording,
)
from debate.plain import canonical, from_plain, to_bytes, to_plain

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
DATA = st.dictionaries(TEXT, JSON, max_size=3)
VOICES = st.builds(Voice, st.sampled_from(VoiceKind), TEXT)
EXCERPTS = st.lists(st.builds(Excerpt, TEXT, st.integers(1, 99)), max_size=2).map(tuple)
CLAIMS = st.builds(
    Claim,
    id=TEXT,
    text=TEXT,
    note=TEXT,
    voice=VOICES,
    frames=st.lists(st.sampled_from(Frame), max_size=2).map(tuple),
    excerpts=EXCERPTS,
    wordings=st.lists(st.builds(Wording, TEXT, VOICES, EXCERPTS), max_size=2).map(tuple),
    base=st.none() | st.floats(0, 1),
    is_argument=st.booleans(),
    tags=st.lists(TEXT, max_size=2).map(tuple),
    data=DATA,
)
RELATIONS = st.builds(
    Relation,
    id=TEXT,
    kind=st.sampled_from(Kind),
    premises=st.lists(TEXT, max_size=2).map(tuple),
    conclusion=TEXT,
    mark=st.none() | st.sampled_from(Mark),
    base=st.none() | st.floats(0, 1),
    data=DATA,
)
SOURCES = st.builds(Source, id=TEXT, kind=st.sampled_from(SourceKind), number=st.integers(0, 99))
EVENTS = st.one_of(
    st.builds(events.ClaimPosted, CLAIMS, TEXT, st.booleans()),
    st.builds(events.RelationPosted, RELATIONS),
    st.builds(events.SourceAdded, SOURCES),
    st.builds(events.ClaimWorded, TEXT, TEXT, TEXT),
    st.builds(
        events.Erased,
        st.lists(st.integers(1, 99), max_size=2).map(tuple),
        st.lists(TEXT, max_size=2).map(tuple),
        TEXT,
    ),
)


@given(JSON)
def test_canonical_bytes_are_those_of_rfc_8785(value: Json) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(EVENTS)
def test_a_things_bytes_are_those_of_its_plain_form(event: events.Event) -> None:
    assert to_bytes(event) == canonical(to_plain(event)) == rfc8785.dumps(to_plain(event))


@given(EVENTS)
def test_a_thing_comes_back_as_it_was(event: events.Event) -> None:
    found = from_plain(type(event), to_plain(event))
    assert found == event
    assert repr(found) == repr(event)
    assert dataclasses.replace(found) == event  # type: ignore[type-var]


def test_a_thing_that_was_read_is_as_frozen_as_one_that_was_made() -> None:
    found = from_plain(Voice, {"name": "Ann"})
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.name = "Mo"  # type: ignore[misc]
    assert hash(found) == hash(Voice(name="Ann"))


def test_two_things_never_share_what_can_be_changed() -> None:
    one, other = (from_plain(Claim, {"id": "c1", "text": "a"}) for _ in "ab")
    one.data["a"] = 1  # type: ignore[index]
    assert other.data == {}


@pytest.mark.parametrize(
    ("plain", "place"),
    [
        ([], "the top"),
        (None, "the top"),
        ({}, "id"),
        ({"id": "c1"}, "text"),
        ({"id": 1, "text": "a"}, "id"),
        ({"id": "c1", "text": "a", "colour": "red"}, "colour"),
        ({"id": "c1", "text": "a", "voice": {"kind": "king"}}, "voice.kind"),
        ({"id": "c1", "text": "a", "voice": []}, "voice"),
        ({"id": "c1", "text": "a", "tags": ["a", 1]}, r"tags\[1\]"),
        ({"id": "c1", "text": "a", "tags": "ab"}, "tags"),
        (
            {"id": "c1", "text": "a", "wordings": [{"text": "b", "excerpts": [{"source": "s"}]}]},
            r"wordings\[0\].excerpts\[0\].paragraph",
        ),
        ({"id": "c1", "text": "a", "base": "1"}, "base"),
        ({"id": "c1", "text": "a", "base": True}, "base"),
        ({"id": "c1", "text": "a", "is_argument": 1}, "is_argument"),
        ({"id": "c1", "text": "a", "excerpts": [{"source": "s", "paragraph": True}]}, "paragraph"),
        ({"id": "c1", "text": "a", "data": []}, "data"),
        ({"id": "c1", "text": "a", "__class__": "b"}, "__class__"),
        ({"id": "c1", "text": "a", "kind": "b"}, "kind"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(plain: Json, place: str) -> None:
    with pytest.raises(InvalidInput, match=f"{place} is missing"):
        from_plain(Claim, plain)


def test_a_whole_number_stands_for_a_fraction() -> None:
    found = from_plain(Claim, {"id": "c1", "text": "a", "base": 1})
    assert isinstance(found.base, float)


@pytest.mark.parametrize(
    "data", [{"a": "\ud800"}, {"\udfff": 1}, {"a": 2**53}, {"a": math.nan}, {"a": math.inf}]
)
def test_what_has_no_bytes_is_refused(data: Mapping[str, Json]) -> None:
    for write in (to_bytes, lambda thing: canonical(to_plain(thing))):
        with pytest.raises(InvalidInput):
            write(Claim("c1", "a", data=data))
    with pytest.raises(InvalidInput):
        to_bytes(Claim("c1", "half \ud83d"))
