// @ts-check
/** Keys on the queue of the moderators: j and k walk, x chooses, a chooses all, r goes to the reason,
 * ? tells the keys, a letter of a button does it. How many are chosen is told beside the buttons. */

import { isForOthers, isTyping } from "./walking.js";

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

/** The box of each item. */
const boxes = /** @type {HTMLInputElement[]} */ (
    items.map((item) => item.querySelector("input")).filter(Boolean)
);

/** Chooses the item with the focus, or lets go of it. */
function choose() {
    const box = boxes[here()];
    if (box) {
        box.checked = !box.checked;
        tell();
    }
}

/** Chooses all that is on the page; where all is chosen, nothing. */
function chooseAll() {
    const wanted = !boxes.every((box) => box.checked);
    for (const box of boxes) {
        box.checked = wanted;
    }
    tell();
}

/** Tells how many are chosen. */
function tell() {
    const told = /** @type {HTMLElement | null} */ (form?.querySelector("[data-chosen]") ?? null);
    const count = boxes.filter((box) => box.checked).length;
    if (told) {
        told.textContent = count ? (told.dataset.chosen ?? "").replace("{count}", String(count)) : "";
    }
}

/** Shows what the keys do. */
function help() {
    const keys = /** @type {HTMLDetailsElement | null} */ (document.querySelector("details.keys"));
    if (keys) {
        keys.open = !keys.open;
        keys.scrollIntoView({ block: "nearest" });
    }
}

/** Opens the item with the focus. */
function open() {
    /** @type {HTMLElement | null} */ (items[here()]?.querySelector("a.open"))?.click();
}

/** @param {KeyboardEvent} event */
function pressed(event) {
    const typing = isTyping(document.activeElement) && here() < 0;
    if (isForOthers(event) || typing) {
        return;
    }
    const button = /** @type {HTMLElement | null} */ (
        form?.querySelector(`[data-key="${CSS.escape(event.key)}"]`) ?? null
    );
    const acts = {
        j: () => go(here() + 1),
        k: () => go(here() - 1),
        x: choose,
        a: chooseAll,
        "?": help,
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
form?.addEventListener("change", tell);
tell();
