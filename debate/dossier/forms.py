"""The forms that a paper can have, by the suffix of its file."""

from collections.abc import Callable, Mapping

from ..text.language import speaking
from . import markdown, odt, page, pdf, text
from .document import Document

FORMS: Mapping[str, Callable[[Document, str], bytes]] = {
    "pdf": pdf.write,
    "odt": odt.write,
    "md": lambda document, site: markdown.write(document, site).encode(),
    "txt": lambda document, site: text.write(document, site).encode(),
    "html": lambda document, site: page.write(document, site).encode(),
}


def write(document: Document, suffix: str, site: str = "") -> bytes:
    """Write a paper in the form of this suffix, in its own language; `site` is where its
    addresses lead.

    The same paper and site give the same bytes. Raises KeyError for a suffix that FORMS has not.
    """
    with speaking(document.language):
        return FORMS[suffix](document, site)
