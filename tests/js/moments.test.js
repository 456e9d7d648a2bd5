// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { addressAt, markAt, readMarks, saidMoment } from "../../static/js/moments.js";

const marks = readMarks("1:1000 40:2000 90:3000");

test("marks are read as the page writes them", () => {
    assert.deepEqual(marks[1], { version: 40, at: 2000 });
    assert.deepEqual(readMarks(""), []);
});

test("a version is as old as the last mark before it", () => {
    assert.equal(markAt(marks, 40)?.at, 2000);
    assert.equal(markAt(marks, 89)?.at, 2000);
    assert.equal(markAt(marks, 500)?.at, 3000);
    assert.equal(markAt(marks, 0)?.at, 1000);
    assert.equal(markAt([], 3), undefined);
});

test("a moment is said in the language of the page, in the time of the Netherlands", () => {
    assert.match(saidMoment(1_795_334_400_000, "nl"), /22 november 2026.*09:00/u);
    assert.match(saidMoment(1_795_334_400_000, "en"), /22 November 2026.*09:00/u);
});

test("a view as it was has the version in its address", () => {
    assert.equal(addressAt("/debatten/bus/kaart", 7), "/debatten/bus/kaart?v=7");
});
