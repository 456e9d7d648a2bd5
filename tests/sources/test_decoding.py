"""Bytes are read as the text that they are, whatever is announced."""

import codecs

import pytest

from debate.sources.decoding import decode

TEXT = "<p>Eén café, “drie” euro: € 3"


@pytest.mark.parametrize(
    ("raw", "announced", "encoding"),
    [
        (TEXT.encode(), "", "utf-8"),
        (TEXT.encode(), "iso-8859-1", "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "windows-1252", "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-8", "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "", "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16le", "utf-16-le"),
        (TEXT.encode("cp1252"), "", "cp1252"),
        (TEXT.encode("cp1252"), "utf-8", "cp1252"),
        (TEXT.encode("cp1252"), "iso-8859-1", "cp1252"),
        (TEXT.encode("cp1252"), "utf-7", "cp1252"),
        (TEXT.encode("cp1252"), "punycode", "cp1252"),
        (TEXT.encode("cp1252"), "\0", "cp1252"),
        (TEXT.encode("mac-roman"), "macintosh", "mac-roman"),
    ],
)
def test_text_is_read_in_the_encoding_that_it_is_in(
    raw: bytes, announced: str, encoding: str
) -> None:
    assert decode(raw, announced) == (TEXT, encoding)


@pytest.mark.parametrize(
    "declared", ['<meta charset="iso-8859-15">', "<meta content='text/html; charset=ISO-8859-15'>"]
)
def test_page_may_say_its_encoding(declared: str) -> None:
    text, encoding = decode((declared + "€").encode("iso-8859-15"))
    assert (text, encoding) == (declared + "€", "iso8859-15")


def test_page_with_a_few_bad_bytes_is_still_utf_8() -> None:
    text, encoding = decode("één café, twee cafés, drie crèmes".encode() + b"\xff", "utf-8")
    assert (text[-1], encoding) == ("\ufffd", "utf-8")


def test_ascii_that_calls_itself_utf_16_is_read_as_it_is() -> None:
    assert decode(b'<meta charset="utf-16">Een zin.') == (
        '<meta charset="utf-16">Een zin.',
        "utf-8",
    )
