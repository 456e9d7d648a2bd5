"""What the columns of a sheet are called, in English and in Dutch, and what words in them mean."""

import functools
from collections.abc import Mapping

from ...model import Kind

_NAMES = {
    "id": ("id", "nummer", "number", "key"),
    "kind": ("kind", "soort"),
    "text": ("text", "tekst", "claim", "stelling", "premise", "grond", "argument"),
    "title": ("title", "titel"),
    "note": ("note", "toelichting", "notitie"),
    "voice": ("voice", "stem", "rol", "role"),
    "name": ("name", "naam", "author", "auteur", "wie", "who"),
    "source": ("source", "bron", "url", "link"),
    "section": ("section", "onderdeel", "kop", "heading"),
    "tags": ("tags", "labels", "trefwoorden"),
    "about": ("about", "over"),
    "relation": ("relation", "relatie", "verband", "stance"),
    "conclusion": ("conclusion", "conclusie", "target", "doel", "parent", "ouder"),
    "from": ("from", "van"),
    "to": ("to", "naar"),
    "why": ("why", "waarom"),
}
_COLUMN = {name: column for column, names in _NAMES.items() for name in names}
_LONGEST = 30  # with room for blanks around a name

RELATIONS: Mapping[str, Kind] = {
    word: kind
    for kind, words in {
        Kind.SUPPORT: ("support", "supports", "steun", "steunt", "pro", "for", "voor", "+"),
        Kind.ATTACK: ("attack", "attacks", "tegen", "con", "contra", "against", "-",
                      "tegenargument", "spreekt tegen"),
        Kind.UNDERCUT: ("undercut", "undercuts", "bezwaar", "volgt niet"),
    }.items()
    for word in words
}  # fmt: skip

CLAIMS = frozenset({"", "claim", "stelling", "argument"})
THESES = frozenset({"thesis", "these", "hoofdstelling"})
QUESTIONS = frozenset({"question", "vraag", "open vraag"})
DEBATES = frozenset({"debate", "debat"})


@functools.lru_cache
def column(name: str) -> str:
    """Give what a column holds, '' where its name means nothing here.

    >>> column(" Stelling "), column("Kleur")
    ('text', '')
    """
    return _COLUMN.get(" ".join(name.lower().split()), "")


def is_head(cells: list[str], *, is_first: bool = True) -> bool:
    """Tell whether a row names columns: of things, of ties, or of pairs that are tied.

    Below the first of these, one begins with a column that is known: `claim` is a kind as well.
    """
    if not is_first and not column(next(filter(str.strip, cells), "")):
        return False
    found = {column(cell) for cell in cells if len(cell) <= _LONGEST}
    return {"from", "to"} <= found or ("text" in found and len(found - {""}) > 1)


def words(value: str) -> str:
    """Give a word as it is looked up."""
    return " ".join(value.lower().split())
