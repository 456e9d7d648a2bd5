"""Maps and articles in and out by command: import, export, convert, check, search."""

import json
from pathlib import Path

import pytest

from debate.formats import files, own_json
from debate.formats.catalogue import ATTACKS, FORMATS, READABLE, WRITABLE
from debate.model import make_id
from debate.queries import maps
from debate.resources import folder as resource
from debate.storage import erasure
from debate.storage.store import Store
from tests import make
from tests.cli.conftest import Type

FIRST = make_id("c", "zwembad", "0")
ARTICLE = "Het bad gaat dicht\n\nDe raad sluit het bad.\n\nEr is geen geld.\n"
ARGDOWN = "===\nslug: bad\ntitle: Het bad\n===\n\n[Bad open]: Het bad blijft open.\n"


def test_import_answers_with_all_that_the_specification_names(type_: Type) -> None:
    answer = type_("import", "bad.json", "--json").json
    assert answer == {
        "format": "json",
        "topic": "zwembad",
        "claims": 4,
        "relations": {"support": 1, "attack": 2, "undercut": 0},
        "linked": 0,
        "sources": 1,
        "excerpts": 0,
        "reactions": 0,
        "voices": 1,
        "questions": 0,
        "new": 9,
        "unchanged": 0,
        "losses": [],
    }


def test_import_twice_is_once(type_: Type) -> None:
    assert type_("import", "bad.json").out == "zwembad: 9 new or changed, 0 unchanged.\n"
    assert type_("import", "bad.json").out == "zwembad: 0 new or changed, 9 unchanged.\n"


def test_map_comes_from_standard_input_too(type_: Type, folder: Path) -> None:
    given = (folder / "bad.json").read_bytes()
    assert type_("import", "-", "--json", given=given).json["topic"] == "zwembad"


def test_article_belongs_to_the_debate_that_is_named(type_: Type, folder: Path) -> None:
    (folder / "stuk.txt").write_text(ARTICLE, "utf-8")
    answer = type_("import", "stuk.txt", "--topic", "bad", "--json").json
    assert (answer["format"], answer["topic"], answer["sources"]) == ("article", "bad", 1)


def test_what_an_import_leaves_out_is_said_on_standard_error(type_: Type, store: Store) -> None:
    erasure.erase(store, claim=FIRST, ground="AVG artikel 17")
    done = type_("import", "bad.json", "--json")
    assert done.json["losses"] == [
        {
            "where": "Reden 0",
            "what": "Het zwembad is reden nummer 0.",
            "why": "this was erased, and stays so",
            "part": "",
        }
    ]
    assert done.err.startswith("note: Reden 0: ")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.json", None, "none.json: This file cannot be read"),
        ("binary", b"\x7fELF\xff\xfe\x00", "not text in UTF-8"),
        ("empty", b"", "empty"),
        ("nul.argdown", b"[A]: Een z\0in.\n", "nul.argdown:1:11: The character U+0000"),
        ("half.json", b'{"format":', "half.json:1:"),
        ("list.json", b"[]", "list.json"),
        ("big", b"a" * 2_000, "larger than"),
        ("deep.json", b"[" * 100_000, "deep.json"),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_its_place(
    type_: Type,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: bytes | None,
    said: str,
) -> None:
    if name == "big":
        monkeypatch.setattr(files, "LARGEST", 1_000)
    if content is not None:
        (folder / name).write_bytes(content)
    for command in (("import", name), ("convert", name)):
        refusal = type_(*command).refusal
        assert said in refusal or "holds no map" in refusal
    assert said in type_("import", name).refusal
    assert not (folder / "tegengeluid.db").exists()


def test_folder_is_no_file(type_: Type) -> None:
    assert "Is a directory" in type_("import", ".").refusal


@pytest.mark.parametrize("format_", ["xml", "log", "argdown"])
def test_wrong_format_is_refused(type_: Type, format_: str) -> None:
    assert type_("import", "bad.json", "--format", format_).refusal


def test_topic_of_a_map_is_the_map_s_own(type_: Type) -> None:
    assert "zwembad" in type_("import", "bad.json", "--topic", "ander").refusal
    assert type_("import", "bad.json", "--topic", "zwembad").status == 0


def test_export_writes_what_came_in(type_: Type, store: Store, folder: Path) -> None:
    answer = type_("export", "zwembad", "-o", "uit.json", "--json").json
    assert answer["format"] == "json"
    assert answer["bytes"] == (folder / "uit.json").stat().st_size
    assert (folder / "uit.json").read_text() == (folder / "bad.json").read_text()


def test_export_is_argdown_unless_asked_otherwise(type_: Type, store: Store) -> None:
    assert "[Reden 0]" in type_("export", "zwembad").out
    assert json.loads(type_("export", "zwembad", "--format", "json").out)["format"]
    log = type_("export", "zwembad", "--format", "log").out.splitlines()
    assert json.loads(log[0])["format"] == "tegengeluid-log"


def test_export_shows_no_hidden_words(type_: Type, store: Store) -> None:
    make.hide_claim(store, make.MO, make_id("c", "zwembad", "3"), "Noemt een adres.")
    for format_ in ("argdown", "json"):
        assert "nummer 3" not in type_("export", "zwembad", "--format", format_).out


def test_export_of_an_unknown_debate_is_refused(type_: Type, store: Store) -> None:
    for more in ((), ("--format", "log"), ("-o", "x.json")):
        assert "no debate" in type_("export", "niets", *more).refusal


@pytest.mark.parametrize("target", [".", "niet/daar.json", "/proc/x.json"])
def test_place_that_cannot_be_written_is_refused(
    type_: Type, store: Store, folder: Path, target: str
) -> None:
    before = sorted(folder.iterdir())
    assert "cannot be written" in type_("export", "zwembad", "-o", target).refusal
    assert "cannot be written" in type_("convert", "bad.json", target).refusal
    assert sorted(folder.iterdir()) == before


def test_device_is_written_to_and_not_replaced(type_: Type, folder: Path) -> None:
    assert type_("convert", "bad.json", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()


def test_link_is_followed_and_stays(type_: Type, folder: Path) -> None:
    (folder / "link.json").symlink_to(folder / "doel.json")
    assert type_("convert", "bad.json", "link.json").status == 0
    assert (folder / "link.json").is_symlink()
    assert (folder / "doel.json").read_text() == (folder / "bad.json").read_text()


def test_full_disk_leaves_the_old_file_whole(
    type_: Type, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "uit.json").write_text("oud", "utf-8")
    write = Path.write_bytes

    def half(path: Path, raw: bytes) -> int:
        write(path, raw[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    assert "No space left" in type_("convert", "bad.json", "uit.json").refusal
    assert sorted(path.name for path in folder.iterdir()) == ["bad.json", "uit.json"]
    assert (folder / "uit.json").read_text("utf-8") == "oud"


def test_json_and_a_file_do_not_go_to_standard_output_together(type_: Type, store: Store) -> None:
    for words in (("export", "zwembad"), ("convert", "bad.json"), ("convert", "bad.json", "-")):
        assert type_(*words, "--json").status == 2


def test_convert_says_what_it_read_and_wrote(type_: Type, folder: Path) -> None:
    answer = type_("convert", "bad.json", "uit.argdown", "--json").json
    assert (answer["from"], answer["format"], answer["claims"]) == ("json", "argdown", 4)
    assert answer["bytes"] == (folder / "uit.argdown").stat().st_size
    assert answer["losses"] == []


@pytest.mark.parametrize("name", ["x.docx", "log.jsonl"])
def test_a_suffix_that_names_no_format_is_refused(type_: Type, folder: Path, name: str) -> None:
    refused = type_("convert", "bad.json", name).refusal
    assert f"The suffix {Path(name).suffix} names no format" in refused
    assert not (folder / name).exists()
    assert type_("convert", "bad.json", name, "--to", "json").status == 0


def test_convert_there_and_back_is_the_same(type_: Type, folder: Path) -> None:
    assert type_("convert", "bad.json", "uit.argdown").status == 0
    back = type_("convert", "uit.argdown", "--to", "json").out
    assert back == (folder / "bad.json").read_text("utf-8")


def test_convert_needs_no_database(type_: Type, folder: Path) -> None:
    type_("convert", "bad.json")
    assert [path.name for path in folder.iterdir()] == ["bad.json"]


def test_check_passes_a_map_and_counts(type_: Type, folder: Path) -> None:
    (folder / "goed.argdown").write_text(ARGDOWN, "utf-8")
    done = type_("check", "goed.argdown")
    assert (done.status, done.out) == (0, "goed.argdown: 0 errors, 0 warnings.\n")
    assert type_("check", "goed.argdown", "--json").json == {"errors": [], "warnings": []}


def test_check_points_at_what_is_wrong(type_: Type, folder: Path) -> None:
    (folder / "fout.argdown").write_text(ARGDOWN + "- [Los]: Iets anders.\n", "utf-8")
    done = type_("check", "fout.argdown")
    assert done.status == 1
    assert "fout.argdown:7:" in done.out
    assert done.out.endswith("fout.argdown: 1 error, 0 warnings.\n")
    [error, *_] = type_("check", "fout.argdown", "--json").json["errors"]  # type: ignore[misc]
    assert (error["line"], error["severity"]) == (7, "error")
    assert error["sentence"]


def test_every_curated_map_passes_its_own_check(type_: Type) -> None:
    maps = sorted(resource("arguments").glob("*.argdown"))
    assert maps
    for path in maps:
        assert type_("check", path).status == 0


def test_search_finds_claims_with_a_score(type_: Type, store: Store) -> None:
    [hit, *_] = type_("search", "nummer 0", "--json").json["results"]  # type: ignore[misc]
    assert hit == {"id": FIRST, "text": "Het zwembad is reden nummer 0.", "score": 1.0}
    assert type_("search", "nummer 0").out.startswith(f"{FIRST}  Het zwembad")


def test_search_that_finds_nothing_says_so(type_: Type, store: Store) -> None:
    for text in ("ooievaar", "", "*(", "\x00"):
        assert type_("search", text).out == "Nothing found.\n"
        assert type_("search", text, "--json").json == {"results": []}
    assert "no debate" in type_("search", "bad", "--topic", "niets").refusal


@pytest.mark.parametrize("format_", [name for name in WRITABLE if name in READABLE])
def test_each_format_that_is_written_is_read_without_a_hint(
    type_: Type, folder: Path, format_: str
) -> None:
    file = f"other{FORMATS[format_].suffixes[0]}"
    written = type_("convert", "bad.json", file, "--to", format_, "--json").json
    again = type_("convert", file, "again.json", "--json").json
    assert (written["format"], written["claims"]) == (format_, 4)
    assert again["claims"] == 4
    supports = 1 if FORMATS[format_].name not in ATTACKS else 0
    assert again["relations"] == {"support": supports, "attack": 2, "undercut": 0}
    if not supports:
        assert [one["part"] for one in written["losses"]].count("edge") == 1  # type: ignore[union-attr,index,call-overload]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.txt", "Discussion Title: Iets anders\n\n1. De bus rijdt.\n1.1. Con: Zij is leeg."),
        ("a.csv", "claim;relation;conclusion\nZij is leeg.;tegen;De bus rijdt."),
    ],
)
def test_a_map_without_a_debate_joins_one_that_is_there_and_twice_is_once(
    type_: Type, store: Store, folder: Path, file: str, text: str
) -> None:
    (folder / file).write_text(text, "utf-8")
    first = type_("import", file, "--topic", "zwembad", "--json").json
    again = type_("import", file, "--topic", "zwembad", "--json").json
    assert (first["topic"], first["new"]) == ("zwembad", 3)
    assert (again["new"], again["unchanged"]) == (0, 4)
    with store.reading() as connection:
        whole = maps.argument_map(connection, "zwembad")
    assert (len(whole.claims), whole.topic) == (6, make.small_map().topic)


def test_a_file_that_breaks_off_leaves_nothing(type_: Type, store: Store, folder: Path) -> None:
    (folder / "a.csv").write_text('id,text\n1,Een zin.\n2,"Nog een', "utf-8")
    before = type_("verify", "--json").json["events"]
    assert type_("import", "a.csv", "--topic", "zwembad").refusal.startswith("a.csv:3: A quotation")
    assert type_("verify", "--json").json["events"] == before


def test_the_whole_loss_report_goes_to_a_file(type_: Type, folder: Path) -> None:
    map_ = make.small_map(claims=60)
    (folder / "large.json").write_text(own_json.write(map_).text, "utf-8")
    done = type_("convert", "large.json", "large.csv", "--losses", "lost.txt")
    assert done.status == 0
    told = type_("convert", "large.json", "large.apx", "--losses", "lost.txt").err.splitlines()
    assert len(told) == 41
    assert told[-1].endswith("--losses FILE writes them all")
    report = (folder / "lost.txt").read_text("utf-8")
    assert "attacks have no names: 30\n" in report
