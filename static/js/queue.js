// @ts-check
/** Keys on the queue of the moderators: j and k walk, x chooses, r goes to the reason, a letter of a
 * button does it. */

import { isTyping } from "./walking.js";

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-queue]"));
const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-item]")]);

/** @param {number} place */
function go(place) {
    const next = items[Math.max(0, Math.min(items.length - 1, place))];
    /** @type {HTMLElement | null} */ (next?.querySelector("input"))?.focus();
    next?.scrollIntoView({ block: "nearest" });
}

/** The place of the item that has the focus, -1 where none has. */
function here() {
    return items.findIndex((item) => item.contains(document.activeElement));
}

/** Chooses the item with the focus, or lets go of it. */
function choose() {
    const box = /** @type {HTMLInputElement | null} */ (items[here()]?.querySelector("input"));
    if (box) {
        box.checked = !box.checked;
    }
}

/** Opens the item with the focus. */
function open() {
    /** @type {HTMLElement | null} */ (items[here()]?.querySelector("a.open"))?.click();
}

/** @param {KeyboardEvent} event */
function pressed(event) {
    const typing = isTyping(document.activeElement) && here() < 0;
    if (event.ctrlKey || event.metaKey || event.altKey || typing) {
        return;
    }
    const button = /** @type {HTMLElement | null} */ (
        form?.querySelector(`[data-key="${CSS.escape(event.key)}"]`) ?? null
    );
    const acts = {
        j: () => go(here() + 1),
        k: () => go(here() - 1),
        x: choose,
        Enter: open,
        r: () => /** @type {HTMLElement | null} */ (form?.querySelector("[data-focus=r]"))?.focus(),
        "/": () => /** @type {HTMLElement | null} */ (document.querySelector("#q"))?.focus(),
    };
    const act = button ? () => button.click() : acts[/** @type {keyof typeof acts} */ (event.key)];
    const onBox = here() >= 0 && document.activeElement?.tagName === "INPUT";
    if (act && (event.key !== "Enter" || onBox)) {
        event.preventDefault();
        act();
    }
}

document.addEventListener("keydown", pressed);
