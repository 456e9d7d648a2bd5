"""The passages of a source as W3C Web Annotations: each place, and the claims that rest on it.

A place is the paragraph, as our page of the source numbers it, and code points in that paragraph,
with the first digits of the SHA-256 of its words: whoever has the text can find and check it. The
words themselves are given only where the caller may give them, as a text-quote selector; then the
position counts over the whole text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Excerpt, Json
from . import anchors

CONTEXT: Json = [
    "http://www.w3.org/ns/anno.jsonld",
    {"digest": "http://www.loc.gov/premis/rdf/v1#hasMessageDigest"},
]
MEDIA_TYPE = "application/ld+json"
PROFILE = "http://www.w3.org/ns/anno.jsonld"
_HTML_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"


@dataclass(frozen=True)
class Annotated:
    """A passage, and the addresses of the claims that rest on it."""

    excerpt: Excerpt
    claims: tuple[str, ...]


def collection(
    address: str,
    label: str,
    passages: Sequence[Annotated],
    paragraphs: Sequence[str] = (),
    *,
    with_words: bool = False,
) -> dict[str, Json]:
    """Give the passages of the source at this address as an annotation collection.

    `paragraphs` are its text, () where that is not stored. A passage that the text does not reach
    is given by its place alone.
    """
    text = paragraphs if with_words else ()
    items: list[Json] = [_annotation(address, each, text) for each in passages]
    page: Json = {
        "id": f"{address}/passages#bladzijde",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    return {
        "@context": CONTEXT,
        "id": f"{address}/passages",
        "type": "AnnotationCollection",
        "label": label,
        "total": len(items),
        "first": page,
    }


def _annotation(address: str, one: Annotated, paragraphs: Sequence[str]) -> dict[str, Json]:
    place = one.excerpt
    part = f"{place.paragraph}:{place.start}-{place.end}"
    return {
        "id": f"{address}/passages#{part}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": list(one.claims),
        "target": _target(address, place, paragraphs),
    }


def _target(address: str, place: Excerpt, paragraphs: Sequence[str]) -> Json:
    if not place.paragraph:
        return address
    if anchors.is_exact(place, paragraphs):
        found = anchors.selector(paragraphs, place)
        return {"source": address, "selector": found["selector"]}
    return {"source": address, "selector": _by_place(place)}


def _by_place(place: Excerpt) -> dict[str, Json]:
    paragraph: dict[str, Json] = {
        "type": "FragmentSelector",
        "conformsTo": _HTML_FRAGMENT,
        "value": f"alinea-{place.paragraph}",
    }
    if place.start == place.end:
        return paragraph
    within: dict[str, Json] = {
        "type": "TextPositionSelector",
        "start": place.start,
        "end": place.end,
    }
    return {**paragraph, "refinedBy": within | ({"digest": place.digest} if place.digest else {})}
