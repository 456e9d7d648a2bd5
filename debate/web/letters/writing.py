"""Writing a letter that is owed, when it goes: each sort by the module that knows it."""

from dataclasses import replace

from ...commands import signing_in
from ...commands.following import Wish
from ...errors import NotFound, Phrase
from ...queries import followers
from ...queries.snapshot import Snapshot
from ...storage.followers import Rhythm
from ...storage.followers import Sort as Followed
from ...storage.letters import Owed, Sort
from ...storage.store import Store
from ...text.language import gettext, speaking, tell
from .. import links
from ..language import with_language
from . import decision_letters, follow_letters
from .mailing import Letter

AGAIN = Phrase("Sending this email was broken off earlier. You may have it already.")


def write(store: Store, owed: Owed) -> Letter | None:
    """Write a letter, in the language of the one it goes to; None where there is nobody to write to
    any more, or nothing to tell.

    One that may have come before has the same name again, and says so; a link to sign in is a new
    one each time, and only the newest works.
    """
    with speaking(owed.language):
        letter = _sign_in(store, owed) if owed.sort is Sort.SIGN_IN else _letter(store, owed)
    return replace(letter, language=owed.language) if letter else None


def _letter(store: Store, owed: Owed) -> Letter | None:
    try:
        with store.reading() as connection:
            letter = _written(connection, owed)
    except NotFound:
        return None
    if letter is None:
        return None
    text = f"{tell(AGAIN)}\n\n{letter.text}" if owed.is_again else letter.text
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


def _sign_in(store: Store, owed: Owed) -> Letter | None:
    """Write the letter with a link, to where the site was when somebody asked for it."""
    made = signing_in.request_link(store, owed.email, owed.told["browser"])
    if made is None:
        return None
    text = gettext(
        "Hello {name},\n\n"
        "You want to sign in to Tegengeluid. Open this link in the same browser that you asked\n"
        "for it in, and press the button there:\n\n"
        "{link}\n\n"
        "The link works once, for ten minutes.\n"
        "Did you not ask for this? Then you need not do anything: nobody was signed in.\n",
        name=made.name,
        link=with_language(owed.told["root"] + links.sign_in(made.token)),
    )
    return Letter(made.email, gettext("Your link to sign in to Tegengeluid"), text)
