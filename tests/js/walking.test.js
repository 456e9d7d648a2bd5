// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { isForOthers, isTyping, neighbour } from "../../static/js/walking.js";

test("a walk ends before the first and at the last", () => {
    assert.equal(neighbour(-1, 1, 3), 0);
    assert.equal(neighbour(0, -1, 3), -1);
    assert.equal(neighbour(2, 1, 3), 2);
    assert.equal(neighbour(-1, 1, 0), -1);
});

/**
 * @param {string} tagName
 * @param {string | null} type
 */
function element(tagName, type = null) {
    return /** @type {Element} */ (/** @type {unknown} */ ({ tagName, getAttribute: () => type }));
}

test("a key in a field is a letter", () => {
    assert.equal(isTyping(element("INPUT", "search")), true);
    assert.equal(isTyping(element("TEXTAREA")), true);
    assert.equal(isTyping(element("INPUT", "range")), false);
    assert.equal(isTyping(element("A")), false);
    assert.equal(isTyping(null), false);
});

test("a key with Ctrl, Cmd or Alt is for the browser", () => {
    const bare = { ctrlKey: false, metaKey: false, altKey: false };
    assert.equal(isForOthers(bare), false);
    for (const held of ["ctrlKey", "metaKey", "altKey"]) {
        assert.equal(isForOthers({ ...bare, [held]: true }), true);
    }
});
