"""Addresses and numbers in what people write."""

import pytest

from debate.text.contact import contacts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mail jan.de-wit@zorg.voorbeeld.nl.", ["jan.de-wit@zorg.voorbeeld.nl"]),
        ("Bel 0612345678 of 030 - 123 45 67.", ["0612345678", "030 - 123 45 67"]),
        ("Bel +31 6 1234 5678, of +31 (0)30 1234567.", ["+31 6 1234 5678", "+31 (0)30 1234567"]),
        ("In 2015 kwamen er 0 van de 1.234 mensen terug.", []),
        ("De rekening was 00123456789012 euro, zei @jan.", []),
        ("@" * 5_000 + "0 " * 5_000, []),
    ],
)
def test_contacts_are_found_and_other_numbers_are_not(text: str, found: list[str]) -> None:
    assert contacts(text) == found
