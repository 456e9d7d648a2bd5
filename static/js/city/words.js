// @ts-check
/** The words on the street map: names of districts, and sentences of claims where there is room. */

import { boxOf } from "./camera.js";
import { touches } from "./grid.js";
import { LINE, mayHaveWords, placed } from "./labels.js";
import { areSmall, onScreen } from "./lots.js";
import { signOf } from "./points.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./labels.js").Rectangle & {text: string}} Title */

const SMALLEST_DISTRICT = 90; // pixels
const MOST_WORDS = 160;
const FONT = 13;
const TITLE = 14;

/** @type {Map<string, number>} */
const widths = new Map();

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
    context.font = titleFont(palette);
    for (const one of points.districts) {
        const left = Math.max((one.x - x) * scale, 0) + 8;
        const top = Math.max((one.y - y) * scale, 0) + 5;
        const room = Math.min(screen.width, (one.x + one.width - x) * scale) - left - 8;
        const below = Math.min(screen.height, (one.y + one.height - y) * scale) - top;
        if (one.title && room > SMALLEST_DISTRICT && below > TITLE) {
            const text = fitting(context, one.title, room);
            titles.push({ text, left, top, width: written(context, text), height: TITLE });
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
    context.font = titleFont(palette);
    for (const { text, left, top } of titles) {
        drawOver(context, palette, text, left, top);
    }
}

/** @param {import("./palette.js").Palette} palette */
function titleFont(palette) {
    return `600 ${TITLE}px ${palette.font}`;
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

    /** @param {number} number */
    function said(number) {
        const text = scene.textOf(number);
        const sign = signOf(points.marks[number]);
        return text && sign ? `${sign} ${text}` : text;
    }

    for (const label of placed(candidates, said, (word) => written(context, word), titles)) {
        for (const [line, text] of label.lines.entries()) {
            if (label.isOver) {
                drawOver(context, palette, text, label.left, label.top + line * LINE);
            } else {
                context.fillStyle = palette.ink;
                context.fillText(text, label.left, label.top + line * LINE);
            }
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
            candidates.push({ number: at, rank: points.rank[at], ...onScreen(scene, at) });
        }
    }
    candidates.sort((a, b) => b.rank - a.rank || a.number - b.number);
    return candidates.slice(0, MOST_WORDS);
}

/**
 * Draw words with paper behind them.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {import("./palette.js").Palette} palette
 * @param {string} text
 * @param {number} left
 * @param {number} top
 */
function drawOver(context, palette, text, left, top) {
    context.fillStyle = palette.paper;
    context.globalAlpha = 0.88;
    context.fillRect(left - 4, top - 3, context.measureText(text).width + 8, LINE + 3);
    context.globalAlpha = 1;
    context.fillStyle = palette.ink;
    context.fillText(text, left, top);
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
