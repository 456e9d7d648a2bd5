"""The child that turns a note into safe HTML; `render` starts it, feeds it, and may kill it.

Reads frames (four bytes of length, big-endian, then UTF-8) and answers each with a frame whose
first byte is `=` before the HTML or `!` for a note that it could not draw. It starts as a script,
so that it imports nothing of the package, and takes no more processor time or memory than it grants
itself here.
"""

import contextlib
import math
import re
import resource
import struct
import sys
import time
from functools import cache
from typing import BinaryIO
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

CPU_SECONDS = 1  # for one note; rounded up to the next whole second that the process has used
MEMORY = 1 << 29

HEADER = struct.Struct(">I")
READY, DONE, REFUSED = b"?", b"=", b"!"

# All that Markdown writes here, and a few that say no more than it.
_TEXT_TAGS = "a abbr b blockquote br code dd del dl dt em hr i li ol p pre s strong sub sup ul"
_TABLE_TAGS = "table tbody td th thead tr"
TAGS = frozenset((*_TEXT_TAGS.split(" "), *_TABLE_TAGS.split(" ")))
REL = "nofollow ugc noopener"
# Absolute, with a host and without a name before it: 'https://bank.example@other.example' deceives.
LINK = re.compile(
    r"https?://[^\s/?#\\@:\[\]]+(?::[0-9]{1,5})?(?:[/?#][^\s\\]*)?"
    r"|mailto:[^\s\\@:/?#]+@[^\s\\@:/?#]+",
    re.IGNORECASE,
)
_NO_RAW_HTML = ("html", "image_link", "image_reference", "short_image_ref")


def to_html(markdown: str) -> str:
    """Draw Markdown (with tables) as HTML of a few text tags and absolute links, without raw HTML.

    >>> to_html("**Nee**, [dit](javascript:x) <b>niet</b>.")
    '<p><strong>Nee</strong>, <a rel="nofollow ugc noopener">dit</a> &lt;b&gt;niet&lt;/b&gt;.</p>'
    """
    return nh3.clean(
        _parser().reset().convert(markdown),
        tags=set(TAGS),
        clean_content_tags=set(),
        attributes={"a": {"href", "title"}},
        attribute_filter=_keep_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel=REL,
    )


class _Headings(Treeprocessor):
    """Makes headings bold lines: a note has no say in the outline of the page that it stands on."""

    def run(self, root: Element) -> None:
        for heading in [element for element in root.iter() if re.fullmatch("h[1-6]", element.tag)]:
            children, text = list(heading), heading.text
            tail = heading.tail
            heading.clear()
            heading.tag, heading.tail = "p", tail
            bold = SubElement(heading, "strong")
            bold.text = text
            bold.extend(children)


@cache
def _parser() -> Markdown:
    parser = Markdown(extensions=["sane_lists", "tables"], output_format="html")
    parser.preprocessors.deregister("html_block")
    for name in _NO_RAW_HTML:
        parser.inlinePatterns.deregister(name)
    parser.treeprocessors.register(_Headings(parser), "headings", 15)  # after inline, before pretty
    return parser


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    return None if name == "href" and not LINK.fullmatch(value) else value


def _answer(markdown: str) -> bytes:
    _limit(resource.RLIMIT_CPU, math.ceil(time.process_time()) + CPU_SECONDS)
    try:
        return DONE + to_html(markdown).encode()
    except Exception:  # whatever a hostile note brings about here, the note is what is refused
        return REFUSED


def _limit(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    with contextlib.suppress(ValueError):  # not every system lets this be set
        _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_CORE, 0)
    to_html("*warm*")
    _send(answers, READY)
    while header := requests.read(HEADER.size):
        _send(answers, _answer(requests.read(HEADER.unpack(header)[0]).decode()))


def _send(answers: BinaryIO, frame: bytes) -> None:
    answers.write(HEADER.pack(len(frame)) + frame)
    answers.flush()


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
