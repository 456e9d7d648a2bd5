"""What somebody may be called: readable, and like nobody who has a part to play here.

Look-alikes are found by a skeleton in the manner of UTS 39: compatibility forms, accents, case and
the Latin-looking letters of other scripts all fold to one letter. The table is our own, for names
that readers of Dutch could mistake.
"""

import hashlib
import re
from unicodedata import name as character_name
from unicodedata import normalize

from ..errors import InvalidInput
from . import characters

NAME_LENGTH = (2, 40)
SLUG_LENGTH = 80

# Anywhere in a name, also glued to other letters: 'Raadslid Jansen', 'hoofdredactie'.
RESERVED = (
    "Raadslid",
    "Raadsleden",
    "Moderator",
    "Moderatie",
    "Beheerder",
    "Tegengeluid",
    "Redactie",
    "Redacteur",
    "Gemeente",
    "Burgemeester",
    "Wethouder",
    "Griffier",
    "Ombudsman",
    "Administrator",
    "Webmaster",
)
# As a whole name or a whole word of one: these also stand inside innocent words.
RESERVED_WORDS = ("Raad", "Admin", "College", "Beheer", "Systeem", "Root", "Anoniem", "Onbekend")

_LOOK_ALIKES = {
    "a": "АаαΑɑᴀᎪꓮ@⍺",
    "b": "ВвЬьЪъΒβɓʙᏴꓐ",
    "c": "СсϲϹᴄᏟꓚ©",
    "d": "ԁԀɗđðᴅᎠꓓ",
    "e": "ЕеЄєҽэΕεɛᴇᎬꓰ€ə",
    "f": "ſϜꜰꓝƒ",
    "g": "ɡԌԍցɢᏀꓖ",
    "h": "НнһҺΗհʜᎻꓧħ",
    "j": "ЈјϳյᴊᎫꓙ",
    "k": "КкΚκᴋᏦꓗ",
    "l": "iI1|!¡ıɩІіӀӏΙιʟɪᎥᏞꓡꓲłɫℓ∣ǀ",
    "m": "МмΜᴍᎷꓟ",
    "n": "ПпиИΝηπոռɴꓠ",
    "o": "0ОоΟοσօᴏꓳøØ°",
    "p": "РрΡρᴘᏢꓑþ",
    "q": "ԛԚզ",
    "r": "ГгЯяʀᎡꓣɾ",
    "s": "ЅѕʂꜱՏᏚꓢ$§",
    "t": "ТтΤτᴛᎢꓔŧ†",
    "u": "υμսᴜꓴцЦ",
    "v": "νѵѴᴠᏙꓦ",
    "w": "ԝԜωᴡᎳꓪшШ",
    "x": "ХхΧχꓫ×",
    "y": "УуүҮΥγʏꓬ",
    "z": "ΖζᴢᏃꓜ",
}
_FOLD = str.maketrans({sign: letter for letter, signs in _LOOK_ALIKES.items() for sign in signs})
_PAIRS = (("rn", "m"), ("vv", "w"), ("ß", "ss"), ("æ", "ae"), ("œ", "oe"))
_DIGITS = str.maketrans(
    "2345678", "zeasbtb"
)  # 'b3h33rd3r': read as letters for reserved names only
_LATIN_LIKE = frozenset(("CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE", "LISU", "DESERET"))


def name(raw: str, *, field: str = "name") -> str:
    """Clean a pseudonym of 2 to 40 characters.

    Refused are names that claim or resemble a role here, and Latin letters mixed with others that
    pass for them. Raises InvalidInput for `field`.
    """
    least, most = NAME_LENGTH
    text = characters.one_line(raw, most)
    if not least <= len(text) <= most:
        raise InvalidInput(
            "A name has {least} to {most} characters.", field=field, least=least, most=most
        )
    if _is_reserved(text):
        raise InvalidInput(
            "This name looks like that of a role or an office. Choose another one.", field=field
        )
    if not any(map(str.isalpha, text)):
        raise InvalidInput("A name needs at least one letter.", field=field)
    if _mixes_scripts(text):
        raise InvalidInput(
            "This name mixes letters of several alphabets that look alike. Use one alphabet.",
            field=field,
        )
    return text


def skeleton(text: str) -> str:
    """Fold a name to what the eye makes of it; two names with one skeleton can be mistaken.

    >>> skeleton("RAADSLID") == skeleton("Rааdsl1d")
    True
    """
    folded = _without_marks(_without_marks(text).translate(_FOLD).lower().translate(_FOLD))
    for pair, letter in _PAIRS:
        folded = folded.replace(pair, letter)
    return " ".join(folded.split())


def slug(title: str) -> str:
    """The name of a thing in an address: small letters and digits with hyphens, at most 80.

    A title without any of these gets the first twelve digits of its SHA-256, so that it is never
    empty.

    >>> slug("Zo'n café: één straat, 50% minder auto's?")
    'zon-cafe-een-straat-50-minder-autos'
    """
    plain = _without_marks(title).lower()
    for letters, ascii_letters in (*_PAIRS[2:], ("ø", "o"), ("ł", "l"), ("đ", "d")):
        plain = plain.replace(letters, ascii_letters)
    parts = re.findall("[a-z0-9]+", re.sub("['’‘]", "", plain))
    text = "-".join(parts)
    if len(text) > SLUG_LENGTH:
        text = text[: SLUG_LENGTH + 1]
        text = text[: text.rfind("-")] if "-" in text else text[:SLUG_LENGTH]
    return text or hashlib.sha256(title.encode(errors="surrogatepass")).hexdigest()[:12]


def _without_marks(text: str) -> str:
    return "".join(c for c in normalize("NFKD", text) if not characters.is_mark(c))


def _is_reserved(text: str) -> bool:
    seen = skeleton(text)
    return any(_claims_role(form) for form in (seen, seen.translate(_DIGITS)))


def _claims_role(seen: str) -> bool:
    glued = "".join(filter(str.isalpha, seen))
    words = {*re.findall(r"[^\W\d_]+", seen), glued}
    return not words.isdisjoint(_ROLE_WORDS) or any(role in glued for role in _ROLES)


def _mixes_scripts(text: str) -> bool:
    letters = filter(str.isalpha, normalize("NFKC", text))
    scripts = {character_name(letter, "").split(" ")[0] for letter in letters}
    return "LATIN" in scripts and not scripts.isdisjoint(_LATIN_LIKE)


_ROLES = tuple(map(skeleton, RESERVED))
_ROLE_WORDS = frozenset(map(skeleton, RESERVED_WORDS))
