"""What the figures of a year are called."""

from ...moderation.decision import Act
from ..words import DECISIONS
from . import report_words

PARTS = {
    "orders": "Bevelen van een rechter of een overheid",
    "notices": "Meldingen dat iets niet mag van de wet",
    "notices_outcome": "Wat daarvan kwam",
    "flags": "Andere meldingen",
    "flags_outcome": "Wat daarvan kwam",
    "decisions": "Besluiten",
    "act": "Besluiten, naar wat er gebeurde",
    "ground": "Besluiten, naar hun grond",
    "source": "Besluiten, naar hoe het werd opgemerkt",
    "detection": "Besluiten, naar wie het opmerkte",
    "automation": "Besluiten, naar wie besloot",
    "withdrawn": "Teruggedraaid door een moderator, zonder bezwaar",
    "complaints": "Bezwaren waarover is beslist",
    "reversed": "Besluiten teruggedraaid na bezwaar",
    "hours": "Hoe lang het duurde, de middelste in uren",
}
SORTS = {
    **report_words.KINDS,
    **{str(act): said for act, said in DECISIONS.items()},
    str(Act.BAN): "Iemand mocht een tijd niet schrijven",
    "decision": "leidde tot een besluit",
    "stays": "het bleef staan",
    "DECISION_GROUND_ILLEGAL_CONTENT": "de wet",
    "DECISION_GROUND_INCOMPATIBLE_CONTENT": "een huisregel",
    "SOURCE_ARTICLE_16": "na een melding dat het niet mag van de wet",
    "SOURCE_TRUSTED_FLAGGER": "na een melding van een betrouwbare flagger",
    "SOURCE_TYPE_OTHER_NOTIFICATION": "na een andere melding",
    "SOURCE_VOLUNTARY": "door een moderator zelf",
    "Yes": "met hulp van een programma",
    "No": "een mens",
    "AUTOMATED_DECISION_NOT_AUTOMATED": "een mens",
    "AUTOMATED_DECISION_PARTIALLY": "een mens met een programma",
    "AUTOMATED_DECISION_FULLY": "een programma",
    "upheld": "kreeg gelijk",
    "rejected": "het besluit bleef staan",
    "notice": "van melding tot uitkomst",
    "complaint": "van bezwaar tot uitkomst",
}


def said(what: str, of: str) -> str:
    """Give a figure's name in one line."""
    return f"{PARTS[what]}: {SORTS.get(of, of)}" if of else PARTS[what]
