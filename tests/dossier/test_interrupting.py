"""Interruptions: what somebody says, what is against it, what was replied; on one side of A4."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.dossier import forms
from debate.dossier.document import Document
from debate.dossier.interrupting import SIGNS, holders, interruptions
from debate.dossier.telling import Teller
from debate.errors import NotFound
from debate.model import Kind, Voice, VoiceKind
from debate.queries.digest import digest
from debate.roles import Actor
from debate.storage.store import Store
from tests import make

JO = Actor(make.ref("jo"), voice=Voice(VoiceKind.POLICYMAKER, "Jo"))


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Store]:
    made = make.debate(tmp_path)
    yield made
    made.close()


def gathered(store: Store) -> Teller:
    with store.reading() as connection:
        return Teller(digest(connection, make.DEBATE))


def page(teller: Teller, name: str) -> Document:
    return interruptions(teller, holders(teller), name)


def test_holder_is_told_with_the_attack_and_the_own_reply(own: Store) -> None:
    said = make.argument(own, "De bus is bijna leeg.", kind=Kind.ATTACK, actor=JO)
    attack = make.argument(own, "In de bus zitten elf mensen.", on=said.claim, kind=Kind.ATTACK)
    reply = "Dat was één avond, de andere avonden is hij leeg."
    make.argument(own, reply, on=attack.claim, kind=Kind.ATTACK, actor=JO)
    found = gathered(own)
    told = {one.name: len(one.attacked) for one in holders(found)}
    assert told == {"Jo": 1, "Ann": 1, "beleidsmakers": 1, "inwoners": 1}
    text = forms.write(page(found, "Jo"), "txt").decode()
    parts = ("1. De bus is bijna leeg.", "Uw interruptie (− spreekt tegen): In de bus",
             "Hun eerdere antwoord (− spreekt tegen): Dat was", "wie=Jo&v=")  # fmt: skip
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    with pytest.raises(NotFound):
        page(found, "Piet")


def test_as_many_claims_are_told_as_one_page_holds(own: Store) -> None:
    for number in range(8):
        said = make.argument(own, f"Reden {number} {'is heel lang ' * 30}.", actor=JO)
        make.argument(own, f"Nee {number}: {'want ' * 60}.", on=said.claim, kind=Kind.ATTACK)
    document = page(gathered(own), "Jo")
    assert document.length < SIGNS + 1_000
    text = forms.write(document, "txt").decode()
    assert "En nog 4\N{NO-BREAK SPACE}stellingen met tegenspraak." in text
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", forms.write(document, "pdf"))
    assert len(pages) == 1
