import assert from "node:assert/strict";
import { test } from "node:test";

import { press } from "../../../static/js/city/hands.js";

/** Deeds that remember what was done. */
function remembering() {
    const done = [];
    const names = ["move", "zoom", "zoomMiddle", "choose", "point", "open", "leave"];
    const deeds = Object.fromEntries(names.map((name) => [name, (...given) => done.push([name, ...given])]));
    return { done, deeds };
}

test("arrows move, plus and minus zoom, Enter opens, Escape leaves", () => {
    const { done, deeds } = remembering();
    for (const key of ["ArrowLeft", "ArrowDown", "+", "-", "Enter", "Escape"]) {
        assert.equal(press(key, deeds), true);
    }
    assert.deepEqual(
        done.map(([name]) => name),
        ["move", "move", "zoomMiddle", "zoomMiddle", "open", "leave"],
    );
    assert.ok(done[0][1] < 0 && done[1][2] > 0 && done[2][1] > 1 && done[3][1] < 1);
});

test("other keys are left to the browser", () => {
    const { done, deeds } = remembering();
    assert.equal(press("Tab", deeds), false);
    assert.equal(press("toString", deeds), false);
    assert.deepEqual(done, []);
});
