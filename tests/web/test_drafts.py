"""The pages of questions and drafts: without an account, and nothing stored."""

import pytest

from tests import make
from tests.web.conftest import Visitor

ASKING, MOTION = f"/debatten/{make.DEBATE}/raadsvragen", f"/debatten/{make.DEBATE}/motie"


def test_draft_holds_what_was_chosen_and_typed_and_is_not_kept(reader: Visitor) -> None:
    asked = f"{MOTION}?grond={make.THESIS}&verzoek=de+bus+%3Cb%3E&soort=motie"
    answer = reader.get(asked)
    assert "Overwegende dat" in answer.text
    assert "de bus &lt;b&gt;" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    text = reader.get(asked.replace("/motie?", "/motie/tekst?"))
    assert text.mimetype == "text/plain"
    assert "de bus <b>" in text.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{ASKING}?soort=brief", 400),
        (f"{MOTION}?dag=morgen", 400),
        (f"{MOTION}/docx", 404),
        (f"{ASKING}/docx", 404),
        ("/debatten/nergens/motie", 404),
    ],
)
def test_what_cannot_be_made_is_refused(reader: Visitor, address: str, status: int) -> None:
    assert reader.get(address).status_code == status
