// @ts-check
import assert from "node:assert/strict";
import test from "node:test";

import { clock, countWords, readNumber, timed } from "../../static/js/timing.js";

test("words are counted as they are spoken", () => {
    assert.equal(countWords("Voorzitter, 3 wijk-teams zijn er."), 5);
    assert.equal(countWords("’s Avonds één café"), 4);
    assert.equal(countWords(" "), 0);
});

test("a time is written as on a stopwatch, and a number with a comma is read", () => {
    assert.equal(clock(200), "3:20");
    assert.equal(readNumber("2,5", 3), 2.5);
    assert.equal(readNumber("veel", 3), 3);
});

test("what is too long says by how much, what is not how much fits", () => {
    const long = timed(400, 3, 130);
    assert.ok(long.over);
    assert.match(long.told, /^3:05 van 3:00 minuten: 0:05 te lang. Haal ongeveer 10\u00a0woorden weg\.$/);
    assert.match(timed(389, 3, 130).told, /nog plaats voor 1\u00a0woord\.$/);
});
