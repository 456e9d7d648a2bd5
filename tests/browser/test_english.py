"""Each page in English: what is ours is English, and what is Dutch says that it is."""

import functools
import re
from collections.abc import Iterator

import lxml.html
import pytest

from debate.text.language import ENGLISH, catalogue
from tests.browser.site import Served
from tests.browser.visits import VISITS, Visit, is_quick

# Words of a Dutch sentence that no name has, and English has not.
DUTCH = re.compile(
    r"\b(aan|als|bij|dat|deze|dit|doet|een|er|geen|heeft|het|hier|hoe|kan|maar|naar|niet|nog|ook"
    r"|staat|tegen|uit|uw|waar|wat|wie|wordt|zijn)\b",
    re.IGNORECASE,
)
OTHERS = "//*[@lang='nl'] | //script | //style | //svg//title | //option | //textarea | /html/head"
"""Where words of the debate may stand, and those that are no text of the page."""

TOLD = ("alt", "aria-label", "placeholder", "title")
SITE = "Tegengeluid"  # the name of the site, in each language
ADDRESS = re.compile(r"\S*/\S+")


@functools.cache
def wordings() -> frozenset[str]:
    """Give the Dutch of each sentence that is another one in English."""
    return frozenset(
        said for sentence, said in catalogue().plain.items() if said not in (sentence, SITE)
    )


def ours(page: bytes) -> Iterator[str]:
    """Give each text of a page that is not marked as Dutch."""
    tree = lxml.html.fromstring(page)
    for found in tree.xpath(OTHERS):
        tail = found.tail
        found.clear()
        found.tail = tail
    for element in tree.iter(lxml.html.etree.Element):
        for text in (element.text, element.tail):
            yield " ".join((text or "").split())


def told(page: bytes) -> Iterator[str]:
    """Give what a page tells of its parts to those who do not see them."""
    for element in lxml.html.fromstring(page).iter(lxml.html.etree.Element):
        yield from (element.get(name, "") for name in TOLD)


@pytest.mark.parametrize(
    "visit",
    [
        pytest.param(visit, marks=() if is_quick(visit) else pytest.mark.pages, id=str(visit))
        for visit in VISITS
    ],
)
def test_what_is_dutch_on_an_english_page_says_so(served: Served, visit: Visit) -> None:
    with served.speaking(ENGLISH):
        answer = served.answer(visit)
    assert answer.status_code != 429
    assert '<html lang="en">' in answer.text
    texts = {*ours(answer.data)}
    assert sorted(text for text in texts if DUTCH.search(ADDRESS.sub("", text))) == []
    assert sorted((texts | {*told(answer.data)}) & wordings()) == []
