"""Nothing is kept of people without saying how long, and of who leaves nothing is left anywhere."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from debate.commands import (
    arguing,
    coding,
    governing,
    keeping,
    mending,
    proving,
    rights,
    signing_in,
    watching,
)
from debate.member_work import WorkKind
from debate.model import Frame, Kind, Voice, VoiceKind
from debate.queries import accounts, claims
from debate.queries import rights as kept
from debate.queries.accounts import SignedIn
from debate.roles import Actor, Role
from debate.storage import accounts as stored
from debate.storage import (
    backup,
    bans,
    database,
    followers,
    leaving,
    letters,
    people,
    queue_claims,
    retention,
    sealer,
    tables,
)
from debate.storage.schema import STATE_TABLES
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make

NAME, EMAIL, WORDS = "Xantippe", "zevenhuizen@debat.example", "Ooievaars"
SUBJECT = "onderwerp-4711"
TRACES = (NAME, EMAIL, WORDS, SUBJECT)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make.debate(tmp_path)
    yield made
    made.close()


def own_tables() -> set[str]:
    """The tables that are ours: not those that SQLite and libraries make for themselves."""
    with closing(database.open_memory()) as connection:
        tables.migrate(connection)
        rows = connection.execute("select name from sqlite_schema where type = 'table'")
        others = ("sqlite_", "_sqlite_", *database.SEARCH_TABLES)
        return {name for (name,) in rows if not name.startswith(others)}


def test_every_table_says_what_it_keeps_and_until_when() -> None:
    listed = {each.table for each in retention.KEPT}
    others = retention.OF_THE_LOG | retention.WORKED_OUT | set(STATE_TABLES)
    assert own_tables() == listed | others


def everything_of_one_person(store: Store) -> tuple[SignedIn, str, bytes]:
    """Let one person leave something in every private table; gives account, claim and guest."""
    signing_in.invite(store, make.CO, NAME, Role.ADMINISTRATOR, make.DEBATE, email=EMAIL)
    made = signing_in.invite(store, make.CO, NAME, Role.ADMINISTRATOR, make.DEBATE)
    secret = signing_in.sign_in(store, made.token, device="Firefox op Linux")
    signing_in.request_link(store, EMAIL, "browser")
    with store.reading() as connection:
        who = accounts.signed_in(connection, secret)
    assert who is not None
    proving.set_up(store, who)
    with store.writing() as connection:
        people.know_as(connection, who.account, "https://elders.example", SUBJECT)
        connection.execute(
            "insert into recovery_code (digest, account) values (x'00', ?)", (who.account,)
        )
        follower = followers.follow(
            connection, EMAIL, followers.Sort.DEBATE, make.DEBATE, followers.Rhythm.DAY
        )
        ids = [id_ for (id_,) in connection.execute("select id from following")]
        followers.begin_letter(connection, follower, ids, 1)
        letters.owe(connection, letters.Sort.REASONS, debate=make.DEBATE, account=who.account)
        letters.owe(connection, letters.Sort.REPORTED, debate=make.DEBATE, email=EMAIL)
        queue_claims.take(connection, make.DEBATE, ["c0"], who.account, stored.now_ms())
        sent = ("c0", make.DEBATE, NAME, EMAIL, f"{WORDS}!")
        connection.execute(
            "insert into report (code, thing, debate, is_notice, category, name, email, reason,"
            " at_ms, closed_ms, decision, answer) values (x'01', ?, ?, 1, 'x', ?, ?, ?, 1, ?, '',"
            " '')",
            (*sent, stored.now_ms()),
        )
        connection.execute(
            "insert into complaint (code, decision, reason, email, at_ms, closed_ms, is_upheld,"
            " answer) values (x'02', 'd0', ?, ?, 1, ?, 0, '')",
            (f"{WORDS}?", EMAIL, stored.now_ms()),
        )
    fields = (("punt", make.THESIS), ("begin", f"Voorzitter, {WORDS} horen hier."))
    keeping.keep(store, who, make.DEBATE, WorkKind.SPEECH, f"Over {WORDS}", fields)
    keeping.begin_party(store, who, f"Partij van de {WORDS}")
    voice = Voice(VoiceKind.CLIENT, NAME)
    actor = Actor(make.ref("x"), Role.ADMINISTRATOR, voice, who.account)
    said = arguing.argue(
        store, actor, Kind.SUPPORT, f"{WORDS} rijden ook mee.", make.THESIS, note=f"*{WORDS}*"
    )
    watching.note_voice(store, said.entries, "192.0.2.0/24")
    mending.word_own(store, actor, said.claim, f"{WORDS} en reigers rijden ook mee.")
    arguing.ask(store, actor, f"Waarom geen {WORDS}?", make.THESIS)
    coding.code_claim(store, Actor(b"e" * 16, Role.EDITOR, account=who.account), make.THESIS,
                      [Frame.NECESSITY])  # fmt: skip
    governing.give_role(store, actor, make.DEBATE, "Mo", "editor")
    guest = Actor(make.ref("guest"), voice=Voice(VoiceKind.CLIENT, "Reiger"))
    make.argument(store, f"Ook als gast zeg ik {WORDS}.", actor=guest)
    mending.new_code(store, guest.ref, make.DEBATE)
    with store.writing() as connection:
        bans.keep(connection, "d0", make.DEBATE, guest.ref)
    return who, said.claim, guest.ref


def files_with_traces(folder: Path) -> list[str]:
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file()
        and any(word.lower().encode() in path.read_bytes().lower() for word in TRACES)
    ]


def test_of_who_leaves_nothing_is_left_in_any_table_index_file_or_copy(
    store: Store, tmp_path: Path
) -> None:
    who, claim, guest = everything_of_one_person(store)
    sealer.seal_all(store)
    refs = [(make.DEBATE, make.ref("x")), (make.DEBATE, guest)]
    with store.reading() as connection:
        filled = {
            each.table
            for each in retention.KEPT
            if connection.execute(f"select 1 from {each.table}").fetchone()
        }
        told = kept.everything(connection, refs, who.account)
    assert filled == {each.table for each in retention.KEPT}
    assert filled - told.tables.keys() <= {"actor", "new_voice"}  # what one did; counts of nobody
    assert len(told.happened) == 6
    backup.backup(store, tmp_path / "copy", with_keys=True)
    assert files_with_traces(store.path.parent)

    rights.erase_me(store, refs, who)
    for path in (store.path, *store.path.parent.glob("debate.db-*")):
        assert not any(word.lower().encode() in path.read_bytes().lower() for word in TRACES), path
    assert files_with_traces(store.outside.folder) == []
    with store.reading() as connection:
        left = kept.everything(connection, refs, who.account)
        view = claims.claim(connection, claim)
    assert left.tables == {}
    bare = [one.kind for one in left.happened if one.body is not None]
    assert bare == ["relation_posted"] * 2  # steps without words: what others said rests on them
    assert (view.status, view.claim.voice.kind, view.reason) == (
        "erased",
        VoiceKind.CLIENT,
        rights.GROUND,
    )
    assert verify(store).findings == ()

    sealer.seal_all(store)
    store.close()
    backup.restore(store, tmp_path / "copy", accept_older=True)
    for path in (store.path, *store.path.parent.glob("debate.db-*")):
        assert not any(word.lower().encode() in path.read_bytes().lower() for word in TRACES), path
    with store.reading() as connection:
        assert kept.everything(connection, refs, who.account).tables == {}


def test_who_stopped_following_is_not_written_to_after_a_restore(
    store: Store, tmp_path: Path
) -> None:
    with store.writing() as connection:
        follower = followers.follow(
            connection, EMAIL, followers.Sort.DEBATE, make.DEBATE, followers.Rhythm.DAY
        )
        kept_one = followers.follow(
            connection, "mo@debat.example", followers.Sort.DEBATE, make.DEBATE,
            followers.Rhythm.WEEK,
        )  # fmt: skip
        ids = [id_ for (id_,) in connection.execute("select id from following where follower = ?",
                                                    (kept_one,))]  # fmt: skip
        followers.begin_letter(connection, kept_one, ids, 1)
    sealer.seal_all(store)
    backup.backup(store, tmp_path / "copy", with_keys=True)
    assert leaving.stop_following(store, follower) == 1
    assert all(EMAIL.encode() not in each.read_bytes() for each in tmp_path.glob("debate.db*"))
    assert leaving.stop_following(store, follower) == 0
    store.close()
    backup.restore(store, tmp_path / "copy", accept_older=True)
    with store.reading() as connection:
        rows = connection.execute("select email from follower").fetchall()
        [(told, letter)] = connection.execute("select told_pos, letter from following").fetchall()
        newest = connection.execute("select max(pos) from event").fetchone()[0]
    assert rows == [("mo@debat.example",)]
    assert (told, letter) == (newest, None)  # nothing is told anew of before the copy
    assert verify(store).findings == ()


def test_erasing_again_changes_nothing(store: Store) -> None:
    who, _, guest = everything_of_one_person(store)
    refs = [(make.DEBATE, make.ref("x")), (make.DEBATE, guest)]
    assert rights.erase_me(store, refs, who) > 0
    assert rights.erase_me(store, refs, who) >= 0
    assert verify(store).findings == ()


@pytest.mark.parametrize(
    "table", [each.table for each in retention.KEPT if each.ended and each.table != "account"]
)
def test_what_is_kept_too_long_goes_and_the_rest_stays(store: Store, table: str) -> None:
    everything_of_one_person(store)
    assert retention.retain(store)[table] == 0
    with store.writing() as connection:
        if table == "follower":
            connection.execute("delete from following")  # as a stop that lost its way would
        elif table == "letter":
            connection.execute("update letter set ended_ms = made_ms")
        elif table == "digest_letter":
            connection.execute("update following set letter = null")
        for column, unit in (("hour", retention.HOUR_MS), *((name, 1) for name in (
            "created_ms", "expires_ms", "seen_ms", "at_ms", "ends_ms", "closed_ms",
            "ended_ms"))):  # fmt: skip
            names = {row[1] for row in connection.execute(f"pragma table_info({table})")}
            if column in names:
                by = 800 * retention.DAY_MS // unit
                connection.execute(f"update {table} set {column} = {column} - {by}")
        count = connection.execute(f"select count(*) from {table}").fetchone()[0]
    assert retention.retain(store)[table] == count > 0


def test_an_account_that_nobody_uses_goes_in_time(store: Store) -> None:
    signing_in.invite(store, make.CO, NAME)
    signing_in.invite(store, make.CO, "Mo")
    signing_in.revoke(store, make.CO, NAME)
    with store.writing() as connection:
        back = 401 * retention.DAY_MS
        connection.execute("update account set created_ms = created_ms - ?", (back,))
        connection.execute("update role_change set at_ms = at_ms - ?", (back,))
    assert retention.retain(store)["account"] == 1
    with store.reading() as connection:
        assert [each.name for each in accounts.everybody(connection)] == ["Mo"]
    assert verify(store).findings == ()
