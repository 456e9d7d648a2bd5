"""The hashes of an event, against a second spelling of the same formulas."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.errors import InvalidInput
from debate.log import chain

wholes = st.integers(0, 2**53 - 1)
hashes = st.binary(min_size=32, max_size=32)


def spelled_out(*fields: str | int | bytes) -> bytes:
    digest = sha256(b"\x00")
    for field in fields:
        value = field.encode() if isinstance(field, str) else field
        value = value if isinstance(value, bytes) else value.to_bytes(8, "big")
        digest.update(len(value).to_bytes(4, "big"))
        digest.update(value)
    return digest.digest()


@given(
    st.text(),
    wholes,
    st.text(),
    wholes,
    st.binary(min_size=16, max_size=16),
    wholes,
    hashes,
    hashes,
)
def test_event_hash_is_the_published_formula(
    debate, version, kind, schema_v, ref, at_ms, own, prev
):
    fields = (debate, version, kind, schema_v, ref, at_ms, own, prev)
    assert chain.event_hash(*fields) == spelled_out(*fields)


def test_hashes_stay_what_they_were_in_earlier_releases():
    own = chain.commitment(bytes(range(32)), b'{"text":"x"}')
    hash_ = chain.event_hash("bus", 1, "claim_posted", 1, bytes(16), 1, own, chain.GENESIS)
    assert own.hex() == "df0e4c92e2057d79dfb7966849421c1de622ebf47c0763607c04d6bd72693fd5"
    assert hash_.hex() == "005b7bf58dd2a6bb6f40a474751e8c143cb0d1d034d3e5d672191026523b05b9"


@given(hashes, st.binary())
def test_commitment_is_the_published_formula(salt, body):
    assert chain.commitment(salt, body) == sha256(b"\x02" + salt + body).digest()


def test_moving_a_letter_from_one_field_to_the_next_changes_the_hash():
    rest = (1, bytes(16), 1, bytes(32), bytes(32))
    assert chain.event_hash("ab", 1, "c", *rest) != chain.event_hash("a", 1, "bc", *rest)


@pytest.mark.parametrize(
    "fields",
    [
        ("d", -1, "k", 1, bytes(16), 1, bytes(32), bytes(32)),
        ("d", 1, "k", 2**53, bytes(16), 1, bytes(32), bytes(32)),
        ("d", 1, "k", 1, bytes(15), 1, bytes(32), bytes(32)),
        ("d", 1, "k", 1, bytes(16), -5, bytes(32), bytes(32)),
        ("d", 1, "k", 1, bytes(16), 1, bytes(31), bytes(32)),
        ("d", 1, "k", 1, bytes(16), 1, bytes(32), b""),
    ],
)
def test_a_field_of_the_wrong_size_is_refused(fields):
    with pytest.raises(InvalidInput):
        chain.event_hash(*fields)


def test_a_short_salt_is_refused():
    with pytest.raises(InvalidInput, match="this one is 31"):
        chain.commitment(bytes(31), b"{}")
