"""How figures are said in plain words, in Dutch and in English."""

from ..model import VoiceKind
from ..text.phrasing import number
from .figure import Figure, Words
from .intervals import LEAST, Interval

# One and many, in both languages.
CLAIMS = (("stelling", "stellingen"), ("claim", "claims"))
OBJECTIONS = (("tegenwerping", "tegenwerpingen"), ("objection", "objections"))
LINES = (("verband", "verbanden"), ("relation", "relations"))
CONTRIBUTIONS = (("bijdrage", "bijdragen"), ("contribution", "contributions"))
PEOPLE = (("spreker", "sprekers"), ("speaker", "speakers"))

GROUPS = {
    VoiceKind.CITIZEN: ("inwoners en cliënten", "citizens and clients"),
    VoiceKind.PROFESSIONAL: ("professionals", "professionals"),
    VoiceKind.POLICYMAKER: ("beleidsmakers", "policymakers"),
    VoiceKind.RESEARCHER: ("onderzoekers", "researchers"),
    VoiceKind.JOURNALIST: ("journalisten", "journalists"),
    VoiceKind.COUNCIL_MEMBER: ("raadsleden", "council members"),
}

Things = tuple[tuple[str, str], tuple[str, str]]


def amount(n: int, things: Things) -> Words:
    """Count things in words.

    >>> amount(1, CLAIMS).nl, amount(1200, CLAIMS).nl
    ('1 stelling', '1.200 stellingen')
    """
    (one, many), (one_en, many_en) = things
    return Words(f"{number(n)} {one if n == 1 else many}", f"{n:,} {one_en if n == 1 else many_en}")


def decimal(value: float, digits: int = 1) -> str:
    """Write a number as in Dutch.

    >>> decimal(0.875, 2), decimal(3.0)
    ('0,88', '3')
    """
    written = f"{value:.{digits}f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written).replace(".", ",")


def percent(value: float) -> str:
    """Write a share in whole percents.

    >>> percent(0.625)
    '62'
    """
    return f"{100 * value:.0f}"


def too_few(n: int, things: Things, least: int = LEAST, *, older: int = 0) -> Words:
    """Say that nothing can be said; `older` are the days after which something counts.

    >>> too_few(8, CLAIMS).nl
    'Dat is niet te zeggen: het gaat om 8 stellingen, en onder de 10 zegt een cijfer niets.'
    >>> too_few(8, CLAIMS, older=14).en
    'That cannot be said: there are 8 claims older than 14 days, and below 10...'
    """
    told, aged = amount(n, things), Words("", "")
    if older:
        aged = Words(f" van meer dan {older} dagen oud", f" older than {older} days")
    return Words(
        f"Dat is niet te zeggen: het gaat om {told.nl}{aged.nl}, en onder de {least} zegt een"
        " cijfer niets.",
        f"That cannot be said: there are {told.en}{aged.en}, and below {least} a figure says"
        " nothing.",
    )


def sure(interval: Interval | None) -> Words:
    """Say between which shares it may as well lie.

    >>> sure((0.31, 0.86)).nl
    ' (tussen 31 en 86 procent)'
    """
    if interval is None:
        return Words("", "")
    low, high = map(percent, interval)
    return Words(f" (tussen {low} en {high} procent)", f" (between {low} and {high} percent)")


def days(value: float) -> Words:
    """Say a number of days.

    >>> days(1.0).nl, days(4.5).nl
    ('1 dag', '4,5 dagen')
    """
    one = value == 1
    return Words(
        f"{decimal(value)} {'dag' if one else 'dagen'}", f"{value:g} {'day' if one else 'days'}"
    )


def of_all(figure: Figure, things: Things) -> Words:
    """Say `5 van de 8 stellingen`."""
    told = amount(figure.n, things)
    k = figure.k or 0
    return Words(f"{number(k)} van de {told.nl}", f"{k:,} of the {told.en}")
