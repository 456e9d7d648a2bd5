"""What the queue of the moderators is called on the page: its sorts of work, and what was seen."""

from ...model import Kind
from ...queries.suspecting import Why
from ...text.language import Wordings

SORTS = Wordings(
    {
        "nieuw": "New",
        "gewijzigd": "Changed after it was read over",
        "gemeld": "Reported",
        "verboden": "Reported as illegal",
        "dubbel": "Perhaps a duplicate",
        "geen-stelling": "Perhaps not a claim",
        "meer-dan-een": "Perhaps more than one",
        "verband": "Relation looks different",
        "los": "Without a relation",
        "kring": "In a circle",
    }
)
WHYS = Wordings(
    {
        Why.ALIKE: "looks like what is there already",
        Why.QUESTION: "is a question",
        Why.SHORT: "is very short",
        Why.GREETING: "begins like a greeting or an exclamation",
        Why.LINK: "holds a link",
        Why.REPEATS: "repeats characters",
        Why.LONG: "is very long",
        Why.SEVERAL: "seems to be more than one sentence",
        Why.AGREES: "speaks against it, but says almost the same",
        Why.DENIES: "supports it, but denies almost the same",
        Why.LOOSE: "nothing speaks for or against this, and it speaks for or against nothing",
        Why.CIRCLE: "rests on itself by way of other premises",
    }
)
SIDES = Wordings(
    {
        Kind.SUPPORT: "that support something",
        Kind.ATTACK: "that speak against something",
        Kind.UNDERCUT: "with an objection to a line of reasoning",
    }
)
ACTS = Wordings(
    {
        "merge": "Merge",
        "split": "Split",
        "move": "Move",
        "retype": "Another kind of relation",
        "join": "Join premises",
        "part": "Part premises",
        "branch": "Put under a heading",
        "word": "Reword",
    }
)
