"""Every fact that the log can hold, to bytes and back."""

import json

import pytest

from debate import events
from debate.council import CouncilObject, ObjectKind, Snapshot
from debate.errors import InvalidInput
from debate.events import KINDS, Event, from_plain_body, to_bytes
from debate.model import (
    Claim,
    Excerpt,
    Frame,
    Kind,
    Origin,
    Question,
    Relation,
    Section,
    Source,
    SourceKind,
    Topic,
    Voice,
    VoiceKind,
    Wording,
)
from debate.moderation.decision import Act, Decision, Noticed
from debate.moderation.house_rules import HouseRules, Rule
from debate.moderation.statement import Statement
from debate.wiring import Ends, Placed, Rewired, ends

CLAIM = Claim(
    "c0a1b2c3d4e5f",
    "Eén zin.",
    title="Zin",
    voice=Voice(VoiceKind.CITIZEN, "Ann"),
    origin=Origin.REACTION,
    frames=(Frame.NECESSITY,),
    excerpts=(Excerpt("s0a1b2c3d4e5f", 2, 3, 9, "00ff00ff"),),
    wordings=(Wording("Anders gezegd.", Voice(VoiceKind.CLIENT)),),
    base=0.5,
    data={"é": [1, None, True]},
)
RELATION = Relation("r0a1b2c3d4e5f", Kind.ATTACK, (CLAIM.id,), "c1a1b2c3d4e5f")
REWIRED = Rewired(
    RELATION.id, ends(RELATION), Ends(Kind.SUPPORT, ("c2a1b2c3d4e5f", CLAIM.id), "c3a1b2c3d4e5f")
)

DECISION = Decision(
    *("d0a1b2c3d4e5f", Act.LABEL, CLAIM.id, "regel-2", 2),
    Statement("d0a1b2c3d4e5f", (Act.LABEL.visibility,), decision_facts="Een adres."),
    side=-1,
    notices=(Noticed("unclear", 3),),
)

EXAMPLES: list[Event] = [
    events.TopicOpened(Topic("avondbus", "De avondbus", theses=(CLAIM.id,))),
    events.TopicDescribed(Topic("avondbus", "De nachtbus")),
    events.SectionAdded(Section("g0a1b2c3d4e5f", "Geld", 2)),
    events.SourceAdded(Source("s0a1b2c3d4e5f", SourceKind.REACTION, number=2)),
    events.SourceTextStored("s0a1b2c3d4e5f", ("Eerste alinea.", "Tweede."), "ab" * 32),
    events.ClaimPosted(CLAIM, "<p>Noot.</p>", reviewed=True),
    events.ExcerptAnchored(CLAIM.id, Excerpt("s0a1b2c3d4e5f", 3), suggested=True),
    events.ExcerptMoved(
        CLAIM.id,
        Excerpt("s0a1b2c3d4e5f", 2, 3, 9, "00ff00ff"),
        Excerpt("s0a1b2c3d4e5f", 4, 0, 6, "00ff00ff"),
    ),
    events.ClaimRevised(CLAIM),
    events.ClaimWorded(CLAIM.id, "Beter gezegd.", "Een tikfout."),
    events.ClaimReviewed(CLAIM.id),
    events.ClaimWithdrawn(CLAIM.id, "Vergissing."),
    events.ClaimHidden(CLAIM.id, "Noemt een adres.", "adres"),
    events.ClaimRestored(CLAIM.id, "Adres is weg."),
    events.RulesPublished(HouseRules(2, (Rule("regel-6", "De wet", law=True),), "Scherp mag.")),
    events.DecisionMade(DECISION),
    events.DecisionLifted(DECISION.id, CLAIM.id, "Er is nu een telling."),
    events.DecisionEnded(DECISION.id, CLAIM.id),
    events.NoticesDismissed(CLAIM.id, "Dat mag.", (Noticed("unclear", 3),), 1_700_000_000_000),
    events.ComplaintDecided(DECISION.id, True, "Klopt.", 2, 1_700_000_000_000),
    events.FrameCoded(
        "c1",
        (Frame.NECESSITY,),
        (events.Coding((Frame.NECESSITY,)), events.Coding()),
        "Zo staat het er.",
    ),
    events.ClaimsMerged(CLAIM.id, "c1a1b2c3d4e5f", "Zelfde."),
    events.RelationMoved(REWIRED, "Hoort hier."),
    events.RelationRetyped(REWIRED, "Spreekt tegen."),
    events.PremisesJoined(REWIRED, ("r1a1b2c3d4e5f",), (REWIRED,), "Eén redenering."),
    events.PremisesParted(REWIRED, ("r1a1b2c3d4e5f",), "Twee redenen."),
    events.ClaimSplit(CLAIM.id, ("c1a1b2c3d4e5f",), (REWIRED,), 3, "Zegt twee dingen."),
    events.BranchExtracted(CLAIM.id, "g0a1b2c3d4e5f", (Placed(CLAIM.id, ""),), "Ander onderwerp."),
    events.RelationPosted(RELATION),
    events.RelationRevised(RELATION),
    events.RelationWithdrawn(RELATION.id, "Vergissing."),
    events.QuestionAsked(Question("q0a1b2c3d4e5f", "Wie betaalt dat?", CLAIM.id)),
    events.CouncilObjectAdded(
        CouncilObject(
            "o0a1b2c3d4e5f", ObjectKind.MOTION, "De bus", "https://raad.example/1", "2026-01-31"
        )
    ),
    events.CouncilLinkMade("o0a1b2c3d4e5f", CLAIM.id),
    events.CouncilLinkWithdrawn("o0a1b2c3d4e5f", CLAIM.id, "Verkeerde motie."),
    events.SnapshotTaken(Snapshot(12, "Voor de commissie")),
    events.Erased((3, 4), (CLAIM.id, CLAIM.id), "AVG artikel 17", (1, 2)),
    events.Reverted(7, "Toch niet zelfde."),
]


def test_there_is_an_example_of_each_kind() -> None:
    assert {type(event) for event in EXAMPLES} == set(KINDS.values())


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.kind)
def test_event_reads_back_from_its_bytes_as_it_was(event: Event) -> None:
    body = json.loads(to_bytes(event))
    assert from_plain_body(event.kind, event.schema, body) == event


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.kind)
def test_bytes_of_an_event_hold_no_defaults_and_keep_their_order(event: Event) -> None:
    raw = to_bytes(event)
    again = from_plain_body(event.kind, event.schema, json.loads(raw))
    assert to_bytes(again) == raw
    assert b"null" not in raw.replace(b"[1,null,true]", b"")


def test_kind_is_the_name_of_the_event_in_the_past_tense() -> None:
    for kind, event in KINDS.items():
        words = "".join(word.capitalize() for word in kind.split("_"))
        assert words == event.__name__


def test_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(InvalidInput, match="claim_sung"):
        from_plain_body("claim_sung", 1, {})


@pytest.mark.parametrize("body", [None, [], "x", 3])
def test_body_that_is_no_object_is_refused(body: object) -> None:
    with pytest.raises(InvalidInput):
        from_plain_body("claim_reviewed", 1, body)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"claim": 3}, "claim"),
        ({"claim": "c", "extra": 1}, "extra"),
        ({}, "claim"),
    ],
)
def test_field_that_does_not_fit_is_named(body: dict[str, object], place: str) -> None:
    with pytest.raises(InvalidInput, match=place):
        from_plain_body("claim_reviewed", 1, body)  # type: ignore[arg-type]


def test_wrong_value_deep_inside_is_named_by_its_place() -> None:
    body = {"claim": {"id": "c", "text": "x", "excerpts": [{"source": "s", "paragraph": "een"}]}}
    with pytest.raises(InvalidInput, match=r"claim\.excerpts\[0\]\.paragraph"):
        from_plain_body("claim_posted", 1, body)  # type: ignore[arg-type]


def test_older_bytes_are_read_through_the_steps_between(monkeypatch: pytest.MonkeyPatch) -> None:
    def to_second(body: dict[str, object]) -> dict[str, object]:
        return {"claim": body["stelling"]}

    monkeypatch.setattr(events.ClaimReviewed, "schema", 2)
    monkeypatch.setitem(events._UPCASTS, ("claim_reviewed", 1), to_second)  # type: ignore[arg-type]
    assert from_plain_body("claim_reviewed", 1, {"stelling": "c1"}) == events.ClaimReviewed("c1")
    assert from_plain_body("claim_reviewed", 2, {"claim": "c1"}) == events.ClaimReviewed("c1")
