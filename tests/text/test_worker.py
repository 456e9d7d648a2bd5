"""No text, however hostile, becomes anything but plain marked-up text with safe links."""

import itertools
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate.text.worker import to_html

ALLOWED = set(
    re.findall(
        "[a-z]+",
        "a br hr p strong em code pre blockquote ul ol li table thead tbody tr th td",
    )
)
ADDRESS = re.compile(r"(?:https?://[^\s/\\@]+(?:[/?#][^\s\\]*)?|mailto:[^\s:/@]+@[^\s:/@]+)", re.I)

SCRIPTS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img/src='x'/onerror='alert(1)'",
    "<svg/onload=alert(1)>",
    "<svg><script href=data:,alert(1) /></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src onerror=alert(1)>'>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=data:text/html,alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<body onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='https://a.example' onclick=alert(1) style='position:fixed'>x</a>",
    "<p style='background:url(javascript:alert(1))'>x",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<style>@import '//evil.example'</style>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml version='1.0'?><x/>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\x02amp\x03<script>alert(1)</script>",
    "\x02klzzwxh:0000\x03<script>alert(1)</script>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<marquee onstart=alert(1)>",
    "{{7*7}}${7*7}<%= 7*7 %>",
]

ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "java\x00script:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A&#x61vascript:alert(1)",
    "javascript://a.example/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "ftp://a.example/",
    "blob:https://a.example/x",
    "view-source:https://a.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "https:/\\evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https:\\\\evil.example",
    "https://bank.example@evil.example/",
    "https://bank.example:x@evil.example/",
    "https://evil.example\\@bank.example",
    "http://",
    "https://[::1",
    "/stellingen/c12",
    "../moderatie",
    "?wis=alles",
    "#top",
    "mailto:",
    "mailto:a@b.example?bcc=c@d.example",
    "tel:112",
    "x",
]

FRAMES = [
    "{}",
    "tekst {} tekst",
    "# {}",
    "> {}",
    "- {}",
    "    {}",
    "`{}`",
    "``` {} ```",
    "**{}**",
    "_{}",
    "\\{}",
    "| a | b |\n|---|---|\n| {} | {} |",
    "{}\n===",
    "<b>{}</b>",
    "<{}>",
    "</p>{}",
    '">{}',
    "'>{}",
    "-->{}",
    "]]>{}",
    "[{}](https://a.example)",
    "[x](<{}>)",
    "[x]({})",
    '[x](https://a.example "{}")',
    "[x](https://a.example '{}')",
    "[x](https://a.example/{})",
    "![{}](https://a.example/x.png)",
    "![x]({})",
    "[x][1]\n\n[1]: {}",
    "[x][1]\n\n[1]: <{}> '{}'",
    "[{}]\n\n[{}]: https://a.example",
    "<https://a.example/{}>",
    "&{};",
]


class Reader(HTMLParser):
    """Reads HTML and remembers everything that a text has no need of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.active: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.active.append(f"<{tag}>")
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if tag != "a" or name not in ("href", "title", "rel"):
            self.active.append(f"{tag} {name}={value!r}")
        elif name == "rel" and value != "nofollow ugc noopener":
            self.active.append(f"rel={value!r}")
        elif name == "href":
            self.links.append(value)
            if not ADDRESS.fullmatch(value):
                self.active.append(f"href={value!r}")

    def handle_comment(self, data: str) -> None:
        self.active.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.active.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.active.append(f"<?{data}")

    def unknown_decl(self, data: str) -> None:
        self.active.append(f"<![{data}")


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@pytest.mark.parametrize("frame", FRAMES)
def test_nothing_active_is_left_of_any_hostile_text(frame: str) -> None:
    for hostile in (*SCRIPTS, *ADDRESSES):
        html = to_html(frame.replace("{}", hostile))
        assert read(html).active == [], (hostile, html)
        assert not re.search("<(?!/?[a-z])", html), html


def test_nothing_active_is_left_of_two_hostile_texts_together() -> None:
    for one, other in itertools.permutations(SCRIPTS, 2):
        html = to_html(f"[{one}]({other})")
        assert read(html).active == [], (one, other, html)


@given(st.text(st.sampled_from("<>[]()!\"'`*_\\&#:/ \n\t|-=ax1\x02\x03;"), max_size=60))
@settings(max_examples=500, deadline=None)
def test_nothing_active_is_left_of_any_signs(signs: str) -> None:
    assert read(to_html(signs)).active == []


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("frame", ["[woord]({})", "[woord](<{}>)", "[woord]\n\n[woord]: {}"])
def test_an_unsafe_or_relative_link_loses_its_address_and_keeps_its_words(
    frame: str, address: str
) -> None:
    html = to_html(frame.replace("{}", address))
    assert read(html).links == []
    assert "woord" in html


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example",
        "http://a.example:8080/b/c?d=e&f=g#h",
        "HTTPS://A.EXAMPLE/x",
        "https://a.example/met@teken",
        "mailto:ann@a.example",
    ],
)
def test_a_safe_link_stays_and_passes_no_reputation_on(address: str) -> None:
    html = to_html(f'[woord]({address} "titel")')
    assert read(html).links == [address]
    assert 'rel="nofollow ugc noopener"' in html
    assert 'title="titel"' in html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Een *twee* **drie**", "<p>Een <em>twee</em> <strong>drie</strong></p>"),
        ("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>"),
        ("1. een\n2. twee", "<ol>\n<li>een</li>\n<li>twee</li>\n</ol>"),
        ("# Kop *schuin*\n\nregel", "<p><strong>Kop <em>schuin</em></strong></p>\n<p>regel</p>"),
        ("> gezegd", "<blockquote>\n<p>gezegd</p>\n</blockquote>"),
        ("regel  \nregel", "<p>regel<br>\nregel</p>"),
        ("3 < 4 & 5 > 2", "<p>3 &lt; 4 &amp; 5 &gt; 2</p>"),
        ("<b>vet</b>", "<p>&lt;b&gt;vet&lt;/b&gt;</p>"),
        ("{{7*7}}", "<p>{{7*7}}</p>"),
    ],
)
def test_markdown_becomes_plain_html(markdown: str, html: str) -> None:
    assert to_html(markdown) == html


def test_a_table_has_no_inline_style() -> None:
    html = to_html("| a | b |\n|:--|--:|\n| 1 | 2 |")
    assert "<td>1</td>" in html
    assert "style" not in html
    assert "align" not in html


def test_drawing_a_note_does_not_change_the_next() -> None:
    before = to_html("[a]\n\ntekst")
    to_html("[a]\n\n[a]: https://a.example")
    assert to_html("[a]\n\ntekst") == before
