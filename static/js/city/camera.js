// @ts-check
/** Where somebody looks from: the corner of the plane in sight, and pixels for each unit of it. */

/** @typedef {{x: number, y: number, scale: number}} Camera */
/** @typedef {{width: number, height: number}} Size */
/** @typedef {Size & {lot: number}} Plane a plane, and how wide a lot of it mostly is */

const NEAREST = 320; // pixels of a lot: all its words can be read
const USUAL = 180; // pixels of a usual lot that one flies to
const NARROW = 120; // the same for a narrow one
const MARGIN = 0.03; // around the whole plane
const FREE = 0.5; // of the screen may lie beyond the border

/**
 * Look at the whole plane.
 *
 * @param {Size} plane
 * @param {Size} screen
 * @returns {Camera}
 */
export function fitted(plane, screen) {
    const scale = (1 - 2 * MARGIN) * Math.min(screen.width / plane.width, screen.height / plane.height);
    return {
        x: (plane.width - screen.width / scale) / 2,
        y: (plane.height - screen.height / scale) / 2,
        scale,
    };
}

/**
 * @param {Camera} camera
 * @param {number} right in pixels
 * @param {number} down
 * @returns {Camera}
 */
export function moved(camera, right, down) {
    return { ...camera, x: camera.x + right / camera.scale, y: camera.y + down / camera.scale };
}

/**
 * Come nearer, or go further away; what is at this place of the screen stays there.
 *
 * @param {Camera} camera
 * @param {number} factor
 * @param {number} left
 * @param {number} top
 * @returns {Camera}
 */
export function zoomed(camera, factor, left, top) {
    const scale = camera.scale * factor;
    return {
        x: camera.x + left / camera.scale - left / scale,
        y: camera.y + top / camera.scale - top / scale,
        scale,
    };
}

/**
 * Keep the plane in sight, not further away than all of it and not nearer than one lot.
 *
 * @param {Camera} camera
 * @param {Plane} plane
 * @param {Size} screen
 * @returns {Camera}
 */
export function kept(camera, plane, screen) {
    const whole = fitted(plane, screen);
    const largest = Math.max(whole.scale, NEAREST / plane.lot);
    const scale = Math.min(largest, Math.max(whole.scale, camera.scale));
    const near =
        scale === camera.scale
            ? camera
            : zoomed(camera, scale / camera.scale, screen.width / 2, screen.height / 2);
    return {
        x: within(near.x, plane.width, screen.width / scale),
        y: within(near.y, plane.height, screen.height / scale),
        scale,
    };
}

/**
 * @param {number} at
 * @param {number} plane
 * @param {number} seen
 */
function within(at, plane, seen) {
    const free = seen * FREE;
    return Math.min(Math.max(at, -free), Math.max(-free, plane - seen + free));
}

/**
 * Look at a lot from so near that its words can be read.
 *
 * @param {{x: number, y: number, w: number, h: number}} lot
 * @param {Plane} plane
 * @param {Size} screen
 * @returns {Camera}
 */
export function above(lot, plane, screen) {
    const scale = Math.max(USUAL / plane.lot, NARROW / lot.w);
    const x = lot.x + Math.min(lot.w, 2 * plane.lot) / 2 - screen.width / scale / 2;
    const y = lot.y + lot.h / 2 - screen.height / scale / 2;
    return kept({ x, y, scale }, plane, screen);
}

/**
 * Give where a flight is at a part of its way, by steps that look even.
 *
 * @param {Camera} from
 * @param {Camera} to
 * @param {number} part from 0 to 1
 * @param {Size} screen
 * @returns {Camera}
 */
export function between(from, to, part, screen) {
    const eased = part * part * (3 - 2 * part);
    const scale = from.scale * (to.scale / from.scale) ** eased;
    const [start, end] = [middle(from, screen), middle(to, screen)];
    const x = start.x + (end.x - start.x) * eased;
    const y = start.y + (end.y - start.y) * eased;
    return { x: x - screen.width / scale / 2, y: y - screen.height / scale / 2, scale };
}

/**
 * @param {Camera} camera
 * @param {Size} screen
 */
export function middle(camera, screen) {
    return {
        x: camera.x + screen.width / camera.scale / 2,
        y: camera.y + screen.height / camera.scale / 2,
    };
}

/**
 * @param {Camera} camera
 * @param {Size} screen
 */
export function boxOf(camera, screen) {
    return {
        left: camera.x,
        top: camera.y,
        right: camera.x + screen.width / camera.scale,
        bottom: camera.y + screen.height / camera.scale,
    };
}

/**
 * Write a look down for an address: the middle, in thousandths of the plane, and how near.
 *
 * @param {Camera} camera
 * @param {Size} plane
 * @param {Size} screen
 * @returns {string}
 */
export function written(camera, plane, screen) {
    const { x, y } = middle(camera, screen);
    const near = camera.scale / fitted(plane, screen).scale;
    const parts = [(1000 * x) / plane.width, (1000 * y) / plane.height, near];
    return parts.map((part) => String(Number(part.toFixed(2)))).join(",");
}

/**
 * Read such a look; null where it is none.
 *
 * @param {string} text
 * @param {Plane} plane
 * @param {Size} screen
 * @returns {Camera | null}
 */
export function read(text, plane, screen) {
    const [x, y, near] = text.split(",").map(Number);
    if (![x, y, near].every(Number.isFinite) || near <= 0) {
        return null;
    }
    const scale = near * fitted(plane, screen).scale;
    const camera = {
        x: (x / 1000) * plane.width - screen.width / scale / 2,
        y: (y / 1000) * plane.height - screen.height / scale / 2,
        scale,
    };
    return kept(camera, plane, screen);
}
