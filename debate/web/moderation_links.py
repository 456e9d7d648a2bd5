"""The addresses of moderation, by one function per thing."""

from collections.abc import Sequence

from .address import address


def moderation() -> str:
    """The debates that somebody moderates."""
    return "/moderatie"


def queue(slug: str, sort: str = "", after: int = 0, words: str = "", category: str = "") -> str:
    """What waits for the moderators of a debate, of one sort, perhaps further on."""
    where = f"/moderatie/debatten/{slug}"
    return address(where, soort=sort, na=after, q=words, wat=category)


def queue_acts(slug: str) -> str:
    """Where is sent what is done with items of the queue."""
    return f"/moderatie/debatten/{slug}/werk"


def waiting(slug: str) -> str:
    """How much waits for the moderators of a debate, for everybody."""
    return f"/debatten/{slug}/wachtrij"


def structure(id_: str, act: str = "", goal: str = "", sort: str = "") -> str:
    """A claim for its moderators, perhaps with the form of an act, and the list it came from."""
    return address(f"/moderatie/stellingen/{id_}", doe=act, doel=goal, lijst=sort)


def structure_acts(id_: str) -> str:
    """Where an act on the structure is looked at beforehand, and done."""
    return f"/moderatie/stellingen/{id_}/structuur"


def undo(hash_: str) -> str:
    """Where an act is undone."""
    return f"/moderatie/handelingen/{hash_}/ongedaan"


def decide(thing: str, act: str = "") -> str:
    """Where a moderator decides on a claim, a step or a debate, perhaps with the kind chosen."""
    return address(f"/moderatie/besluit/{thing}", soort=act)


def decide_items(slug: str, items: Sequence[str] = (), sort: str = "") -> str:
    """Where a moderator decides on many things of a debate for one reason."""
    return address(f"/moderatie/debatten/{slug}/besluit", item=items, lijst=sort)


def lift(decision: str) -> str:
    """Where a restriction is ended."""
    return f"/moderatie/besluiten/{decision}/opgeheven"


def lift_together(decision: str) -> str:
    """Where is taken back what was decided in one act with this decision."""
    return f"/moderatie/besluiten/{decision}/samen"


def decisions(slug: str = "", before: int = 0) -> str:
    """What moderators decided, in one debate or in all, perhaps before a place in the log."""
    return address("/besluiten", debat=slug, voor=before)


def year(number: int, as_file: str = "") -> str:
    """The figures of a year; as a file where that is csv or json."""
    return f"/besluiten/jaren/{number}" + (f"/{as_file}" if as_file else "")


def decision(id_: str) -> str:
    """One decision, for everybody to read."""
    return f"/besluiten/{id_}"


def decisions_as(form: str) -> str:
    """All decisions as a file: 'csv' or 'json'."""
    return f"/besluiten/{form}"


def rules(version: int = 0, rule: str = "") -> str:
    """The house rules, perhaps as a version had them, and at a rule."""
    where = f"/huisregels/versies/{version}" if version else "/huisregels"
    return where + (f"#{rule}" if rule else "")


def rule_form() -> str:
    """Where the house rules are set."""
    return "/moderatie/huisregels"


def report(thing: str) -> str:
    """Where anybody says that something is wrong with a claim or a step."""
    return f"/melden/{thing}"


def complain(decision: str) -> str:
    """Where anybody complains of a decision."""
    return f"/besluiten/{decision}/bezwaar"


def followed() -> str:
    """Where who reported or complained looks what became of it, with the code."""
    return "/meldingen"


def cases(slug: str) -> str:
    """The complaints against decisions in a debate, for its moderators."""
    return f"/moderatie/debatten/{slug}/zaken"


def letters(slug: str) -> str:
    """The letters about a debate that wait, went or failed, for its moderators."""
    return f"/moderatie/debatten/{slug}/brieven"


def answer_complaints(decision: str) -> str:
    """Where another moderator answers the complaints of a decision."""
    return f"/moderatie/besluiten/{decision}/bezwaren"
