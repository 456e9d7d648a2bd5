"""The forms of acts on the structure: what was typed, and the act that it asks for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from ...commands import structuring
from ...commands.parting import PARTS, Split
from ...commands.structuring import Intended
from ...errors import InvalidInput
from ...model import Kind, is_id
from ...queries import queue
from .. import fields
from . import queue_words

LOOK, DO = "bekijk", "doe"
KINDS = {"steunt": Kind.SUPPORT, "spreekt-tegen": Kind.ATTACK, "volgt-niet": Kind.UNDERCUT}
_ID = re.compile(r"[cr][0-9a-f]{12}")
_FIELD_OF = {"reason": "reden", "parts": "deel-0", "text": "zin", "title": "kop", "other": "doel"}
_FIELD_OF |= {"section": "onderdeel", "kind": "soort", "others": "verband", "relation": "verband"}


@dataclass(frozen=True)
class Typed:
    """The fields as they were sent; `goes` tells of each relation to which parts it goes, `lijst`
    from which list of the queue one came.
    """

    doe: str
    stap: str = ""
    reden: str = ""
    doel: str = ""
    verband: tuple[str, ...] = ()
    soort: str = ""
    delen: tuple[str, ...] = ()
    goes: tuple[tuple[str, str], ...] = ()
    zin: str = ""
    kop: str = ""
    onderdeel: str = ""
    versie: str = ""
    idem: str = ""
    lijst: str = ""

    @property
    def seen(self) -> int:
        """The version that the moderator looked at."""
        return fields.whole(self.versie) or 0

    def kept(self) -> list[tuple[str, str]]:
        """The fields for a form that sends them again."""
        one = [(name, getattr(self, name)) for name in ("doe", "reden", "doel", "soort", "zin")]
        one += [
            (name, getattr(self, name)) for name in ("kop", "onderdeel", "versie", "idem", "lijst")
        ]
        many = [("verband", each) for each in self.verband]
        many += [("deel", each) for each in self.delen]
        many += [(f"gaat-{relation}", where) for relation, where in self.goes]
        return [(name, value) for name, value in (*one, *many) if value]

    def goes_to(self, relation: str) -> str:
        """To which parts a relation goes, as it was chosen."""
        return dict(self.goes).get(relation, "")


def fresh(act: str, version: int, text: str, asked: Mapping[str, str]) -> Typed:
    """Give the form of an act as it is first shown, with what the address asks for."""
    delen = (text, "", "") if act == "split" else ()
    return Typed(
        act,
        doel=asked.get("doel", "")[:50],
        zin=text,
        delen=delen,
        versie=str(version),
        idem=fields.fresh_idem(),
        lijst=_list(asked),
    )


def typed(form: MultiDict[str, str]) -> Typed:
    """Take the fields as they were sent."""

    def one(name: str) -> str:
        return form.get(name, "")[: fields.MOST_KEPT]

    return Typed(
        one("doe"),
        one("stap"),
        one("reden"),
        one("doel"),
        tuple(form.getlist("verband")[:100]),
        one("soort"),
        tuple(each[: fields.MOST_KEPT] for each in form.getlist("deel")[: PARTS[1]]),
        tuple((name[5:], form[name]) for name in form if name.startswith("gaat-"))[:200],
        one("zin"),
        one("kop"),
        one("onderdeel"),
        one("versie"),
        fields.idem(one("idem")),
        _list(form),
    )


def _list(sent: Mapping[str, str]) -> str:
    """Give the list of the queue that one came from, '' for none."""
    named = sent.get("lijst", "")
    return named if named in queue.SORTS else ""


def intended(claim: str, sent: Typed) -> Intended:
    """Read which act is meant. Raises InvalidInput."""
    if sent.doe not in queue_words.ACTS:
        raise InvalidInput("Choose what you want to do.", field="doe")
    relation, reason = (sent.verband or ("",))[0], sent.reden
    if sent.doe == "merge":
        return structuring.merging(claim, _id(sent.doel), reason)
    if sent.doe == "split":
        goes = {id_: _numbers(where) for id_, where in sent.goes}
        return structuring.splitting(claim, Split(sent.delen, goes), reason)
    if sent.doe == "word":
        return structuring.wording(claim, sent.zin, reason)
    if sent.doe == "branch":
        return structuring.taking_out(claim, sent.kop, sent.onderdeel, reason)
    if sent.doe == "join":
        return structuring.joining(relation, sent.verband[1:], reason)
    if not relation:
        raise InvalidInput("Choose which step does not follow.", field="verband")
    if sent.doe == "move":
        return structuring.moving_to(relation, _id(sent.doel), reason)
    if sent.doe == "part":
        return structuring.loosening(relation, reason)
    goal = _id(sent.doel) if sent.doel.strip() else ""
    return structuring.retyping(relation, KINDS.get(sent.soort, ""), goal, reason)


def field_of(error: InvalidInput) -> str:
    """Name the field of the form that an error is about."""
    if is_id(error.field, "r"):
        return f"gaat-{error.field}"
    return _FIELD_OF.get(error.field, error.field or "doe")


def _id(given: str) -> str:
    """Read an id, out of an address too."""
    found = _ID.search(given)
    if found is None:
        raise InvalidInput("Choose a claim for the relation.", field="doel")
    return found[0]


def _numbers(where: str) -> Sequence[int]:
    return [int(each) for each in where.split("+") if each in ("0", "1", "2", "3", "4", "5")]
