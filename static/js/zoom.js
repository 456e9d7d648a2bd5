// @ts-check
/** Buttons to draw the map larger or smaller; moving over it is the browser's own scrolling. */

import { nextScale, percent } from "./scale.js";

for (const whole of document.querySelectorAll("[data-zoom]")) {
    const drawing = whole.querySelector("svg");
    if (drawing) {
        addButtons(/** @type {HTMLElement} */ (whole), drawing);
    }
}

/**
 * @param {HTMLElement} whole
 * @param {SVGSVGElement} drawing
 */
function addButtons(whole, drawing) {
    const { width, height } = drawing.viewBox.baseVal;
    const row = document.createElement("p");
    const said = document.createElement("span");
    let scale = 1;
    row.className = "zoom";
    said.setAttribute("role", "status");

    /** @param {number} direction */
    function change(direction) {
        scale = nextScale(scale, direction);
        drawing.setAttribute("width", String(Math.round(width * scale)));
        drawing.setAttribute("height", String(Math.round(height * scale)));
        said.textContent = percent(scale);
    }

    row.append(button("Kleiner", () => change(-1)), button("Groter", () => change(1)), said);
    whole.prepend(row);
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
