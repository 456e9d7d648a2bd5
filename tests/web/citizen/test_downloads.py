"""Every debate goes out in every format, with what is lost beside it."""

import json

import pytest

from debate.formats import files
from debate.formats.catalogue import FORMATS, READABLE, WRITABLE
from debate.queries import maps
from debate.storage import erasure
from debate.storage.store import Store
from debate.text.language import ENGLISH, speaking
from debate.web.citizen import made_files
from tests import make
from tests.web.conftest import Site, Visitor

PAGE = f"/debatten/{make.DEBATE}/downloads"


def test_the_page_names_every_format_and_what_it_loses(reader: Visitor) -> None:
    page = reader.get(PAGE).text
    for name in WRITABLE:
        assert f'href="{PAGE}/{name}"' in page
    assert "Er gaat niets verloren." in page
    assert "deze vorm kent alleen tegenargumenten" in page


@pytest.mark.parametrize("form", WRITABLE)
def test_a_file_is_the_debate_at_the_version_in_its_name(
    form: str, site: Site, reader: Visitor
) -> None:
    answer = reader.get(f"{PAGE}/{form}")
    version = answer.headers["Debate-Version"]
    name = f"{make.DEBATE}-{version}{FORMATS[form].suffixes[0]}"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.content_length == len(answer.data)
    assert "charset=utf-8" in answer.content_type
    assert answer.headers["Link"] == f'<{PAGE}/{form}/verlies>; rel="describedby"'
    if form in READABLE:
        read = files.read_map(files.text_of(answer.data, name), "avondbus")
        assert len(read.map.claims) == 4


def test_the_loss_report_is_beside_the_file(reader: Visitor) -> None:
    assert reader.get(f"{PAGE}/json/verlies").text == "Er is niets verloren gegaan.\n"
    report = reader.get(f"{PAGE}/apx/verlies").text
    assert ": de tekst\n" in report


def test_a_file_is_made_once_for_a_version(
    mo: Visitor, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    write = files.write_map
    monkeypatch.setattr(
        files, "write_map", lambda map_, form: (made.append(form), write(map_, form))[1]
    )
    for _ in range(2):
        mo.get(f"{PAGE}/csv")
        mo.get(f"{PAGE}/csv/verlies")
    assert made == ["csv"]
    make.argument(store, "Er kwam iets bij.")
    assert "Er kwam iets bij." in mo.get(f"{PAGE}/csv").text
    assert made == ["csv", "csv"]


@pytest.fixture(autouse=True)
def nothing_made() -> None:
    with made_files._LOCK:  # the sweeper of an earlier test may be looking
        made_files._kept.clear()


def test_a_file_goes_when_words_of_it_are_erased(
    mo: Visitor, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_files, "LOOK", 0.01)
    monkeypatch.setattr(made_files, "_sweeper", None)  # that of an earlier test sleeps for longer
    posted = make.argument(store, "Ik woon op nummer twaalf.")
    assert "nummer twaalf" in mo.get(f"{PAGE}/csv").text
    [kept], sweeper = made_files._kept.values(), made_files._sweeper
    assert sweeper is not None
    assert made_files.drop_outdated()
    erasure.erase(store, claim=posted.claim, ground="Verzoek van de schrijver")
    sweeper.join(timeout=30)
    assert not sweeper.is_alive()
    assert not made_files._kept
    assert "nummer twaalf" in b"".join(kept.pieces()).decode()  # whoever reads it reads on
    assert "nummer twaalf" not in mo.get(f"{PAGE}/csv").text


def test_hidden_words_are_in_no_file(mo: Visitor, store: Store) -> None:
    posted = make.argument(store, "Dit had hier niet mogen staan.")
    assert "niet mogen staan" in mo.get(f"{PAGE}/json").text
    make.hide_claim(store, make.MO, posted.claim, "scheldt iemand uit")
    for form in WRITABLE:
        assert "niet mogen staan" not in mo.get(f"{PAGE}/{form}").text


def test_what_is_no_format_or_no_debate_is_not_found(reader: Visitor) -> None:
    assert reader.get(f"{PAGE}/docx").status_code == 404
    assert reader.get("/debatten/nergens/downloads/csv").status_code == 404
    assert reader.get("/debatten/nergens/downloads").status_code == 404


def test_the_schema_is_published(reader: Visitor) -> None:
    assert json.loads(reader.get("/formaten/tegengeluid").text)["title"].startswith("A debate")


def test_the_last_files_are_kept_and_no_more(
    monkeypatch: pytest.MonkeyPatch, reader: Visitor
) -> None:
    monkeypatch.setattr(made_files, "MOST_FILES", 2)
    for form in ("csv", "tsv", "json"):
        assert reader.get(f"{PAGE}/{form}").status_code == 200
    assert [key[2] for key in made_files._kept] == ["tsv", "json"]


def test_what_is_lost_is_told_in_english_beside_the_same_file(reader: Visitor) -> None:
    dutch = reader.get(f"{PAGE}/apx/verlies").text
    answer = reader.get(f"{PAGE}/apx?taal=en")
    assert answer.headers["Link"] == f'<{PAGE}/apx/verlies?taal=en>; rel="describedby"'
    english = reader.get(f"{PAGE}/apx/verlies").text
    assert ": its text\n" in english
    assert len(english.splitlines()) == len(dutch.splitlines())
    assert reader.get(f"{PAGE}/json/verlies").text == "Nothing was lost.\n"
    page = reader.get(PAGE).text
    assert "Something is lost" in page
    assert "this format holds attacks of one claim on another" in page
    assert reader.get(f"{PAGE}/apx/verlies?taal=nl").text == dutch


@pytest.mark.parametrize("form", WRITABLE)
def test_a_file_holds_no_words_of_ours_and_is_the_same_in_each_language(
    form: str, site: Site
) -> None:
    with site.store.reading() as connection:
        map_ = maps.argument_map(connection, make.DEBATE)
    with speaking(ENGLISH):
        english = files.write_map(map_, form)
    assert english == files.write_map(map_, form)
