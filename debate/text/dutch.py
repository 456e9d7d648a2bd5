"""How voices, kinds and sources are called in Dutch, and how numbers and days are written.

What pages and papers both need; nothing here knows of either.
"""

import functools
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..model import Claim, Kind, Origin, Question, Source, SourceKind, Voice, VoiceKind
from .sentence import excerpt_of

VOICES = {
    VoiceKind.CITIZEN: "inwoner",
    VoiceKind.CLIENT: "cliënt",
    VoiceKind.PROFESSIONAL: "professional",
    VoiceKind.POLICYMAKER: "beleidsmaker",
    VoiceKind.RESEARCHER: "onderzoeker",
    VoiceKind.JOURNALIST: "journalist",
    VoiceKind.COUNCIL_MEMBER: "raadslid",
    VoiceKind.UNKNOWN: "onbekende stem",
}
MANY_VOICES = {
    VoiceKind.CITIZEN: "inwoners",
    VoiceKind.CLIENT: "cliënten",
    VoiceKind.PROFESSIONAL: "professionals",
    VoiceKind.POLICYMAKER: "beleidsmakers",
    VoiceKind.RESEARCHER: "onderzoekers",
    VoiceKind.JOURNALIST: "journalisten",
    VoiceKind.COUNCIL_MEMBER: "raadsleden",
    VoiceKind.UNKNOWN: "onbekende stemmen",
}
SAYS = {Kind.SUPPORT: "steunt", Kind.ATTACK: "spreekt tegen", Kind.UNDERCUT: "volgt niet"}
TOGETHER = {
    Kind.SUPPORT: "steunen samen",
    Kind.ATTACK: "spreken samen tegen",
    Kind.UNDERCUT: "volgt niet, want samen",
}
SIGNS = {Kind.SUPPORT: "+", Kind.ATTACK: "−", Kind.UNDERCUT: "⊣"}
SOURCES = {
    SourceKind.ARTICLE: "artikel",
    SourceKind.REACTION: "reactie",
    SourceKind.COUNCIL_PAPER: "raadsstuk",
}
LABELS = {"in": "staat", "out": "weersproken", "undec": "open"}
"""What became of a claim, by the value of its label."""
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
    *("september", "oktober", "november", "december"),
)


def voice(who: Voice) -> str:
    """Name who says it, as well as is known.

    >>> voice(Voice(VoiceKind.CLIENT, "Mo")), voice(Voice(VoiceKind.RESEARCHER)), voice(Voice())
    ('Mo, cliënt', 'onderzoeker', 'onbekende stem')
    """
    if not who.name:
        return VOICES[who.kind]
    return who.name if who.kind is VoiceKind.UNKNOWN else f"{who.name}, {VOICES[who.kind]}"


def whose(who: Voice) -> str:
    """Name who did something, as part of a sentence.

    >>> whose(Voice(VoiceKind.CLIENT, "Mo")), whose(Voice(VoiceKind.RESEARCHER)), whose(Voice())
    ('Mo, cliënt', 'een onderzoeker', 'iemand zonder naam')
    """
    if who.name:
        return voice(who)
    return "iemand zonder naam" if who.kind is VoiceKind.UNKNOWN else f"een {VOICES[who.kind]}"


def speaker(claim: Claim | Question) -> str:
    """Name who said or asked it; who said nothing of himself in the form is anonymous.

    >>> speaker(Claim("c1", "Hulp komt laat.")), speaker(Claim("c1", "", voice=Voice(name="Mo")))
    ('anoniem', 'Mo')
    """
    if claim.voice == Voice() and claim.origin is Origin.PLATFORM:
        return "anoniem"
    return voice(claim.voice)


def amount(count: int, one: str, many: str) -> str:
    """Write a number with its noun, on one line.

    >>> amount(1204, "stelling", "stellingen").replace("\N{NO-BREAK SPACE}", "_")
    '1.204_stellingen'
    """
    return f"{number(count)}\N{NO-BREAK SPACE}{one if count == 1 else many}"


def number(count: int) -> str:
    """Write a whole number as Dutch does: a point between thousands."""
    return f"{count:,}".replace(",", ".")


@functools.lru_cache(maxsize=4096)
def moment(at_ms: int) -> str:
    """Write a time as people say it in the Netherlands.

    >>> moment(1_795_334_400_000)
    '22 november 2026, 09:00'
    """
    at = datetime.fromtimestamp(at_ms / 1000, zone())
    return f"{_in_words(at)}, {at:%H:%M}"


def day(at_ms: int) -> str:
    """Write the day of a time as people say it in the Netherlands.

    >>> day(1_795_334_400_000)
    '22 november 2026'
    """
    return _in_words(datetime.fromtimestamp(at_ms / 1000, zone()))


def listed(words: Sequence[str]) -> str:
    """Name some things in one breath.

    >>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ('a, b en c', 'a', '')
    """
    return " en ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def date(written: str) -> str:
    """Write an ISO date in words; what is no such date stays as it is.

    >>> date("2018-06-05"), date("zomer 2018")
    ('5 juni 2018', 'zomer 2018')
    """
    try:
        return _in_words(datetime.fromisoformat(written))
    except ValueError:
        return written


def _in_words(at: datetime) -> str:
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


@functools.cache
def zone() -> tzinfo:
    """Give the time of the Netherlands; UTC on a machine that knows no time zones."""
    try:
        return ZoneInfo("Europe/Amsterdam")
    except ZoneInfoNotFoundError:
        return UTC


def short(text: str, limit: int = 60) -> str:
    """Shorten a sentence at a word's end, for a path or a list."""
    return excerpt_of(text, limit)


def unstopped(text: str) -> str:
    """Give a sentence without its full stop, to stand inside another.

    >>> unstopped("Hulp komt laat."), unstopped("Wie helpt?")
    ('Hulp komt laat', 'Wie helpt?')
    """
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def source_name(source: Source, others: Mapping[str, Source] | None = None) -> str:
    """Name a source in a few words: its title, or whose reaction it is.

    With `others` at hand, a reaction says on which article, where that is one of them.
    """
    if source.title:
        return source.title
    who = source.voice.name or ", ".join(source.authors)
    kind = SOURCES[source.kind].capitalize()
    numbered = f"{kind} {source.number}" if source.number else kind
    article = (others or {}).get(source.reaction_to)
    told = f"{numbered} van {who}" if who else numbered
    return f"{told} op {short(article.title, 28)}" if article and article.title else told
