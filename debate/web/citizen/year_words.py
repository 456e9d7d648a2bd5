"""What the figures of a year are called."""

from ...moderation.decision import Act
from ...text.language import Wordings
from ..words import DECISIONS
from . import report_words

PARTS = Wordings(
    {
        "orders": "Orders of a court or an authority",
        "notices": "Reports that the law forbids something",
        "notices_outcome": "What came of that",
        "flags": "Other reports",
        "flags_outcome": "What came of that",
        "decisions": "Decisions",
        "act": "Decisions, by what was done",
        "ground": "Decisions, by their ground",
        "source": "Decisions, by how it was noticed",
        "detection": "Decisions, by who noticed it",
        "automation": "Decisions, by who decided",
        "withdrawn": "Taken back by a moderator, without a complaint",
        "complaints": "Complaints that were decided on",
        "reversed": "Decisions taken back after a complaint",
        "hours": "How long it took, the median in hours",
    }
)
SORTS: Wordings[str] = Wordings(
    {
        **report_words.KINDS.sentences,
        **{str(act): said for act, said in DECISIONS.sentences.items()},
        str(Act.BAN): "Somebody could not write for a while",
        "decision": "led to a decision",
        "stays": "it stayed",
        "DECISION_GROUND_ILLEGAL_CONTENT": "the law",
        "DECISION_GROUND_INCOMPATIBLE_CONTENT": "a house rule",
        "SOURCE_ARTICLE_16": "after a report that the law forbids it",
        "SOURCE_TRUSTED_FLAGGER": "after a report of a trusted flagger",
        "SOURCE_TYPE_OTHER_NOTIFICATION": "after another report",
        "SOURCE_VOLUNTARY": "by a moderator",
        "Yes": "with the help of a program",
        "No": "a person",
        "AUTOMATED_DECISION_NOT_AUTOMATED": "a person",
        "AUTOMATED_DECISION_PARTIALLY": "a person with a program",
        "AUTOMATED_DECISION_FULLY": "a program",
        "upheld": "was upheld",
        "rejected": "the decision stood",
        "notice": "from report to outcome",
        "complaint": "from complaint to outcome",
    }
)


def said(what: str, of: str) -> str:
    """Give a figure's name in one line."""
    return f"{PARTS[what]}: {SORTS.get(of, of)}" if of else PARTS[what]
