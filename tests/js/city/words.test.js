import assert from "node:assert/strict";
import { test } from "node:test";

import { stepped } from "../../../static/js/city/find.js";
import { mixed, partsOf, pixelOf } from "../../../static/js/city/palette.js";
import { statusOf } from "../../../static/js/city/status.js";

test("a list is stepped through, round and round", () => {
    assert.deepEqual([stepped(-1, 1, 3), stepped(2, 1, 3), stepped(0, -1, 3), stepped(-1, -1, 3)], [0, 0, 2, 2]);
    assert.equal(stepped(0, 1, 0), -1);
});

test("colours are read, mixed and put into a pixel", () => {
    assert.deepEqual(partsOf("#1f5f99"), [31, 95, 153]);
    assert.equal(mixed("#000000", "#ffffff", 0.5), "#808080");
    assert.deepEqual([...new Uint8Array(Uint32Array.of(pixelOf("#1f5f99")).buffer)], [31, 95, 153, 255]);
});

test("what is in sight is said in a sentence", () => {
    const sentences = {
        all: "All {claims} in sight.",
        some: "{claims} of {all} in sight.",
        middle: "In the middle: {claim}",
        one: "claim",
        many: "claims",
        lang: "en",
    };
    assert.equal(statusOf(158, 158, "", sentences), "All 158 claims in sight.");
    assert.equal(
        statusOf(1, 100000, "Zorg kost $& meer.", sentences),
        "1 claim of 100,000 in sight. In the middle: Zorg kost $& meer.",
    );
});
