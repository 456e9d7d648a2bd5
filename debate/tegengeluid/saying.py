"""How figures are said in plain words: always in Dutch and in English, whoever is spoken to."""

from ..model import VoiceKind
from .figure import Figure, Words
from .intervals import LEAST, Interval

# One and many, in both languages.
CLAIMS = (("stelling", "stellingen"), ("claim", "claims"))
OBJECTIONS = (("tegenwerping", "tegenwerpingen"), ("objection", "objections"))
LINES = (("verband", "verbanden"), ("relation", "relations"))
CONTRIBUTIONS = (("bijdrage", "bijdragen"), ("contribution", "contributions"))
PEOPLE = (("spreker", "sprekers"), ("speaker", "speakers"))

GROUPS = {
    VoiceKind.CITIZEN: Words("inwoners en cliënten", "residents and clients"),
    VoiceKind.PROFESSIONAL: Words("professionals", "professionals"),
    VoiceKind.POLICYMAKER: Words("beleidsmakers", "policymakers"),
    VoiceKind.RESEARCHER: Words("onderzoekers", "researchers"),
    VoiceKind.JOURNALIST: Words("journalisten", "journalists"),
    VoiceKind.COUNCIL_MEMBER: Words("raadsleden", "council members"),
}

Things = tuple[tuple[str, str], tuple[str, str]]


def amount(n: int, things: Things) -> Words:
    """Count things in words.

    >>> amount(1, CLAIMS).nl, amount(1200, CLAIMS).nl
    ('1 stelling', '1.200 stellingen')
    """
    (one, many), (one_en, many_en) = things
    count = _number(n)
    return Words(
        f"{count.nl} {one if n == 1 else many}", f"{count.en} {one_en if n == 1 else many_en}"
    )


def _number(n: int) -> Words:
    written = f"{n:,}"
    return Words(written.replace(",", "."), written)


def decimal(value: float, digits: int = 1) -> Words:
    """Write a number: in Dutch with a comma.

    >>> decimal(0.875, 2).nl, decimal(0.875, 2).en, decimal(3.0).nl
    ('0,88', '0.88', '3')
    """
    written = f"{value:.{digits}f}"
    short = written.rstrip("0").rstrip(".") if "." in written else written
    return Words(short.replace(".", ","), short)


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
    'That cannot be said: it is about 8 claims older than 14 days, and below 10...'
    """
    told, aged = amount(n, things), Words("", "")
    if older:
        aged = Words(f" van meer dan {older} dagen oud", f" older than {older} days")
    return Words(
        f"Dat is niet te zeggen: het gaat om {told.nl}{aged.nl}, en onder de {least} zegt een"
        " cijfer niets.",
        f"That cannot be said: it is about {told.en}{aged.en}, and below {least} a figure says"
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
    return Words(f" (tussen {low} en {high} procent)", f" (between {low} and {high} per cent)")


def days(value: float) -> Words:
    """Say a number of days.

    >>> days(1.0).nl, days(4.5).nl
    ('1 dag', '4,5 dagen')
    """
    one, written = value == 1, decimal(value)
    return Words(
        f"{written.nl} {'dag' if one else 'dagen'}", f"{written.en} {'day' if one else 'days'}"
    )


def of_all(figure: Figure, things: Things) -> Words:
    """Say `5 van de 8 stellingen`."""
    told, k = amount(figure.n, things), _number(figure.k or 0)
    return Words(f"{k.nl} van de {told.nl}", f"{k.en} of the {told.en}")
