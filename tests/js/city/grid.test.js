import assert from "node:assert/strict";
import { test } from "node:test";

import { gridOf, inSight, nearest } from "../../../static/js/city/grid.js";

const SIDE = 40;

/** Lots in rows, one unit apart, and one across all of them. */
function many() {
    const count = SIDE * SIDE + 1;
    const points = {
        count,
        width: 10 * SIDE,
        height: 10 * SIDE,
        x: new Uint16Array(count),
        y: new Uint16Array(count),
        w: new Uint16Array(count).fill(9),
        h: new Uint16Array(count).fill(9),
    };
    for (let at = 0; at < count - 1; at += 1) {
        points.x[at] = 10 * (at % SIDE);
        points.y[at] = 10 * Math.floor(at / SIDE);
    }
    points.y[count - 1] = 10 * SIDE - 1;
    points.w[count - 1] = 10 * SIDE;
    points.h[count - 1] = 1;
    return points;
}

/** What a look at every lot would find. */
function looked(points, box) {
    return [...points.x.keys()].filter(
        (at) =>
            points.x[at] <= box.right &&
            points.y[at] <= box.bottom &&
            points.x[at] + points.w[at] >= box.left &&
            points.y[at] + points.h[at] >= box.top,
    );
}

test("what is in sight is what a look at every lot finds", () => {
    const points = many();
    const grid = gridOf(points);
    const into = new Uint32Array(points.count);
    for (const [left, top, size] of [[0, 0, 5], [33, 71, 40], [390, 390, 30], [-50, -50, 60], [-9, -9, 999]]) {
        const box = { left, top, right: left + size, bottom: top + size };
        const count = inSight(points, grid, box, into);
        assert.deepEqual([...into.slice(0, count)].sort((a, b) => a - b), looked(points, box));
    }
});

test("nothing is in sight beside the plane", () => {
    const points = many();
    const box = { left: 2000, top: 0, right: 2100, bottom: 50 };
    assert.equal(inSight(points, gridOf(points), box, new Uint32Array(points.count)), 0);
});

test("the lot at a place is found, and the nearest one beside it", () => {
    const points = many();
    const grid = gridOf(points);
    const into = new Uint32Array(points.count);
    assert.equal(nearest(points, grid, 25, 13, 1, into), SIDE + 2);
    assert.equal(nearest(points, grid, 29.6, 13, 1, into), SIDE + 3);
    assert.equal(nearest(points, grid, 1000, 13, 20, into), -1);
});
