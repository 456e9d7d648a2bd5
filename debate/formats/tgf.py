"""TGF, the trivial graph format: a line for each argument, a line `#`, a line for each attack.

The first word of a line is the argument's name; what follows it, or follows the two names of an
attack, is a label that is not needed here.
"""

from collections.abc import Callable

from ..errors import MalformedFile
from .attacks import Attacks, of_names


def read(text: str, *, file: str = "") -> Attacks:
    """Read a framework. Raises MalformedFile with the line.

    >>> found = read("a\\nb\\n#\\na b\\n")
    >>> found.names, found.attackers.tolist(), found.attacked.tolist()
    (['a', 'b'], [0], [1])
    """
    places: dict[str, int] = {}
    told: list[tuple[int, str, str]] = []
    is_past = False
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        words = line.split()
        if words == ["#"] and not is_past:
            is_past = True
        elif words and not is_past:
            places.setdefault(words[0], len(places))
        elif len(words) == 1:
            raise MalformedFile(
                "Below the line with # a line names two arguments: the attacker and the attacked.",
                file=file,
                line=number,
            )
        elif words:
            told.append((number, words[0], words[1]))
    if not is_past:
        raise MalformedFile(
            "There is no line with # between the arguments and the attacks.", file=file
        )
    return of_names(places, told, file)


def labels(text: str) -> Callable[[str], str]:
    """Give what says the label of an argument, '' where a file has none.

    >>> labels("a The first.\\nb\\n#\\n")("a")
    'The first.'
    """
    found: dict[str, str] = {}
    for line in text.replace("\r\n", "\n").split("\n"):
        words = line.split(maxsplit=1)
        if words == ["#"]:
            break
        if words:
            found.setdefault(words[0], words[1].strip() if len(words) > 1 else "")
    return lambda name: found.get(name, "")
