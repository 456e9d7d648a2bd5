"""Read a web page in a child process, which is killed when a page takes too long.

Pages come from anyone, and some that are made for it keep the parser or trafilatura busy for
minutes. The parent loads neither, so that other commands start without them.
"""

import json
import sys
from dataclasses import replace

from ..errors import MalformedFile, TooLarge
from ..plain import from_plain, to_plain
from . import child
from .article import Article, Heading, Paragraph

LARGEST = 16_000_000  # bytes: a page of 10,000 reactions has about five million
SECONDS = 30.0


def read(
    raw: bytes, *, file: str = "", url: str = "", charset: str = "", seconds: float = SECONDS
) -> Article:
    """Read a page as `page.read` does, apart.

    Raises as that does, TooLarge, and MalformedFile for a page that takes too long.
    """
    if len(raw) > LARGEST:
        raise TooLarge(
            "This page is larger than {limit} MB, so it is no article.", limit=LARGEST // 1_000_000
        )
    head = json.dumps({"file": file, "url": url, "charset": charset})
    try:
        answer = child.run("debate.sources.apart", head.encode() + b"\n" + raw, seconds)
    except child.Failed as error:
        raise MalformedFile(
            "This page takes too long to read, so it is no article.", file=file
        ) from error
    told = json.loads(answer)
    article = from_plain(Article, told["article"])
    blocks = (
        Paragraph(text, number) if number else Heading(text) for text, number in told["blocks"]
    )
    return replace(article, blocks=tuple(blocks))


def _answer(request: bytes) -> bytes:
    """Do in the child what the parent asks; headings have the number 0."""
    from . import page

    head, _, raw = request.partition(b"\n")
    article = page.read(raw, **json.loads(head))
    blocks = [
        [block.text, block.number if isinstance(block, Paragraph) else 0]
        for block in article.blocks
    ]
    bare = {**to_plain(replace(article, blocks=())), "blocks": []}
    return json.dumps({"article": bare, "blocks": blocks}).encode()


if __name__ == "__main__":
    sys.exit(child.serve(_answer))
