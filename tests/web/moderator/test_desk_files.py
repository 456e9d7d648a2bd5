"""A map comes in at the desk in two steps, and nothing changes before the second."""

import io
import re

import pytest

from debate.queries import maps
from debate.storage import journal
from debate.storage.store import Store
from debate.web.moderator import desk_files
from tests import make
from tests.web.conftest import Visitor, hidden

PAGE = f"/redactie/debatten/{make.DEBATE}/bestanden"
KIALO = (
    "Discussion Title: Nachtvervoer\n\n1. De bus moet doorrijden.\n"
    "1.1. Con: Een taxi is goedkoper.\n1.2. Pro: -> See 1.7.\n"
)


@pytest.fixture
def ann(ann: Visitor, store: Store) -> Visitor:
    ann.sign_in(store)
    return ann


def send(visitor: Visitor, text: str | bytes, name: str = "bus.txt", **more: str) -> object:
    page = visitor.get(PAGE).text
    page = page[page.index('<form method="post" enctype') :]
    fields = hidden(page)
    raw = text.encode() if isinstance(text, str) else text
    return visitor.post(
        PAGE, {**fields, "bestand": (io.BytesIO(raw), name), **more},
        content_type="multipart/form-data",
    )  # fmt: skip


def confirm(visitor: Visitor, address: str, step: str = "lees-in") -> object:
    page = visitor.get(address).text
    fields = hidden(page[page.rindex("<form") :])
    return visitor.post(address, {**fields, "stap": step})


def held(store: Store) -> tuple[int, int]:
    with store.reading() as connection:
        version = journal.head(connection, make.DEBATE).version
        return version, len(maps.argument_map(connection, make.DEBATE).claims)


def test_a_map_is_seen_before_it_comes_in(ann: Visitor, store: Store) -> None:
    before = held(store)
    sent = send(ann, KIALO)
    assert sent.status_code == 303  # type: ignore[attr-defined]
    page = ann.get(sent.location).text  # type: ignore[attr-defined]
    assert "Een taxi is goedkoper." in page
    assert re.search(r"3\sdingen</strong> zijn nieuw in dit debat\.", page)
    assert "het leidt naar een stelling die hier niet staat" in page
    assert "Project-Id-Version" not in page
    assert held(store) == before
    done = confirm(ann, sent.location)  # type: ignore[attr-defined]
    assert (done.status_code, held(store)) == (303, (before[0] + 3, before[1] + 2))  # type: ignore[attr-defined]
    assert ann.get(sent.location).status_code == 404  # type: ignore[attr-defined]


def test_the_same_file_again_has_nothing_new(ann: Visitor, store: Store) -> None:
    confirm(ann, send(ann, KIALO).location)  # type: ignore[attr-defined]
    before = held(store)
    again = send(ann, KIALO).location  # type: ignore[attr-defined]
    assert "Er is niets nieuws." in ann.get(again).text
    confirm(ann, again)
    assert held(store) == before


def test_a_file_can_be_thrown_away(ann: Visitor, store: Store) -> None:
    before = held(store)
    address = send(ann, KIALO).location  # type: ignore[attr-defined]
    confirm(ann, address, "weg")
    assert (ann.get(address).status_code, held(store)) == (404, before)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Dit is geen bestand met stellingen dat hier te lezen is."),
        ("Zomaar een artikel.\n\nMet een alinea.", "Dit is geen bestand met stellingen"),
        ("Discussion Title: T\n\n2. Hm.", "De eerste stelling heeft nummer `1.` en deze heeft"),
        ("[A]: Zo.\n- [B]: Nee.", "Dit verband staat nergens onder. Laat het verder inspringen"),
        ('{"nodes": [}', "Dit is geen JSON: hier mist een waarde."),
        (b"\xff\xfe\x00", "UTF-8"),
        ('{"format": "tegengeluid", "version": 1, "topic": {"slug": "x", "title": "X"}}',
         "Dit bestand hoort bij het debat x."),
        ('id,text\n1,"Een', "In deze rij gaat een aanhalingsteken open dat nooit sluit."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_come_in_is_refused_in_dutch(
    ann: Visitor, store: Store, text: str | bytes, said: str
) -> None:
    before = held(store)
    answer = send(ann, text)
    assert answer.status_code == 400  # type: ignore[attr-defined]
    assert said in answer.text  # type: ignore[attr-defined]
    assert "Er is niets veranderd." in answer.text  # type: ignore[attr-defined]
    assert held(store) == before


def test_no_file_and_too_many_claims_are_refused(
    ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Kies een bestand om te sturen." in send(ann, "", "").text  # type: ignore[attr-defined]
    monkeypatch.setattr(desk_files, "MOST_CLAIMS", 1)
    answer = send(ann, KIALO)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "hoogstens 1 stellingen" in answer.text  # type: ignore[attr-defined]


def test_more_than_a_form_may_come_to_this_address_alone(ann: Visitor, mo: Visitor) -> None:
    large = KIALO + "".join(f"1.{n}. Pro: {'woord ' * 60}\n" for n in range(3, 1150))
    assert len(large) > 400_000
    assert send(ann, large).status_code == 303  # type: ignore[attr-defined]
    much = {"bestand": (io.BytesIO(large.encode()), "a.txt")}
    assert mo.post(PAGE, much, content_type="multipart/form-data").status_code == 413
    much = {"bestand": (io.BytesIO(large.encode()), "a.txt")}
    assert ann.post("/afmelden", much, content_type="multipart/form-data").status_code == 413


def test_without_the_token_of_the_form_nothing_is_taken(ann: Visitor) -> None:
    answer = ann.post(PAGE, {"bestand": (io.BytesIO(b"x"), "a.txt")})
    assert answer.status_code == 403
