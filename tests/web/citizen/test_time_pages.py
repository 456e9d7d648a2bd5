"""A debate through time: the picture and its table, a day back, what changed since."""

import re
from datetime import date

import pytest

from debate.model import Kind
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Visitor

DEBATE = f"/debatten/{make.DEBATE}"


def today(store: Store) -> str:
    from debate.web.citizen.periods import day_of

    with store.reading() as connection:
        return day_of(connection.execute("select changed_ms from topic").fetchone()[0]).isoformat()


def test_picture_and_table_say_the_same(store: Store, ann: Visitor) -> None:
    make.claim(store)
    make.claim(store, "De bus is leeg.", kind=Kind.ATTACK)
    page = ann.get(f"{DEBATE}/tijd").text
    drawn = re.findall(r"<figcaption><span[^>]*>([^<]*)</span> <span[^>]*>(\d+)", page)
    assert drawn == [("+ steunt", "1"), ("− spreekt tegen", "1"), ("staat op zichzelf", "1")]
    assert page.count("<rect ") == 3
    assert re.search(r'<td class="figure">1</td>\s*<td class="figure">3</td></tr>', page)
    assert "inwoner" in ann.get(f"{DEBATE}/tijd?per=rol").text
    assert ann.get(f"{DEBATE}/tijd?per=maan").status_code == 400


def test_a_day_leads_to_the_debate_as_it_was(store: Store, ann: Visitor) -> None:
    day = today(store)
    led = ann.get(f"{DEBATE}/toen?datum={day}&beeld=kaart")
    assert (led.status_code, led.location) == (302, f"{DEBATE}/kaart?v=2")
    assert ann.get(f"{DEBATE}/toen?datum={day}").location == f"{DEBATE}?v=2"
    before = ann.get(f"{DEBATE}/toen?datum=2001-01-01").location
    assert before == f"{DEBATE}?v=1"
    assert ann.get(f"{DEBATE}/veranderd?datum={day}").location == f"{DEBATE}/veranderd?sinds=2"


@pytest.mark.parametrize("day", ["", "gisteren", "2026-13-01", "0001-01-01", "9999-12-31"])
def test_what_is_no_day_is_refused(ann: Visitor, day: str) -> None:
    answer = ann.get(f"{DEBATE}/toen?datum={day}")
    assert answer.status_code == 400
    assert "Schrijf de dag als jaar, maand, dag" in answer.text


def test_unknown_views_and_debates_are_refused(ann: Visitor) -> None:
    day = date(2026, 1, 1).isoformat()
    assert ann.get(f"{DEBATE}/toen?datum={day}&beeld=taart").status_code == 400
    for page in ("tijd", "veranderd?sinds=1", f"toen?datum={day}"):
        assert ann.get(f"/debatten/nergens/{page}").status_code == 404


def test_changes_are_told_by_sort(store: Store, ann: Visitor) -> None:
    one = make.claim(store, "Buurman Jansen liegt.")
    then = 4
    make.claim(store, "De bus is leeg.", kind=Kind.ATTACK)
    make.hide_claim(store, make.MO, one, "Noemt iemand.")
    page = ann.get(f"{DEBATE}/veranderd?sinds={then}").text
    assert "Jansen" not in page
    told = re.sub(r"<[^>]*>", "", page)
    new, answered, altered = (
        told.index(word) for word in ("\nNieuw", "\nBeantwoord", "\nGewijzigd")
    )
    assert new < told.index("De bus is leeg.") < answered
    assert answered < told.index("−1 spreekt tegen") < altered
    assert "Noemt iemand." in told[altered:]
    assert "Ik heb dit gezien" in told


def test_a_large_debate_says_how_far_back_one_can_look(
    store: Store, ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from debate.web.citizen import time_pages

    monkeypatch.setattr(time_pages, "MOST_EVENTS", 1)
    page = ann.get(f"{DEBATE}/tijd").text
    assert "de eerste 1 van 2 gebeurtenissen" in page
    assert 'data-most="1"' in page


def test_time_is_told_in_english_too(store: Store, ann: Visitor) -> None:
    make.claim(store, "De bus is leeg.", kind=Kind.ATTACK)
    ann.get(f"{DEBATE}/tijd")
    page = ann.get(f"{DEBATE}/tijd?taal=en").text
    assert "How the debate grew" in page
    assert ">− speaks against<" in page
    assert "Claims per day" in page
    changed = ann.get(f"{DEBATE}/veranderd?sinds=2").text
    assert "What changed since" in changed
    assert "−1 speaking against this" in changed
    assert '<bdi dir="auto" lang="nl">De bus is leeg.</bdi>' in changed
