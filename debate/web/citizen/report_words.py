"""What people can say is wrong, in Dutch: eight kinds, and what the law forbids."""

from collections.abc import Mapping

from ...moderation.noticing import Flag

FLAGS: Mapping[str, str] = {
    Flag.UNSUPPORTED: "Er staat geen reden bij",
    Flag.NOT_A_CLAIM: "Dit is geen stelling",
    Flag.UNCLEAR: "Dit is onduidelijk",
    Flag.ABUSIVE: "Dit is beledigend of bedreigend",
    Flag.DUPLICATE: "Dit staat er al",
    Flag.UNRELATED: "Dit hoort niet bij dit debat",
    Flag.SEVERAL: "Dit zijn meer stellingen in één",
    Flag.ELSEWHERE: "Dit hoort op een andere plaats",
}
NOTICES: Mapping[str, str] = {
    "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH": "Dit is strafbaar, zoals haat of bedreiging",
    "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS": "Dit schendt iemands privacy",
    "STATEMENT_CATEGORY_PROTECTION_OF_MINORS": "Dit is gevaarlijk voor kinderen",
    "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS": "Dit schendt een auteursrecht",
    "STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE": "Dit mag om een andere reden niet van de wet",
}
KINDS: Mapping[str, str] = {**FLAGS, **NOTICES}
