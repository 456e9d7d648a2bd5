"""An address with what it asks for behind the question mark."""

from urllib.parse import urlencode


def address(path: str, **asked: str | int) -> str:
    """Give an address that asks for this; what is empty or 0 is left out.

    >>> address("/debatten/zwembad", onderdeel="g1", na=0), address("/zoeken", q="een & ander")
    ('/debatten/zwembad?onderdeel=g1', '/zoeken?q=een+%26+ander')
    """
    told = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{told}" if told else path
