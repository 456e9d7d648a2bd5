"""Pages and feeds become trees within limits, and elements paragraphs."""

import pytest

from debate.errors import MalformedFile
from debate.sources import markup


def paragraphs(html: str) -> tuple[str, ...]:
    return markup.paragraphs(markup.parse_page(html))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Een <em>zin</em>.</p><p>Nog\n een.</p>", ("Een zin.", "Nog een.")),
        ("Een zin.<br><br/>Nog een.", ("Een zin.", "Nog een.")),
        ("<ul><li>Een<li>Twee<ul><li>Drie</ul></ul>", ("Een", "Twee", "Drie")),
        ("<p>Een&nbsp;zin\u200b met &shy;niets\u202e.</p>", ("Een zin met niets.",)),
        ("<p>Een<script>x</script><b>zin</b><style>y</style></p>na", ("Eenzin", "na")),
        ("<div><form>weg <p>ook</p></form>hier</div>", ("hier",)),
        ("<p></p><div> <span> </span></div>", ()),
        ("<blockquote>Zij zei het.</blockquote>Hij ook.", ("Zij zei het.", "Hij ook.")),
        (
            "<p>Niet gesloten<p>en <b>scheef</p> genest</b>",
            ("Niet gesloten", "en scheef", "genest"),
        ),
    ],
)
def test_text_of_an_element_stands_in_lines_as_on_the_page(
    html: str, expected: tuple[str, ...]
) -> None:
    assert paragraphs(html) == expected


def test_what_stands_behind_an_element_is_not_its_own() -> None:
    page = markup.parse_page("<div><p>Binnen</p>buiten</div>")
    [inside] = markup.xpath("//p")(page)
    assert markup.text_of(inside) == "Binnen"


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote"])
def test_deep_page_is_refused_and_not_cut(tag: str) -> None:
    with pytest.raises(MalformedFile, match="too deeply"):
        markup.parse_page(f"<p>Voor</p>{f'<{tag}>' * 100_000}<p>Na</p>")


@pytest.mark.parametrize("text", ["", " ", "<!-- niets -->"])
def test_page_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(MalformedFile, match="nothing"):
        markup.parse_page(text)


def test_feed_with_entities_of_its_own_is_refused() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss>&b;</rss>'
    with pytest.raises(MalformedFile, match="names of its own"):
        markup.parse_feed(bomb)
    outside = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>'
    with pytest.raises(MalformedFile, match="names of its own"):
        markup.parse_feed(outside)


def test_deep_feed_is_refused() -> None:
    with pytest.raises(MalformedFile):
        markup.parse_feed("<rss>" + "<item>" * 100_000)
