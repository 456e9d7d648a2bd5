// @ts-check
/** Buttons to draw maps larger or smaller; moving over one is the browser's own scrolling. */

import { fittingScale, nextScale, percent } from "./scale.js";

for (const whole of document.querySelectorAll("[data-zoom]")) {
    const drawings = [...whole.querySelectorAll("svg")];
    if (drawings.length) {
        addButtons(/** @type {HTMLElement} */ (whole), drawings);
    }
    for (const drawing of drawings) {
        keepInSight(drawing);
    }
}

/**
 * @param {HTMLElement} whole
 * @param {SVGSVGElement[]} drawings
 */
function addButtons(whole, drawings) {
    const widest = Math.max(...drawings.map((drawing) => drawing.viewBox.baseVal.width));
    const row = document.createElement("p");
    const said = document.createElement("span");
    let scale = 1;
    row.className = "zoom";
    said.setAttribute("role", "status");

    /** @param {number} wanted */
    function set(wanted) {
        scale = wanted;
        for (const drawing of drawings) {
            const { width, height } = drawing.viewBox.baseVal;
            drawing.setAttribute("width", String(Math.floor(width * scale)));
            drawing.setAttribute("height", String(Math.floor(height * scale)));
        }
        said.textContent = percent(scale);
    }

    function fit() {
        const frames = drawings.map((drawing) => drawing.parentElement?.clientWidth ?? 0);
        set(fittingScale(widest, Math.max(...frames)));
    }

    row.append(
        button("Kleiner", () => set(nextScale(scale, -1))),
        button("Groter", () => set(nextScale(scale, 1))),
        button("Passend", fit),
        said,
    );
    whole.prepend(row);
}

/**
 * Bring into sight the claim that a drawing is about, and any claim that is reached by keyboard.
 *
 * @param {SVGSVGElement} drawing
 */
function keepInSight(drawing) {
    const focus = drawing.querySelector(".focus");
    const frame = drawing.parentElement;
    // on the frame: a drawing that listens for focus would itself become a stop of the Tab key
    frame?.addEventListener("focusin", (event) => {
        if (event.target !== frame) {
            const box = /** @type {Element} */ (event.target);
            box.scrollIntoView({ block: "nearest", inline: "nearest" });
        }
    });
    function centre() {
        if (focus && frame) {
            const [box, window] = [focus.getBoundingClientRect(), frame.getBoundingClientRect()];
            frame.scrollLeft += box.x + box.width / 2 - window.x - window.width / 2;
        }
    }
    centre();
    drawing.closest("details")?.addEventListener("toggle", centre);
}

/**
 * @param {string} label
 * @param {() => void} act
 * @returns {HTMLButtonElement}
 */
function button(label, act) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "small-act";
    element.textContent = label;
    element.addEventListener("click", act);
    return element;
}
