// @ts-check
/** How long the last drawings took, for those who measure. */

const KEPT = 600;

/** @type {number[]} */
const taken = [];

/**
 * Do some work and remember how many milliseconds it took.
 *
 * @param {() => void} work
 */
export function timed(work) {
    const begin = performance.now();
    work();
    taken.push(performance.now() - begin);
    if (taken.length > KEPT) {
        taken.shift();
    }
}

/** Give the milliseconds of the last drawings, the oldest first. */
export function recent() {
    return [...taken];
}
