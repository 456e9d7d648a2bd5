"""How often one visitor may do something: announced limits, counted for all processes together.

What is stored of a visitor's address is a keyed hash that ends with the count.
"""

import hashlib
import hmac
import ipaddress
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from flask import Flask, current_app, request
from flask_limiter import Limiter, RouteLimit
from limits.storage import Storage

from ..errors import InvalidInput
from ..storage.counters import FILE, CounterError, Counters
from ..text import addresses
from . import forms, session

PER_GUEST = "10 per minute; 60 per hour"
PER_ADDRESS = "30 per minute; 240 per hour"
LOOKING = "120 per minute"
PAST = "20 per minute"  # a debate as it was is folded again from its first event
SIGNING_IN = "10 per minute; 60 per hour"
LETTERS = "3 per 10 minutes"  # to one address, whoever asks
FOLLOWING = "3 per hour; 6 per day"  # letters about following to one address, whoever asks
ALL_FOLLOWING = "600 per hour"  # the same to all addresses together: no cannon for who has a crowd
PICTURES = "60 per minute"
EXPORTS = "6 per minute; 30 per hour"
DOWNLOADS = "120 per minute; 600 per hour"  # there are twice as many as formats
UPLOADS = "6 per minute; 60 per hour"  # each is read whole, twice
SCHEME = "debate-counters"
PLACING = ("answering.argue",)
FINDING = ("search_pages.show_search", "answering.show_similar")
FETCHING = ("downloads.show_download", "downloads.show_losses")
GUESSING = (
    *("signing.sign_in", "signing.request_link", "account_pages.prove"),
    *("own_pages.open_code", "own_pages.word_own", "own_pages.take_back"),
    *("details_pages.erase_me", "report_pages.report", "report_pages.complain"),
    *("report_pages.follow", "member_desk.change_party"),
)
"""Where somebody could try codes, or fill a mailbox or a list."""

ASKING_FOR_A_LETTER = ("signing.request_link", "report_pages.report", "report_pages.complain")
"""Each may send a letter to an address that anybody typed."""

ASKING_TO_FOLLOW = tuple(
    f"follow_pages.{view}"
    for view in ("follow_debate", "follow_claim", "follow_object", "request_mine")
)
LOOKING_BACK = (
    "debates.show_debate",
    "map_pages.show_drawing",
    "map_pages.show_claim_drawing",
    "sides.show_sides",
    *("papers.show_preparation", "papers.show_dossier", "time_pages.show_changes"),
    *("interruptions.show_interruptions", "overview_pages.show_overview"),
    *("drafts.show_draft", "drafts.change_draft"),
    *("speeches.show_speech", "speeches.change_speech"),
    *("council_questions.show_questions", "council_questions.change_questions"),
    *("rehearsals.show_rehearsal", "rehearsals.take_turn"),
)
SETTING = (
    *("papers.show_preparation_file", "papers.show_dossier_file"),
    *("drafts.show_draft_file", "speeches.show_speech_file", "rehearsals.show_rehearsal_file"),
    *("council_questions.show_questions_file", "council_questions.show_chosen_file"),
    "interruptions.show_interruptions_file",
)


class CountersStorage(Storage):
    """Our counts, as Flask-Limiter asks for them."""

    STORAGE_SCHEME = [SCHEME]

    def __init__(
        self, uri: str = "", wrap_exceptions: bool = False, **_: float | str | bool
    ) -> None:
        super().__init__(uri, wrap_exceptions=wrap_exceptions)
        self._counters = Counters(Path(unquote(urlsplit(uri).path)))

    @property
    def base_exceptions(self) -> type[Exception]:
        """What counting can raise."""
        return CounterError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count on."""
        return self._counters.add(key, expiry, amount)

    def get(self, key: str) -> int:
        """Give a count."""
        return self._counters.count(key)

    def get_expiry(self, key: str) -> float:
        """Give when a count ends."""
        return self._counters.ends_at(key)

    def check(self) -> bool:
        """Tell whether counting works."""
        self._counters.count("check")
        return True

    def reset(self) -> int:
        """Begin all counts anew."""
        return self._counters.clear_all()

    def clear(self, key: str) -> None:
        """Begin one count anew."""
        self._counters.clear(key)


def protect(app: Flask, folder: Path) -> None:
    """Put the limits on the views that they are for."""
    path = (folder / FILE).resolve()
    app.extensions["debate-counters"] = Counters(path)
    limiter = Limiter(
        key_func=address,
        app=app,
        storage_uri=f"{SCHEME}://{path}",
        strategy="fixed-window",
        swallow_errors=True,  # a full disk must not turn readers away; writing fails by itself then
    )
    app.extensions["debate-limiter"] = limiter
    for views, limit in _limits(limiter, list(app.view_functions)):
        for view in views:
            app.view_functions[view] = limit(app.view_functions[view])  # type: ignore[assignment]


def _limits(limiter: Limiter, every: Sequence[str]) -> Iterator[tuple[Sequence[str], RouteLimit]]:
    """Give each limit with the views that it is for."""
    drawn = [view for view in every if view.startswith(("pictures.", "cards."))]
    yield PLACING, limiter.limit(LOOKING, exempt_when=_is_placing)
    yield PLACING, limiter.limit(PER_ADDRESS, exempt_when=_is_looking)
    yield PLACING, limiter.limit(PER_GUEST, key_func=_guest, exempt_when=_is_looking)
    yield FINDING, limiter.shared_limit(LOOKING, "looking")
    yield (*LOOKING_BACK, *SETTING), limiter.shared_limit(PAST, "past", exempt_when=_is_today)
    yield (*drawn, *SETTING), limiter.shared_limit(PICTURES, "pictures")
    yield FETCHING, limiter.shared_limit(DOWNLOADS, "downloads")
    yield ("desk_files.upload_file",), limiter.limit(UPLOADS)
    yield ("public_log.show_export",), limiter.limit(EXPORTS)
    yield (*GUESSING, *ASKING_TO_FOLLOW), limiter.limit(SIGNING_IN)
    yield (
        ASKING_FOR_A_LETTER,
        limiter.limit(LETTERS, key_func=_mailbox, exempt_when=_is_no_address),
    )
    for rate, scope, key in ((FOLLOWING, "following", _mailbox), (ALL_FOLLOWING, "letters", _all)):
        limit = limiter.shared_limit(rate, scope, key_func=key, exempt_when=_is_no_address)
        yield ASKING_TO_FOLLOW, limit


def seconds_left() -> int:
    """Tell how long to wait before the next try, after a limit was reached."""
    limiter: Limiter = current_app.extensions["debate-limiter"]
    reached = limiter.current_limit
    return max(1, round(reached.reset_at - time.time())) if reached else 60


def _is_placing() -> bool:
    return request.form.get("stap") == forms.PLACE


def _is_looking() -> bool:
    return not _is_placing()


def _is_today() -> bool:
    return "v" not in request.args and "tot" not in request.args


def network() -> str:
    """The network that a visitor comes from: of an address the part that a provider hands out."""
    return _part_of_address(24, 48)


def _guest() -> str:
    return hidden(f"guest {session.guest_key()}")


def _all() -> str:
    return "all"


def _mailbox() -> str:
    """The mailbox that a form names: ann+1@debat.example is that of ann@debat.example."""
    name, _, host = request.form.get("email", "").strip().lower()[:300].rpartition("@")
    return hidden(f"mailbox {name.partition('+')[0]}@{host}")


def _is_no_address() -> bool:
    """Whether a form names no mailbox: that is said, and no letter goes."""
    try:
        addresses.email(request.form.get("email", ""))
    except InvalidInput:
        return True
    return False


def address() -> str:
    """The visitor's address, hidden; of IPv6 the half that belongs to one connection."""
    return hidden(_part_of_address(32, 64))


def _part_of_address(wide_4: int, wide_6: int) -> str:
    """The network around a visitor's address of so many bits, by the version of the protocol."""
    try:
        found = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped  # one listening on IPv6 sees every IPv4 visitor so
    wide = wide_4 if isinstance(found, ipaddress.IPv4Address) else wide_6
    return str(ipaddress.ip_network((found, wide), strict=False))


def counters() -> Counters:
    """Give the counts of this installation."""
    return cast(Counters, current_app.extensions["debate-counters"])


def hidden(text: str) -> str:
    """Give what is kept of a visitor to count by: without the site's secret it says nothing."""
    return hmac.new(session.secret(), text.encode(), hashlib.sha256).hexdigest()[:32]
