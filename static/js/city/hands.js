// @ts-check
/** What hands do on the street map: dragging, pinching, the wheel, the keys. */

import { isForOthers } from "../walking.js";

/**
 * @typedef {object} Deeds
 * @property {(right: number, down: number) => void} move in pixels
 * @property {(factor: number, left: number, top: number) => void} zoom
 * @property {(factor: number) => void} zoomMiddle
 * @property {(left: number, top: number) => void} choose
 * @property {(left: number, top: number) => void} point
 * @property {() => void} open
 * @property {() => void} leave
 */

const STEP = 90; // pixels for one press of an arrow
const NEARER = 1.4;
const SLACK = 6; // pixels that a finger may slip and still choose
const WHEEL = 0.0016;

/**
 * @param {HTMLElement} plane
 * @param {Deeds} deeds
 */
export function listen(plane, deeds) {
    listenToPointers(plane, deeds);
    plane.addEventListener("keydown", (event) => {
        if (!isForOthers(event) && press(event.key, deeds)) {
            event.preventDefault();
        }
    });
    plane.addEventListener(
        "wheel",
        (event) => {
            // without the focus the wheel scrolls the page, as everywhere
            if (event.ctrlKey || plane.contains(document.activeElement)) {
                event.preventDefault();
                const factor = Math.exp(-event.deltaY * WHEEL * (event.ctrlKey ? 4 : 1));
                deeds.zoom(factor, event.offsetX, event.offsetY);
            }
        },
        { passive: false },
    );
}

/**
 * Do what a key means; tells whether it means anything.
 *
 * @param {string} key
 * @param {Deeds} deeds
 * @returns {boolean}
 */
export function press(key, deeds) {
    /** @type {Record<string, () => void>} */
    const keys = {
        ArrowLeft: () => deeds.move(-STEP, 0),
        ArrowRight: () => deeds.move(STEP, 0),
        ArrowUp: () => deeds.move(0, -STEP),
        ArrowDown: () => deeds.move(0, STEP),
        "+": () => deeds.zoomMiddle(NEARER),
        "=": () => deeds.zoomMiddle(NEARER),
        "-": () => deeds.zoomMiddle(1 / NEARER),
        Enter: () => deeds.open(),
        Escape: () => deeds.leave(),
    };
    const isKnown = Object.hasOwn(keys, key);
    if (isKnown) {
        keys[key]();
    }
    return isKnown;
}

/**
 * @param {HTMLElement} plane
 * @param {Deeds} deeds
 */
function listenToPointers(plane, deeds) {
    /** @type {Map<number, {x: number, y: number}>} */
    const down = new Map();
    let slipped = 0;

    plane.addEventListener("pointerdown", (event) => {
        if (event.button === 0) {
            slipped = down.size ? Infinity : 0;
            down.set(event.pointerId, placeOf(event));
            plane.setPointerCapture(event.pointerId);
        }
    });
    plane.addEventListener("pointermove", (event) => {
        const before = down.get(event.pointerId);
        const here = placeOf(event);
        if (!before) {
            deeds.point(here.x, here.y);
            return;
        }
        slipped += Math.abs(here.x - before.x) + Math.abs(here.y - before.y);
        const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
        down.set(event.pointerId, here);
        if (other) {
            const factor = apart(here, other) / Math.max(1, apart(before, other));
            deeds.zoom(factor, (here.x + other.x) / 2, (here.y + other.y) / 2);
            deeds.move((before.x - here.x) / 2, (before.y - here.y) / 2);
        } else if (slipped > SLACK) {
            deeds.move(before.x - here.x, before.y - here.y);
        }
    });
    plane.addEventListener("pointerup", (event) => {
        if (down.delete(event.pointerId) && slipped <= SLACK) {
            const { x, y } = placeOf(event);
            deeds.choose(x, y);
        }
    });
    plane.addEventListener("pointercancel", (event) => down.delete(event.pointerId));
}

/** @param {PointerEvent} event */
function placeOf(event) {
    const frame = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    return { x: event.clientX - frame.x, y: event.clientY - frame.y };
}

/**
 * @param {{x: number, y: number}} one
 * @param {{x: number, y: number}} other
 */
function apart(one, other) {
    return Math.hypot(one.x - other.x, one.y - other.y);
}
