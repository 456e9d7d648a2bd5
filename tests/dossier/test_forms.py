"""The forms of a paper: same paper, same bytes; words of others are never orders."""

import io
import re
import zipfile
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


def test_pdf_is_tagged_and_says_so(found: Digest) -> None:
    written = forms.write(whole(found), "pdf", SITE)
    assert b"pdfuaid:part" in written
    assert b"/StructTreeRoot" in written
    assert b"/Lang (nl)" in written or b"/Lang(nl)" in written


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
