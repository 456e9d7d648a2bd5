"""What the queue of the moderators is called on the page: its sorts of work, and what was seen."""

from ...model import Kind
from ...queries.suspecting import Why

SORTS = {
    "nieuw": "Nieuw",
    "gewijzigd": "Gewijzigd na het nalezen",
    "gemeld": "Gemeld",
    "verboden": "Gemeld als verboden",
    "dubbel": "Mogelijk dubbel",
    "geen-stelling": "Mogelijk geen stelling",
    "meer-dan-een": "Mogelijk meer dan één",
    "verband": "Verband lijkt anders",
    "los": "Zonder verband",
    "kring": "In een kring",
}
WHYS = {
    Why.ALIKE: "lijkt op wat er al staat",
    Why.QUESTION: "is een vraag",
    Why.SHORT: "is heel kort",
    Why.GREETING: "begint als een begroeting of uitroep",
    Why.LINK: "bevat een link",
    Why.REPEATS: "herhaalt tekens",
    Why.LONG: "is erg lang",
    Why.SEVERAL: "lijkt uit meer dan één zin te bestaan",
    Why.AGREES: "spreekt tegen, maar zegt bijna hetzelfde",
    Why.DENIES: "steunt, maar ontkent bijna hetzelfde",
    Why.LOOSE: "niets steunt of bestrijdt dit, en het steunt of bestrijdt niets",
    Why.CIRCLE: "rust via andere gronden op zichzelf",
}
SIDES = {
    Kind.SUPPORT: "die iets steunen",
    Kind.ATTACK: "die iets tegenspreken",
    Kind.UNDERCUT: "met een bezwaar tegen een redenering",
}
ACTS = {
    "merge": "Samenvoegen",
    "split": "Splitsen",
    "move": "Verplaatsen",
    "retype": "Ander soort verband",
    "join": "Samennemen",
    "part": "Los maken",
    "branch": "Onder een kopje zetten",
    "word": "Anders verwoorden",
}
