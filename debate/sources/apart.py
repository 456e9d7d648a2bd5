"""Read a web page in a child process, which is killed when a page takes too long.

Pages come from anyone, and some that are made for it keep the parser or trafilatura busy for
minutes. The parent loads neither, so that other commands start without them.
"""

import json
import sys
from dataclasses import replace
from typing import cast

from ..errors import MalformedFile, Phrase, TooLarge
from ..model import Json, Loss
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
    notices = (Loss(where, _said(*what), _said(*why)) for where, what, why in told["notices"])
    return replace(article, blocks=tuple(blocks), notices=tuple(notices))


def _answer(request: bytes) -> bytes:
    """Do in the child what the parent asks; headings have the number 0."""
    from . import page

    head, _, raw = request.partition(b"\n")
    article = page.read(raw, **json.loads(head))
    blocks = [
        [block.text, block.number if isinstance(block, Paragraph) else 0]
        for block in article.blocks
    ]
    notices = [[one.where, _apart(one.what), _apart(one.why)] for one in article.notices]
    bare = {**to_plain(replace(article, blocks=(), notices=())), "blocks": []}
    return json.dumps({"article": bare, "blocks": blocks, "notices": notices}).encode()


def _apart(words: str) -> list[Json]:
    """Give the sentence and the details of a phrase, which has its wording by them."""
    if not isinstance(words, Phrase):
        return [words, None]
    return [words.sentence, {name: cast("Json", one) for name, one in words.details.items()}]


def _said(sentence: str, details: dict[str, Json] | None) -> str:
    return sentence if details is None else Phrase(sentence, **details)


if __name__ == "__main__":
    sys.exit(child.serve(_answer))
