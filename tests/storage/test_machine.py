"""Everything people can do, in any order: after each step log, state and tree agree."""

import contextlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from debate.commands import arguing, importing, moderating, structuring
from debate.commands.parting import Split
from debate.errors import Conflict, Gone, InvalidInput, NotFound
from debate.log import receipt
from debate.model import Kind
from debate.queries import claims as claim_queries
from debate.queries import grounds
from debate.storage import erasure, exporting, journal, past, rebuild, schema, sealer
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make

WORDS = st.sampled_from(
    [
        "De bus is 's avonds leeg.",
        "Wie laat werkt, komt anders niet thuis.",
        "Een taxi is duurder dan een bus.",
        "Het rooster is al te vol.",
    ]
)
REFUSED = (Conflict, Gone, InvalidInput, NotFound)
WHY = "Dit hoort hier."


class Debating(RuleBasedStateMachine):
    """One debate, three people, and an import that comes and goes."""

    claims = Bundle("claims")
    steps = Bundle("steps")
    acts = Bundle("acts")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="debate-machine-"))
        self.store: Store = make.debate(self.folder)
        self.given: list[bytes] = []
        self.forms = 0

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    @rule(target=claims)
    def thesis(self) -> str:
        return make.THESIS

    @rule(target=steps, on=st.one_of(claims, steps), words=WORDS, kind=st.sampled_from(Kind))
    def argue(self, on: str, words: str, kind: Kind) -> str:
        return self._answer(on, words, kind, "")

    @rule(target=steps, on=claims, existing=claims, kind=st.sampled_from(Kind))
    def argue_with_what_is_there(self, on: str, existing: str, kind: Kind) -> str:
        return self._answer(on, "", kind, existing)

    @rule(target=claims, on=claims, words=WORDS)
    def claim(self, on: str, words: str) -> str:
        posted = self._argue(on, words, Kind.SUPPORT, "")
        return posted.claim if posted else make.THESIS

    def _answer(self, on: str, words: str, kind: Kind, existing: str) -> str:
        posted = self._argue(on, words, kind, existing)
        return posted.relation if posted else make.THESIS

    def _argue(self, on: str, words: str, kind: Kind, existing: str) -> arguing.Posted | None:
        """Send a form twice, as a hasty finger does: both answers are the same, byte for byte."""
        self.forms += 1
        form = {"existing": existing, "idem": f"form {self.forms}"}
        with contextlib.suppress(*REFUSED):
            posted = arguing.argue(self.store, make.ANN, kind, words, on, **form)
            again = arguing.argue(self.store, make.ANN, kind, words, on, **form)
            first, second = self.store.receipt(posted.entries), self.store.receipt(again.entries)
            assert first == second
            self.given.append(first)
            return posted
        return None

    @rule(on=claims, words=WORDS)
    def ask(self, on: str, words: str) -> None:
        self._try(lambda: arguing.ask(self.store, make.ANN, words, on))

    @rule(target=acts, duplicate=claims, kept=claims)
    def merge(self, duplicate: str, kept: str) -> int:
        return self._act(
            lambda: make.merge_claims(self.store, make.MO, duplicate, kept, "Ze zeggen hetzelfde.")
        )

    @rule(target=acts, claim=claims, words=WORDS)
    def word(self, claim: str, words: str) -> int:
        return self._act(lambda: make.word_claim(self.store, make.MO, claim, words, "Duidelijker."))

    @rule(
        target=acts,
        claim=claims,
        act=st.sampled_from([make.hide_claim, make.restore_claim, make.withdraw_claim]),
    )
    def hide_restore_or_withdraw(self, claim: str, act: Callable[..., list[journal.Entry]]) -> int:
        return self._act(lambda: act(self.store, make.MO, claim, "Volgens de huisregels."))

    @rule(target=acts, claim=claims)
    def review(self, claim: str) -> int:
        return self._act(lambda: make.review_claim(self.store, make.MO, claim))

    @rule(target=acts, step=steps, on=st.one_of(claims, steps))
    def move(self, step: str, on: str) -> int:
        return self._structure(lambda: structuring.moving_to(step, on, WHY))

    @rule(target=acts, step=steps, kind=st.sampled_from(Kind), on=st.one_of(claims, steps))
    def retype(self, step: str, kind: Kind, on: str) -> int:
        return self._structure(lambda: structuring.retyping(step, kind, on, WHY))

    @rule(target=acts, step=steps, other=steps)
    def join(self, step: str, other: str) -> int:
        return self._structure(lambda: structuring.joining(step, [other], WHY))

    @rule(target=acts, step=steps)
    def part(self, step: str) -> int:
        return self._structure(lambda: structuring.loosening(step, WHY))

    @rule(target=acts, claim=claims, number=st.integers(0, 1), both=st.booleans())
    def split(self, claim: str, number: int, both: bool) -> int:
        with self.store.reading() as connection:
            tied = grounds.tied(connection, claim, 100)
        goes = {
            each.relation.id: [0, 1] if both and not each.is_conclusion else [number]
            for each in tied
        }
        texts = ["De bus is leeg.", "De bus is duur."]
        return self._structure(lambda: structuring.splitting(claim, Split(texts, goes), WHY))

    @rule(target=claims, claim=claims, number=st.integers(0, 1))
    def part_of(self, claim: str, number: int) -> str:
        with self.store.reading() as connection:
            return claim_queries.in_place_of(connection, [claim])[-number]

    @rule(target=acts, claim=claims)
    def take_out(self, claim: str) -> int:
        return self._structure(lambda: structuring.taking_out(claim, "Apart", "", WHY))

    def _structure(self, intended: Callable[[], structuring.Intended]) -> int:
        def act() -> list[journal.Entry]:
            return list(structuring.carry_out(self.store, make.MO, intended()))

        entries = self._try(act)
        return entries[-1].pos if isinstance(entries, list) else 0

    @rule(target=acts, position=acts)
    def revert(self, position: int) -> int:
        return self._act(lambda: moderating.revert(self.store, make.MO, position, "Toch niet."))

    def _act(self, act: Callable[[], object]) -> int:
        entries = self._try(act)
        assert entries is None or isinstance(entries, list)
        return entries[-1].pos if entries else 0

    def _try(self, act: Callable[[], object]) -> object:
        with contextlib.suppress(*REFUSED):
            return act()
        return None

    @rule(claim=claims)
    def erase_claim(self, claim: str) -> None:
        self._try(lambda: erasure.erase(self.store, claim=claim, ground="AVG artikel 17"))

    @rule(step=steps)
    def erase_step(self, step: str) -> None:
        if step.startswith("r"):
            self._try(lambda: erasure.erase(self.store, relation=step, ground="AVG artikel 17"))

    @rule()
    def erase_person(self) -> None:
        self._try(lambda: erasure.erase(self.store, person=make.ANN.ref, ground="AVG artikel 17"))

    @rule(target=claims, count=st.integers(1, 4), word=st.sampled_from(["bad", "water"]))
    def import_map(self, count: int, word: str) -> str:
        given = make.small_map(claims=count, word=word)
        importing.import_map(self.store, make.CO, given)
        assert importing.import_map(self.store, make.CO, given).new == 0
        return next(iter(given.claims))

    @rule()
    def seal(self) -> None:
        sealer.seal_all(self.store)

    @rule()
    def rebuild(self) -> None:
        rebuild.rebuild(self.store)

    @invariant()
    def nothing_is_wrong(self) -> None:
        assert verify(self.store).findings == ()

    @invariant()
    def the_newest_past_is_the_present(self) -> None:
        with self.store.reading() as connection:
            for slug, version in connection.execute("select debate, version from debate_head"):
                with past.debate_at(connection, slug, version) as then:
                    assert _told(then, slug) == _told(connection, slug)

    @invariant()
    def every_receipt_holds_and_its_event_is_in_the_log(self) -> None:
        lines = [json.loads(line) for line in exporting.export_log(self.store)]
        hashes = {line["hash"] for line in lines if "pos" in line}
        key, origin = self.store.outside.verifier("receipt"), self.store.outside.origin
        for document in self.given:
            assert receipt.check(document, key, origin) == []
            assert {event.hash.hex() for event in receipt.read(document).events} <= hashes


def _told(connection: sqlite3.Connection, slug: str) -> dict[str, list[object]]:
    """Give all rows of one debate."""
    claims = "select id from claim where debate = :slug"
    relations = "select id from relation where debate = :slug"
    sources = "select id from source where debate = :slug"
    of_debate = {
        "topic": "slug = :slug",
        "source_text": f"source in ({sources})",
        "premise": f"relation in ({relations})",
        "excerpt": f"owner in ({claims}) or owner in ({relations})",
        "split": f"claim in ({claims})",
        "house_rules": "false",  # of the whole site
        "touched": f"thing in ({claims}) or thing in ({relations})",
    }
    return {
        table: sorted(
            connection.execute(
                f"select * from {table} where {of_debate.get(table, 'debate = :slug')}",
                {"slug": slug},
            ),
            key=repr,
        )
        for table in schema.STATE_TABLES
    }


TestDebating = Debating.TestCase
TestDebating.settings = settings(
    max_examples=8,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
