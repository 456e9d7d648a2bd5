"""Papers are in the language of who asks for them; what a council gets to read is in Dutch."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from lxml import html

from debate.dossier import forms
from debate.dossier.asking import AskedAs, Chosen, chosen, questions
from debate.dossier.document import Document
from debate.dossier.drafting import Wish, draft
from debate.dossier.interrupting import holders, interruptions
from debate.dossier.sheet import sheet
from debate.dossier.speech import Wish as Speech
from debate.dossier.speech import speech
from debate.dossier.telling import Teller
from debate.dossier.whole import whole
from debate.queries.digest import Digest
from debate.text.language import speaking
from tests import make

SITE = "https://debat.example"
STATE = "State of the log: number "


@pytest.mark.parametrize("compose", [sheet, whole])
def test_paper_is_in_the_language_that_was_asked_for(
    compose: Callable[[Digest], Document], found: Digest
) -> None:
    dutch = compose(found)
    with speaking("en"):
        english = compose(found)
    assert (dutch.language, english.language) == ("nl", "en")
    assert english.address == f"{dutch.address}&taal=en"
    assert (dutch.stand[:22], english.stand[:25]) == ("Stand van het logboek:", STATE)
    assert [one.id for one in english.headings] == [one.id for one in dutch.headings]
    words = forms.write(english, "txt", SITE).decode()
    assert "− speaks against: De bus rijdt na tienen leeg rond. (Ann, resident · [" in words
    assert "This is not a poll." in words


@pytest.mark.parametrize("form", forms.FORMS)
def test_same_position_gives_the_same_bytes_in_each_language(form: str, found: Digest) -> None:
    with speaking("en"):
        english = whole(found)
        written = forms.write(english, form, SITE)
    assert forms.write(english, form, SITE) == written  # whoever speaks then
    assert forms.write(whole(found), form, SITE) != written


def test_words_of_the_debate_keep_their_own_language(found: Digest) -> None:
    with speaking("en"):
        document = whole(found)
    page = html.fromstring(forms.write(document, "html", SITE))
    assert page.get("lang") == "en"
    claim = "De bus rijdt na tienen leeg rond."
    assert set(page.xpath(f"//*[text()='{claim}']/@lang")) == {"nl"}
    assert page.xpath("//h1/@lang") == ["nl"]
    points = page.xpath("//*[@class='byline']//bdi[contains(., 'against: ')]")
    assert {one.find("span").get("lang") for one in points} == {"nl"}
    assert not page.xpath("//h2[@id='woorden']/@lang")
    pdf = forms.write(document, "pdf", SITE)
    assert re.search(rb"/Lang ?\(en\)", pdf)
    assert re.search(rb"/Lang ?\(nl\)", pdf)
    with zipfile.ZipFile(io.BytesIO(forms.write(document, "odt", SITE))) as file:
        assert b"<dc:language>en" in file.read("meta.xml")
        assert f'style-name="Gezegd">{claim}'.encode() in file.read("content.xml")
        styles = file.read("styles.xml") + file.read("content.xml")
        assert re.search(rb'style:name="Gezegd"[^>]*>\s*<style:text-properties[^>]*"nl"', styles)
    dutch = html.fromstring(forms.write(whole(found), "html", SITE))
    assert dutch.xpath("//@lang") == ["nl"]


def test_what_a_council_reads_is_dutch_whoever_writes_it(found: Digest) -> None:
    wish = Wish(facts=(make.THESIS,), request="De bus te houden.", day="2026-01-31")
    wanted = [Chosen(AskedAs.TECHNICAL, one) for one in found.map.questions]
    with speaking("en"):
        asked = [draft(found, wish), chosen(found, wanted), questions(found, AskedAs.WRITTEN)]
        written = [forms.write(one, "txt", SITE) for one in asked]
    assert {one.language for one in asked} == {"nl"}
    dutch = [draft(found, wish), chosen(found, wanted), questions(found, AskedAs.WRITTEN)]
    assert written == [forms.write(one, "txt", SITE) for one in dutch]


def test_notes_are_timed_in_the_language_of_who_speaks(found: Digest) -> None:
    with speaking("en"):
        notes = speech(found, Speech((make.THESIS,), minutes=10), {make.THESIS: "Elf uur."})
        told = forms.write(notes, "txt").decode()
    assert "of 10:00 minutes. There is still room for 1,2" in told
    assert "- In the source: “Elf uur.”" in told


def test_holder_has_one_address_in_every_language(found: Digest) -> None:
    teller = Teller(found)
    [dutch] = [one for one in holders(teller) if one.is_role]
    with speaking("en"):
        [english] = [one for one in holders(teller) if one.is_role]
        told = interruptions(teller, [english], english.name)
        assert (english.name, english.told) == (dutch.name, "residents")
    assert dutch.told == dutch.name == "inwoners"
    assert told.title == "Interruptions: residents"
    assert "?wie=inwoners&" in told.address
