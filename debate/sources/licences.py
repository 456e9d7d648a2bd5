"""Which licences allow a whole text to be shown here: an explicit list, and nothing by likeness.

Whoever enters a source says its licence in its data, as SPDX or Creative Commons write it. Anything
else, and nothing at all, means that the text belongs to its author: then only editors read it here.
"""

import re
from dataclasses import dataclass

_DEEDS = "https://creativecommons.org"


@dataclass(frozen=True)
class Licence:
    """A licence by its name, and where its terms are."""

    name: str
    url: str


def _all() -> dict[str, Licence]:
    found = {
        "cc0-1.0": Licence("CC0 1.0", f"{_DEEDS}/publicdomain/zero/1.0/"),
        "pdm-1.0": Licence("Publiek domein", f"{_DEEDS}/publicdomain/mark/1.0/"),
    }
    for terms in ("by", "by-sa"):
        for version in ("2.0", "2.5", "3.0", "4.0"):
            name = f"CC {terms.upper()} {version}"
            found[f"cc-{terms}-{version}"] = Licence(name, f"{_DEEDS}/licenses/{terms}/{version}/")
    return found


_OPEN = _all()
_OTHERWISE = {
    "cc0": "cc0-1.0",
    "cc-zero": "cc0-1.0",
    "cc-0-1.0": "cc0-1.0",
    "cc-pdm-1.0": "pdm-1.0",
    "public-domain": "pdm-1.0",
    "publiek-domein": "pdm-1.0",
}


def open_licence(written: object) -> Licence | None:
    """Give the open licence that is meant, None where it is none of those or not clear.

    A version that is not named is not guessed, and terms that forbid changes or trade are not open.

    >>> open_licence("CC BY 4.0"), open_licence("CC-BY-NC-4.0"), open_licence("CC BY")
    (Licence(name='CC BY 4.0', url='https://creativecommons.org/licenses/by/4.0/'), None, None)
    """
    if not isinstance(written, str):
        return None
    key = re.sub(r"[\s_-]+", "-", written.strip().lower())
    return _OPEN.get(_OTHERWISE.get(key, key))
