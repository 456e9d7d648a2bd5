"""Writing a letter that is owed, when it goes: each sort by the module that knows it."""

from dataclasses import replace

from ...commands import signing_in
from ...commands.following import Wish
from ...errors import NotFound
from ...queries import followers
from ...queries.snapshot import Snapshot
from ...storage.followers import Rhythm
from ...storage.followers import Sort as Followed
from ...storage.letters import Owed, Sort
from ...storage.store import Store
from .. import links
from . import decision_letters, follow_letters
from .mailing import Letter

AGAIN = "Het versturen van deze brief is eerder afgebroken. Misschien hebt u hem al."


def write(store: Store, owed: Owed) -> Letter | None:
    """Write a letter, None where there is nobody to write to any more, or nothing to tell.

    One that may have come before has the same name again, and says so; a link to sign in is a new
    one each time, and only the newest works.
    """
    if owed.sort is Sort.SIGN_IN:
        made = signing_in.request_link(store, owed.email, owed.told["browser"])
        return _sign_in(made, owed.told["root"]) if made else None
    try:
        with store.reading() as connection:
            letter = _written(connection, owed)
    except NotFound:
        return None
    if letter is None:
        return None
    text = f"{AGAIN}\n\n{letter.text}" if owed.is_again else letter.text
    return replace(letter, name=owed.id, text=text)


def _written(connection: Snapshot, owed: Owed) -> Letter | None:
    match owed.sort:
        case Sort.DIGEST:
            every = followers.of_letter(connection, owed.id)
            until = every[0].letter_until if every else 0
            return follow_letters.digest(connection, every, until)
        case Sort.CONFIRM:
            sort, thing, rhythm = (owed.told[name] for name in ("sort", "thing", "rhythm"))
            wanted = Wish(owed.email, Followed(sort), thing, Rhythm(rhythm))
            return follow_letters.confirmation(connection, wanted)
        case Sort.OWN:
            return follow_letters.own_link(connection, owed.email)
    return decision_letters.write(connection, owed)


def _sign_in(made: signing_in.Letter, root: str) -> Letter:
    """Write the letter with a link; `root` is where the site was when somebody asked for it."""
    text = (
        f"Dag {made.name},\n\n"
        "U wilt zich aanmelden bij Tegengeluid. Open deze link in dezelfde browser als waarin u\n"
        "erom vroeg, en druk daar op de knop:\n\n"
        f"{root}{links.sign_in(made.token)}\n\n"
        "De link werkt één keer, tien minuten lang.\n"
        "Hebt u hier niet om gevraagd? Dan hoeft u niets te doen: er is niemand aangemeld.\n"
    )
    return Letter(made.email, "Uw link om u aan te melden bij Tegengeluid", text)
