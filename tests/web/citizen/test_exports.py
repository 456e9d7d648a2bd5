"""A download of the whole log holds up nobody, and there are only so many at once."""

import json

from flask import Flask
from werkzeug.test import TestResponse

from debate.storage import erasure
from debate.storage.store import Store
from debate.web.citizen import exports
from tests import make
from tests.web.conftest import HOST, Visitor

ADDRESS = "/log/export"


def slowly(app: Flask) -> TestResponse:
    """Ask for the export and read nothing of it yet."""
    return app.test_client().get(ADDRESS, base_url=f"https://{HOST}")


def test_words_can_be_erased_while_somebody_reads_the_export(
    app: Flask, ann: Visitor, store: Store
) -> None:
    claim = make.claim(store, "Dit moet worden gewist.")
    answer = slowly(app)
    erasure.erase(store, claim=claim, ground="Verzoek")  # it needs the database to itself
    assert b"Dit moet worden gewist." in answer.data
    answer.close()
    assert b"Dit moet worden gewist." not in ann.get(ADDRESS).data


def test_words_of_hidden_claims_are_not_in_it(ann: Visitor, store: Store) -> None:
    claim = make.claim(store, "Dit is een belediging.")
    make.hide_claim(store, make.MO, claim, "Huisregel 2")
    assert b"belediging" not in ann.get(ADDRESS).data


def test_more_downloads_than_there_are_places_wait(app: Flask, ann: Visitor) -> None:
    held = [slowly(app) for _ in range(exports.AT_ONCE)]
    refused = ann.get(ADDRESS)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "60")
    for one in held:
        one.close()
        one.close()
    assert [ann.get(ADDRESS).status_code for _ in range(exports.AT_ONCE + 1)] == [200] * 3


def test_an_export_says_how_long_it_is_and_has_whole_lines(ann: Visitor) -> None:
    answer = ann.get(ADDRESS)
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert answer.headers["Content-Type"] == "application/jsonl; charset=utf-8"
    assert len([json.loads(line) for line in answer.data.splitlines()]) == 3


def test_one_address_fetches_it_so_often_a_minute(app: Flask) -> None:
    statuses = [Visitor(app).get(ADDRESS).status_code for _ in range(7)]
    assert statuses == [200] * 6 + [429]
