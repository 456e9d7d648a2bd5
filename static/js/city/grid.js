// @ts-check
/** What is in sight: an index of all lots by the square of the plane that their corner is in. */

/** @typedef {import("./points.js").Points} Points */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/**
 * @typedef {object} Grid
 * @property {number} side of a square
 * @property {number} columns
 * @property {number} rows
 * @property {Uint32Array} starts where the lots of each square begin in `order`
 * @property {Uint32Array} order lots by square
 * @property {Uint32Array} large lots that are wider or higher than a square: looked at each time
 */

const IN_A_SQUARE = 40;

/**
 * @param {Points} points
 * @returns {Grid}
 */
export function gridOf(points) {
    const squares = Math.max(1, points.count / IN_A_SQUARE);
    const side = Math.ceil(Math.sqrt((points.width * points.height) / squares));
    const columns = Math.floor(points.width / side) + 1;
    const rows = Math.floor(points.height / side) + 1;
    const starts = new Uint32Array(columns * rows + 1);
    const large = [];

    /** @param {number} at */
    function squareOf(at) {
        return Math.floor(points.y[at] / side) * columns + Math.floor(points.x[at] / side);
    }

    for (let at = 0; at < points.count; at += 1) {
        if (points.w[at] > side || points.h[at] > side) {
            large.push(at);
        } else {
            starts[squareOf(at) + 1] += 1;
        }
    }
    for (let square = 0; square < columns * rows; square += 1) {
        starts[square + 1] += starts[square];
    }
    const order = new Uint32Array(points.count - large.length);
    const next = starts.slice();
    for (let at = 0; at < points.count; at += 1) {
        if (points.w[at] <= side && points.h[at] <= side) {
            const square = squareOf(at);
            order[next[square]] = at;
            next[square] += 1;
        }
    }
    return { side, columns, rows, starts, order, large: Uint32Array.from(large) };
}

/**
 * Collect the lots that touch a box.
 *
 * @param {Points} points
 * @param {Grid} grid
 * @param {Box} box
 * @param {Uint32Array} into has room for all lots
 * @returns {number} how many there are
 */
export function inSight(points, grid, box, into) {
    if (box.left <= 0 && box.top <= 0 && box.right >= points.width && box.bottom >= points.height) {
        into.set(grid.order);
        into.set(grid.large, grid.order.length);
        return points.count;
    }
    let count = 0;
    const { side, columns, rows, starts, order } = grid;
    const [first, last] = [clamped(box.left / side - 1, columns), clamped(box.right / side, columns)];
    const bottom = clamped(box.bottom / side, rows);
    for (let row = clamped(box.top / side - 1, rows); row <= bottom; row += 1) {
        const end = starts[row * columns + last + 1];
        for (let at = starts[row * columns + first]; at < end; at += 1) {
            if (touches(points, order[at], box)) {
                into[count] = order[at];
                count += 1;
            }
        }
    }
    for (const at of grid.large) {
        if (touches(points, at, box)) {
            into[count] = at;
            count += 1;
        }
    }
    return count;
}

/**
 * Give the lot at a place of the plane, or the one nearest to it within a distance; -1 for none.
 *
 * @param {Points} points
 * @param {Grid} grid
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @param {Uint32Array} into room to work in
 * @returns {number}
 */
export function nearest(points, grid, x, y, reach, into) {
    const box = { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
    let [found, best] = [-1, reach * reach];
    for (let index = inSight(points, grid, box, into) - 1; index >= 0; index -= 1) {
        const at = into[index];
        const aside = Math.max(points.x[at] - x, 0, x - points.x[at] - points.w[at]);
        const apart = Math.max(points.y[at] - y, 0, y - points.y[at] - points.h[at]);
        const distance = aside * aside + apart * apart;
        if (distance < best || (distance === best && at < found)) {
            [found, best] = [at, distance];
        }
    }
    return found;
}

/**
 * Tell whether a lot is in a box, with a part of it at least.
 *
 * @param {Points} points
 * @param {number} at
 * @param {Box} box
 */
export function touches(points, at, box) {
    return (
        points.x[at] <= box.right &&
        points.y[at] <= box.bottom &&
        points.x[at] + points.w[at] >= box.left &&
        points.y[at] + points.h[at] >= box.top
    );
}

/**
 * @param {number} value
 * @param {number} most
 */
function clamped(value, most) {
    return Math.min(most - 1, Math.max(0, Math.floor(value)));
}
