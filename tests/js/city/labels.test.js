import assert from "node:assert/strict";
import { test } from "node:test";

import { LINE, placed, wrapped } from "../../../static/js/city/labels.js";

/** @param {string} text ten pixels a letter */
const measure = (text) => 10 * text.length;

test("a sentence breaks between words", () => {
    assert.deepEqual(wrapped("Zorg is te duur.", 100, 9, measure), ["Zorg is te", "duur."]);
});

test("what does not fit ends in an ellipsis, within its room", () => {
    assert.deepEqual(wrapped("Zorg is te duur voor wie niets heeft.", 100, 2, measure), ["Zorg is te", "duur voor…"]);
    for (const room of [30, 55, 90]) {
        for (const line of wrapped("Zorgverzekeraars betalen zelden.", room, 3, measure)) {
            assert.ok(measure(line) <= room, line);
        }
    }
});

/** @param {number} number @param {object} more */
function lot(number, more) {
    return { number, rank: 0, left: 0, top: 0, width: 200, height: 50, ...more };
}

/** @param {string} text */
function linesOf(text) {
    /** @param {number} _ @param {number} room @param {number} most */
    return (_, room, most) => {
        const lines = text ? wrapped(text, room, most, measure) : [];
        return { lines, width: Math.max(0, ...lines.map(measure)) };
    };
}

test("a lot with room has its words inside", () => {
    const [label] = placed([lot(1, { left: 30, top: 40 })], linesOf("Zorg is duur."));
    assert.deepEqual([label.number, label.isOver, label.lines], [1, false, ["Zorg is duur."]]);
    assert.ok(label.left > 30 && label.top > 40);
});

test("along a thin block its words stand on a plate that hides as little as it can", () => {
    const [label] = placed([lot(1, { top: 100, height: 8 })], linesOf("Zorg is duur."));
    assert.ok(label.isOver);
    assert.deepEqual([label.top + label.height / 2, label.lines.length], [104, 1]);
    assert.ok(label.width <= 200);
    assert.deepEqual(placed([lot(1, { height: 2 })], linesOf("Zorg is duur.")), []);
    assert.ok(placed([lot(1, {})], linesOf("Zorg is duur."), [], true)[0].isOver);
});

test("where words lie over one another the claim with most under it has them", () => {
    const [small, large] = [lot(1, { height: 8 }), lot(2, { height: 8, top: 4 })];
    const inside = lot(3, { top: 12, left: 20 });
    const said = placed([large, small, inside], linesOf("Zorg is duur."));
    assert.deepEqual(said.map((one) => one.number), [2]);
});

test("words stay out of what has its place already, and out of lots without room", () => {
    const title = { left: 0, top: 0, width: 300, height: 2 * LINE };
    assert.deepEqual(placed([lot(1, {})], linesOf("Zorg."), [title]), []);
    assert.deepEqual(placed([lot(1, { width: 60 })], linesOf("Zorg.")), []);
    assert.deepEqual(placed([lot(1, {})], linesOf("")), []);
});
