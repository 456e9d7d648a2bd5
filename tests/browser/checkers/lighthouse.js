/* Runs Lighthouse over pages, in the browser that CHROME_PATH names.

    node lighthouse.js [FLAG ...] < addresses.json

Reads a list of addresses and writes a line for each page: the list of what keeps accessibility or
best practices below 100. The flags are those of the browser. */

// @ts-check
import { readFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

/** Audits that ask for what the site on this machine cannot have: it speaks plain HTTP here. */
const NOT_HERE = ["is-on-https", "redirects-http"];

/**
 * What kept a category of a report below 100.
 * @param {any} report
 * @returns {string[]}
 */
function findings(report) {
    const broken = report.runtimeError ? [report.runtimeError.message] : [];
    const failed = Object.values(report.categories).flatMap((category) =>
        category.auditRefs
            .filter((each) => each.weight > 0)
            .map((each) => report.audits[each.id])
            .filter((audit) => audit.score !== null && audit.score < 1)
            .map((audit) => `${category.id} ${audit.id}: ${audit.title} ${where(audit)}`),
    );
    const unscored = Object.values(report.categories)
        .filter((category) => category.score === null)
        .map((category) => `${category.id} could not be told`);
    return [...broken, ...failed, ...unscored];
}

/**
 * Where on the page an audit found something.
 * @param {any} audit
 * @returns {string}
 */
function where(audit) {
    const items = audit.details?.items ?? [];
    return JSON.stringify(
        items.map((item) => item.node?.snippet ?? item.description ?? item.url ?? item),
    );
}

const addresses = JSON.parse(readFileSync(0, "utf-8"));
const browser = await launch({ chromeFlags: ["--headless=new", ...process.argv.slice(2)] });
for (const address of addresses) {
    const result = await lighthouse(address, {
        port: browser.port,
        logLevel: "error",
        // How fast a page is, `bench/` measures: here nothing is slowed down or waited for.
        throttlingMethod: "provided",
        disableFullPageScreenshot: true,
        pauseAfterFcpMs: 0,
        pauseAfterLoadMs: 0,
        networkQuietThresholdMs: 0,
        cpuQuietThresholdMs: 0,
        onlyCategories: ["accessibility", "best-practices"],
        skipAudits: NOT_HERE,
    });
    console.log(JSON.stringify(findings(result?.lhr)));
}
browser.kill();
