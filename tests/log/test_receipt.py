"""Receipts: what was promised can be read back, and not a byte of it can be otherwise."""

import json
from dataclasses import replace

import pytest
import rfc8785

from debate.errors import InvalidInput
from debate.log import note, receipt
from debate.log.receipt import Finding, Flaw

ORIGIN = "tegengeluid.example/log"


@pytest.fixture
def document(small_log):
    return small_log.receipt(3, 6)


@pytest.fixture
def key(small_log):
    return small_log.receipts.verifier


def test_a_receipt_gives_back_its_events_and_nothing_is_wrong_with_it(small_log, document, key):
    read = receipt.read(document)
    assert read.events == (small_log.events[2], small_log.events[5])
    assert (read.origin, read.seal_within_ms, read.key) == (ORIGIN, 10_000, str(key))
    assert receipt.check(document, key, ORIGIN) == []


def test_a_receipt_is_canonical_json_that_names_its_format(document):
    fields = json.loads(document)
    assert rfc8785.dumps(fields) == document
    assert (fields["format"], fields["version"]) == ("tegengeluid-receipt", 1)


def test_every_changed_byte_is_found(document, key):
    for place in range(len(document)):
        for bit in (1, 32):
            changed = bytearray(document)
            changed[place] ^= bit
            assert receipt.check(bytes(changed), key, ORIGIN), document[place:][:40]


def test_every_byte_left_out_or_put_in_is_found(document, key):
    for place in range(len(document)):
        assert receipt.check(document[:place] + document[place + 1 :], key, ORIGIN)
        assert receipt.check(document[:place] + b" " + document[place:], key, ORIGIN)


def test_an_erased_event_keeps_a_receipt_that_can_be_checked(small_log, key):
    document = receipt.issue(ORIGIN, [small_log.stored(2)], small_log.receipts)
    assert receipt.read(document).events[0].body is None
    assert receipt.check(document, key, ORIGIN) == []


def test_a_receipt_by_another_key_or_for_another_log_is_found(small_log, document, key):
    other = note.SignerKey("elsewhere.example", bytes(32)).verifier
    assert [found.flaw for found in receipt.check(document, other, ORIGIN)] == [Flaw.KEY]
    assert [found.flaw for found in receipt.check(document, key, "elsewhere")] == [Flaw.KEY]


@pytest.mark.parametrize(
    ("changes", "flaws"),
    [
        ({"body": '{"text": "Nee."}'}, [Flaw.COMMITMENT]),
        ({"salt": bytes(32)}, [Flaw.COMMITMENT]),
        ({"salt": None}, [Flaw.FORM]),
        ({"commitment": bytes(32)}, [Flaw.COMMITMENT, Flaw.HASH]),
        ({"hash": bytes(32)}, [Flaw.HASH]),
        ({"at_ms": 1}, [Flaw.HASH]),
        ({"debate": "zwembad"}, [Flaw.HASH]),
    ],
)
def test_what_does_not_agree_is_named_though_it_was_signed(small_log, key, changes, flaws):
    event = replace(small_log.events[1], **changes)
    document = receipt.issue(ORIGIN, [event], small_log.receipts)
    assert [found.flaw for found in receipt.check(document, key, ORIGIN)] == flaws


def test_a_text_without_its_salt_is_a_flaw_of_the_event(small_log):
    assert receipt.event_flaws(replace(small_log.events[1], salt=None)) == [Flaw.COMMITMENT]


def test_two_events_that_follow_each_other_must_be_linked(small_log, empty_log, key):
    empty_log.record("avondbus", text="Een andere geschiedenis.")
    second = small_log.events[1]
    document = receipt.issue(ORIGIN, [empty_log.events[0], second], small_log.receipts)
    assert receipt.check(document, key, ORIGIN) == [Finding(Flaw.CHAIN, 1)]


def test_a_receipt_with_another_receipts_signature_is_found(small_log, document, key):
    fields = json.loads(document)
    fields["signature"] = json.loads(small_log.receipt(1))["signature"]
    found = receipt.check(rfc8785.dumps(fields), key, ORIGIN)
    assert found == [Finding(Flaw.SIGNATURE)]


def test_no_receipt_is_given_for_nothing(small_log):
    with pytest.raises(InvalidInput):
        receipt.issue(ORIGIN, [], small_log.receipts)


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"\x00\xff",
        b"null",
        b"[]",
        b"{}",
        b'"tegengeluid-receipt"',
        b"[" * 100_000,
        b"1" * 5_000,
        b'{"format":"tegengeluid-receipt"}',
        b'{"format":"tegengeluid-receipt","version":2,"events":[]}',
    ],
)
def test_what_is_no_receipt_is_one_finding(document, key):
    found = receipt.check(document, key, ORIGIN)
    assert [finding.flaw for finding in found] == [Flaw.FORM]
    assert found[0].detail


WRONG_VALUES = [None, True, 1.5, -1, 2**53, "x", "\ud800", "AB" * 32, [], {}]


def test_a_field_of_the_wrong_type_is_a_finding(document, key):
    whole = json.loads(document)
    for name in whole:
        for value in WRONG_VALUES:
            changed = json.dumps({**whole, name: value}, sort_keys=True, separators=(",", ":"))
            assert receipt.check(changed.encode(), key, ORIGIN)
    for name in whole["events"][0]:
        for value in WRONG_VALUES:
            event = {**whole["events"][0], name: value}
            changed = {**whole, "events": [event]}
            written = json.dumps(changed, sort_keys=True, separators=(",", ":"))
            assert receipt.check(written.encode(), key, ORIGIN)
