"""The letters to who follows: the one that asks to confirm, the link to all, and what happened.

Rule: a letter to an address that nobody has confirmed holds no word that a visitor wrote, so that
nobody can send his own words to others from here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template

from ...commands.following import Wish
from ...queries import followers
from ...queries.followers import Followed, Following
from ...queries.snapshot import Snapshot
from ...storage.followers import Rhythm, Sort
from ...text.language import gettext
from ...text.phrasing import amount
from .. import follow_links, happenings, session
from ..happenings import Told
from ..language import with_language
from . import sealed
from .mailing import Letter, whole

CONFIRM, OWN, STOP = "volgen bevestigen", "volgen overzicht", "volgen stoppen"
CONFIRM_SECONDS = 2 * 24 * 3600
OWN_SECONDS = 3600
LONGEST = 1_000  # characters of a token that are looked at


@dataclass(frozen=True)
class Chapter:
    """What happened to one thing that is followed; `more` counts what the letter does not tell, and
    `is_cut` says that there is more than was counted.
    """

    one: Following
    there: Followed
    told: Sequence[Told]
    more: int
    since: int
    stop: str
    is_cut: bool = False


def wish_token(wanted: Wish) -> str:
    """Seal a wish into the link that confirms it."""
    return _seal(CONFIRM, wanted.email, wanted.sort, wanted.thing, wanted.rhythm)


def opened_wish(token: str) -> Wish:
    """Give the wish in a link. Raises Gone where it is older than two days, or no such link."""
    email, sort, thing, rhythm = _open(CONFIRM, token, 4, CONFIRM_SECONDS)
    return Wish(email, Sort(sort), thing, Rhythm(rhythm))


def own_token(follower: str) -> str:
    """Seal who follows into the link to all that he or she follows."""
    return _seal(OWN, follower)


def opened_own(token: str) -> str:
    """Give who follows. Raises Gone where the link is older than an hour, or no such link."""
    return _open(OWN, token, 1, OWN_SECONDS)[0]


def stop_token(id_: str) -> str:
    """Sign what stops: one thing that is followed, or with a follower's id all. It works for as
    long as there is something to stop.
    """
    return sealed.mark(session.secret().decode(), STOP, id_)


def opened_stop(token: str) -> str:
    """Give what stops. Raises Gone for what is no such link."""
    return sealed.marked(session.secret().decode(), STOP, token[:LONGEST])


def confirmation(connection: Snapshot, wanted: Wish) -> Letter:
    """Write the letter that asks to confirm."""
    there = followers.followed(connection, wanted.sort, wanted.thing)
    link = whole(follow_links.confirm(wish_token(wanted)))
    text = _written("confirm", wanted=wanted, there=there, link_=link)
    return Letter(wanted.email, gettext("Confirm that you want to follow"), text)


def own_link(connection: Snapshot, email: str) -> Letter | None:
    """Write the letter with the link to all that an address follows, None where it follows
    nothing.
    """
    follower = followers.by_email(connection, email)
    if not follower:
        return None
    link = whole(follow_links.own(own_token(follower)))
    return Letter(email, gettext("What you follow at Tegengeluid"), _written("own", link_=link))


def digest(connection: Snapshot, every: Sequence[Following], until: int) -> Letter | None:
    """Write what happened to what one follower follows, up to a place in the log; None where there
    is nothing to tell.
    """
    found = (_chapter(connection, one, until) for one in every)
    chapters = [chapter for chapter in found if chapter]
    if not chapters:
        return None
    count = sum(len(each.told) + each.more for each in chapters)
    stop = _site() + follow_links.stop(stop_token(every[0].follower))
    text = _written("digest", chapters=chapters, stop=with_language(stop))
    said = amount(count, "change", "changes").replace("\N{NO-BREAK SPACE}", " ")
    if any(chapter.is_cut for chapter in chapters):
        subject = gettext("More than {changes} in what you follow", changes=said)
    else:
        subject = gettext("{changes} in what you follow", changes=said)
    return Letter(every[0].email, subject, text, stop=stop)


def _chapter(connection: Snapshot, one: Following, until: int) -> Chapter | None:
    news = followers.news(connection, one, until)
    if not news.acts:
        return None
    there = followers.followed(connection, one.sort, one.thing)
    told = happenings.told(connection, news.acts)
    stop = whole(follow_links.stop(stop_token(one.id)))
    more = news.count - len(told)
    return Chapter(one, there, told, more, news.since, stop, news.is_cut)


def _written(name: str, **parts: object) -> str:
    return render_template(f"letters/{name}.txt", site=_site(), whole=whole, **parts)


def _site() -> str:
    return session.settings().address


def _seal(purpose: str, *parts: str) -> str:
    return sealed.seal(session.secret().decode(), purpose, *parts)


def _open(purpose: str, token: str, count: int, seconds: int) -> list[str]:
    return sealed.open_(session.secret().decode(), purpose, token[:LONGEST], count, seconds)
