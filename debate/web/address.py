"""An address with what it asks for behind the question mark."""

from collections.abc import Sequence
from urllib.parse import urlencode


def address(path: str, /, **asked: str | int | Sequence[str]) -> str:
    """Give an address that asks for this, of a sequence for each; what is empty or 0 is left out.

    >>> address("/debatten/zwembad", onderdeel="g1", na=0), address("/zoeken", q="een & ander")
    ('/debatten/zwembad?onderdeel=g1', '/zoeken?q=een+%26+ander')
    >>> address("/debatten/zwembad/spreektekst", punt=("c1", "c2"))
    '/debatten/zwembad/spreektekst?punt=c1&punt=c2'
    """
    told = urlencode({name: value for name, value in asked.items() if value}, doseq=True)
    return f"{path}?{told}" if told else path
