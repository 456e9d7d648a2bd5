// @ts-check
/** Search by keyboard: `/` goes to the field, the arrows walk along what was found. */

import { isForOthers, isTyping, neighbour } from "./walking.js";

const field = /** @type {HTMLInputElement | null} */ (document.querySelector("#q"));
const hits = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".hits a.claim")]);

const form = field?.closest("form");

if (form && hits.length) {
    const hint = document.createElement("p");
    hint.className = "hint keys";
    hint.textContent = form.dataset.hint ?? "";
    form.append(hint);
}

document.addEventListener("keydown", (event) => {
    if (isForOthers(event)) {
        return;
    }
    if (event.key === "/" && !isTyping(document.activeElement)) {
        event.preventDefault();
        field?.focus();
        field?.select();
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const here = hits.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    if (step && (here >= 0 || document.activeElement === field)) {
        const next = neighbour(here, step, hits.length);
        event.preventDefault();
        (next < 0 ? field : hits[next])?.focus();
    }
});
