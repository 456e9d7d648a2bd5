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

const DUTCH = {
    over: "{lasts} van {wanted} minuten: {over} te lang. Haal ongeveer {words} weg.",
    left: "{lasts} van {wanted} minuten. Er is nog plaats voor {words}.",
    one: "woord",
    many: "woorden",
    lang: "nl",
};

test("what is too long says by how much, what is not how much fits", () => {
    const long = timed(400, 3, 130, DUTCH);
    assert.ok(long.over);
    assert.match(long.told, /^3:05 van 3:00 minuten: 0:05 te lang. Haal ongeveer 10\u00a0woorden weg\.$/);
    const wordy = timed(3_000, 3, 130, { ...DUTCH, over: "Out: {words}", many: "words", lang: "en" });
    assert.equal(wordy.told, "Out: 2,610\u00a0words");
    assert.match(timed(389, 3, 130, DUTCH).told, /nog plaats voor 1\u00a0woord\.$/);
});
