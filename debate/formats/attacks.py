"""Arguments without words that attack one another: what APX, TGF and ICCMA's .af hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import MalformedFile

Numbers = np.ndarray[tuple[int], np.dtype[np.intp]]

MOST_ARGUMENTS = 10_000_000
"""More than any file of the size that is read can use; a header may say what it likes."""


@dataclass(frozen=True, eq=False)
class Attacks:
    """The names of the arguments, and attacks by `attackers` on `attacked`, by their places."""

    names: Sequence[str]
    attackers: Numbers
    attacked: Numbers


def of_names(places: Mapping[str, int], told: Iterable[tuple[int, str, str]], file: str) -> Attacks:
    """Turn attacks by name, each with its line, into attacks by place. Raises MalformedFile."""
    attackers, attacked = [], []
    for line, one, other in told:
        for name in (one, other):
            if name not in places:
                raise MalformedFile(
                    "The argument {name} attacks or is attacked here, but is not in the list of"
                    " arguments. Add it there.",
                    file=file,
                    line=line,
                    name=name[:40],
                )
        attackers.append(places[one])
        attacked.append(places[other])
    return Attacks(list(places), np.array(attackers, np.intp), np.array(attacked, np.intp))
