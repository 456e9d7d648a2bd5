// @ts-check
/** Drawing maps larger or smaller, by button or wheel, and moving over one by hand. */

import { fittingScale, nextScale, percent, scrolled } from "./scale.js";

const STILL = 4; // pixels: less is a click, and no move

for (const whole of document.querySelectorAll("[data-zoom]")) {
    const drawings = [...whole.querySelectorAll("svg")];
    if (drawings.length) {
        addButtons(/** @type {HTMLElement} */ (whole), drawings);
    }
    for (const drawing of drawings) {
        keepInSight(drawing);
        moveByHand(drawing);
    }
}

/**
 * @param {HTMLElement} whole
 * @param {SVGSVGElement[]} drawings
 */
function addButtons(whole, drawings) {
    const { smaller = "", larger = "", fitting = "" } = whole.dataset;
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

    /**
     * Draw larger or smaller around the pointer.
     *
     * @param {WheelEvent} event
     */
    function turn(event) {
        const frame = /** @type {HTMLElement} */ (event.currentTarget);
        if (!event.ctrlKey) {
            return;
        }
        event.preventDefault();
        const before = scale;
        const { left, top } = frame.getBoundingClientRect();
        set(nextScale(scale, event.deltaY < 0 ? 1 : -1));
        frame.scrollLeft = scrolled(frame.scrollLeft, event.clientX - left, scale / before);
        frame.scrollTop = scrolled(frame.scrollTop, event.clientY - top, scale / before);
    }

    for (const drawing of drawings) {
        drawing.parentElement?.addEventListener("wheel", turn, { passive: false });
    }
    row.append(
        button(smaller, () => set(nextScale(scale, -1))),
        button(larger, () => set(nextScale(scale, 1))),
        button(fitting, fit),
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
 * Let a mouse take the drawing and move it; a finger does so by itself.
 *
 * @param {SVGSVGElement} drawing
 */
function moveByHand(drawing) {
    const frame = drawing.parentElement;
    let from = { x: 0, y: 0, left: 0, top: 0 };
    let isHeld = false;
    let isMoved = false;
    frame?.addEventListener("pointerdown", (event) => {
        isHeld = event.pointerType === "mouse" && event.button === 0;
        isMoved = false;
        from = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop };
    });
    window.addEventListener("pointermove", (event) => {
        const [across, down] = [event.clientX - from.x, event.clientY - from.y];
        if (frame && isHeld && (isMoved || Math.abs(across) + Math.abs(down) > STILL)) {
            isMoved = true;
            frame.scrollLeft = from.left - across;
            frame.scrollTop = from.top - down;
        }
    });
    window.addEventListener("pointerup", () => {
        isHeld = false;
    });
    frame?.addEventListener("click", (event) => isMoved && event.preventDefault(), true);
    frame?.addEventListener("dragstart", (event) => event.preventDefault());
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
