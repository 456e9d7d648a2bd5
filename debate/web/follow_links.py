"""The addresses of following: the feeds, and the pages that explain them."""


def site_feed() -> str:
    """What happens everywhere, as a feed."""
    return "/atom"


def debate_feed(slug: str) -> str:
    """What happens in a debate, as a feed."""
    return f"/debatten/{slug}/atom"


def claim_feed(id_: str) -> str:
    """What happens to a claim and is said on it directly, as a feed."""
    return f"/stellingen/{id_}/atom"


def branch_feed(id_: str) -> str:
    """What happens to a claim and all that lies below it, as a feed."""
    return f"/stellingen/{id_}/tak/atom"


def debate(slug: str) -> str:
    """How to follow a debate."""
    return f"/debatten/{slug}/volgen"


def claim(id_: str) -> str:
    """How to follow a claim."""
    return f"/stellingen/{id_}/volgen"
