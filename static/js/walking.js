// @ts-check
/** Walking along things by keyboard; no page in sight. */

/**
 * Give the place after a step: -1 is before the first, the last one stays.
 *
 * @param {number} here
 * @param {number} step
 * @param {number} count
 * @returns {number}
 */
export function neighbour(here, step, count) {
    return Math.max(-1, Math.min(count - 1, here + step));
}

/**
 * Tell whether somebody is typing, so that a key is a letter and no order.
 *
 * @param {Element | null} element
 * @returns {boolean}
 */
export function isTyping(element) {
    const name = element?.tagName ?? "";
    const type = element?.getAttribute("type") ?? "text";
    return name === "TEXTAREA" || name === "SELECT" || (name === "INPUT" && type !== "range");
}

/**
 * Tell whether a key is meant for the browser or the machine: with Ctrl, Cmd or Alt held.
 *
 * @param {{ctrlKey: boolean, metaKey: boolean, altKey: boolean}} event
 * @returns {boolean}
 */
export function isForOthers(event) {
    return event.ctrlKey || event.metaKey || event.altKey;
}
