"""The stories that the house is built for, from the door to the row and back."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from debate.cli.main import main
from debate.commands import importing, moderating
from debate.formats import files
from debate.model import Kind
from debate.queries import claims, maps, receipts
from debate.resources import folder
from debate.roles import operator
from debate.storage import journal, sealer, verify
from debate.storage.store import Store
from debate.web.app import create_app
from debate.web.settings import Settings
from tests import make
from tests.make import MO

SLUG = "decentralisatie-sociale-zorg"
SITE = "https://debat.example"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with the curated map, as a site begins."""
    made = make.store(tmp_path)
    reading = files.read_map(files.read_text(str(folder("arguments") / f"{SLUG}.argdown")))
    importing.import_map(made, operator(SLUG), reading.map, reading.losses)
    return made


def thesis(store: Store) -> str:
    with store.reading() as connection:
        return maps.topic(connection, SLUG).theses[0]


def test_citizen_answers_a_claim_and_can_prove_it(store: Store, tmp_path: Path) -> None:
    """By page: the form, the sentence that results, the receipt; then offline, from the log."""
    visitor = create_app(store, Settings(hosts=("debat.example",))).test_client()
    form = visitor.get(f"/stellingen/{thesis(store)}/antwoord", base_url=SITE).text
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    words = "Wie geen netwerk heeft, valt zo tussen wal en schip"
    answer = {**fields, "soort": "tegenargument", "zin": words, "stap": "plaats"}
    address = f"/stellingen/{thesis(store)}/antwoorden"
    posted = visitor.post(address, data=answer, base_url=SITE)
    assert posted.status_code == 303
    again = visitor.post(address, data=answer, base_url=SITE)
    assert again.location == posted.location

    page = visitor.get(posted.location, base_url=SITE, follow_redirects=True).text
    assert f"{words}." in page
    with store.reading() as connection:
        [step] = claims.answers(connection, thesis(store)).attacks[-1:]
        assert step.premises[0].claim.text == f"{words}."

    sealer.seal_all(store)
    with store.reading() as connection:
        found = claims.claim(connection, step.premises[0].id)
        entry = receipts.act(connection, _hash(store, found.pos))[0]
        assert receipts.proof(connection, entry)
    log = _command(tmp_path, "export", SLUG, "--format", "log").encode()
    (tmp_path / "log.jsonl").write_bytes(log)
    assert _verifies(tmp_path)
    (tmp_path / "log.jsonl").write_bytes(log.replace(b"wal en schip", b"wal en wrak", 1))
    assert not _verifies(tmp_path)


def _hash(store: Store, pos: int) -> bytes:
    with store.reading() as connection:
        entry = journal.at(connection, pos)
    assert entry is not None
    return entry.recorded.hash


def _command(where: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["--db", str(where / "debate.db"), *words])
    assert done.exception is None, done.output
    return done.stdout


def _verifies(where: Path) -> bool:
    done = CliRunner().invoke(main, ["verify", "--export", str(where / "log.jsonl"), "--json"])
    return done.exit_code == 0 and json.loads(done.stdout)["findings"] == []


def test_moderator_merges_duplicates_and_undoes_it(store: Store) -> None:
    """Old addresses forward, voices and wordings stay, and undoing gives each its own back."""
    top = thesis(store)
    kept = make.claim(store, "Buren hebben het zelf al druk.", on=top, kind=Kind.ATTACK)
    duplicate = make.claim(store, "Mensen in de buurt hebben geen tijd.", on=top, kind=Kind.ATTACK)
    answer = make.claim(store, "Er is altijd wel iemand.", on=duplicate, kind=Kind.ATTACK)
    visitor = create_app(store, Settings(hosts=("debat.example",))).test_client()
    [entry] = make.merge_claims(store, MO, duplicate, kept, "Zelfde stelling.")

    forwarded = visitor.get(f"/stellingen/{duplicate}", base_url=SITE)
    assert (forwarded.status_code, forwarded.location) == (301, f"/stellingen/{kept}")
    assert "Er is altijd wel iemand." in visitor.get(f"/stellingen/{kept}", base_url=SITE).text
    with store.reading() as connection:
        wordings = maps.argument_map(connection, SLUG).claims[kept].wordings
    assert [wording.voice for wording in wordings] == [make.ANN.voice]
    assert "Zelfde stelling." in visitor.get(f"/debatten/{SLUG}/logboek", base_url=SITE).text

    moderating.revert(store, MO, entry.pos, "Toch niet hetzelfde.")
    assert visitor.get(f"/stellingen/{duplicate}", base_url=SITE).status_code == 200
    with store.reading() as connection:
        assert claims.answers(connection, kept).attacks == ()
        [step] = claims.answers(connection, duplicate).attacks
    assert step.premises[0].id == answer
    assert verify.verify(store).findings == ()


def test_debate_as_it_was_stays_to_be_read(store: Store, tmp_path: Path) -> None:
    """What a council has in print names a version; the same version gives the same debate."""
    before = _command(tmp_path, "export", SLUG, "--format", "json")
    with store.reading() as connection:
        [version] = connection.execute("select version from topic").fetchone()
    make.claim(store, "Dit kwam later.", on=thesis(store))
    make.word_claim(store, MO, thesis(store), "Anders gezegd.", "Duidelijker.")
    assert _command(tmp_path, "export", SLUG, "--format", "json") != before
    with maps.past(store, SLUG, version) as then:
        assert files.write_map(maps.argument_map(then, SLUG), "json").text == before
    visitor = create_app(store, Settings(hosts=("debat.example",))).test_client()
    page = visitor.get(f"/debatten/{SLUG}?v={version}", base_url=SITE).text
    assert "Dit kwam later." not in page
    assert verify.verify(store).findings == ()
