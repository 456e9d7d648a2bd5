"""What the figures of a debate's room are called on the page."""

from ...model import Frame, VoiceKind
from ...tegengeluid.figure import Figure
from ...tegengeluid.saying import GROUPS, decimal, percent
from .. import words

NAMES = {
    "with_undercuts": "bezwaren tegen de redenering meegerekend",
    "theses": "van de hoofdstellingen",
    "supports": "van wat de hoofdstellingen steunt",
    "median_days": "dagen tot de helft een antwoord had",
    "undercuts": "bezwaren tegen een redenering zonder antwoord",
    "observed": "verbanden tussen verschillende groepen",
    "expected": "zo veel zou het door toeval zijn",
    "percentile": "plaats tussen duizend keer opnieuw uitdelen (0 is nooit minder, 1 altijd)",
    "with_citizens": "stellingen waarop een inwoner of cliënt reageert",
    "theses_with_citizens": "hoofdstellingen waarop een inwoner of cliënt reageert",
    "about_clients": "stellingen over cliënten waarop een inwoner of cliënt reageert",
    "simpson": "kans dat twee bijdragen van verschillende groepen zijn",
    "evenness_of_people": "hetzelfde, per spreker geteld",
    "simpson_of_people": "kans dat twee sprekers van verschillende groepen zijn",
    "unknown": "bijdragen van wie de rol onbekend is",
    "most_active": "bijdragen van wie het meeste inbracht",
    "both_sides": "stellingen met iets voor én iets tegen",
    "chains": "keer een tegenwerping op een tegenwerping op een tegenwerping",
    "deepest": "antwoorden diep gaat het langste gesprek",
    "necessity_contested": "waarvan juist de noodzaak is bestreden",
    "necessity_attacked": "waartegen iemand sprak",
    "alternatives_each_necessity": "genoemde alternatieven per stelling",
    "desirability": "stellingen waarin iedereen het heet te willen",
    "desirability_contested": "waarvan juist die wenselijkheid is bestreden",
    "desirability_attacked": "waartegen iemand sprak (wenselijkheid)",
    "alternatives_each_desirability": "genoemde alternatieven per stelling (wenselijkheid)",
    "for": "redenen voor",
    "against": "redenen tegen",
    "both": "stellingen die aan beide kanten staan",
    "distinct": "verschillende stellingen van alles wat is gezegd",
    "answered": "waarop het college antwoordde",
}
REMOVED = {"against": "verwijderd van wat tegen is", "for": "verwijderd van wat voor is"}
INVITES = {"I4": "Bent u inwoner of cliënt? Geef antwoord"}
"""How to answer what is behind a figure, where that is not to say that it is not so."""
_PREFIXES = {
    "by": "van {}",
    "to": "gericht aan {}",
    "heard": "stellingen waarop {} reageren",
    "removed": "verwijderd van {}",
}
_WHOLE = frozenset({"for", "against", "both", "chains", "deepest", "unknown"})


def name(indicator: str, figure: Figure) -> str:
    """Name a figure beside an indicator, '' where it is told elsewhere on the page.

    >>> name("I2", Figure("by citizen", 0.5, 12, 6))
    'van inwoners en cliënten'
    """
    if indicator == "I13" and figure.name in REMOVED:
        return REMOVED[figure.name]
    first, _, rest = figure.name.partition(" ")
    if first in _PREFIXES:
        return _PREFIXES[first].format(GROUPS[VoiceKind(rest)][0])
    if first == "alpha":
        return f"alfa van Krippendorff voor {words.FRAMES[Frame(rest)]}"
    if first == "level":
        return f"stellingen {rest} antwoorden onder een hoofdstelling"
    return NAMES.get(figure.name, "")


def group(kind: VoiceKind) -> str:
    """Name a group of voices."""
    return GROUPS[kind][0]


def value(figure: Figure) -> str:
    """Write a figure: counts where it is a share, else its number.

    >>> value(Figure("theses", 0.5, 6, 3)), value(Figure("simpson", 0.74, 9, is_enough=False))
    ('3 van de 6', 'niet te zeggen')
    """
    if figure.k is not None and figure.name != "ratio":
        return f"{figure.k} van de {figure.n}"
    if figure.shown is None:
        return "niet te zeggen"
    if figure.name in _WHOLE or figure.name.startswith("level "):
        return f"{figure.shown:.0f}"
    return decimal(figure.shown, 2)


def in_front(figure: Figure) -> str:
    """Write a figure as the sentence beside it does: voices as groups, not as a share of them.

    >>> in_front(Figure("voices", 0.25, 12))
    '1,5 van de 6'
    """
    if figure.name == "voices" and figure.shown is not None:
        return f"{decimal(figure.shown * len(GROUPS))} van de {len(GROUPS)}"
    return value(figure)


def doubt(figure: Figure) -> str:
    """Write between which shares it may as well lie, '' where that is not known.

    >>> doubt(Figure("theses", 0.5, 12, 6, (0.25, 0.75)))
    '25 tot 75 procent'
    """
    if figure.interval is None or not figure.is_enough:
        return ""
    low, high = map(percent, figure.interval)
    return f"{low} tot {high} procent"
