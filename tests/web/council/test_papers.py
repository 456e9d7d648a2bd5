"""The pages of papers: the sheet and the dossier, and their forms to keep."""

import html
import re

import pytest

from debate.model import Kind
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Site, Visitor

SHEET, DOSSIER = f"/debatten/{make.DEBATE}/voorbereiding", f"/debatten/{make.DEBATE}/dossier"


def test_sheet_leads_to_its_claims_sources_and_forms(reader: Visitor, site: Site) -> None:
    page = reader.get(SHEET).text
    assert f'href="/stellingen/{site.known["id_"]}"' in page
    for form in ("pdf", "odt", "markdown"):
        assert f'href="{SHEET}/{form}"' in page
    assert "Dit is geen peiling" in page


def test_sheet_begins_a_speech_with_the_points_it_names(store: Store, ann: Visitor) -> None:
    said = [make.argument(store, f"Reden {at}.", kind=Kind.ATTACK).claim for at in range(4)]
    page = ann.get(SHEET).text
    [begun] = re.findall(r'<a href="([^"]*)" rel="nofollow">tegen</a>', page)
    assert "voor</a>" not in page
    speech = ann.get(html.unescape(begun)).text
    points = re.findall(r'name="punt" value="(\w+)"', speech)
    assert len(points) == 3
    assert set(points) < set(said)


@pytest.mark.parametrize(
    ("form", "kind", "suffix"),
    [
        ("pdf", "application/pdf", "pdf"),
        ("odt", "application/vnd.oasis.opendocument.text", "odt"),
        ("markdown", "text/markdown", "md"),
    ],
)
def test_forms_to_keep_have_a_type_a_name_and_a_mark(
    reader: Visitor, form: str, kind: str, suffix: str
) -> None:
    first = reader.get(f"{DOSSIER}/{form}")
    assert first.mimetype == kind
    assert first.headers["Content-Disposition"].endswith(f'.{suffix}"')
    again = reader.get(f"{DOSSIER}/{form}", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_paper_of_an_earlier_version_says_so(reader: Visitor) -> None:
    page = reader.get(f"{DOSSIER}?v=2").text
    assert "zoals het was na 2" in page
    assert "versie 2 van dit debat" in page


@pytest.mark.parametrize("address", [f"{SHEET}/docx", f"{SHEET}?stelling=c1", f"{DOSSIER}?v=9999"])
def test_what_is_not_there_is_not_found(reader: Visitor, address: str) -> None:
    assert reader.get(address).status_code == 404


def test_paper_is_kept_for_each_language(store: Store, ann: Visitor) -> None:
    make.argument(store)
    dutch = ann.get(f"{SHEET}/pdf")
    assert "Take it with you as" in ann.get(f"{SHEET}?taal=en").text
    english = ann.get(f"{SHEET}/pdf", headers={"If-None-Match": dutch.headers["ETag"]})
    assert english.status_code == 200
    assert re.search(rb"/Lang ?\(en\)", english.data)
    again = ann.get(f"{SHEET}/pdf", headers={"If-None-Match": english.headers["ETag"]})
    assert again.status_code == 304
    assert ann.get(f"{SHEET}/pdf").data == english.data
    ann.get("/?taal=nl")
    assert ann.get(f"{SHEET}/pdf").data == dutch.data
