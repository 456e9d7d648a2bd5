// @ts-check
/** At the desk: words that are selected become the passage, beside whole sentences. */

import { place } from "./passage.js";

const PAUSE_MS = 200;

const text = /** @type {HTMLElement | null} */ (document.querySelector(".work-text"));
const field = /** @type {HTMLInputElement | null} */ (document.querySelector("input#plaats"));

/**
 * Find what is selected inside one paragraph.
 *
 * @returns {{place: string, words: string} | null}
 */
function selected() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) {
        return null;
    }
    const range = selection.getRangeAt(0);
    const inside = range.startContainer.parentElement?.closest(".text");
    const paragraph = /** @type {HTMLElement | null} */ (inside ?? null);
    if (!paragraph || !paragraph.contains(range.endContainer)) {
        return null;
    }
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    const words = range.toString();
    const whole = paragraph.textContent ?? "";
    const found = place(Number(paragraph.dataset.alinea), whole, start, start + words.length);
    return found ? { place: found, words: words.trim() } : null;
}

/** Put the selection in the form that is open. */
function usePassage() {
    const found = selected();
    if (!found || !field) {
        return;
    }
    field.value = found.place;
    const shown = document.querySelector("[data-words]");
    if (shown) {
        shown.textContent = found.words;
    }
    for (const each of document.querySelectorAll("input[type=hidden][name=plaats]")) {
        /** @type {HTMLInputElement} */ (each).value = found.place;
    }
    document.getSelection()?.removeAllRanges();
    bar.hidden = true;
    document.getElementById("zin")?.focus();
}

/** Show the way from the selection to a claim, or hide it. */
function show() {
    const found = selected();
    bar.hidden = !found;
    if (found && text) {
        const query = new URLSearchParams({ plaats: found.place });
        begin.href = `${text.dataset.pick}?${query}#formulier`;
    }
}

const bar = document.createElement("p");
bar.className = "selection-bar";
bar.hidden = true;
const begin = document.createElement("a");
begin.className = "act";
begin.textContent = text?.dataset.begin ?? "";
const take = document.createElement("button");
take.type = "button";
take.className = "act";
take.textContent = text?.dataset.take ?? "";
take.addEventListener("click", usePassage);
// What is pressed must not take the selection away first.
bar.addEventListener("mousedown", (event) => event.preventDefault());

if (text) {
    bar.append(field ? take : begin);
    text.after(bar);
    let waiting = 0;
    document.addEventListener("selectionchange", () => {
        window.clearTimeout(waiting);
        waiting = window.setTimeout(show, PAUSE_MS);
    });
    text.addEventListener("click", (event) => {
        if (selected()) {
            event.preventDefault(); // words were selected, no sentence was picked
        }
    });
}
