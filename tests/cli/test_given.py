"""What a command is given: files and addresses, each read as what it is."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from debate.cli import given
from debate.formats import files
from debate.queries import sources as documents
from debate.sources.article import Article
from debate.storage.store import Store
from tests.cli.conftest import Type
from tests.sources.conftest import Server, server

__all__ = ["server"]

PAGES = Path(__file__).parents[1] / "sources" / "pages"
SLUG = "de-buurttuin-is-geen-bezuiniging"


@pytest.fixture
def pages(folder: Path) -> Path:
    for path in PAGES.iterdir():
        shutil.copy(path, folder)
    return folder


def test_page_becomes_part_of_a_debate_with_its_reactions(type_: Type, pages: Path) -> None:
    answer = type_("import", "thema.html", "--json").json
    assert (answer["format"], answer["topic"]) == ("page", SLUG)
    assert (answer["sources"], answer["reactions"], answer["announced"]) == (5, 4, 5)
    assert answer["url"] == f"https://wijkdenken.example/{SLUG}/"
    with Store(pages / "tegengeluid.db").reading() as connection:
        article, *reactions = documents.sources(connection, SLUG)
        last = documents.source(connection, reactions[-1].source.id)
    assert article.source.outlet == "Wijkdenken"
    assert (last.source.voice.name, last.source.data) == ("Ann de Vries", {"answers": 3})
    assert last.paragraphs == ("Mijn man. 😀",)


def test_page_twice_is_once(type_: Type, pages: Path) -> None:
    assert type_("import", "thema.html").out == f"{SLUG}: 11 new or changed, 0 unchanged.\n"
    assert type_("import", "thema.html").out == f"{SLUG}: 0 new or changed, 10 unchanged.\n"


def test_feed_adds_the_reactions_that_the_page_has_not(type_: Type, pages: Path) -> None:
    assert "Import that article first" in type_("import", "reacties.rss", "--topic", SLUG).refusal
    type_("import", "thema.html")
    answer = type_("import", "reacties.rss", "--topic", SLUG, "--json").json
    assert (answer["format"], answer["new"], answer["reactions"]) == ("page", 2, 2)
    with Store(pages / "tegengeluid.db").reading() as connection:
        views = documents.sources(connection, SLUG)
    assert [view.source.number for view in views] == [0, 1, 2, 3, 4, 5]


def test_page_comes_from_standard_input_too(type_: Type, pages: Path) -> None:
    raw = (pages / "thema.html").read_bytes()
    assert type_("import", "-", "--topic", "tuin", "--json", given=raw).json["topic"] == "tuin"


def test_what_a_page_leaves_out_is_said_on_standard_error(type_: Type, pages: Path) -> None:
    assert type_("import", "thema.html").err.startswith("note: thema.html: pingbacks")


def test_page_in_an_old_encoding_is_read(type_: Type, pages: Path) -> None:
    text = (pages / "altes_thema.html").read_text("utf-8")
    (pages / "alt.html").write_bytes(text.replace("UTF-8", "iso-8859-1").encode("cp1252"))
    assert type_("import", "alt.html", "--json").json["reactions"] == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leeg.html", b"", "This page is empty"),
        ("kort.html", b"<html><p>Kort.</p></html>", "No article was found"),
        ("inlog.html", b"<html><form><input type=password></form></html>", "asks to sign in"),
        ("nul.html", b"<html><p>\0</p></html>", "not text"),
        ("diep.html", b"<html>" + b"<div>" * 100_000, "too deeply"),
        ("artikelen.rss", b"<rss><channel/></rss>", "holds no reactions"),
    ],
)
def test_page_that_cannot_be_used_is_refused_and_nothing_is_stored(
    type_: Type, folder: Path, name: str, content: bytes, said: str
) -> None:
    (folder / name).write_bytes(content)
    refusal = type_("import", name).refusal
    assert refusal.startswith(f"{name}: ")
    assert said in refusal
    assert not (folder / "tegengeluid.db").exists()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://127.0.0.1/", "public internet"),
        ("https://127.0.0.1:8443/", "ports 80 and 443"),
        ("HTTP://user:word@9.9.9.9/", "name and a password"),
        ("https://", "no address of a page"),
    ],
)
def test_address_that_is_not_fetched_is_refused(
    type_: Type, folder: Path, url: str, said: str
) -> None:
    assert said in type_("import", url).refusal
    assert not (folder / "tegengeluid.db").exists()


def test_page_on_the_web_is_read_as_its_server_says(server: Server) -> None:
    text = (PAGES / "thema.html").read_text("utf-8").replace("😀", "é")
    server.gives(text.replace("UTF-8", "").encode("cp1252"), "text/html; charset=iso-8859-1")
    article, known_as = given.read(server.url("/tuin"), allowed=server.allowed)
    assert isinstance(article, Article)
    assert (known_as, len(article.reactions)) == ("page", 4)
    assert article.reactions[3].paragraphs == ("Mijn man. é",)
    assert article.url == server.url("/tuin")  # what it says of itself is another site's


def test_map_on_the_web_is_read_as_a_map(server: Server) -> None:
    server.gives(b"[A]: Een stelling.", "text/plain")
    read, known_as = given.read(server.url("/kaart.argdown"), allowed=server.allowed)
    assert isinstance(read, files.Text)
    assert (read.text, known_as) == ("[A]: Een stelling.", "argdown")


def test_feed_on_the_web_is_read_as_reactions(server: Server) -> None:
    server.gives((PAGES / "reacties.rss").read_bytes(), "application/rss+xml; charset=UTF-8")
    article, known_as = given.read(server.url("/feed/"), allowed=server.allowed)
    assert isinstance(article, Article)
    assert (known_as, len(article.reactions)) == ("page", 2)


def test_libraries_for_pages_are_loaded_for_pages_alone() -> None:
    asked = "import sys, debate.cli.main; print({'lxml', 'trafilatura'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_format_may_be_said(type_: Type, folder: Path) -> None:
    text = "Een titel\n\n<html> is het begin van een pagina, en niet van dit stuk.\n"
    (folder / "stuk.html").write_text(text, "utf-8")
    assert "No article was found" in type_("import", "stuk.html", "--topic", "y").refusal
    answer = type_("import", "stuk.html", "--topic", "y", "--format", "article", "--json").json
    assert (answer["format"], answer["url"], answer["announced"]) == ("article", "", None)
