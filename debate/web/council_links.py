"""The addresses of what is there for the council, by one function per thing (see `links`)."""

from urllib.parse import urlencode


def preparation(slug: str) -> str:
    """A debate on one side of A4."""
    return paper(slug, "voorbereiding")


def dossier(slug: str) -> str:
    """A whole debate on paper."""
    return paper(slug, "dossier")


def paper(slug: str, sort: str, form: str = "", version: int = 0, thesis: str = "") -> str:
    """A paper about a debate, perhaps in a form to keep, as it was, or of one thesis alone."""
    asked = {"stelling": thesis, "v": version}
    told = urlencode({name: value for name, value in asked.items() if value})
    return f"/debatten/{slug}/{sort}" + (f"/{form}" if form else "") + (f"?{told}" if told else "")


def council(slug: str) -> str:
    """What the council does with a debate."""
    return f"/debatten/{slug}/raad"


def council_object(object_: str) -> str:
    """One thing of the council with the claims that are linked to it."""
    return f"/raadsstukken/{object_}"


def snapshot(slug: str, version: int) -> str:
    """A debate as it stood at a version, with what proves it."""
    return f"/debatten/{slug}/momentopname/{version}"


def council_questions(slug: str) -> str:
    """Questions to put in the council."""
    return f"/debatten/{slug}/raadsvragen"


def draft(slug: str, claim_id: str = "") -> str:
    """A draft motion, perhaps with this claim in it."""
    return f"/debatten/{slug}/motie" + (f"?grond={claim_id}" if claim_id else "")


def council_desk(slug: str, claim_id: str = "") -> str:
    """Where council members link claims, perhaps this one, and freeze a debate."""
    return f"/raadswerk/debatten/{slug}" + (f"?stelling={claim_id}" if claim_id else "")


def link_claim(slug: str) -> str:
    """Where a link between a claim and a thing of the council is sent."""
    return f"/raadswerk/debatten/{slug}/koppelingen"


def withdraw_link(slug: str) -> str:
    """Where a link that is taken back is sent."""
    return f"/raadswerk/debatten/{slug}/losse-koppelingen"


def take_snapshot(slug: str) -> str:
    """Where the name of a moment to freeze is sent."""
    return f"/raadswerk/debatten/{slug}/momentopnamen"
