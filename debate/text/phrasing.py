"""How voices, kinds and sources are called, and how numbers and days are written.

What pages and papers both need; nothing here knows of either.
"""

import functools
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import get_month_names

from ..model import Claim, Kind, Origin, Question, Source, SourceKind, Voice, VoiceKind
from .language import ENGLISH, Wordings, gettext, ngettext, spoken
from .sentence import excerpt_of

VOICES = Wordings(
    {
        VoiceKind.CITIZEN: "resident",
        VoiceKind.CLIENT: "client",
        VoiceKind.PROFESSIONAL: "professional",
        VoiceKind.POLICYMAKER: "policymaker",
        VoiceKind.RESEARCHER: "researcher",
        VoiceKind.JOURNALIST: "journalist",
        VoiceKind.COUNCIL_MEMBER: "council member",
        VoiceKind.UNKNOWN: "unknown voice",
    }
)
MANY_VOICES = Wordings(
    {
        VoiceKind.CITIZEN: "residents",
        VoiceKind.CLIENT: "clients",
        VoiceKind.PROFESSIONAL: "professionals",
        VoiceKind.POLICYMAKER: "policymakers",
        VoiceKind.RESEARCHER: "researchers",
        VoiceKind.JOURNALIST: "journalists",
        VoiceKind.COUNCIL_MEMBER: "council members",
        VoiceKind.UNKNOWN: "unknown voices",
    }
)
SAYS = Wordings(
    {Kind.SUPPORT: "supports", Kind.ATTACK: "speaks against", Kind.UNDERCUT: "does not follow"}
)
TOGETHER = Wordings(
    {
        Kind.SUPPORT: "support together",
        Kind.ATTACK: "speak against together",
        Kind.UNDERCUT: "does not follow, because together",
    }
)
SIGNS = {Kind.SUPPORT: "+", Kind.ATTACK: "−", Kind.UNDERCUT: "⊣"}
SOURCES = Wordings(
    {
        SourceKind.ARTICLE: "article",
        SourceKind.REACTION: "reaction",
        SourceKind.COUNCIL_PAPER: "council paper",
    }
)
LABELS = Wordings({"in": "stands", "out": "contradicted", "undec": "open"})
"""What became of a claim, by the value of its label."""


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
    if who.kind is VoiceKind.UNKNOWN:
        return gettext("somebody without a name")
    return gettext("a {voice}", voice=VOICES[who.kind])


def speaker(claim: Claim | Question) -> str:
    """Name who said or asked it; who said nothing of himself in the form is anonymous.

    >>> speaker(Claim("c1", "Hulp komt laat.")), speaker(Claim("c1", "", voice=Voice(name="Mo")))
    ('anoniem', 'Mo')
    """
    if claim.voice == Voice() and claim.origin is Origin.PLATFORM:
        return gettext("anonymous")
    return voice(claim.voice)


def amount(count: int, one: str, many: str) -> str:
    """Write a number with its noun, which is given in English, on one line.

    >>> amount(1204, "claim", "claims").replace("\N{NO-BREAK SPACE}", "_")
    '1.204_stellingen'
    """
    return f"{number(count)}\N{NO-BREAK SPACE}{ngettext(one, many, count)}"


def further(count: int, one: str, many: str) -> str:
    """Write how many more there are than were told.

    >>> further(9, "question", "questions").replace("\N{NO-BREAK SPACE}", "_")
    'nog 9_vragen'
    """
    told = ngettext(one, many, count)
    return gettext("{count} more\N{NO-BREAK SPACE}{things}", count=number(count), things=told)


def number(count: int) -> str:
    """Write a whole number: in Dutch with a point between thousands."""
    written = f"{count:,}"
    return written if spoken() == ENGLISH else written.replace(",", ".")


def decimals(written: str) -> str:
    """Give a fraction, written with a point, as it is written here: in Dutch with a comma."""
    return written if spoken() == ENGLISH else written.replace(".", ",")


def moment(at_ms: int) -> str:
    """Write a time as people say it in the Netherlands.

    >>> moment(1_795_334_400_000)
    '22 november 2026, 09:00'
    """
    return _moment(at_ms, spoken())


@functools.lru_cache(maxsize=4096)
def _moment(at_ms: int, language: str) -> str:
    at = datetime.fromtimestamp(at_ms / 1000, zone())
    return f"{_in_words(at, language)}, {at:%H:%M}"


def day(at_ms: int) -> str:
    """Write the day of a time as people say it in the Netherlands.

    >>> day(1_795_334_400_000)
    '22 november 2026'
    """
    return _in_words(datetime.fromtimestamp(at_ms / 1000, zone()), spoken())


def listed(words: Sequence[str]) -> str:
    """Name some things in one breath.

    >>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ('a, b en c', 'a', '')
    """
    last = f" {gettext('and')} "
    return last.join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def date(written: str) -> str:
    """Write an ISO date in words; what is no such date stays as it is.

    >>> date("2018-06-05"), date("zomer 2018")
    ('5 juni 2018', 'zomer 2018')
    """
    try:
        return _in_words(datetime.fromisoformat(written), spoken())
    except ValueError:
        return written


def month(number: int) -> str:
    """Name a month, 1 to 12."""
    return _months(spoken())[number]


def _in_words(at: datetime, language: str) -> str:
    return f"{at.day} {_months(language)[at.month]} {at.year}"


@functools.cache
def _months(language: str) -> Mapping[int, str]:
    return get_month_names("wide", locale=language)


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
    told = gettext("{source} by {who}", source=numbered, who=who) if who else numbered
    if not (article and article.title):
        return told
    return gettext("{source} to {article}", source=told, article=short(article.title, 28))
