"""A paper out of its blocks: what it is called, who made it, where it is and of which moment."""

from collections.abc import Iterable

from ..errors import Phrase
from ..queries.digest import Digest
from ..text.language import tell
from .closing import stand
from .document import Block, Document

FROM_DEBATE = Phrase("Tegengeluid, from the contributions to the debate")


def paper(
    digest: Digest,
    name: str,
    path: str,
    blocks: Iterable[Block],
    *,
    title: str = "",
    author: str = "",
    is_sheet: bool = False,
) -> Document:
    """Put a paper together; `path` leads to it from the debate. One without a title of its own asks
    what the debate asks, and in one without an author nobody has words but the debate.
    """
    topic = digest.map.topic
    return Document(
        name,
        title or topic.question or topic.title,
        topic.title,
        author or tell(FROM_DEBATE),
        f"/debatten/{topic.slug}/{path}",
        digest.at_ms,
        stand(digest),
        tuple(blocks),
        is_sheet=is_sheet,
        is_titled_by_debate=not title,
    )
