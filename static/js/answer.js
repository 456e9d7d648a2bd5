// @ts-check
/** While somebody answers: show the sentence that results, and claims that may already say it. */

import { result, shouldAsk } from "./sentence.js";

const PAUSE_MS = 400;

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.answer"));
const panel = /** @type {HTMLElement | null} */ (document.querySelector("[data-result]"));
const claim = document.querySelector(".answered-claim blockquote")?.textContent ?? "";

/** The radio button that is chosen, if one is. */
function chosen() {
    return /** @type {HTMLInputElement | null} */ (form?.querySelector("input[name=soort]:checked"));
}

/** What does not follow, for an objection: the step that is chosen, or the only one. */
function second() {
    const choice = chosen();
    const step = /** @type {HTMLInputElement | null} */ (
        choice?.parentElement?.querySelector("input[name=relatie]:checked")
    );
    return step?.dataset.second ?? choice?.dataset.second ?? "";
}

/** @returns {string} what is typed */
function typed() {
    const field = /** @type {HTMLTextAreaElement | null} */ (form?.querySelector("#zin"));
    return field ? field.value : "";
}

/** Draw the claim, the words between, and the sentence that is being written. */
function drawResult() {
    if (!panel) {
        return;
    }
    const stop = chosen()?.value === "vraag" ? "?" : ".";
    const joins = chosen()?.dataset.joins ?? "";
    const parts = result(claim, joins, typed(), second(), stop, form?.dataset.because);
    panel.hidden = parts.length === 0;
    sentences.replaceChildren(...parts.map(paragraph));
}

/**
 * @param {{role: string, text: string}} part
 * @returns {HTMLElement}
 */
function paragraph(part) {
    const element = document.createElement("p");
    element.className = part.role;
    const words = document.createElement("bdi");
    words.dir = "auto";
    words.textContent = part.text;
    element.append(words);
    return element;
}

/** Ask for claims like the one being written, and show them under it. */
async function findSimilar() {
    const text = typed();
    if (!form || !shouldAsk(text, chosen()?.value ?? "")) {
        similar.replaceChildren();
        return;
    }
    const query = new URLSearchParams({ zin: text.slice(0, 500) });
    const answer = await fetch(`${form.dataset.similar}?${query}`).catch(() => null);
    if (!answer || !answer.ok || text !== typed()) {
        return;
    }
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    similar.replaceChildren(...found.body.children);
}

const sentences = document.createElement("div");
const similar = document.createElement("div");
similar.setAttribute("aria-live", "polite");

if (form && panel) {
    let waiting = 0;
    panel.append(sentences);
    panel.after(similar);
    form.addEventListener("input", () => {
        drawResult();
        window.clearTimeout(waiting);
        waiting = window.setTimeout(findSimilar, PAUSE_MS);
    });
    drawResult();
}
