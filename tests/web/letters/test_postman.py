"""Letters that are owed: kept with what causes them, tried again, and sent once."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from debate.commands import arguing, deciding, moderating, reporting, signing_in, structuring
from debate.commands.parting import Split
from debate.errors import InvalidForm, InvalidInput
from debate.events import ClaimSplit
from debate.model import Kind
from debate.moderation.decision import Act
from debate.moderation.noticing import Flag, Report
from debate.queries import accounts, decisions, letters, own
from debate.queries.letters import LetterView
from debate.roles import Actor, Role
from debate.storage import accounts as stored
from debate.storage import backup, leaving, retention, sealer
from debate.storage.letters import HOUR_MS, MINUTE_MS, Outcome, Sort
from debate.storage.store import Store
from debate.text.language import speaking
from debate.web.app import create_app
from debate.web.letters import postman
from debate.web.letters.postman import Delivered
from debate.web.settings import Settings
from tests import make
from tests.web.conftest import HOST
from tests.web.letters.mailboxes import Mailboxes

BO, ZED = "bo@debat.example", "zed@elders.example"
WHY = deciding.Ruling("regel-2", "Het noemt iemand bij naam.", "Dat kan hier niet.")
DAY_MS = 24 * HOUR_MS


@pytest.fixture
def app(store: Store, mail: Mailboxes) -> Flask:
    make.rules(store)
    return mail.site(store, HOST)


@pytest.fixture
def claim(store: Store) -> str:
    """A claim of Bo, who has an account with an address."""
    signing_in.invite(store, make.CO, "Bo", Role.CONTRIBUTOR, email=BO)
    bo = Actor(stored.new_ref(), Role.CONTRIBUTOR, account=account_of_bo(store))
    return arguing.argue(store, bo, Kind.ATTACK, "De bus rijdt leeg rond.", make.THESIS).claim


def account_of_bo(store: Store) -> str:
    with store.reading() as connection:
        return accounts.by_name(connection, "Bo")


def kept(store: Store) -> list[LetterView]:
    with store.reading() as connection:
        return letters.newest(connection)


def report(store: Store, claim: str) -> None:
    given = Report(Flag.UNCLEAR, "Ik begrijp dit niet.", email=ZED)
    reporting.report(store, make.ANN, claim, given)


def test_the_statement_of_reasons_is_owed_with_the_decision_or_not_at_all(
    store: Store, claim: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.rules(store)

    with monkeypatch.context() as broken:
        broken.setattr("debate.storage.store.state.run", None)
        with pytest.raises(TypeError):
            deciding.decide(store, make.MO, Act.HIDE, claim, WHY)
    assert kept(store) == []
    made = deciding.decide(store, make.MO, Act.HIDE, claim, WHY, idem="een")
    deciding.decide(store, make.MO, Act.HIDE, claim, WHY, idem="een")  # pressed twice
    [letter] = kept(store)
    assert (letter.sort, letter.about, letter.debate) == (Sort.REASONS, made.id, make.DEBATE)
    assert (letter.outcome, letter.tries) == (None, 0)


def test_who_wrote_it_is_told_too_where_hiding_is_undone_and_done_again(
    store: Store, claim: str
) -> None:
    make.rules(store)
    made = deciding.decide(store, make.MO, Act.HIDE, claim, WHY)
    moderating.revert(store, make.MO, made.entries[-1].pos, "De verkeerde stelling.")
    deciding.decide(store, make.MO, Act.HIDE, claim, WHY)
    restored = make.restore_claim(store, make.MO, claim, "Het was toch goed.")
    moderating.revert(store, make.MO, restored[-1].pos, "Dat was te vlug.")
    assert Counter(one.sort for one in kept(store)) == {Sort.REASONS: 3, Sort.LIFTED: 2}


def test_who_wrote_a_claim_is_told_of_a_part_of_it_too_and_not_who_split_it(
    store: Store, claim: str
) -> None:
    make.rules(store)
    signing_in.invite(store, make.CO, "Mo", Role.MODERATOR, email="mo@debat.example")
    with store.reading() as connection:
        mo = replace(make.MO, account=accounts.by_name(connection, "Mo"))
    parts = Split(["De bus rijdt leeg.", "De bus rijdt rond."], {f"r{claim[1:]}": [0]})
    entries = structuring.carry_out(
        store, mo, structuring.splitting(claim, parts, "Het zijn er 2.")
    )
    event = entries[-1].event
    assert isinstance(event, ClaimSplit)
    deciding.decide(store, mo, Act.HIDE, event.parts[0], WHY)
    with store.reading() as connection:
        [(account,)] = connection.execute("select account from letter").fetchall()
        bo = own.written_by(connection, claim)
        told = [len(decisions.about_writer(connection, ref)) for ref in (bo, mo.ref)]
    assert (account, told) == (account_of_bo(store), [1, 0])


def test_a_letter_waits_longer_each_time_and_goes_when_the_server_is_back(
    app: Flask, store: Store, claim: str, mail: Mailboxes
) -> None:
    deciding.decide(store, make.MO, Act.HIDE, claim, WHY)
    nobody = create_app(store, Settings(hosts=(HOST,), smtp="smtp://127.0.0.1:1"))
    now, waits = stored.now_ms(), []
    for _ in range(9):
        assert postman.deliver(nobody, now) == Delivered(waiting=1)
        [letter] = kept(store)
        waits.append(round((letter.due_ms - now) / MINUTE_MS, 1))
        assert postman.deliver(nobody, now + 1).waiting == 1  # not before its next try
        now = letter.due_ms + 1
    assert waits == [0.5, 1, 2, 4, 8, 16, 32, 60, 60]
    assert postman.deliver(app, now) == Delivered(sent=1)
    [(to, message)] = mail.rest()
    assert (to, "Misschien" in message.get_content()) == ([BO], False)
    [letter] = kept(store)
    assert (letter.outcome, letter.tries) == (Outcome.SENT, 10)


def test_one_server_that_is_gone_is_tried_once_for_all_letters_and_told_without_addresses(
    store: Store, app: Flask, claim: str, capsys: pytest.CaptureFixture[str]
) -> None:
    report(store, claim)
    deciding.decide(store, make.MO, Act.HIDE, claim, WHY)
    nobody = create_app(store, Settings(hosts=(HOST,), smtp="smtp://127.0.0.1:1"))
    assert postman.deliver(nobody).waiting == 3
    assert sorted(one.tries for one in kept(store)) == [0, 0, 1]
    logged = capsys.readouterr().err
    assert logged == "mail: the mail server takes no letters: ConnectionRefusedError\n"


def test_what_is_given_up_is_kept_as_failed_without_address_or_words(
    app: Flask, store: Store, claim: str, mail: Mailboxes
) -> None:
    report(store, claim)
    deciding.decide(store, make.MO, Act.HIDE, claim, WHY)
    mail.closed = {BO}
    assert postman.deliver(app) == Delivered(sent=2, refused=1)
    mail.closed = set()
    deciding.lift(store, make.MO, kept(store)[0].about, "De naam was verzonnen.")
    assert postman.deliver(app, stored.now_ms() + 6 * DAY_MS) == Delivered()
    assert {(one.sort, one.outcome) for one in kept(store)} == {
        (Sort.REPORTED, Outcome.SENT),
        (Sort.DECIDED, Outcome.SENT),
        (Sort.REASONS, Outcome.REFUSED),
        (Sort.LIFTED, Outcome.LATE),
    }
    with store.reading() as connection:
        rows = connection.execute("select distinct account, email, told from letter").fetchall()
        counted = letters.counts(connection, make.DEBATE)
    assert rows == [("", "", "{}")]
    assert (counted.waiting, counted.sent, counted.failed) == (0, 2, 2)


def test_a_link_to_sign_in_is_not_sent_late_and_works_from_when_it_goes(
    app: Flask, store: Store, claim: str, mail: Mailboxes
) -> None:
    signing_in.ask_for_link(store, BO, "browser", f"https://{HOST}")
    signing_in.ask_for_link(store, "nobody@debat.example", "browser", f"https://{HOST}")
    mail.answers = ["451 later"]
    assert postman.deliver(app) == Delivered(refused=1, waiting=1)
    assert [one.outcome for one in kept(store)] == [None, Outcome.NOBODY]
    assert postman.deliver(app, stored.now_ms() + MINUTE_MS) == Delivered(sent=1)
    letter = mail.next()[1]
    assert letter["Subject"] == "Uw link om u aan te melden bij Tegengeluid"
    assert "Dag Bo,\n\nU wilt zich" in letter.get_content().replace("\r\n", "\n")
    with speaking("en"):
        signing_in.ask_for_link(store, BO, "browser", f"https://{HOST}")
    assert postman.deliver(app) == Delivered(sent=1)
    letter = mail.next()[1]
    assert letter["Subject"] == "Your link to sign in to Tegengeluid"
    assert re.search(r"/aanmelden/[\w-]+\?taal=en\r?\n", letter.get_content())
    signing_in.ask_for_link(store, BO, "browser", f"https://{HOST}")
    assert postman.deliver(app, stored.now_ms() + 11 * MINUTE_MS) == Delivered()
    assert mail.rest() == []


def test_an_address_that_mail_programs_read_as_another_gets_no_letter_and_holds_none_up(
    app: Flask, store: Store, mail: Mailboxes
) -> None:
    for hidden in ("=?utf-8?q??=@a.example", "=?utf-8?q?zed=40elders=2Eexample?=@a.example"):
        with pytest.raises(InvalidInput):
            signing_in.ask_for_link(store, hidden, "browser", f"https://{HOST}")
        given = Report(Flag.UNCLEAR, "Ik begrijp dit niet.", email=hidden)
        with pytest.raises(InvalidForm):
            reporting.report(store, make.ANN, make.THESIS, given)
    report(store, make.THESIS)
    assert postman.deliver(app) == Delivered(sent=1)
    assert [to for to, _ in mail.rest()] == [[ZED]]


def test_within_the_hour_no_file_holds_an_address_or_the_words_of_a_letter_that_went(
    app: Flask, store: Store, mail: Mailboxes
) -> None:
    signing_in.ask_for_link(store, "nobody@debat.example", "geheim", f"https://{HOST}")
    files = list(store.path.parent.glob("debate.db*"))
    assert any(b"nobody@debat" in each.read_bytes() for each in files)
    postman.deliver(app)
    retention.retain(store)
    for each in store.path.parent.glob("debate.db*"):
        assert b"nobody@debat" not in each.read_bytes()
        assert b"geheim" not in each.read_bytes()


def test_two_at_once_send_no_letter_twice(
    app: Flask, store: Store, claim: str, mail: Mailboxes
) -> None:
    for number in range(4):
        made = make.argument(store, f"De bus rijdt {number} keer leeg rond.")
        report(store, made.claim)
    with store.outside.alone("mail"):
        assert postman.deliver(app) == Delivered(waiting=4)
    apps = [create_app(Store(store.path), app.extensions["debate-settings"]) for _ in range(3)]
    workers = [threading.Thread(target=postman.deliver, args=(one,)) for one in apps]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    found = mail.rest()
    assert len(found) == len({message["Message-ID"] for _, message in found}) == 4
    for one in apps:
        one.extensions["debate-store"].close()


def test_killed_between_the_servers_yes_and_our_note_a_letter_comes_again_and_says_so(
    app: Flask, store: Store, claim: str, mail: Mailboxes
) -> None:
    deciding.decide(store, make.MO, Act.HIDE, claim, WHY)
    settings = {"DEBATE_SMTP": mail.address, "DEBATE_HOSTS": HOST}
    command = [sys.executable, "-m", "debate", "--db", str(store.path), "letters", "--now"]
    sender = subprocess.Popen(command, env={**os.environ, **settings})
    mail.kill = sender.pid
    assert sender.wait() == -signal.SIGKILL
    [letter] = kept(store)
    assert (letter.outcome, letter.tries) == (None, 1)
    assert postman.deliver(app).waiting == 1  # its next try is half a minute later
    assert postman.deliver(app, stored.now_ms() + MINUTE_MS) == Delivered(sent=1, again=1)
    (_, first), (_, second) = mail.rest()
    assert first["Message-ID"] == second["Message-ID"]
    assert "Misschien hebt u hem al" not in first.get_content()
    assert "Misschien hebt u hem al" in second.get_content()
    assert postman.deliver(app, stored.now_ms() + DAY_MS) == Delivered()


def test_who_leaves_is_written_to_no_more_also_after_a_restore(
    app: Flask, store: Store, claim: str, mail: Mailboxes, tmp_path: Path
) -> None:
    deciding.decide(store, make.MO, Act.HIDE, claim, WHY)
    report(store, make.THESIS)
    sealer.seal_all(store)
    backup.backup(store, tmp_path / "copy", with_keys=True)
    leaving.erase_person(store, [], "AVG artikel 17", account=account_of_bo(store))
    assert postman.deliver(app) == Delivered(sent=1)
    store.close()
    backup.restore(store, tmp_path / "copy", accept_older=True)
    assert postman.deliver(app) == Delivered(sent=1, again=1)
    assert [to for to, _ in mail.rest()] == [[ZED], [ZED]]


def test_a_letter_that_nothing_can_send_is_given_up_by_the_job_that_retains(
    store: Store, claim: str
) -> None:
    make.rules(store)
    deciding.decide(store, make.MO, Act.HIDE, claim, WHY)
    retention.retain(store)
    assert kept(store)[0].outcome is None
    with store.writing() as connection:
        connection.execute("update letter set until_ms = ?", (stored.now_ms(),))
    retention.retain(store)
    assert kept(store)[0].outcome is Outcome.LATE


def test_the_worker_sends_what_is_owed_and_goes_on_after_a_fault(
    app: Flask, store: Store, claim: str, mail: Mailboxes, capsys: pytest.CaptureFixture[str]
) -> None:
    deciding.decide(store, make.MO, Act.HIDE, claim, WHY)
    made, looks = [0], [0]

    def make_app() -> Flask:
        made[0] += 1
        if made[0] == 1:
            raise RuntimeError
        return app

    def is_over(seconds: float) -> bool:
        looks[0] += 1
        return looks[0] > 5

    postman.follow(store, make_app, is_over)
    assert made == [2]
    assert "RuntimeError" in capsys.readouterr().err
    assert kept(store)[0].outcome is Outcome.SENT


def test_a_letter_that_cannot_be_written_waits_for_its_next_try(
    app: Flask, store: Store, claim: str, mail: Mailboxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    deciding.decide(store, make.MO, Act.HIDE, claim, WHY)
    with monkeypatch.context() as broken:
        broken.setattr("debate.web.letters.decision_letters._TEMPLATES", {})
        with pytest.raises(KeyError):
            postman.deliver(app)
    assert postman.deliver(app).waiting == 1
    assert postman.deliver(app, stored.now_ms() + MINUTE_MS).sent == 1
