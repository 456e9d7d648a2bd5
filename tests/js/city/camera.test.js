import assert from "node:assert/strict";
import { test } from "node:test";

import { above, between, boxOf, fitted, kept, middle, moved, read, written, zoomed } from "../../../static/js/city/camera.js";

const PLANE = { width: 1000, height: 800, lot: 10 };
const SCREEN = { width: 500, height: 400 };

/** @param {number} one @param {number} other */
function near(one, other) {
    assert.ok(Math.abs(one - other) < 1e-6, `${one} is not ${other}`);
}

test("all of it is in sight, in the middle", () => {
    const camera = fitted(PLANE, SCREEN);
    const box = boxOf(camera, SCREEN);
    assert.ok(box.left <= 0 && box.top <= 0 && box.right >= 1000 && box.bottom >= 800);
    assert.deepEqual(middle(camera, SCREEN), { x: 500, y: 400 });
});

test("what is under the pointer stays there when one comes nearer", () => {
    const before = { x: 100, y: 50, scale: 0.5 };
    const after = zoomed(before, 3, 120, 80);
    near(before.x + 120 / before.scale, after.x + 120 / after.scale);
    near(before.y + 80 / before.scale, after.y + 80 / after.scale);
});

test("one never goes further than all of it, nor nearer than one lot", () => {
    const whole = fitted(PLANE, SCREEN);
    near(kept({ ...whole, scale: whole.scale / 9 }, PLANE, SCREEN).scale, whole.scale);
    near(kept({ x: 0, y: 0, scale: 999 }, PLANE, SCREEN).scale, 32);
});

test("the plane never leaves the screen", () => {
    const lost = kept(moved({ x: 0, y: 0, scale: 1 }, 99999, -99999), PLANE, SCREEN);
    const box = boxOf(lost, SCREEN);
    assert.ok(box.left < PLANE.width && box.bottom > 0);
});

test("a flight begins here, ends there, and grows evenly", () => {
    const from = fitted(PLANE, SCREEN);
    const to = above({ x: 700, y: 100, w: 10, h: 10 }, PLANE, SCREEN);
    near(between(from, to, 0, SCREEN).x, from.x);
    near(between(from, to, 1, SCREEN).x, to.x);
    near(between(from, to, 0.5, SCREEN).scale, Math.sqrt(from.scale * to.scale));
    near(middle(to, SCREEN).x, 705);
});

test("one flies nearer to a narrow lot, so that its words can be read", () => {
    near(above({ x: 0, y: 0, w: 10, h: 10 }, PLANE, SCREEN).scale, 18);
    near(above({ x: 0, y: 0, w: 5, h: 15 }, PLANE, SCREEN).scale, 24);
    near(above({ x: 0, y: 0, w: 1, h: 3 }, PLANE, SCREEN).scale, 32);
});

test("an address keeps a look, and what is none is passed over", () => {
    const camera = zoomed(fitted(PLANE, SCREEN), 4, 100, 300);
    const again = read(written(camera, PLANE, SCREEN), PLANE, SCREEN);
    assert.ok(again);
    near(Math.round(again.x), Math.round(camera.x));
    near(Math.round(again.scale * 100), Math.round(camera.scale * 100));
    for (const text of ["", "1,2", "a,b,c", "1,2,-3", "1,2,0"]) {
        assert.equal(read(text, PLANE, SCREEN), null);
    }
});
