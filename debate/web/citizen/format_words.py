"""What the pages say of formats: for whom each is, and what is lost, counted by kind."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ...errors import Phrase
from ...model import Loss
from ...text.language import catalogue, tell

MOST_PLACES = 5
_PLACE = re.compile(
    r"(?:(?<=: )|^)(?:(?:node|edge|line|statement|argument|attack|locution)(?= )"
    r"|the (?:text|graph|file|page)$)"
)
"""The kind of a place in a file, behind the file's name; what follows is its own name there."""

FOR_WHOM = {
    "argdown": "Gewone tekst die mensen lezen en bewerken. Onze eigen debatten staan erin.",
    "csv": "Een tabel voor Excel, LibreOffice en andere rekenbladen.",
    "tsv": "Dezelfde tabel, met tabs in plaats van komma’s.",
    "kialo": "Voor wie met Kialo werkt, en voor programma’s die Kialo lezen.",
    "kialo2": "Zoals versie 1, maar dan met citaten bij de bronnen.",
    "json": "Alles wat in het debat staat. Om te bewaren, te verhuizen of mee te rekenen.",
    "jsonld": "Voor het semantische web, met de passages als W3C-annotaties.",
    "argdown-json": "Voor programma’s die met Argdown werken.",
    "graphml": "Om te tekenen in yEd, Gephi en andere tekenprogramma’s.",
    "dot": "Om te tekenen met Graphviz.",
    "aif": "Voor onderzoekers: de uitwisselvorm van de argumentatiewetenschap.",
    "xaif": "AIF met de brontekst erbij, zoals OVA die schrijft.",
    "sadface": "Voor programma’s die SADFace lezen.",
    "carneades": "Voor Carneades: redeneren met gronden en aannames.",
    "caf": "Carneades in XML, zoals de webversie het uitwisselt.",
    "microtext": "Zoals de Potsdamse verzameling van korte betogen.",
    "af": "Voor programma’s die uitrekenen wat overeind blijft. Alleen nummers.",
    "apx": "Zoals .af, met namen. Zonder de teksten.",
    "tgf": "Een kale lijst van stellingen en tegenargumenten.",
}
"""For whom each format is, in the order of the page: what most people need first."""


@dataclass(frozen=True)
class Lost:
    """One kind of loss: what, why, how often, and some of the places."""

    what: str
    why: str
    count: int
    places: tuple[str, ...]
    is_whole: bool


def grouped(losses: Iterable[Loss]) -> list[Lost]:
    """Put what is alike together: whole things first, then what is lost most often.

    >>> [(one.what, one.count) for one in grouped([Loss(id_, "its frames", "") for id_ in "ab"])]
    [('de kaders', 2)]
    """
    counts: Counter[tuple[str, str, bool]] = Counter()
    places: dict[tuple[str, str, bool], list[str]] = {}
    for loss in losses:
        is_known = (
            loss.what in catalogue().plain
        )  # else the words of the thing itself, each its own
        key = (in_dutch(loss.what) if is_known else "", in_dutch(loss.why), bool(loss.part))
        counts[key] += 1
        some = places.setdefault(key, [])
        if len(some) < MOST_PLACES:
            told = in_full(loss)
            some.append(told.where if is_known else f"{told.where}: {told.what}")
    found = [
        Lost(what, why, count, tuple(places[what, why, whole]), whole)
        for (what, why, whole), count in counts.items()
    ]
    return sorted(found, key=lambda one: (not one.is_whole, -one.count))


def in_full(loss: Loss) -> Loss:
    """Say a loss in Dutch: the kind of place, what it was and why.

    >>> in_full(
    ...     Loss("x.json: node 7", Phrase("a node of type {type}", type="YA"), "it has no text")
    ... )
    Loss(where='x.json: knoop 7', what='een knoop van het type YA', why='er staat geen tekst bij',
         part='')
    """
    where = _PLACE.sub(lambda found: in_dutch(found[0]), loss.where, count=1)
    return Loss(where, in_dutch(loss.what), in_dutch(loss.why), loss.part)


def in_dutch(words: str) -> str:
    """Say a few words in Dutch; what a file says itself stays as it is."""
    if isinstance(words, Phrase):
        return tell(words)
    return catalogue().plain.get(words, words) if words else ""  # '' is the heading of the file
