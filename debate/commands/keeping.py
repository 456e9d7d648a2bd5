"""What members keep of their preparation, for themselves or shared with their party.

Nothing of it is recorded in the log. A party is whoever has its code; members hand it on.
"""

from ..errors import InvalidInput, LimitReached, NotAllowed
from ..member_work import Fields, Work, WorkKind
from ..queries import accounts, topics
from ..queries import member_work as kept
from ..queries.accounts import SignedIn
from ..storage import member_work, reports
from ..storage.store import Store
from ..text import characters
from ..text.phrasing import short

MOST_WORKS = 300
MOST_SIGNS = 60_000
TITLE = 120
PARTY_NAME = (2, 60)
_NO_PARTY = "You are not in a party here yet."


def keep(
    store: Store,
    who: SignedIn,
    debate: str,
    kind: WorkKind,
    title: str,
    fields: Fields,
    id_: str = "",
) -> str:
    """Keep work, in the place of what it was where it is one's own; gives its id.

    What another shared becomes a copy of one's own. Raises NotFound, InvalidInput for what is too
    long, and LimitReached.
    """
    _require_size(fields)
    called = short(characters.one_line(title, TITLE), TITLE)
    with store.writing() as connection:
        topics.version(connection, debate)
        if id_ and _is_same(kept.work(connection, who.account, id_), debate, kind):
            member_work.keep_again(connection, id_, called, fields)
            return id_
        _require_room(kept.count(connection, who.account))
        return member_work.keep(connection, who.account, debate, kind, called, fields)


def share(store: Store, who: SignedIn, id_: str, *, with_party: bool) -> None:
    """Let one's party read work, or no longer. Raises NotFound, NotAllowed."""
    with store.writing() as connection:
        _require_own(kept.work(connection, who.account, id_))
        if with_party and kept.party(connection, who.account) is None:
            raise NotAllowed(_NO_PARTY)
        member_work.share(connection, id_, with_party=with_party)


def discard(store: Store, who: SignedIn, id_: str) -> Work:
    """Throw work away; gives what it was. Raises NotFound, NotAllowed."""
    with store.writing() as connection:
        found = kept.work(connection, who.account, id_)
        _require_own(found)
        member_work.discard(connection, id_)
    store.empty_write_ahead()
    return found


def begin_party(store: Store, who: SignedIn, name: str) -> str:
    """Begin a party; gives the code with which others join. Raises InvalidInput."""
    least, most = PARTY_NAME
    called = characters.one_line(name, most)
    if not least <= len(called) <= most:
        raise InvalidInput(
            "A name has {least} to {most} characters.", field="name", least=least, most=most
        )
    code = reports.code_of("")
    with store.writing() as connection:
        member_work.join(connection, who.account, code, called)
    return code


def join_party(store: Store, who: SignedIn, code: str) -> None:
    """Join the party with this code, and leave another. Raises InvalidInput."""
    normal = reports.normal(code[:100])
    with store.writing() as connection:
        name = kept.party_name(connection, normal)
        if not name:
            raise InvalidInput(
                "No party has this code. Look whether you typed all of it.", field="code"
            )
        member_work.join(connection, who.account, normal, name)


def change_code(store: Store, who: SignedIn) -> str:
    """Give one's party another code; gives it. Raises NotAllowed."""
    code = reports.code_of("")
    with store.writing() as connection:
        if kept.party(connection, who.account) is None:
            raise NotAllowed(_NO_PARTY)
        member_work.change_code(connection, who.account, code)
    return code


def remove_member(store: Store, who: SignedIn, name: str) -> str:
    """Take somebody out of one's party, with the code that he or she knows; gives the new one.

    Raises InvalidInput for who is not in it, and NotAllowed.
    """
    code = reports.code_of("")
    with store.writing() as connection:
        party = kept.party(connection, who.account)
        if party is None:
            raise NotAllowed(_NO_PARTY)
        if name not in party.members or name == who.name:
            raise InvalidInput("Choose somebody of your party.", field="member")
        member_work.leave(connection, accounts.by_name(connection, name))
        member_work.change_code(connection, who.account, code)
    return code


def leave_party(store: Store, who: SignedIn) -> None:
    """Leave one's party; what one shared is one's own again."""
    with store.writing() as connection:
        member_work.leave(connection, who.account)


def _require_size(fields: Fields) -> None:
    if sum(len(name) + len(value) for name, value in fields) > MOST_SIGNS:
        raise InvalidInput("This is more than we can keep. Make it shorter.")


def _require_room(count: int) -> None:
    if count >= MOST_WORKS:
        raise LimitReached(
            "You keep {most} pieces of work. Throw some away first.", most=MOST_WORKS
        )


def _is_same(found: Work, debate: str, kind: WorkKind) -> bool:
    return found.is_own and (found.debate, found.kind) == (debate, kind)


def _require_own(found: Work) -> None:
    if not found.is_own:
        raise NotAllowed("Only whoever made this can share it or throw it away.")
