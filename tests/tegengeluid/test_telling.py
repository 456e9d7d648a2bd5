"""The figures for other programs."""

import json

from debate.tegengeluid.measuring import Measured, measured
from debate.tegengeluid.telling import COLUMNS, Where, plain, rows
from tests.tegengeluid.maps import EXAMPLE_STANDS, example, many, written


def small() -> Measured:
    counted = example()
    return measured(counted.map, counted.record, counted.today, EXAMPLE_STANDS)


def large() -> Measured:
    counted = written("T policymaker p 0\n" + many(12))
    return measured(counted.map, counted.record, counted.today, frozenset(counted.steps))


def test_document_holds_every_indicator_with_its_items_and_the_place_in_the_log() -> None:
    found = json.loads(json.dumps(plain(small(), Where("debat", 11, 40))))
    assert (found["version"], found["position"], found["today"]) == (11, 40, "1970-01-31")
    assert list(found["indicators"]) == [f"I{n}" for n in range(1, 15)]
    assert found["indicators"]["I2"]["items"] == ["rA2", "rB1"]
    coverage = found["indicators"]["I1"]
    assert {"value", "k", "n", "interval", "said", "said_en"} <= coverage.keys()
    assert (coverage["name"], coverage["name_en"]) == (
        "Tegenspraakdekking",
        "Counterargument coverage",
    )


def test_value_of_too_few_is_null_with_its_counts() -> None:
    coverage = plain(small(), Where("debat"))["indicators"]["I1"]  # type: ignore[index,call-overload]
    assert (coverage["value"], coverage["interval"]) == (None, None)
    assert (coverage["k"], coverage["n"]) == (5, 8)


def test_rows_hold_one_figure_each_and_what_is_unknown_is_empty() -> None:
    names, *lines = rows(large(), Where("debat"))
    assert names[: len(COLUMNS)] == COLUMNS
    assert {len(line) for line in lines} == {len(names)}
    by_name = {(line[4], line[5]): dict(zip(names, line, strict=True)) for line in lines}
    assert by_name["I1", "coverage"]["value"] == 1 / 13
    assert by_name["I3", "exchange"]["value"] == ""


def test_file_has_no_place_in_the_log() -> None:
    said = [Where("a.json").said, Where("debat", 3, 9).said]
    assert said == [
        "Measured of a.json, which has no log.",
        "Measured at version 3, position 9 of the log.",
    ]
