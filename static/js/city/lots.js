// @ts-check
/** Lots on the screen: pixel by pixel while they are small, as shapes with room for words nearby. */

import { boxOf } from "./camera.js";
import { inSight } from "./grid.js";
import { isRoomy } from "./labels.js";
import { isThesis } from "./points.js";

/** @typedef {import("./scene.js").Scene} Scene */

const SHAPES_FROM = 9; // pixels of a lot
const ROUND_FROM = 24;
const GAP = 0.12; // of a lot
const BAR = 4;
const MOST_STRETCH = 2.7; // two steps nearer

/**
 * Draw the lots in sight, the first `count` of `scene.seen`.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {number} count
 */
export function drawLots(context, scene, count) {
    if (areSmall(scene)) {
        drawPixels(context, scene, count);
    } else {
        drawShapes(context, scene, count);
    }
}

/**
 * Tell whether lots are too small to be drawn as shapes.
 *
 * @param {Scene} scene
 */
export function areSmall({ plane, camera }) {
    return plane.lot * camera.scale < SHAPES_FROM;
}

/**
 * Give where a lot is on the screen, without the gap to its neighbours.
 *
 * @param {Scene} scene
 * @param {number} at
 */
export function onScreen({ points, camera, plane }, at) {
    const { x, y, scale } = camera;
    const gap = GAP * plane.lot * scale;
    const width = points.w[at] * scale;
    const height = points.h[at] * scale;
    return {
        left: (points.x[at] - x) * scale,
        top: (points.y[at] - y) * scale,
        width: width - Math.min(gap, 0.2 * width),
        height: height - Math.min(gap, 0.2 * height),
    };
}

/**
 * Draw from a layer that is kept: while the map moves what was painted is moved and stretched with
 * it, as long as it covers the screen, and else moved on with its new border painted; at rest it is
 * painted sharply.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {number} count
 */
function drawPixels(context, scene, count) {
    const layer = layerOf(scene);
    const isShown = doesServe(layer, scene);
    if (!isShown && canShift(layer, scene)) {
        shift(layer, scene);
        layer.context.putImageData(layer.image, 0, 0);
    } else if (!isShown) {
        layer.pixels.fill(0);
        fillPixels(scene, count, layer.pixels, layer.canvas.width, layer.canvas.height);
        layer.context.putImageData(layer.image, 0, 0);
        layer.camera = scene.camera;
        layer.count = count;
    }
    const { x, y, scale } = layer.camera;
    const stretch = scene.camera.scale / scale;
    const left = (x - scene.camera.x) * scene.camera.scale;
    const top = (y - scene.camera.y) * scene.camera.scale;
    context.imageSmoothingEnabled = false;
    context.drawImage(layer.canvas, left, top, layer.canvas.width * stretch, layer.canvas.height * stretch);
}

/**
 * Tell whether a layer still serves: it is as large as the screen, and shows what is asked.
 *
 * @param {import("./scene.js").Layer} layer
 * @param {Scene} scene
 */
export function doesServe(layer, scene) {
    return isAsLarge(layer, scene) && canStay(layer.camera, scene);
}

/**
 * Tell whether a layer needs no more than a new border: the map moves, aside and not nearer.
 *
 * @param {import("./scene.js").Layer} layer
 * @param {Scene} scene
 */
export function canShift(layer, scene) {
    const [width, height] = sizeOf(scene);
    const [right, down] = wayOf(layer, scene);
    return (
        scene.isMoving &&
        isAsLarge(layer, scene) &&
        layer.camera.scale === scene.camera.scale &&
        2 * Math.abs(right) < width &&
        2 * Math.abs(down) < height
    );
}

/**
 * Give by how many whole pixels the map has moved since a layer was painted.
 *
 * @param {import("./scene.js").Layer} layer
 * @param {Scene} scene
 */
function wayOf({ camera }, scene) {
    const { x, y, scale } = scene.camera;
    return [Math.round((x - camera.x) * scale), Math.round((y - camera.y) * scale)];
}

/**
 * Move what was painted, and paint what came into sight.
 *
 * @param {import("./scene.js").Layer} layer
 * @param {Scene} scene
 */
export function shift(layer, scene) {
    const { width, height } = layer.canvas;
    const [right, down] = wayOf(layer, scene);
    const offset = down * width + right;
    const { pixels, camera } = layer;
    pixels.copyWithin(Math.max(0, -offset), Math.max(0, offset), pixels.length - Math.max(0, -offset));
    const { scale } = camera;
    layer.camera = { x: camera.x + right / scale, y: camera.y + down / scale, scale };
    const wide = [right > 0 ? width - right : 0, right > 0 ? width : -right];
    const high = [down > 0 ? height - down : 0, down > 0 ? height : -down];
    for (const [left, end, top, bottom] of [
        [...wide, 0, height],
        [0, width, ...high],
    ]) {
        if (left < end && top < bottom) {
            paintPart(layer, scene, { left, right: end, top, bottom });
        }
    }
}

/**
 * Paint a part of a layer anew.
 *
 * @param {import("./scene.js").Layer} layer
 * @param {Scene} scene
 * @param {import("./grid.js").Box} part in pixels
 */
function paintPart({ canvas, pixels, camera }, scene, { left, right, top, bottom }) {
    for (let row = top; row < bottom; row += 1) {
        pixels.fill(0, row * canvas.width + left, row * canvas.width + right);
    }
    const { x, y, scale } = camera;
    const box = {
        left: x + left / scale,
        right: x + right / scale,
        top: y + top / scale,
        bottom: y + bottom / scale,
    };
    const count = inSight(scene.points, scene.grid, box, scene.seen);
    fillPixels({ ...scene, camera }, count, pixels, canvas.width, canvas.height);
}

/**
 * @param {import("./scene.js").Layer} layer
 * @param {Scene} scene
 */
function isAsLarge({ canvas }, scene) {
    const [width, height] = sizeOf(scene);
    return canvas.width === width && canvas.height === height;
}

/** @param {Scene} scene */
function sizeOf({ screen }) {
    return [Math.ceil(screen.width), Math.ceil(screen.height)];
}

/**
 * Tell whether what was painted from a camera can stay.
 *
 * @param {import("./camera.js").Camera} painted
 * @param {Scene} scene
 */
export function canStay(painted, { camera, screen, plane, isMoving }) {
    const stretch = camera.scale / painted.scale;
    if (!isMoving || stretch > MOST_STRETCH) {
        return camera.x === painted.x && camera.y === painted.y && stretch === 1;
    }
    const [held, asked] = [boxOf(painted, screen), boxOf(camera, screen)];
    return (
        held.left <= Math.max(asked.left, 0) &&
        held.top <= Math.max(asked.top, 0) &&
        held.right >= Math.min(asked.right, plane.width) &&
        held.bottom >= Math.min(asked.bottom, plane.height)
    );
}

/**
 * Fill the pixels of each lot; the innermost loop of the far view, so without calls.
 *
 * @param {Scene} scene
 * @param {number} count
 * @param {Uint32Array} pixels
 * @param {number} width
 * @param {number} height
 */
export function fillPixels({ points, camera, plane, seen, tones, palette }, count, pixels, width, height) {
    const { x, y, scale } = camera;
    const gap = Math.max(0.4, GAP * plane.lot * scale);
    for (let index = 0; index < count; index += 1) {
        const at = seen[index];
        const left = (points.x[at] - x) * scale;
        const top = (points.y[at] - y) * scale;
        const wide = Math.max(Math.round(left) + 1, Math.round(left + points.w[at] * scale - gap));
        const high = Math.max(Math.round(top) + 1, Math.round(top + points.h[at] * scale - gap));
        const first = Math.max(0, Math.round(left));
        const line = Math.max(0, Math.round(top));
        const last = Math.min(width, wide);
        const end = Math.min(height, high);
        const colour = palette.pixels[tones[at]];
        for (let row = line * width; row < end * width; row += width) {
            for (let pixel = row + first; pixel < row + last; pixel += 1) {
                pixels[pixel] = colour;
            }
        }
    }
}

/** @param {Scene} scene */
function layerOf(scene) {
    if (!scene.layer || !isAsLarge(scene.layer, scene)) {
        const [width, height] = sizeOf(scene);
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [width, height];
        const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
        const image = context.createImageData(width, height);
        const pixels = new Uint32Array(image.data.buffer);
        scene.layer = { canvas, context, image, pixels, camera: { x: 0, y: 0, scale: 0 }, count: 0 };
    }
    return scene.layer;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {number} count
 */
function drawShapes(context, scene, count) {
    const { palette, seen, tones } = scene;
    const round = scene.plane.lot * scene.camera.scale >= ROUND_FROM ? 4 : 0;
    const paths = palette.strong.map(() => ({ plain: new Path2D(), soft: new Path2D(), bars: new Path2D() }));
    for (let index = 0; index < count; index += 1) {
        const at = seen[index];
        const { left, top, width, height } = onScreen(scene, at);
        const isSoft = isRoomy(width, height);
        const path = paths[tones[at]][isSoft ? "soft" : "plain"];
        if (round) {
            path.roundRect(left, top, width, height, round);
        } else {
            path.rect(left, top, width, height);
        }
        if (isSoft) {
            paths[tones[at]].bars.rect(left, top, BAR, height);
        }
    }
    for (const [tone, { plain, soft, bars }] of paths.entries()) {
        context.fillStyle = palette.plain[tone];
        context.fill(plain);
        context.fillStyle = palette.soft[tone];
        context.fill(soft);
        context.fillStyle = palette.strong[tone];
        context.fill(bars);
    }
    drawCapitals(context, scene, count);
}

/**
 * Draw a border around the theses in sight.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {number} count
 */
function drawCapitals(context, scene, count) {
    context.strokeStyle = scene.palette.ink;
    context.lineWidth = 2;
    for (let index = 0; index < count; index += 1) {
        const at = scene.seen[index];
        if (isThesis(scene.points.marks[at])) {
            const { left, top, width, height } = onScreen(scene, at);
            context.strokeRect(left, top, width, height);
        }
    }
}
