"""The map's pages: one section at a time, counts both ways, and no such section."""

import re

from debate.commands import importing
from debate.model import ArgumentMap, Claim, Kind, Relation, Section, Topic, make_id
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Visitor

HALL, POOL = make_id("g", "sport", "hal"), make_id("g", "sport", "bad")


def a_map(*, with_theses: bool) -> ArgumentMap:
    """A disputed hall, a pool with two reasons under it, and a claim that stands alone."""
    texts = ("De hal moet blijven.", "De hal lekt.", "Het bad is druk.", "Kinderen zwemmen er.",
             "Scholen komen elke dag.", "Een tekening zegt niet alles.")  # fmt: skip
    ids = [make_id("c", "sport", text) for text in texts]
    homes = (HALL, HALL, POOL, POOL, POOL, POOL)
    claims = {
        id_: Claim(id_, text, section=home)
        for id_, text, home in zip(ids, texts, homes, strict=True)
    }
    ends = ((Kind.ATTACK, 1, 0), (Kind.SUPPORT, 3, 2), (Kind.SUPPORT, 4, 3), (Kind.ATTACK, 4, 0))
    relations = {
        f"r{number:012x}": Relation(f"r{number:012x}", kind, (ids[premise],), ids[conclusion])
        for number, (kind, premise, conclusion) in enumerate(ends)
    }
    sections = {HALL: Section(HALL, "De hal"), POOL: Section(POOL, "Het bad")}
    topic = Topic("sport", "Sport", theses=(ids[0],) if with_theses else ())
    return ArgumentMap(topic, sections=sections, claims=claims, relations=relations)


def drawn(page: str) -> set[str]:
    """The texts of all boxes."""
    return set(re.findall(r'<a class="box[^>]*aria-label="([^."]+\.)', page))


def test_the_map_begins_with_the_theses(store: Store, ann: Visitor) -> None:
    importing.import_map(store, make.CO, a_map(with_theses=True))
    page = ann.get("/debatten/sport/kaart").text
    assert drawn(page) == {"De hal moet blijven.", "De hal lekt.", "Scholen komen elke dag."}
    assert "‹ nog 1" in page  # the schools also support that children swim
    assert page.count('<svg class="map"') == 1


def test_a_section_is_drawn_alone_and_what_is_unanswered_is_told(
    store: Store, ann: Visitor
) -> None:
    importing.import_map(store, make.CO, a_map(with_theses=True))
    page = ann.get(f"/debatten/sport/kaart?onderdeel={POOL}").text
    assert drawn(page) == {"Het bad is druk.", "Kinderen zwemmen er.", "Scholen komen elke dag."}
    assert "Een tekening zegt niet alles." in page.partition("Niet getekend")[2]


def test_without_theses_the_first_section_is_drawn(store: Store, ann: Visitor) -> None:
    importing.import_map(store, make.CO, a_map(with_theses=False))
    page = ann.get("/debatten/sport/kaart").text
    assert "De hal lekt." in drawn(page)
    assert re.search(r'onderdeel=\w+" aria-current="page"><bdi[^>]*>De hal', page)


def test_an_unknown_section_is_not_found(store: Store, ann: Visitor) -> None:
    importing.import_map(store, make.CO, a_map(with_theses=True))
    assert ann.get("/debatten/sport/kaart?onderdeel=g000000000000").status_code == 404
