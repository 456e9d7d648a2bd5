"""Reactions in the lists that WordPress and its kin write, in whatever theme and language.

A comment is an item or a box with an id such as `comment-12`, or with the class `comment` that
WordPress gives each; its answers stand inside it. Themes differ in what stands where:

    li#comment-12.comment > article.comment-body > footer .fn, time; .comment-content; ol.children
    li#comment-12.comment > div.comment-body > .comment-author cite.fn; .comment-meta; p, p; .reply
    li#comment-12.alt > cite; small.commentmetadata; p, p
"""

from lxml.html import HtmlElement

from . import times
from .markup import classed, first, line, paragraphs, text_of, xpath
from .threads import Comment, Thread

_PINGS = ("pingback", "trackback")
_IDS = ("comment-", "li-comment-", "div-comment-")
_NODES = (
    "//*[self::li or self::div or self::article or self::section]["
    + " or ".join(f"starts-with(@id, '{begin}')" for begin in _IDS)
    + f" or {classed('comment', *_PINGS)}]"
)
_CONTENT = (
    f".//*[{classed('comment-content', 'wp-block-comment-content', 'comment-text')}]",
    f".//*[{classed('comment_text', 'commenttext', 'comment_content', 'comment-entry')}]",
    ".//*[@itemprop='text' or @itemprop='commentText']",
    f".//*[{classed('field-name-comment-body', 'field--name-comment-body')}]",
)
_AUTHOR = (
    f".//*[{classed('fn', 'comment-author-name', 'wp-block-comment-author-name')}]",
    ".//*[@itemprop='author' or @itemprop='creator']//*[@itemprop='name']",
    ".//*[@itemprop='author' or @itemprop='creator']",
    f".//*[{classed('comment-author', 'comment_author', 'author', 'username')}]",
    ".//cite",
)
_TIME = (".//time[@datetime]", f".//abbr[{classed('published')}][@title]")
_DATE = f".//*[{classed('comment-metadata', 'comment-meta', 'commentmetadata')}]"
_OTHER_DATE = f".//*[{classed('comment-date', 'comment_meta', 'date', 'submitted')} or self::small]"
_AWAITING = f".//*[{classed('comment-awaiting-moderation')}]"
_NO_TEXT = (
    f".//*[{classed('comment-awaiting-moderation', 'reply', 'comment-reply-link', 'says')}"
    f" or {classed('comment-edit-link', 'edit-link', 'avatar', 'screen-reader-text')}]"
)
_ABOUT = (
    f".//*[{classed('vcard', 'comment-author', 'comment-meta', 'commentmetadata', 'fn')}"
    f" or {classed('comment_heading', 'comment-metadata', 'comment-date', 'comment_meta')}"
    " or self::header or self::footer] | ./cite | ./small"
)
_SAYS = frozenset({"says:", "zegt:", "schreef:", "schrijft:", "sagt:", "schrieb:", "meint:", ":"})


def read(page: HtmlElement) -> Thread:
    """Give the comments on a page; takes them out of the tree that it is given."""
    nodes = _nodes(page)
    comments: list[Comment] = []
    pings = empty = 0
    for node, id_ in reversed(nodes.items()):  # an answer leaves before what it stands in is read
        answers = next((nodes[one] for one in node.iterancestors() if one in nodes), "")
        node.drop_tree()
        if _is_ping(node):
            pings += 1
        elif comment := _comment(node, id_, answers):
            comments.append(comment)
        else:
            empty += 1
    return Thread(tuple(reversed(comments)), pings, empty)


def _nodes(page: HtmlElement) -> dict[HtmlElement, str]:
    """Give the outermost element of each comment, with the comment's id."""
    found: dict[HtmlElement, str] = {}
    ids: set[str] = set()
    for node in xpath(_NODES)(page):
        id_ = _id(node)
        if id_ and id_ not in ids:
            ids.add(id_)
            found[node] = id_
        elif not id_ and node.tag == "li" and first(node, *_AUTHOR) is not None:
            found[node] = f"at {len(found)}"
    return found


def _id(node: HtmlElement) -> str:
    """Give an id such as 'comment-12', '' where the element has none."""
    for begin in _IDS:
        digits = (node.get("id") or "").removeprefix(begin)
        if digits.isdecimal():
            return f"comment-{digits}"
    return ""


def _is_ping(node: HtmlElement) -> bool:
    return any(name in _PINGS for name in (node.get("class") or "").split())


def _comment(node: HtmlElement, id_: str, answers: str) -> Comment | None:
    """Read one comment; None where it has no words, or waits for a moderator."""
    if first(node, _AWAITING) is not None:
        return None
    name, when = _name(text_of(first(node, *_AUTHOR))), _when(node)
    link = first(node, ".//a[contains(@href, '#comment-')]")
    url = line(link.get("href")) if link is not None else f"#{id_}" if "-" in id_ else ""
    said = _said(node)
    return Comment(id_, said, name, when, url, answers) if said else None


def _said(node: HtmlElement) -> tuple[str, ...]:
    """Give the words of a comment: what is marked as such, else all that is not about it."""
    marked = first(node, *_CONTENT)
    body = node if marked is None else marked
    about = [] if body is marked else xpath(_ABOUT)(node)
    for part in (*xpath(_NO_TEXT)(body), *about):
        part.drop_tree()
    return tuple(text for text in paragraphs(body) if text.lower() not in _SAYS)


def _when(node: HtmlElement) -> str:
    marked = first(node, *_TIME)
    if marked is not None and (
        at := times.iso(marked.get("datetime") or marked.get("title") or "")
    ):
        return at
    return next(
        (at for path in (_DATE, _OTHER_DATE) if (at := times.written(text_of(first(node, path))))),
        "",
    )


def _name(text: str) -> str:
    """Give a name without the word that says that its bearer speaks."""
    words = text.split()
    while words and words[-1].lower() in _SAYS:
        words.pop()
    return " ".join(words).removesuffix(":").strip()
