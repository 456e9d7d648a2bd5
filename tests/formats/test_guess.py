"""Which format a text is in."""

import pytest

from debate.formats.guess import guess, is_page


@pytest.mark.parametrize(
    ("text", "suffix", "expected"),
    [
        ("===\ntitle: x\n===\n\n[A]: a", ".txt", "argdown"),
        ("[A]: a", "", "argdown"),
        ("\ufeff\n<A>: a", "", "argdown"),
        ("# Kop\n\n[A]: a", ".md", "argdown"),
        ("Een zin.\n  - [B]", ".txt", "argdown"),
        ("Een zin.\n  + Nog een.", ".argdown", "argdown"),
        ("Een zin.", ".AD", "argdown"),
        ("", ".argdown", "argdown"),
        ('{"format": "tegengeluid"}', ".argdown", "json"),
        ("  {}", "", "json"),
        ("", ".json", "json"),
        ("Een titel\n\nEen alinea [noot]. En - nog iets.", ".txt", "article"),
        ("Een alinea", "", "article"),
        ("- een punt\n- nog een", ".txt", "article"),
        ("", "", "article"),
    ],
)
def test_content_decides_before_the_suffix(text: str, suffix: str, expected: str) -> None:
    assert guess(text, suffix) == expected


@pytest.mark.parametrize(
    ("raw", "suffix", "expected"),
    [
        (b"<!DOCTYPE html>\n<title>x", "", True),
        (b"\xef\xbb\xbf <html lang=nl>", ".txt", True),
        ("\ufeff<html>".encode("utf-16-le"), "", True),
        (b"<!-- saved --><!DOCTYPE HTML PUBLIC 'x'><html>", "", True),
        (b"<?xml version='1.0'?><html xmlns='x'>", "", True),
        (b"<?xml version='1.0'?>\n<rss version='2.0'>", "", True),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "", True),
        (b"<div>Een stuk</div>", ".html", True),
        (b"", ".HTM", True),
        (b"<div>Een stuk</div>", "", False),
        (b"<html>: Een argument.", "", False),
        (b"<html>: Een argument.", ".html", False),
        (b"[A]: Een stelling.", ".html", False),
        (b"{}", ".html", False),
        (b"<?xml version='1.0'?><graphml>", "", False),
        (b"<!-- Argdown --> [A]: Een stelling.", "", False),
        (b"\xff\xfe", "", False),
        (b"<!--" * 5_000, "", False),
        (b"<?xml" * 4_000, "", False),
    ],
)
def test_page_is_told_from_text(raw: bytes, suffix: str, expected: bool) -> None:
    assert is_page(raw, suffix) is expected
