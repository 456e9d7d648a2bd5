"""What a map itself tells of who and when."""

from debate.model import (
    ArgumentMap,
    Claim,
    Excerpt,
    Source,
    SourceKind,
    Topic,
    Voice,
    VoiceKind,
    Wording,
)
from debate.tegengeluid.record import DAY, Said, of_map

ARTICLE = Source(
    "s1", SourceKind.ARTICLE, voice=Voice(VoiceKind.RESEARCHER), published="1970-01-11T08:00"
)
PAPER = Source("s2", SourceKind.COUNCIL_PAPER)


def claim(id_: str, voice: Voice = Voice(), source: str = "s1", **more: object) -> Claim:  # noqa: B008
    return Claim(id_, "Zo.", voice=voice, excerpts=(Excerpt(source, 1),), **more)  # type: ignore[arg-type]


def told(*claims: Claim) -> ArgumentMap:
    return ArgumentMap(
        Topic("hulp", "Hulp"),
        sources={"s1": ARTICLE, "s2": PAPER},
        claims={each.id: each for each in claims},
    )


def test_claim_has_the_date_of_its_source_and_the_capacity_in_which_it_is_said() -> None:
    record = of_map(
        told(claim("c1"), claim("c2", Voice(VoiceKind.POLICYMAKER)), claim("c3", source=""))
    )
    assert record.said["c1"] == Said("researcher s1", 10 * DAY)
    assert record.said["c2"] == Said("policymaker s1", 10 * DAY)
    assert record.said["c3"] == Said()


def test_person_who_is_named_is_one_person_in_every_source() -> None:
    ann = Voice(VoiceKind.CITIZEN, "Ann")
    record = of_map(told(claim("c1", ann), claim("c2", ann, "s2")))
    assert record.said["c1"].author == record.said["c2"].author
    assert record.said["c2"].at is None


def test_wordings_are_told_and_a_map_knows_nothing_of_the_council() -> None:
    merged = Wording("Ook zo.", Voice(VoiceKind.CLIENT), (Excerpt("s1", 2),))
    record = of_map(told(claim("c1", wordings=(merged,)), claim("c2", source="s2")))
    assert record.also == {"c1": (Said("client s1", 10 * DAY),)}
    assert record.council == {}
