import assert from "node:assert/strict";
import { test } from "node:test";

import { SCALES, fittingScale, nextScale, percent, scrolled } from "../../static/js/scale.js";

test("a drawing grows and shrinks by one step", () => {
    assert.equal(nextScale(1, 1), 1.4);
    assert.equal(nextScale(1, -1), 0.7);
});

test("the largest and the smallest stay", () => {
    assert.equal(nextScale(SCALES[0], -1), SCALES[0]);
    assert.equal(nextScale(SCALES.at(-1), 1), SCALES.at(-1));
});

test("from between two steps a drawing goes to the nearest one", () => {
    assert.equal(nextScale(0.6, 1), 0.7);
    assert.equal(nextScale(0.6, -1), 0.5);
});

test("a fitting drawing is as wide as its frame, and never larger than drawn", () => {
    assert.equal(fittingScale(1000, 500), 0.5);
    assert.equal(fittingScale(400, 500), 1);
    assert.equal(fittingScale(400, 0), 1);
});

test("a scale is said in whole percents", () => {
    assert.equal(percent(0.35), "35%");
});

test("what is under the pointer stays there when a drawing grows", () => {
    assert.equal(scrolled(100, 50, 2), 250);
    assert.equal(scrolled(0, 0, 2), 0);
    assert.equal(scrolled(250, 50, 0.5), 100);
});
