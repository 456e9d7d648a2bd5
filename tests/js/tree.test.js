// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { beside, tree } from "../../static/js/tree.js";

const lines = [
    { id: "r1", premises: ["a", "b"], conclusion: "t" },
    { id: "r2", premises: ["c"], conclusion: "t" },
    { id: "r3", premises: ["d"], conclusion: "c" },
    { id: "r4", premises: ["e"], conclusion: "r1" },
];
const found = tree(["t", "a", "b", "c", "d", "e"], lines);

test("left is what a claim speaks on, right what was said on it", () => {
    assert.equal(beside(found, "d", "ArrowLeft"), "c");
    assert.equal(beside(found, "t", "ArrowRight"), "a");
    assert.equal(beside(found, "t", "ArrowLeft"), undefined);
    assert.equal(beside(found, "d", "ArrowRight"), undefined);
});

test("an objection is below the last claim of the step that it is against", () => {
    assert.equal(beside(found, "e", "ArrowLeft"), "b");
    assert.equal(beside(found, "b", "ArrowRight"), "e");
});

test("up and down walk along what stands beside a claim, and end", () => {
    assert.equal(beside(found, "a", "ArrowDown"), "b");
    assert.equal(beside(found, "b", "ArrowDown"), "c");
    assert.equal(beside(found, "c", "ArrowDown"), undefined);
    assert.equal(beside(found, "a", "ArrowUp"), undefined);
    assert.equal(beside(found, "a", "Home"), undefined);
});

test("claims that speak on one another in a circle are walked and never for ever", () => {
    const circle = tree(["a", "b"], [
        { id: "r1", premises: ["a"], conclusion: "b" },
        { id: "r2", premises: ["b"], conclusion: "a" },
    ]);
    assert.equal(beside(circle, "a", "ArrowLeft"), "b");
    assert.equal(beside(circle, "b", "ArrowLeft"), undefined);
});
