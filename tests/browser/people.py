"""Who looks at the site: somebody of each role, what each left there, and their browsers."""

from flask import Flask
from flask.testing import FlaskClient

from debate.commands import (
    deciding,
    following,
    mending,
    preparing,
    proving,
    reporting,
    signing_in,
    structuring,
)
from debate.model import Kind
from debate.moderation.decision import Act
from debate.moderation.noticing import Flag, Report
from debate.queries import accounts as known
from debate.queries import followers
from debate.roles import Role
from debate.storage import accounts
from debate.storage.followers import Rhythm, Sort
from debate.storage.store import Store
from debate.web import members
from debate.web.letters import follow_letters
from tests import make

EDITOR, MODERATOR, COUNCIL, ADMINISTRATOR = "Ann", "Mo", "Lies", "Bea"
AUTHOR = "schrijver"  # a guest, known by a code
NEW_MODERATOR = "Tom"  # who still has to take the second step
ROLES = {
    EDITOR: Role.EDITOR,
    MODERATOR: Role.MODERATOR,
    NEW_MODERATOR: Role.MODERATOR,
    COUNCIL: Role.COUNCIL,
    ADMINISTRATOR: Role.ADMINISTRATOR,
}
FACTS = "In de zin staat bij naam wie de bus rijdt."
WHY = "Een naam noemen mag hier niet. Zonder die naam mag de zin terug."


def browsers(app: Flask, store: Store) -> dict[str, FlaskClient]:
    """Give a browser of everybody, '' of a guest, each signed in and past the second step."""
    opened = {"": app.test_client(), AUTHOR: app.test_client()}
    for name, role in ROLES.items():
        made = signing_in.invite(store, make.CO, name, role)
        secret = signing_in.sign_in(store, made.token, device="Firefox op Linux")
        if name in (MODERATOR, ADMINISTRATOR):
            with store.writing() as connection:
                secret = accounts.prove_session(connection, secret)
        if name == NEW_MODERATOR:
            with store.reading() as connection:
                who = known.signed_in(connection, secret)
            proving.set_up(store, who)
        opened[name] = app.test_client()
        opened[name].set_cookie(members.COOKIE, secret, domain="127.0.0.1")
    return opened


def leave(store: Store) -> dict[str, str]:
    """Let everybody leave in the debate what others then look at; gives examples of it."""
    make.rules(store)
    against = make.argument(store, "De bus rijdt na tienen leeg rond.", kind=Kind.ATTACK)
    mine = make.argument(store, "Een taxi is voor velen te duur.")
    both = make.claim(store, "De rit is lang en de halte is koud.")
    named = make.claim(store, "Chauffeur Piet rijdt liever niet.")
    flagged = make.claim(store, "Iedereen weet dat dit onzin is.")
    told = deciding.Ruling("regel-2", FACTS, WHY)
    hidden = deciding.decide(store, make.MO, Act.HIDE, named, told)
    contested = deciding.decide(store, make.MO, Act.LABEL, against.claim, told)
    complaint = reporting.complain(
        store, make.ANN, hidden.id, "Er stond geen naam in.", "ann@debat.example"
    )
    report = reporting.report(store, make.ANN, flagged, Report(Flag.UNSUPPORTED, "Waarom dan?"))
    reporting.report(store, make.ANN, against.relation, Report(Flag.UNRELATED, "Dit hoort elders."))
    retyped = structuring.retyping(mine.relation, "attack", "", "Het spreekt tegen.")
    undoable = structuring.carry_out(store, make.MO, retyped)
    paper = ("motie", "De bus blijft", "https://raad.example/moties/1", "2026-01-31")
    linked = preparing.link_claim(store, make.LID, make.THESIS, *paper)
    preparing.take_snapshot(store, make.LID, make.DEBATE, "Voor de commissie")
    return {
        "against": against.claim,
        "step": against.relation,
        "mine": mine.claim,
        "both": both,
        "flagged": flagged,
        "decision": hidden.id,
        "contested": contested.id,
        "complaint": complaint.code,
        "report": report.code,
        "undo": undoable[-1].recorded.hash.hex(),
        "object": linked[-1].event.object,  # type: ignore[union-attr]
        "code": mending.new_code(store, make.ANN.ref, make.DEBATE),
        "topic_thesis": make.THESIS,
    }


def follow(app: Flask, store: Store) -> dict[str, str]:
    """Let somebody follow the debate by mail; gives the links that the letters hold."""
    wanted = following.wish(store, "ann@debat.example", Sort.DEBATE, make.DEBATE, Rhythm.DAY)
    follower = following.confirm(store, wanted)
    with store.reading() as connection:
        [followed] = followers.of_follower(connection, follower)
    with app.app_context():
        return {
            "wish": follow_letters.wish_token(wanted),
            "own": follow_letters.own_token(follower),
            "stop": follow_letters.stop_token(followed.id),
        }
