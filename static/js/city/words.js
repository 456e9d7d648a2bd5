// @ts-check
/** The words on the street map: names of districts, and sentences of claims where there is room. */

import { boxOf } from "./camera.js";
import { touches } from "./grid.js";
import { LINE, PADDING, PLATE, mayHaveWords, placed, wrapped } from "./labels.js";
import { areSmall, onScreen } from "./lots.js";
import { isThesis, signOf } from "./points.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./labels.js").Rectangle & {text: string, font: string}} Title */

const SMALLEST_DISTRICT = 90; // pixels
const MOST_WORDS = 160;
const FONT = 13;
const TITLE = 14;
const SMALLEST_TITLE = 11;
const BAND = 0.04; // of the plane's height, and of a district's: what debate/graph/city.py leaves free
const MOST_BAND = 0.25; // for its name
const STEP = 8; // pixels of room by which words are broken anew while one comes nearer
const KEPT = 2000;

/** @type {Map<string, number>} */
const widths = new Map();

/** @type {import("./labels.js").Lines} */
const NO_LINES = { lines: [], width: 0 };

/** @type {Map<string, import("./labels.js").Lines>} */
const broken = new Map();

/**
 * Give the names of the districts in sight, with the place of each; the corner of the screen has
 * that of the district that one is in.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @returns {Title[]}
 */
export function titlesOf(context, { points, camera, screen, palette }) {
    const { x, y, scale } = camera;
    const titles = [];
    for (const one of points.districts.length > 1 ? points.districts : []) {
        const band = scale * Math.min(BAND * points.height, MOST_BAND * one.height);
        const size = Math.min(TITLE, Math.max(SMALLEST_TITLE, Math.floor(0.8 * band)));
        const left = Math.max((one.x - x) * scale, 0) + 8;
        const top = Math.max((one.y - y) * scale + (band - size) / 2, 5);
        const room = Math.min(screen.width, (one.x + one.width - x) * scale) - left - 8;
        const below = Math.min(screen.height, (one.y + one.height - y) * scale) - top;
        if (one.title && room > SMALLEST_DISTRICT && below > 2 * TITLE) {
            const font = `600 ${size}px ${palette.font}`;
            context.font = font;
            const text = fitting(context, one.title, room);
            titles.push({ text, left, top, width: written(context, text), height: size, font });
        }
    }
    return titles;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Title[]} titles
 */
export function drawTitles(context, { palette }, titles) {
    for (const { text, left, top, width, height, font } of titles) {
        context.font = font;
        drawPlate(context, palette.paper, { left: left - 5, top: top - 2, width: width + 10, height: height + 4 });
        context.fillStyle = palette.ink;
        context.fillText(text, left, top);
    }
}

/**
 * Shorten a title to what fits.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} title
 * @param {number} room
 */
function fitting(context, title, room) {
    let told = title;
    while (told.length > 3 && written(context, told) > room) {
        told = `${told.slice(0, -2).trimEnd()}…`;
    }
    return told;
}

/**
 * Draw the words that have room; gives the lots that could have words, the largest first.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {number} count
 * @param {import("./labels.js").Rectangle[]} titles
 * @returns {number[]}
 */
export function drawWords(context, scene, count, titles) {
    const { points, palette } = scene;
    const candidates = candidatesOf(scene, count);
    context.textBaseline = "top";
    context.font = `${FONT}px ${palette.font}`;

    /**
     * @param {number} number
     * @param {number} room
     * @param {number} most
     */
    function linesOf(number, room, most) {
        const text = scene.textOf(number);
        const sign = signOf(points.marks[number]);
        return text ? brokenFor(context, number, sign ? `${sign} ${text}` : text, room, most) : NO_LINES;
    }

    for (const label of placed(candidates, linesOf, titles, areSmall(scene))) {
        const { left, top, lines, isOver, number } = label;
        if (isOver) {
            const hue = isThesis(points.marks[number]) ? palette.ink : palette.strong[scene.tones[number]];
            drawPlate(context, palette.paper, label, hue);
        }
        context.fillStyle = palette.ink;
        const [indent, drop] = isOver ? [PADDING, (PLATE - FONT) / 2] : [0, 0];
        for (const [line, text] of lines.entries()) {
            context.fillText(text, left + indent, top + drop + line * LINE);
        }
    }
    return candidates.map((one) => one.number);
}

/**
 * Give the lots in sight that may have words, the largest first. While lots are small, only those
 * across several squares of the grid may, and all of these are at hand.
 *
 * @param {Scene} scene
 * @param {number} count
 */
function candidatesOf(scene, count) {
    const { points, grid, camera, screen } = scene;
    const isFar = areSmall(scene);
    const box = boxOf(camera, screen);
    const candidates = [];
    for (let index = (isFar ? grid.large.length : count) - 1; index >= 0; index -= 1) {
        const at = isFar ? grid.large[index] : scene.seen[index];
        const isWide = mayHaveWords(points.w[at] * camera.scale, points.h[at] * camera.scale);
        if (isWide && touches(points, at, box)) {
            const place = onScreen(scene, at);
            const left = Math.max(0, place.left); // of a lot that leaves the screen the part in it
            const width = Math.min(screen.width, place.left + place.width) - left;
            candidates.push({ ...place, number: at, rank: points.rank[at], left, width });
        }
    }
    candidates.sort((a, b) => b.rank - a.rank || a.number - b.number);
    return candidates.slice(0, MOST_WORDS);
}

/**
 * Draw paper for words, with a border in the colour of what they belong to.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} paper
 * @param {import("./labels.js").Rectangle} place
 * @param {string} [hue]
 */
function drawPlate(context, paper, { left, top, width, height }, hue = "") {
    context.fillStyle = paper;
    context.beginPath();
    context.roundRect(left, top, width, height, 4);
    context.fill();
    if (hue) {
        context.strokeStyle = hue;
        context.lineWidth = 1.5;
        context.stroke();
    }
}

/**
 * Break a sentence to fit, once for each room: while the map moves it is asked for at each frame.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number} number of the claim
 * @param {string} text
 * @param {number} room
 * @param {number} most lines
 * @returns {import("./labels.js").Lines}
 */
function brokenFor(context, number, text, room, most) {
    const wide = Math.floor(room / STEP) * STEP;
    const key = `${number} ${wide} ${most}`;
    let told = broken.get(key);
    if (!told) {
        const lines = wrapped(text, wide, most, (word) => written(context, word));
        told = { lines, width: Math.max(...lines.map((line) => context.measureText(line).width)) };
        if (broken.size >= KEPT) {
            broken.clear();
        }
        broken.set(key, told);
    }
    return told;
}

/**
 * Measure a word once for each font.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} word
 */
function written(context, word) {
    const key = context.font + word;
    let width = widths.get(key);
    if (width === undefined) {
        width = context.measureText(word).width;
        widths.set(key, width);
    }
    return width;
}
