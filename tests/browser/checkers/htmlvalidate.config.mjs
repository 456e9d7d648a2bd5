/* The rules of html-validate, and why some of them ask for something else here. */

export default {
    root: true,
    extends: ["html-validate:recommended", "html-validate:document"],
    rules: {
        // HTML reads both; small letters are what the rest of the page is written in.
        "doctype-style": ["error", { style: "lowercase" }],
        // Space at the end of a line is what a template's tags leave: nobody reads or hears it.
        "no-trailing-whitespace": "off",
        // Style sheets and scripts come from this site, which sends the page itself too.
        "require-sri": ["error", { target: "crossorigin" }],
        // Boxes of which several may be ticked, and fields that make a list, share a name: a form
        // sends all of them.
        "form-dup-name": "off",
        // A list with a name is announced with it, and ARIA allows it.
        "aria-label-misuse": ["error", { allowAnyNamable: true }],
        // The list of hits below a search field is a combobox's: a select cannot be one.
        "prefer-native-element": ["error", { exclude: ["listbox"] }],
        // What is wrong in a form stands above its title, so that it is read first.
        "heading-level": ["error", { minInitialRank: "h2" }],
    },
};
