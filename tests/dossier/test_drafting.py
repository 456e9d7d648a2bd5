"""A draft motion or amendment, and what it will meet."""

from debate.dossier import forms
from debate.dossier.document import Heading, References
from debate.dossier.drafting import Wish, draft
from debate.queries.digest import Digest
from tests import make


def written(found: Digest, wish: Wish) -> str:
    return forms.write(draft(found, wish), "txt").decode()


def test_motion_has_the_usual_form_in_its_order(found: Digest) -> None:
    fact = next(id_ for id_, one in found.map.claims.items() if "rit duurt" in one.text)
    wish = Wish((fact,), (make.THESIS,), "de bus te laten rijden", "de begroting", "2026-12-10")
    text = written(found, wish)
    parts = (
        "De raad, in vergadering bijeen op 10 december 2026, gehoord de beraadslaging over",
        "Constaterende dat",
        "De rit duurt te lang;",
        "Overwegende dat",
        "De avondbus moet na tien uur blijven rijden;",
        "Verzoekt het college",
        "de bus te laten rijden",
        "en gaat over tot de orde van de dag.",
        "Naam, fractie en handtekening",
        "Niet in de tekst",
        "Aan het woord",
    )
    assert [part for part in parts if part not in text] == []
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_what_is_handed_in_has_its_own_sources_on_its_own_sheet(found: Digest) -> None:
    fact = next(id_ for id_, one in found.map.claims.items() if one.excerpts)
    blocks = draft(found, Wish((fact,), (make.THESIS,))).blocks
    apart = [one for one in blocks if isinstance(one, Heading) and one.apart]
    assert [one.id for one in apart] == ["bezwaren"]
    listed = [one.items for one in blocks if isinstance(one, References)]
    numbers = [one.number for items in listed for one in items]
    assert numbers == list(range(1, len(numbers) + 1))
    assert listed[0]
    assert blocks.index(References(listed[0])) < blocks.index(apart[0])


def test_draft_that_rests_on_nothing_meets_no_objections(found: Digest) -> None:
    assert "Niet in de tekst" not in written(found, Wish(request="de bus te laten rijden"))


def test_objections_to_the_draft_come_unanswered_first(found: Digest) -> None:
    text = written(found, Wish(grounds=(make.THESIS,)))
    assert text.index("De rit duurt te lang.") < text.index("De bus rijdt na tienen leeg rond.")
    assert "nog geen antwoord" in text


def test_every_source_that_is_named_is_listed(found: Digest) -> None:
    text = written(found, Wish(grounds=(make.THESIS,)))
    assert "[1, al." in text
    assert "[1] Geen bus na tienen." in text


def test_amendment_sets_one_text_in_the_place_of_another(found: Digest) -> None:
    wish = Wish(old="tot tien uur", new="tot elf uur", is_amendment=True)
    text = written(found, wish)
    assert text.index("“tot tien uur”") < text.index("“tot elf uur”")
    assert "Verzoekt" not in text


def test_claims_that_are_not_there_are_left_out(found: Digest) -> None:
    assert "Overwegende" not in written(found, Wish(grounds=("c000000000000", "<x>")))
