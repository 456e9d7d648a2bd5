// @ts-check
/** A slider through the versions of a debate, with the view as it was below it. */

import { addressAt, markAt, readMarks, saidMoment } from "./moments.js";

const section = /** @type {HTMLElement | null} */ (document.querySelector("[data-then]"));
const marks = readMarks(section?.dataset.then ?? "");
const most = Number(section?.dataset.most ?? 0);

if (section && marks.length > 1 && most > 1) {
    addSlider(section);
}

/** @param {HTMLElement} place */
function addSlider(place) {
    const slide = document.createElement("div");
    const label = document.createElement("label");
    const slider = document.createElement("input");
    const said = document.createElement("output");
    const preview = document.createElement("div");
    slide.className = "slide";
    preview.className = "preview";
    label.textContent = place.dataset.slide ?? "";
    label.htmlFor = slider.id = "schuif";
    said.htmlFor.add("schuif");
    Object.assign(slider, { type: "range", min: "1", max: String(most), value: String(most) });
    slide.append(label, slider, said);
    place.querySelector("form")?.before(slide);
    place.append(preview);

    function tell() {
        const mark = markAt(marks, slider.valueAsNumber);
        const { lang } = document.documentElement;
        const words = ((mark ? place.dataset.at : place.dataset.after) ?? "")
            .replace("{moment}", mark ? saidMoment(mark.at, lang) : "")
            .replace("{event}", slider.valueAsNumber.toLocaleString(lang));
        said.textContent = words;
        slider.setAttribute("aria-valuetext", words);
    }

    slider.addEventListener("input", tell);
    slider.addEventListener("change", () => show(place, preview, slider.valueAsNumber));
    tell();
}

/**
 * Put the view as it was at a version into the page: the form says which view.
 *
 * @param {HTMLElement} place
 * @param {HTMLElement} preview
 * @param {number} version
 */
async function show(place, preview, version) {
    const chosen = /** @type {HTMLSelectElement | null} */ (place.querySelector("select"));
    const isMap = chosen?.value === "kaart";
    const address = addressAt((isMap ? place.dataset.map : place.dataset.outline) ?? "", version);
    preview.setAttribute("aria-busy", "true");
    const answer = await fetch(address).catch(() => null);
    preview.removeAttribute("aria-busy");
    const open = document.createElement("p");
    const link = document.createElement("a");
    link.href = address;
    link.textContent = place.dataset.open ?? "";
    open.append(link);
    if (!answer?.ok) {
        const words = document.createElement("p");
        words.className = "hint";
        words.textContent = place.dataset.failed ?? "";
        preview.replaceChildren(words, open);
        return;
    }
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const parts = found.querySelectorAll(isMap ? ".maps" : ".figures, .part, main .open-place");
    preview.replaceChildren(open, ...parts);
}
