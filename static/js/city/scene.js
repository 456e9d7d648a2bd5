// @ts-check
/** All that is drawn on the street map, from the ground up: districts, blocks, lots, words, pins. */

import { boxOf } from "./camera.js";
import { gridOf, inSight } from "./grid.js";
import { isRoomy } from "./labels.js";
import { areSmall, canShift, doesServe, drawLots, onScreen } from "./lots.js";
import { pathFrom } from "./points.js";
import { drawTitles, drawWords, titlesOf } from "./words.js";

/** @typedef {{canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, image: ImageData, pixels: Uint32Array, camera: import("./camera.js").Camera, count: number}} Layer */

/**
 * @typedef {object} Scene
 * @property {import("./points.js").Points} points
 * @property {import("./grid.js").Grid} grid
 * @property {import("./camera.js").Plane} plane
 * @property {import("./camera.js").Camera} camera
 * @property {import("./camera.js").Size} screen
 * @property {import("./palette.js").Palette} palette
 * @property {Uint8Array} tones
 * @property {Uint32Array} seen room for the lots in sight
 * @property {(number: number) => string} textOf
 * @property {number} focus the lot in the middle, -1 for none
 * @property {number[]} found
 * @property {boolean} isMoving
 * @property {Layer} [layer]
 */

const SMALLEST_BLOCK = 22; // pixels
const MOST_ABOVE = 60;
const PIN = 8;

/**
 * Begin a scene; somebody has yet to look at it.
 *
 * @param {import("./points.js").Points} points
 * @param {Uint8Array} tones
 * @param {import("./palette.js").Palette} palette
 * @param {(number: number) => string} textOf
 * @returns {Scene}
 */
export function sceneOf(points, tones, palette, textOf) {
    const { width, height, count } = points;
    return {
        points,
        tones,
        palette,
        textOf,
        grid: gridOf(points),
        plane: { width, height, lot: Math.sqrt((width * height) / Math.max(1, count)) },
        camera: { x: 0, y: 0, scale: 0 },
        screen: { width: 1, height: 1 },
        seen: new Uint32Array(count),
        focus: -1,
        found: [],
        isMoving: false,
    };
}

/**
 * Draw a scene; gives how many lots are in sight, and which of these want words.
 *
 * @param {CanvasRenderingContext2D} context in CSS pixels
 * @param {Scene} scene
 * @returns {{count: number, wanted: number[]}}
 */
export function drawScene(context, scene) {
    const { palette, screen } = scene;
    context.fillStyle = palette.paper;
    context.fillRect(0, 0, screen.width, screen.height);
    drawDistricts(context, scene);
    drawBlocks(context, scene);
    const count = countInSight(scene);
    drawLots(context, scene, count);
    drawWayUp(context, scene);
    const titles = titlesOf(context, scene);
    const wanted = drawWords(context, scene, count, titles);
    drawTitles(context, scene, titles);
    drawPins(context, scene);
    return { count, wanted };
}

/**
 * Collect the lots in sight in `scene.seen`; none while what was painted before serves, or nearly.
 *
 * @param {Scene} scene
 */
function countInSight(scene) {
    const { points, grid, camera, screen, seen, layer } = scene;
    if (layer && areSmall(scene) && (doesServe(layer, scene) || canShift(layer, scene))) {
        return layer.count;
    }
    return inSight(points, grid, boxOf(camera, screen), seen);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawDistricts(context, scene) {
    const { x, y, scale } = scene.camera;
    context.strokeStyle = scene.palette.hair;
    context.lineWidth = 1.5;
    context.beginPath();
    for (const one of scene.points.districts) {
        context.roundRect((one.x - x) * scale, (one.y - y) * scale, one.width * scale, one.height * scale, 6);
    }
    context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawBlocks(context, { points, camera, screen, palette }) {
    const { x, y, scale } = camera;
    const { blocks } = points;
    context.strokeStyle = palette.hair;
    context.lineWidth = 1;
    context.beginPath();
    for (let at = 0; at < blocks.length; at += 4) {
        const left = (blocks[at] - x) * scale;
        const top = (blocks[at + 1] - y) * scale;
        const [width, height] = [blocks[at + 2] * scale, blocks[at + 3] * scale];
        const isLarge = width > SMALLEST_BLOCK && height > SMALLEST_BLOCK;
        if (isLarge && left < screen.width && top < screen.height && left + width > 0 && top + height > 0) {
            context.rect(left - 2, top - 2, width + 4, height + 4);
        }
    }
    context.stroke();
}

/**
 * Draw the way from the claim in the middle up to where its tree begins.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawWayUp(context, scene) {
    const { palette, focus, points } = scene;
    if (focus < 0) {
        return;
    }
    context.beginPath();
    for (const at of [focus, ...pathFrom(points, focus, MOST_ABOVE)]) {
        const { left, top, width, height } = onScreen(scene, at);
        const aside = isRoomy(width, height) ? 2 : Math.min(width / 2, 20); // beside the words
        context.lineTo(left + aside, top + height / 2);
    }
    context.lineJoin = "round";
    for (const [hue, wide] of /** @type {[string, number][]} */ ([
        [palette.paper, 4],
        [palette.ink, 1.5],
    ])) {
        context.strokeStyle = hue;
        context.lineWidth = wide;
        context.stroke();
    }
}

/**
 * Draw what was found, and a border around the claim in the middle.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawPins(context, scene) {
    const { palette, focus, found } = scene;
    context.strokeStyle = palette.ink;
    context.fillStyle = palette.mark;
    context.lineWidth = 2;
    for (const at of found) {
        const { x, y } = middleOf(scene, at);
        context.beginPath();
        context.arc(x, y, PIN, 0, 2 * Math.PI);
        context.fill();
        context.stroke();
    }
    if (focus >= 0) {
        const { left, top, width, height } = onScreen(scene, focus);
        context.strokeStyle = palette.act;
        context.lineWidth = 3;
        context.strokeRect(left - 2, top - 2, Math.max(PIN, width) + 4, Math.max(PIN, height) + 4);
    }
}

/**
 * Give where a claim is pointed at: the middle of its lot, or its beginning where it is long.
 *
 * @param {Scene} scene
 * @param {number} at
 */
function middleOf(scene, at) {
    const { left, top, width, height } = onScreen(scene, at);
    return { x: left + Math.min(width / 2, 20), y: top + height / 2 };
}
