"""The addresses of following: the feeds, the pages that explain them, and what letters lead to."""

from .language import with_language


def site_feed() -> str:
    """What happens everywhere, as a feed."""
    return with_language("/atom")


def debate_feed(slug: str) -> str:
    """What happens in a debate, as a feed."""
    return with_language(f"/debatten/{slug}/atom")


def claim_feed(id_: str) -> str:
    """What happens to a claim and is said on it directly, as a feed."""
    return with_language(f"/stellingen/{id_}/atom")


def branch_feed(id_: str) -> str:
    """What happens to a claim and all that lies below it, as a feed."""
    return with_language(f"/stellingen/{id_}/tak/atom")


def object_feed(object_: str) -> str:
    """What happens to a thing of the council and the claims linked to it, as a feed."""
    return with_language(f"/raadsstukken/{object_}/atom")


def debate(slug: str) -> str:
    """How to follow a debate; the wish for letters is sent there too."""
    return f"/debatten/{slug}/volgen"


def claim(id_: str) -> str:
    """How to follow a claim; the wish for letters is sent there too."""
    return f"/stellingen/{id_}/volgen"


def council_object(object_: str) -> str:
    """How to follow a thing of the council; the wish for letters is sent there too."""
    return f"/raadsstukken/{object_}/volgen"


def mine() -> str:
    """The form that asks for a link to all that one follows by mail; it is sent there too."""
    return "/volgen"


def asked() -> str:
    """What happens next, after a letter was asked for."""
    return "/volgen/gevraagd"


def confirm(token: str = "") -> str:
    """The button that confirms an address; without a token where it is sent."""
    return f"/volgen/bevestigen/{token}" if token else "/volgen/bevestigen"


def own(token: str) -> str:
    """All that one follows; changes to it are sent there too."""
    return f"/volgen/overzicht/{token}"


def own_json(token: str) -> str:
    """The same for programs."""
    return f"/volgen/overzicht/{token}/json"


def stop(token: str) -> str:
    """The one press that stops; mail programs send it there too (RFC 8058)."""
    return f"/volgen/stoppen/{token}"
