"""Addresses and numbers at which somebody can be reached, found in what a person wrote."""

import re

_LONGEST = 64
_MAIL = re.compile(rf"[\w.+-]{{1,{_LONGEST}}}@[\w-]{{1,{_LONGEST}}}\.[\w.-]{{1,{_LONGEST}}}\w")
# A Dutch number: 0 or +31 or 0031, then nine digits, with spaces, hyphens or brackets between.
_PHONE = re.compile(
    r"(?<!\w)(?:(?:\+|00)31[\s().-]{0,3}(?:\(0\)\s?)?|0)(?:[1-9](?:[\s()-]{0,3}\d){8})(?!\w)"
)


def contacts(text: str) -> list[str]:
    """Give the e-mail addresses and the Dutch telephone numbers in a text, in that order.

    >>> contacts("Bel 06-12 34 56 78 of mail jan@voorbeeld.nl.")
    ['jan@voorbeeld.nl', '06-12 34 56 78']
    """
    return [*_MAIL.findall(text), *_PHONE.findall(text)]
