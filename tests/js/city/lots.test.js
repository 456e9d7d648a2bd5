import assert from "node:assert/strict";
import { test } from "node:test";

import { gridOf } from "../../../static/js/city/grid.js";
import { canShift, canStay, fillPixels, shift } from "../../../static/js/city/lots.js";

const WIDTH = 20;
const HEIGHT = 10;

/** Two lots of ten units, side by side. */
function scene(camera) {
    return {
        points: {
            x: Uint16Array.of(0, 10),
            y: Uint16Array.of(0, 0),
            w: Uint16Array.of(10, 10),
            h: Uint16Array.of(10, 10),
        },
        plane: { width: 20, height: 10, lot: 10 },
        screen: { width: WIDTH, height: HEIGHT },
        camera,
        seen: Uint32Array.of(0, 1),
        tones: Uint8Array.of(0, 1),
        palette: { pixels: Uint32Array.of(7, 9) },
        isMoving: true,
    };
}

test("each lot fills its pixels, with a gap to the next", () => {
    const pixels = new Uint32Array(WIDTH * HEIGHT);
    fillPixels(scene({ x: 0, y: 0, scale: 1 }), 2, pixels, WIDTH, HEIGHT);
    assert.deepEqual([...pixels.slice(0, WIDTH)], [...Array(9).fill(7), 0, ...Array(9).fill(9), 0]);
    assert.equal(pixels[(HEIGHT - 1) * WIDTH], 0);
});

test("lots across the border of the screen are cut, and those beside it left", () => {
    const pixels = new Uint32Array(WIDTH * HEIGHT);
    fillPixels(scene({ x: 15, y: -5, scale: 1 }), 2, pixels, WIDTH, HEIGHT);
    assert.equal(pixels[4 * WIDTH], 0);
    assert.deepEqual([...pixels.slice(5 * WIDTH, 5 * WIDTH + 6)], [9, 9, 9, 9, 0, 0]);
});

test("a lot smaller than a pixel is still seen", () => {
    const pixels = new Uint32Array(WIDTH * HEIGHT);
    fillPixels(scene({ x: 0, y: 0, scale: 0.01 }), 2, pixels, WIDTH, HEIGHT);
    assert.equal(pixels.filter(Boolean).length, 1);
});

test("what was painted stays while it covers what is asked, and is painted anew at rest", () => {
    const painted = { x: 0, y: 0, scale: 1 };
    const [aside, nearer, further] = [
        { x: -4, y: 0, scale: 1 },
        { x: 5, y: 2, scale: 2 },
        { x: 5, y: 2, scale: 9 },
    ];
    assert.equal(canStay(painted, scene(aside)), true);
    assert.equal(canStay(painted, scene(nearer)), true);
    assert.equal(canStay(painted, scene(further)), false);
    assert.equal(canStay({ x: 5, y: 0, scale: 1 }, scene(painted)), false);
    assert.equal(canStay(painted, { ...scene(aside), isMoving: false }), false);
    assert.equal(canStay(painted, { ...scene(painted), isMoving: false }), true);
});

test("a layer that was moved is what it would be painted anew", () => {
    const COUNT = 60;
    const places = Uint16Array.from({ length: COUNT }, (_, at) => at);
    const points = {
        ...{ count: COUNT, width: 60, height: 40 },
        x: places.map((at) => 6 * (at % 10)),
        y: places.map((at) => 6 * Math.floor(at / 10)),
        w: places.map(() => 5),
        h: places.map(() => 5),
    };
    for (const [right, down] of [[3, 0], [-4, 0], [0, 3], [0, -2], [5, 4], [-6, 3], [7, -4], [-3, -3]]) {
        const from = { ...scene({ x: 15, y: 12, scale: 1 }), points, grid: gridOf(points) };
        from.tones = Uint8Array.from(places, (at) => at % 2);
        from.seen = Uint32Array.from(places);
        const pixels = new Uint32Array(WIDTH * HEIGHT);
        fillPixels(from, COUNT, pixels, WIDTH, HEIGHT);
        const layer = { canvas: { width: WIDTH, height: HEIGHT }, pixels, camera: from.camera };
        const to = { ...from, camera: { x: 15 + right, y: 12 + down, scale: 1 } };
        assert.equal(canShift(layer, to), true);
        shift(layer, to);
        const anew = new Uint32Array(WIDTH * HEIGHT);
        from.seen.set(places);
        fillPixels(to, COUNT, anew, WIDTH, HEIGHT);
        assert.deepEqual(layer.pixels, anew, `${right}, ${down}`);
        assert.deepEqual(layer.camera, to.camera);
        assert.equal(canShift(layer, { ...to, isMoving: false }), false);
        assert.equal(canShift(layer, { ...to, camera: { ...to.camera, scale: 2 } }), false);
    }
});
