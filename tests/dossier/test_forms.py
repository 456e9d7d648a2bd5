"""The forms of a paper: same paper, same bytes; words of others are never orders."""

import io
import itertools
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from lxml import etree, html

from debate.dossier import forms, markdown, pdf
from debate.dossier.document import Document, Heading, Pair, Plain, Prose, Saying, Sayings
from debate.dossier.sheet import sheet
from debate.dossier.whole import whole
from debate.queries.digest import Digest

SITE = "https://debat.example"
HOSTILE = (
    '#read("/etc/passwd") *vet* _x_ $x$ @bron <script>alert(1)</script> [a](b) \\ `c` & "q"'
    " 🚌 مرحبا\x0b"
)


def paper(*words: str, is_sheet: bool = False) -> Document:
    """Make a paper of a few sayings."""
    told = tuple(Saying(one, "Ann", min(n, 1), claim="c1") for n, one in enumerate(words))
    blocks = (Heading("Kop", "kop"), Sayings(told), Prose(words[0]))
    return Document(
        *(
            "Dossier",
            "Een vraag?",
            "Debat",
            "Ann",
            "/debatten/x/dossier?v=1",
            86_400_000,
            "Stand 1.",
        ),
        blocks,
        is_sheet,
    )


@pytest.mark.parametrize("form", forms.FORMS)
def test_same_paper_gives_the_same_bytes(form: str, found: Digest) -> None:
    document = whole(found)
    assert forms.write(document, form, SITE) == forms.write(replace(document), form, SITE)


def structure(written: bytes) -> Iterator[str]:
    """Give the types of the elements of a tagged PDF, in the order of reading aloud."""
    found = re.findall(rb"\n(\d+) 0 obj\n(.*?)\nendobj", written, re.DOTALL)
    objects = {int(number): content for number, content in found}
    [root] = [one for one in objects.values() if b"/StructTreeRoot" in one and b"/RoleMap" in one]
    waiting = [root]
    while waiting:
        element = waiting.pop()
        kind = re.search(rb"/StructElem/S/(\w+)", element)
        if kind:
            yield kind[1].decode()
        kids = re.search(rb"/K\[([^\]]*)\]", element)
        inside = re.findall(rb"(\d+) 0 R", kids[1]) if kids else []
        waiting += [objects[int(number)] for number in reversed(inside)]


@pytest.mark.parametrize("compose", [whole, sheet])
def test_pdf_is_tagged_and_read_aloud_in_order(
    compose: Callable[[Digest], Document], found: Digest
) -> None:
    document = compose(found)
    written = forms.write(document, "pdf", SITE)
    for sign in (b"pdfuaid:part", b"/Marked true", b"/DisplayDocTitle true"):
        assert sign in written
    assert re.search(rb"/Lang ?\(nl\)", written)
    kinds = list(structure(written))
    levels = [int(kind[1]) for kind in kinds if re.fullmatch(r"H\d", kind)]
    assert levels == [1, *(heading.level + 1 for heading in document.headings)]
    assert all(later - level <= 1 for level, later in itertools.pairwise(levels))
    assert "Figure" not in kinds  # one would need words in its place
    labels = re.findall(rb"/StructElem/S/Lbl\b[^\n]*", written)
    assert labels
    assert not [label for label in labels if b"/K[]" in label]  # each list item says what it is
    if document.is_sheet:  # a footer is skipped, and where it stands must be heard
        assert kinds[-1] == "P"


def pages(written: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", written))


def test_fullest_sheet_there_can_be_is_one_page(found: Digest) -> None:
    long = ("Zo lang als een zin hier mag zijn, en dat is vijfhonderd tekens. " * 8)[:500]
    most = iter((6, 6, 6, 3))  # theses, points for and against with their answers, questions

    def filled(block: Plain) -> Plain:
        if not isinstance(block, Sayings):
            return block
        told = replace(block.told[0], words=long, speaker="Een naam van gewone lengte, raadslid")
        return Sayings((told,) * next(most))

    document = sheet(found)
    full = [
        Pair(tuple(map(filled, block.left)), tuple(map(filled, block.right)))
        if isinstance(block, Pair)
        else filled(block)
        for block in document.blocks
    ]
    objections = Sayings((Saying(long, "Een naam van gewone lengte, raadslid"),) * 3)
    assert pages(pdf.write(document)) == 1
    assert pages(pdf.write(replace(document, blocks=(*full, objections)))) == 1


@pytest.mark.parametrize("form", forms.FORMS)
def test_words_of_others_are_never_orders(form: str) -> None:
    written = forms.write(paper(HOSTILE, HOSTILE), form, SITE)
    assert written
    if form == "html":
        assert "script" not in [each.tag for each in html.fromstring(written).iter()]
    if form == "md":
        assert re.search(r"(?<!\\)(<script|\[a)", written.decode()) is None


def test_odt_opens_as_xml_with_headings_and_its_metadata(found: Digest) -> None:
    with zipfile.ZipFile(io.BytesIO(forms.write(whole(found), "odt", SITE))) as file:
        content = etree.fromstring(file.read("content.xml"))
        meta = file.read("meta.xml").decode()
        assert file.infolist()[0].filename == "mimetype"
    levels = content.xpath("//*[local-name()='h']/@*[local-name()='outline-level']")
    assert levels[:3] == ["1", "2", "3"]
    assert "dossier?v=" in meta


def test_page_needs_no_other_file_and_leads_to_the_site(found: Digest) -> None:
    page = html.fromstring(forms.write(sheet(found), "html", SITE))
    assert page.xpath("//link/@href")[0].startswith("data:text/css;base64,")
    assert all(one.startswith(("#", SITE)) for one in page.xpath("//a/@href"))


def test_markdown_nests_answers_below_what_they_answer() -> None:
    lines = markdown.write(paper("Een.", "Twee.")).splitlines()
    assert [line for line in lines if line.lstrip().startswith("- ")] == [
        "- Een. (Ann)",
        "  - Twee. (Ann)",
    ]
