"""The addresses of what is there for the council, by one function per thing (see `links`)."""

from collections.abc import Sequence

from .address import address


def preparation(slug: str) -> str:
    """A debate on one side of A4."""
    return paper(slug, "voorbereiding")


def dossier(slug: str) -> str:
    """A whole debate on paper."""
    return paper(slug, "dossier")


def paper(slug: str, sort: str, form: str = "", version: int = 0, thesis: str = "") -> str:
    """A paper about a debate, perhaps in a form to keep, as it was, or of one thesis alone."""
    where = f"/debatten/{slug}/{sort}" + (f"/{form}" if form else "")
    return address(where, stelling=thesis, v=version)


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
    return address(f"/debatten/{slug}/motie", grond=claim_id)


def speech(slug: str, claims: Sequence[str] = ()) -> str:
    """Speaking notes, perhaps with these claims in them."""
    return address(f"/debatten/{slug}/spreektekst", punt=claims)


def rehearsal(slug: str, claim_id: str = "") -> str:
    """Rehearsing, perhaps of this position."""
    return address(f"/debatten/{slug}/oefenen", stelling=claim_id)


def interruptions(slug: str, name: str = "", form: str = "", version: int = 0) -> str:
    """Whom one can interrupt; the page for one of them, perhaps in a form to keep, as it was."""
    where = f"/debatten/{slug}/interrupties" + (f"/{form}" if form else "")
    return address(where, wie=name, v=version)


def works() -> str:
    """All that one prepared and kept."""
    return "/mijn-raadswerk"


def work(work_id: str) -> str:
    """One piece of kept work, to go on with."""
    return f"/mijn-raadswerk/{work_id}"


def share_work(work_id: str) -> str:
    """Where sharing work with one's party is sent."""
    return f"/mijn-raadswerk/{work_id}/gedeeld"


def discard_work(work_id: str) -> str:
    """Where throwing work away is sent."""
    return f"/mijn-raadswerk/{work_id}/weg"


def party() -> str:
    """Where beginning, joining and leaving a party are sent."""
    return "/mijn-raadswerk/fractie"


def council_desk(slug: str, claim_id: str = "") -> str:
    """Where council members link claims, perhaps this one, and freeze a debate."""
    return address(f"/raadswerk/debatten/{slug}", stelling=claim_id)


def link_claim(slug: str) -> str:
    """Where a link between a claim and a thing of the council is sent."""
    return f"/raadswerk/debatten/{slug}/koppelingen"


def withdraw_link(slug: str) -> str:
    """Where a link that is taken back is sent."""
    return f"/raadswerk/debatten/{slug}/losse-koppelingen"


def restore_link(slug: str) -> str:
    """Where a link that is made whole again is sent."""
    return f"/raadswerk/debatten/{slug}/herstelde-koppelingen"


def take_snapshot(slug: str) -> str:
    """Where the name of a moment to freeze is sent."""
    return f"/raadswerk/debatten/{slug}/momentopnamen"
