"""Which format a text is in."""

import pytest

from debate.formats.guess import guess


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
