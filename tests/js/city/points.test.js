import assert from "node:assert/strict";
import { test } from "node:test";

import { decoded, isThesis, kindOf, pathFrom, sideOf, signOf, tones } from "../../../static/js/city/points.js";

/** A thesis, an attack on it, and an objection against that. */
export function threeClaims() {
    const head = JSON.stringify({
        stand: 7,
        claims: 3,
        blocks: 1,
        width: 100,
        height: 80,
        districts: [["Wijk één", 0, 0, 100, 80]],
    });
    const told = new TextEncoder().encode(head);
    const size = told.length + ((4 - (told.length % 4)) % 4);
    const buffer = new ArrayBuffer(4 + size + 12 + 24 + 8 + 15);
    new DataView(buffer).setUint32(0, size, true);
    const bytes = new Uint8Array(buffer);
    bytes.fill(32, 4, 4 + size);
    bytes.set(told, 4);
    new Uint32Array(buffer, 4 + size, 3).set([0, 1, 2]);
    new Uint16Array(buffer, 16 + size, 12).set([0, 10, 50, 0, 20, 60, 100, 20, 30, 10, 30, 15]);
    new Uint16Array(buffer, 40 + size, 4).set([1, 2, 3, 4]);
    bytes.set([12, 2 + 4 + 32, 1 + 48, 19, 12, 0, 5, 6, 7, 0, 1, 2, 0, 0, 1], 48 + size);
    return buffer;
}

test("the columns are read where the server wrote them", () => {
    const points = decoded(threeClaims());
    assert.equal(points.stand, 7);
    assert.deepEqual(points.districts, [{ title: "Wijk één", x: 0, y: 0, width: 100, height: 80 }]);
    assert.deepEqual([...points.x], [0, 10, 50]);
    assert.deepEqual([...points.h], [10, 30, 15]);
    assert.deepEqual([...points.blocks], [1, 2, 3, 4]);
    assert.deepEqual([...points.rank], [19, 12, 0]);
    assert.deepEqual([...points.label], [0, 0, 1]);
});

test("marks tell the side, the sign and the thesis", () => {
    const { marks } = decoded(threeClaims());
    assert.deepEqual([...marks].map(sideOf), [0, 2, 1]);
    assert.deepEqual([...marks].map(signOf), ["", "−", "⊣"]);
    assert.deepEqual([...marks].map(kindOf), ["", "attack", "undercut"]);
    assert.deepEqual([...marks].map(isThesis), [true, false, false]);
});

test("each colouring has its own column", () => {
    const points = decoded(threeClaims());
    const told = ["kant", "tegengeluid", "stem", "leeftijd", "label"].map((name) => [...tones(points, name)]);
    assert.deepEqual(told, [
        [0, 2, 1],
        [1, 1, 0],
        [5, 6, 7],
        [0, 1, 2],
        [0, 0, 1],
    ]);
});

test("the way up ends at the top, or where it grows too long", () => {
    const points = decoded(threeClaims());
    assert.deepEqual(pathFrom(points, 2, 10), [1, 0]);
    assert.deepEqual(pathFrom(points, 2, 1), [1]);
    assert.deepEqual(pathFrom(points, 0, 10), []);
});
