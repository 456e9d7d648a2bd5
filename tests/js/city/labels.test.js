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

test("a lot with room has its words inside", () => {
    const [label] = placed([lot(1, { left: 30, top: 40 })], () => "Zorg is duur.", measure);
    assert.deepEqual([label.number, label.isOver, label.lines], [1, false, ["Zorg is duur."]]);
    assert.ok(label.left > 30 && label.top > 40);
});

test("where words lie over one another the claim with most under it has them", () => {
    const small = lot(1, { height: 8, rank: 10 });
    const large = lot(2, { height: 8, top: 4, rank: 50 });
    assert.deepEqual(placed([small, large], () => "Zorg is duur.", measure).map((one) => one.number), [2]);
});

test("words stay out of what has its place already, and out of lots without room", () => {
    const title = { left: 0, top: 0, width: 300, height: 2 * LINE };
    assert.deepEqual(placed([lot(1, {})], () => "Zorg.", measure, [title]), []);
    assert.deepEqual(placed([lot(1, { width: 60 })], () => "Zorg.", measure), []);
    assert.deepEqual(placed([lot(1, {})], () => "", measure), []);
});
