"""How many reactions a page says that it has, and who keeps those that are not in it."""

import pytest

from debate.sources.announcing import announced, count_in, scripted
from debate.sources.markup import parse_page


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Reacties (5)", 5),
        ("Reacties op dit artikel (12):", 12),
        ("5 reacties", 5),
        ("5 reacties op “De 3 tuinen (1)”", 5),
        ("1.204 reacties", 1204),
        ("Eén reactie op “Titel”", 1),
        ("Eén gedachte over “Titel”", 1),
        ("3 gedachten over “Titel”", 3),
        ("Geen reacties", 0),
        ("5 Kommentare", 5),
        ("Ein Kommentar zu „Titel“", 1),
        ("Ein Gedanke zu „Titel“", 1),
        ("2 Antworten auf „Titel“", 2),
        ("Eine Antwort zu Titel", 1),
        ("Keine Kommentare", 0),
        ("Kommentare: 7", 7),
        ("3 thoughts on “Titel”", 3),
        ("One thought on “Titel”", 1),
        ("One response to Titel", 1),
        ("2 replies to Titel", 2),
        ("Comments (4)", 4),
        ("No comments", 0),
        ("Reacties", None),
        ("Laat een reactie achter", None),
        ("Leave a comment", None),
        ("Drie tuinen in 2019", None),
        ("5 tuinen", None),
        ("Onze reactie op 5 tuinen (2)", None),
        ("Reacties " + "(" * 200_000, None),
        ("1" * 200_000 + " reacties", None),
        ("", None),
    ],
)
def test_heading_announces_reactions(title: str, count: int | None) -> None:
    assert count_in(title) == count


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ('<h3 id="comments">3 reacties</h3>', 3),
        ('<div id="comments"><p><span>Comments (2)</span></p></div>', 2),
        ('<h4 class="comments-title">Reacties (9)</h4>', 9),
        ('<h2>4 Kommentare</h2><div><ol class="commentlist"><li>x</ol></div>', 4),
        ('<meta itemprop="commentCount" content="6">', 6),
        ('<script type="application/ld+json">{"a": [{"commentCount": "8"}]}</script>', 8),
        ('<script type="application/ld+json">{"commentCount": -1}</script>', None),
        ('<script type="application/ld+json">{"commentCount": true}</script>', None),
        ('<script type="application/ld+json">[' + "[" * 100_000, None),
        ("<article><h2>5 antwoorden van de wethouder</h2><p>Zo.</p></article>", None),
        ('<meta itemprop="commentCount" content="x">', None),
    ],
)
def test_page_announces_reactions(html: str, count: int | None) -> None:
    assert announced(parse_page(html)) == count


@pytest.mark.parametrize(
    ("html", "services"),
    [
        ('<div id="disqus_thread"></div>', ["Disqus"]),
        ('<script src="https://blad.disqus.com/count.js"></script>', ["Disqus"]),
        ('<div class="fb-comments" data-href="x"></div>', ["Facebook"]),
        ('<iframe src="https://www.facebook.com/plugins/comments.php?x"></iframe>', ["Facebook"]),
        ("<hyvor-talk-comments></hyvor-talk-comments>", ["Hyvor Talk"]),
        ('<div id="commento"></div><div id="disqus_thread"></div>', ["Commento", "Disqus"]),
        ('<div class="commentouter comments">x</div>', []),
        ("<p>Wij gebruiken geen Disqus.</p>", []),
    ],
)
def test_services_whose_scripts_fetch_reactions_are_named(html: str, services: list[str]) -> None:
    assert scripted(parse_page(html)) == services
