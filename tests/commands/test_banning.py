"""Somebody is kept out of a debate: after a warning, for a while, with reasons and a way back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from debate.commands import arguing, banning, deciding, ending, governing, mending, signing_in
from debate.commands.banning import ban
from debate.errors import Conflict, InvalidForm, InvalidInput, NotAllowed
from debate.model import Kind, Voice
from debate.moderation.decision import Act
from debate.moderation.statement import told
from debate.queries import accounts, decisions, membership, own, restrictions
from debate.queries.accounts import SignedIn
from debate.roles import Actor, Role, operator
from debate.storage import accounts as stored
from debate.storage.rebuild import rebuild
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make
from tests.make import ANN, CO, DEBATE, MO, THESIS

ENDS = (datetime.now(UTC).date() + timedelta(days=14)).isoformat()
OUT = deciding.Ruling("regel-5", "Dezelfde reclame, drie keer.", "Reclame mag niet.", ends=ENDS)
LONG = replace(OUT, ends=(datetime.now(UTC).date() + timedelta(days=90)).isoformat())
HIDDEN = deciding.Ruling("regel-5", "Reclame.", "Reclame mag niet.")
OTHER = Actor(make.ref("moira"), Role.MODERATOR, Voice())


@pytest.fixture
def claims_of_ann(store: Store) -> list[str]:
    """Three claims that Ann wrote as a guest, of which one was hidden."""
    make.rules(store)
    made = [make.claim(store, f"Koop nu een fiets, nummer {number}.") for number in range(3)]
    deciding.decide(store, MO, Act.HIDE, made[0], HIDDEN)
    return made


def of_bo(store: Store, role: Role, debate: str = DEBATE) -> tuple[str, str]:
    """Something that Bo wrote, who has a role, and the secret of a session of his."""
    made = signing_in.invite(store, CO, "Bo", role, debate)
    secret = signing_in.sign_in(store, made.token)
    who = seen(store, secret)
    assert who
    bo = signing_in.acting(store, who, DEBATE)
    claim = arguing.argue(store, bo, Kind.ATTACK, "Bo verkoopt fietsen.", THESIS).claim
    deciding.decide(store, MO, Act.ASIDE, claim, HIDDEN)
    return claim, secret


def seen(store: Store, secret: str) -> SignedIn | None:
    with store.reading() as connection:
        return accounts.signed_in(connection, secret)


def test_who_is_kept_out_writes_nothing_and_the_decision_names_nobody(
    store: Store, claims_of_ann: list[str]
) -> None:
    made = ban(store, MO, claims_of_ann[1], OUT, idem="x" * 32)
    assert ban(store, MO, claims_of_ann[1], OUT, idem="x" * 32).entries == made.entries
    with pytest.raises(NotAllowed, match=ENDS):
        make.claim(store, "Toch nog een fiets.")
    with pytest.raises(NotAllowed):
        arguing.ask(store, ANN, "Wie wil een fiets?", THESIS)
    with pytest.raises(NotAllowed):
        mending.word_own(store, ANN, claims_of_ann[1], "Koop een betere fiets.")
    mending.take_back(store, ANN, claims_of_ann[2])  # what is one's own may always go
    make.claim(store, "Wie anders is, schrijft door.", actor=Actor(make.ref("zed")))
    with store.reading() as connection:
        view = decisions.decision(connection, made.id)
        mine = decisions.about_writer(connection, ANN.ref)
    fields = told(view.decision.statement)
    assert fields["decision_visibility"] == []
    assert fields["decision_provision"] == "DECISION_PROVISION_PARTIAL_SUSPENSION"
    assert fields["end_date_service_restriction"] == ENDS
    assert [one.decision.act for one in mine] == [Act.BAN, Act.HIDE]
    body = made.entries[0].recorded.body or ""
    assert view.decision.thing == DEBATE
    assert not any(trace in body for trace in (*claims_of_ann, ANN.ref.hex(), "Ann"))
    rebuild(store)
    assert verify(store).findings == ()
    with pytest.raises(Conflict):
        ban(store, OTHER, claims_of_ann[1], OUT)


@pytest.mark.parametrize("is_lifted", [True, False])
def test_it_ends_by_a_decision_or_by_itself(
    store: Store, claims_of_ann: list[str], is_lifted: bool
) -> None:
    made = ban(store, MO, claims_of_ann[1], OUT)
    if is_lifted:
        deciding.lift(store, OTHER, made.id, "Het was een misverstand.")
        make.claim(store, "Dan nu een argument.")
    after = date.fromisoformat(ENDS) + timedelta(days=1)
    with store.reading() as connection:
        assert restrictions.ban(connection, DEBATE, ANN.ref, after) is None
    assert ending.end_decisions(store, after) == (0 if is_lifted else 1)
    make.claim(store, "En nog een argument.")
    assert verify(store).findings == ()


def test_more_than_a_month_takes_a_second_moderator(store: Store, claims_of_ann: list[str]) -> None:
    for name in ("Mo", "Moira"):
        signing_in.invite(store, CO, name, Role.MODERATOR, DEBATE)
    with pytest.raises(InvalidInput, match="two moderators"):
        ban(store, MO, claims_of_ann[1], LONG)
    first = ban(store, MO, claims_of_ann[1], OUT)
    with pytest.raises(Conflict):
        ban(store, MO, claims_of_ann[1], LONG)
    second = ban(store, OTHER, claims_of_ann[1], LONG)
    with store.reading() as connection:
        held = restrictions.ban(connection, DEBATE, ANN.ref, datetime.now(UTC).date())
    assert held
    assert (held.id, held.decision.prolongs) == (second.id, first.id)
    deciding.lift(store, OTHER, second.id, "Toch te lang.")
    with pytest.raises(NotAllowed, match=ENDS):
        make.claim(store, "Nog een fiets.")
    assert verify(store).findings == ()


def test_where_nobody_else_moderates_the_decision_says_so(
    store: Store, claims_of_ann: list[str]
) -> None:
    made = ban(store, MO, claims_of_ann[1], LONG)
    with store.reading() as connection:
        assert decisions.decision(connection, made.id).decision.is_alone
    deciding.lift(store, MO, made.id, "Te lang.")
    short = ban(store, MO, claims_of_ann[1], OUT)
    with store.reading() as connection:
        assert not decisions.decision(connection, short.id).decision.is_alone


def test_a_role_rests_and_a_copied_cookie_is_nobodys(store: Store) -> None:
    make.rules(store)
    claim, secret = of_bo(store, Role.EDITOR)
    assert seen(store, secret)
    made = ban(store, MO, claim, OUT)
    assert seen(store, secret) is None
    with store.writing() as connection:
        account = accounts.by_name(connection, "Bo")
        again = stored.begin_session(connection, account)
    who = seen(store, again)
    assert who
    assert who.roles == {}
    assert signing_in.acting(store, who, DEBATE).role is Role.GUEST
    with store.reading() as connection:
        assert [one.is_kept_out for one in membership.members(connection, DEBATE)] == [True]
    signing_in.invite(store, CO, "Ada", Role.ADMINISTRATOR, DEBATE)
    with store.reading() as connection:
        account = accounts.by_name(connection, "Ada")
    boss = Actor(make.ref("boss"), Role.ADMINISTRATOR, account=account)
    with pytest.raises(Conflict, match="keeps this person out"):
        governing.give_role(store, boss, DEBATE, "Bo", Role.MODERATOR)
    deciding.lift(store, MO, made.id, "Het was een misverstand.")
    back = seen(store, again)
    assert back
    assert back.roles == {DEBATE: Role.EDITOR}


def test_moderators_are_kept_out_by_an_administrator_alone(store: Store) -> None:
    make.rules(store)
    claim, _ = of_bo(store, Role.MODERATOR)
    with pytest.raises(NotAllowed, match="administrator"):
        ban(store, MO, claim, OUT)
    ban(store, Actor(make.ref("boss"), Role.ADMINISTRATOR), claim, OUT)


def test_who_has_a_role_everywhere_is_a_matter_for_the_operator(store: Store) -> None:
    make.rules(store)
    claim, _ = of_bo(store, Role.EDITOR, "")
    with pytest.raises(NotAllowed, match="sign-in NAME --revoke"):
        ban(store, MO, claim, OUT)


def test_nobody_is_kept_out_without_warning_reason_and_end(store: Store) -> None:
    make.rules(store)
    claim = make.claim(store)
    with pytest.raises(InvalidInput, match="warning"):
        ban(store, MO, claim, OUT)
    deciding.decide(store, MO, Act.LABEL, claim, HIDDEN)
    for ends in ("", "morgen", (datetime.now(UTC).date() + timedelta(days=400)).isoformat()):
        with pytest.raises(InvalidForm) as refused:
            ban(store, MO, claim, deciding.Ruling("", "", "x", ends=ends))
        assert {"rule", "facts", "ends"} <= set(refused.value.errors)
    for who, thing, said in (
        (ANN, claim, "may not"),
        (MO, make.claim(store, "Dit kwam mee.", actor=operator(DEBATE)), "came with a file"),
        (MO, make.claim(store, "Dit schreef Mo zelf.", actor=MO), "yourself"),
    ):
        with pytest.raises((NotAllowed, InvalidInput), match=said):
            ban(store, who, thing, OUT)
    with pytest.raises(InvalidInput):
        deciding.decide(store, MO, Act.BAN, claim, OUT)
    assert banning.WARNINGS
    with store.reading() as connection:
        assert len(own.contributions(connection, DEBATE, ANN.ref)) == 1
