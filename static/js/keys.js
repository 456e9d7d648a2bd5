// @ts-check
/** Keys on a drawing: arrows walk along it, `+` answers, `/` searches, `?` helps. */

import { beside, tree } from "./tree.js";
import { isForOthers, isTyping } from "./walking.js";

const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-keys]"));
const help = /** @type {HTMLDialogElement | null} */ (document.querySelector("#toetsen"));
const maps = new Map([...document.querySelectorAll("svg.map")].map((map) => [map, read(map)]));

/** @param {Element} map */
function read(map) {
    const boxes = [...map.querySelectorAll("a.box")].map((box) => idOf(box));
    const lines = [...map.querySelectorAll("g[data-line]")].map((line) => {
        const { line: id = "", from = "", to = "" } = /** @type {SVGElement} */ (line).dataset;
        return { id, premises: from.split(" "), conclusion: to };
    });
    return tree(boxes, lines);
}

/** @param {Element} box */
function idOf(box) {
    return /** @type {SVGElement} */ (box).dataset.claim ?? "";
}

/** The box that has the focus, if one has. */
function current() {
    return document.activeElement?.closest("a.box") ?? null;
}

/** The box to begin with: the claim that the drawing is about, else the first one in sight. */
function first() {
    const drawn = [...document.querySelectorAll("svg.map a.box")];
    const seen = drawn.filter((box) => box.getClientRects().length);
    return seen.find((box) => box.classList.contains("focus")) ?? seen[0] ?? null;
}

/**
 * @param {string} key
 * @returns {Element | null}
 */
function next(key) {
    const here = current();
    const map = here?.closest("svg.map");
    if (!here || !map) {
        return first();
    }
    const found = maps.get(map);
    const id = found && beside(found, idOf(here), key);
    return id ? map.querySelector(`a.box[data-claim="${CSS.escape(id)}"]`) : null;
}

/** @param {KeyboardEvent} event */
function pressed(event) {
    if (isForOthers(event) || isTyping(document.activeElement) || help?.open) {
        return;
    }
    const box = current() ?? first();
    if (event.key.startsWith("Arrow")) {
        const target = /** @type {SVGElement | null} */ (next(event.key));
        if (target && (current() || document.activeElement === document.body)) {
            event.preventDefault();
            target.focus();
        }
    } else if (event.key === "+" && box) {
        location.assign(`/stellingen/${idOf(box)}/antwoord`);
    } else if (event.key === "/" && page?.dataset.keys) {
        event.preventDefault();
        location.assign(page.dataset.keys);
    } else if (event.key === "?" && help) {
        event.preventDefault();
        help.showModal();
    }
}

if (page) {
    document.addEventListener("keydown", pressed);
    document.querySelector("a[href$='#toetsen']")?.addEventListener("click", (event) => {
        event.preventDefault();
        help?.showModal();
    });
}
