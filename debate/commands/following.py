"""Following by mail: begun once the address was confirmed, and stopped with one press.

Nothing here is part of the log: who follows what is nobody's business.
"""

from dataclasses import dataclass

from ..errors import Gone, InvalidInput, NotFound
from ..queries import followers as known
from ..storage import followers, leaving, letters
from ..storage.followers import Rhythm, Sort
from ..storage.store import Store
from ..text import addresses
from ..text.language import spoken


@dataclass(frozen=True)
class Wish:
    """What somebody wants to follow, how often, and with which address."""

    email: str
    sort: Sort
    thing: str
    rhythm: Rhythm


def wish(store: Store, email: str, sort: str, thing: str, rhythm: str) -> Wish:
    """Check what somebody wants to follow; nothing is stored of it.

    Raises InvalidInput for an address, a sort or a rhythm that there is not, and NotFound for a
    thing that is not there.
    """
    where = addresses.email(email)
    if sort not in list(Sort):
        raise InvalidInput("Choose what you want to follow.", field="sort")
    if rhythm not in list(Rhythm):
        raise InvalidInput("Choose how often you want an email.", field="rhythm")
    with store.reading() as connection:
        if not known.followed(connection, Sort(sort), thing).debate:
            raise NotFound("What you want to follow is not there.")
    return Wish(where, Sort(sort), thing, Rhythm(rhythm))


def ask(store: Store, wanted: Wish) -> None:
    """Owe the letter that asks to confirm a wish; the address is kept until that went."""
    told = {"sort": str(wanted.sort), "thing": wanted.thing, "rhythm": str(wanted.rhythm)}
    with store.writing() as connection:
        letters.owe(
            connection, letters.Sort.CONFIRM, email=wanted.email, told=told, language=spoken()
        )


def ask_for_own(store: Store, email: str) -> None:
    """Owe the letter with the link to all that an address follows, whether it follows something or
    not: who asks learns nothing. Raises InvalidInput for what is no address.
    """
    where = addresses.email(email)
    with store.writing() as connection:
        letters.owe(connection, letters.Sort.OWN, email=where, language=spoken())


def confirm(store: Store, wanted: Wish) -> str:
    """Begin what the holder of an address confirmed; gives the follower. Doing it again is once.
    From then on his letters are in the language that is spoken now.

    Raises InvalidInput where one address follows too much already.
    """
    with store.writing() as connection:
        follower = followers.follow(
            connection, wanted.email, wanted.sort, wanted.thing, wanted.rhythm, spoken()
        )
        found = known.of_follower(connection, follower)
    if not any((one.sort, one.thing) == (wanted.sort, wanted.thing) for one in found):
        raise InvalidInput(
            "One address follows at most {most} things. Stop with some of them first.",
            most=followers.MOST,
        )
    return follower


def set_rhythm(store: Store, follower: str, following: str, rhythm: str) -> None:
    """Let letters come more or less often. Raises InvalidInput."""
    if rhythm not in list(Rhythm):
        raise InvalidInput("Choose how often you want an email.", field="rhythm")
    with store.writing() as connection:
        followers.set_rhythm(connection, follower, following, Rhythm(rhythm))


def stop(store: Store, follower: str, following: str = "") -> int:
    """Stop with one thing, or without `following` with everything; gives with how many. Who stopped
    before stops again without harm.
    """
    return leaving.stop_following(store, follower, following)


def stop_by(store: Store, id_: str) -> int:
    """Stop with what a link in a letter names: one thing, or all of a follower; gives with how
    many.
    """
    with store.reading() as connection:
        found = known.stopping(connection, id_)
    one = "" if known.is_follower(id_) else id_
    return stop(store, found[0].follower, one) if found else 0


def address(store: Store, follower: str) -> str:
    """Give the address of who follows. Raises Gone where nothing is followed any more."""
    with store.reading() as connection:
        found = known.address(connection, follower)
    if not found:
        raise Gone("Nothing is followed with this address any more, and it is not kept.")
    return found
