"""What people can say is wrong: eight kinds, and what the law forbids."""

from ...moderation.noticing import Flag
from ...text.language import Wordings

FLAGS: Wordings[str] = Wordings(
    {
        Flag.UNSUPPORTED: "No reason is given",
        Flag.NOT_A_CLAIM: "This is no claim",
        Flag.UNCLEAR: "This is unclear",
        Flag.ABUSIVE: "This is insulting or threatening",
        Flag.DUPLICATE: "This is here already",
        Flag.UNRELATED: "This does not belong in this debate",
        Flag.SEVERAL: "These are several claims in one",
        Flag.ELSEWHERE: "This belongs in another place",
    }
)
NOTICES: Wordings[str] = Wordings(
    {
        "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH": "This is a crime, such as hate or a threat",
        "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS": (
            "This violates somebody’s privacy"
        ),
        "STATEMENT_CATEGORY_PROTECTION_OF_MINORS": "This is dangerous to children",
        "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS": "This infringes a copyright",
        "STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE": "The law forbids this for another reason",
    }
)
KINDS: Wordings[str] = Wordings({**FLAGS.sentences, **NOTICES.sentences})
