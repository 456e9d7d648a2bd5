import assert from "node:assert/strict";
import { test } from "node:test";

import { codePoints, place } from "../../static/js/passage.js";

test("code points are counted, not UTF-16 units", () => {
    assert.equal(codePoints("héél", 3), 3);
    assert.equal(codePoints("👩‍🦽 mee", 5), 3);
    assert.equal(codePoints("a👍b", 4), 3);
    assert.equal(codePoints("", 0), 0);
});

test("a pair that is cut in two is not begun", () => {
    assert.equal(codePoints("a👍b", 2), 1);
    assert.equal(codePoints("👍", 1), 0);
});

test("a place has no white space at its ends", () => {
    const text = "Er is tijd. Er is geld. ";
    assert.equal(place(3, text, 11, 24), "3:12-23");
    assert.equal(place(3, text, 0, 11), "3:0-11");
});

test("places behind an emoji are those of the server", () => {
    const text = "👍 Dat klopt.";
    assert.equal(place(1, text, 3, text.length), "1:2-12");
});

test("white space alone is no place", () => {
    assert.equal(place(1, "a   b", 1, 4), "");
    assert.equal(place(1, "abc", 2, 2), "");
    assert.equal(place(1, "👍", 0, 1), "");
});
