// Looks at review pages in a real browser, as a reader would: with and without scripts, in both colour schemes, on
// paper, on a narrow screen, with the keyboard and with axe-core.
//
// node review.mjs MANIFEST MODULES [PICTURES]
//   MANIFEST  JSON: [{ name, file, policies, repositories: [...] | null }]
//   MODULES   the directory whose node_modules holds playwright-core and axe-core
//   PICTURES  the directory that gets screenshots; without it there are none
//
// Prints what is wrong, a line each, and ends with 1 where anything is.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [manifest, modules, pictures] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "package.json"));
const { chromium } = require("playwright-core");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const NARROW = 360;
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const failures = [];

/** A page of a case, and a function that notes what is wrong with it. It is opened `anew` for another way of reading it. */
async function open(browser, one, how, options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const fail = (what) => failures.push(`${one.name} (${how}): ${what}`);
  const check = (holds, what) => holds || fail(what);
  const requests = [];
  page.on("console", (message) => fail(`console: ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => fail(`error on the page: ${error.message}`));
  context.on("request", (request) => request.url().startsWith("data:") || requests.push(request.url()));
  const url = pathToFileURL(one.file).href;
  let opened = 0;
  const anew = async (otherwise, size, media) => {
    how = otherwise;
    opened += 1;
    if (size) await page.setViewportSize(size);
    if (media) await page.emulateMedia(media);
    await page.goto(url);
  };
  const close = async () => {
    check(requests.length === opened && requests.every((own) => own === url), `requests beside the page itself: ${requests}`);
    await context.close();
  };
  await anew(how);
  return { page, fail, check, anew, close };
}

const picture = async (page, one, suffix) =>
  pictures && page.screenshot({ path: join(pictures, `${one.name}${suffix}.png`), fullPage: true });

/** Has axe-core look at a page: by all rules, or by some. */
async function axe({ page, fail }, rules) {
  await page.evaluate(AXE);
  const runOnly = rules ?? TAGS;
  const { violations } = await page.evaluate((runOnly) => axe.run(document, { runOnly }), runOnly);
  for (const { id, help, nodes } of violations) fail(`axe: ${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
}

async function structure({ page, check }) {
  const found = await page.evaluate(() => {
    const count = (selector) => document.querySelectorAll(selector).length;
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    return {
      once: ["h1", "main", "body > header", "nav", "body > footer", "script", "style"].filter((one) => count(one) !== 1),
      none: ["img", "iframe", "object", "[style]", "[onerror]", "[onclick]", "a[href^='javascript']"].filter(count),
      lang: document.documentElement.lang,
      title: document.title,
      heading: document.querySelector("h1").textContent,
      levels: [...document.querySelectorAll("h1, h2, h3, h4")].map((heading) => Number(heading.tagName[1])),
      twice: ids.filter((id, place) => ids.indexOf(id) !== place),
      links: [...document.querySelectorAll("a")].map((link) => link.getAttribute("href")),
      dead: [...document.querySelectorAll("a")].filter((link) => !document.querySelector(link.getAttribute("href"))).length,
      hacked: "hacked" in window,
    };
  });
  check(found.once.length === 0, `not exactly once: ${found.once}`);
  check(found.none.length === 0, `there is ${found.none}`);
  check(found.lang === "en" && found.title === found.heading, `lang ${found.lang}, title ${found.title}`);
  check(found.levels.every((level, place) => level <= (found.levels[place - 1] ?? 0) + 1), `headings ${found.levels}`);
  check(found.twice.length === 0, `ids that are not unique: ${found.twice}`);
  check(found.dead === 0 && found.links.every((link) => link.startsWith("#")), `links ${found.links}`);
  check(!found.hacked, "a script of a name ran");
}

async function pictures_have_text({ page, check }) {
  for (const picture of await page.locator("svg[role=img]").all()) {
    const told = await picture.locator("title, desc").allTextContents();
    check(told.length === 2 && told.every((text) => text.trim() !== ""), `a picture without words: ${told}`);
  }
  check((await page.locator("#loop ~ * svg[role=img]").count()) > 0, "the apply loop is not drawn");
}

/** The names of the rows in sight. */
const rows = (page) => page.locator("#table tbody tr:visible > th").allTextContents();

async function search({ page, check }, one) {
  const all = one.repositories.flatMap((name) => Array(one.policies).fill(name));
  const is = (found, expected, what) =>
    check([...found].sort().join() === [...expected].sort().join(), `${what} shows ${found}, not ${expected}`);
  const announced = async (count, what) => {
    const said = await page.locator("#search-count").textContent();
    check(said === `${count} of ${all.length} shown`, `${what} is announced as ${said}`);
  };
  is(await rows(page), all, "the table");
  check((await page.locator("#table").getByRole("row").count()) === all.length + 1, "rows lost their role");
  check((await page.locator("#table").getByRole("rowheader").count()) === all.length, "names lost their role");
  check((await page.locator("#search-count").getAttribute("aria-live")) === "polite", "the count is not announced");
  for (const text of [one.repositories[0], one.repositories[0].slice(0, 4).toUpperCase(), "no-such-name", "<b>"]) {
    const expected = all.filter((name) => name.includes(text.toLowerCase()));
    await page.fill("#search-text", text);
    await page.waitForTimeout(30);
    is(await rows(page), expected, `searching ${text}`);
    await announced(expected.length, text);
  }
  await page.keyboard.press("Escape");
  is(await rows(page), all, "after Escape the table");
  let parts = 0;
  for (const choice of ["moved", "same"]) {
    await page.selectOption("#search-change", choice);
    const found = await rows(page);
    const moves = await page.locator("#table tbody tr:visible:has(.loss, .gain)").count();
    check(moves === (choice === "moved" ? found.length : 0), `choosing ${choice} shows ${moves} that move`);
    await announced(found.length, choice);
    parts += found.length;
  }
  check(parts === all.length, "those that move and those that do not are not all");
  await page.selectOption("#search-change", "");
  for (const level of await page.locator(".search-level").all()) {
    let sum = 0;
    for (const value of await level.locator("option").evaluateAll((all) => all.map((one) => one.value).filter(Boolean))) {
      await level.selectOption(value);
      sum += (await rows(page)).length;
    }
    check(sum === all.length, `the frequencies of a state hold ${sum} rows`);
    await level.selectOption("");
  }
  await announced(all.length, "nothing chosen");
}

/** Orders the table by each column that can be, and back. */
async function sorting({ page, check, fail }, one) {
  const came = await rows(page);
  const heads = page.locator("#table thead [data-sorted]");
  check((await heads.count()) === (one.images ? 2 : 0), `${await heads.count()} columns can be ordered`);
  for (const head of one.images ? await heads.all() : []) {
    const column = await head.evaluate((own) => own.cellIndex);
    const cells = () => page.locator(`#table tbody tr:visible > :nth-child(${column + 1})`).allTextContents();
    // A cost after the change: what each re-scan costs weighs more than what is known.
    const weight = (text) => {
      const parts = text.split("\u2192").pop().split("+").map((part) => part.trim());
      const sum = (isOfRescans) =>
        parts.filter((part) => part.endsWith("r") === isOfRescans).reduce((sum, part) => sum + parseFloat(part), 0);
      return sum(true) * 1e6 + sum(false);
    };
    for (const [state, sign] of [["descending", -1], ["ascending", 1]]) {
      await head.getByRole("button").click();
      check((await head.getAttribute("aria-sort")) === state, `the order is not told: ${await head.getAttribute("aria-sort")}`);
      const found = (await cells()).map(weight);
      const expected = [...found].sort((a, b) => sign * (a - b));
      check(found.join() === expected.join() && new Set(found).size > 1, `${state} is ${await cells()}`);
      check([...(await rows(page))].sort().join() === [...came].sort().join(), "ordering lost a row");
      const word = one.repositories[0];
      await page.fill("#search-text", word);
      await page.waitForTimeout(30);
      check((await rows(page)).every((name) => name.includes(word)), "searching finds others where rows are ordered");
      await page.fill("#search-text", "");
      await page.selectOption("#search-change", "same");
      check((await page.locator("#table tbody tr:visible:has(.loss, .gain)").count()) === 0, "a row that moves is shown");
      await page.selectOption("#search-change", "");
      await page.emulateMedia({ media: "print" });
      check((await page.locator('#table tr[data-change="same"]:visible').count()) === 0, "what stays is printed");
      await page.emulateMedia({ media: "screen" });
    }
    await axe({ page, fail });
    await head.getByRole("button").click();
    check((await head.getAttribute("aria-sort")) === "none", "the third press does not end it");
    check((await rows(page)).join() === came.join(), `the rows come back as ${await rows(page)}`);
  }
}

async function keyboard({ page, check }, one) {
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName);
  await page.keyboard.press("Tab");
  check((await focused()) === "skip", `the first stop is ${await focused()}`);
  check((await page.locator(".skip").boundingBox()).x >= 0, "the skip link stays out of sight");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  check(outline !== "none", "focus is not to be seen");
  await page.keyboard.press("Enter");
  check((await focused()) === "main", `the skip link leads to ${await focused()}`);
  const stops = [];
  let toggled = false;
  for (let stop = 0; stop < 300; stop += 1) {
    await page.keyboard.press("Tab");
    const here = await focused();
    if (here === "BODY") break;
    stops.push(here);
    if (here === "SUMMARY" && !toggled) {
      const isOpen = () => page.evaluate(() => document.activeElement.parentElement.open);
      const before = await isOpen();
      await page.keyboard.press("Enter");
      check((await isOpen()) !== before, "Enter does not toggle details");
      toggled = true;
    }
  }
  if (one.repositories) check(stops.includes("search-text"), `Tab does not reach the search: ${stops}`);
  const hasDetails = (await page.locator("details").count()) > 0;
  check(toggled === hasDetails, "Tab does not reach details");
}

async function without_scripts(browser, one) {
  const opened = await open(browser, one, "without scripts", { javaScriptEnabled: false });
  const { page, check } = opened;
  check(!(await page.locator("#search").isVisible().catch(() => false)), "controls show that do nothing");
  for (const heading of await page.locator("h2").all()) check(await heading.isVisible(), "a part is hidden");
  if (one.repositories) {
    const shown = await page.locator("#table tbody th:visible").count();
    check(shown === one.repositories.length * one.policies, `${shown} rows show`);
    check((await page.locator("#table button").count()) === 0, "buttons show that do nothing");
  }
  await opened.close();
}

async function on_paper({ page, check, anew }, one) {
  await anew("on paper", { width: 794, height: 1123 }, { media: "print", colorScheme: "light" });
  check(!(await page.locator("nav").isVisible()), "navigation is printed");
  check(!(await page.locator("#search").isVisible().catch(() => false)), "controls are printed");
  for (const row of await page.locator("details.file > table.diff tr").all().then((all) => all.slice(0, 1))) {
    const box = await row.evaluate((cell) => cell.getBoundingClientRect().height);
    check(box > 0, "details are closed on paper");
  }
  check(!(await page.locator('[data-change="same"]').first().isVisible().catch(() => false)), "what stays is printed");
  for (const head of await page.locator("#table thead").all()) {
    const display = await head.evaluate((own) => getComputedStyle(own).display);
    check(display === "table-header-group", `the table's head is on the first page alone: ${display}`);
  }
  if (await page.locator("body.without-change").count()) {
    const height = await page.evaluate(() => document.body.scrollHeight);
    check(height < 1123, `a page without change is ${height} high`);
  }
  check((await page.pdf({ format: "A4" })).length > 1000, "it can't be printed");
  await picture(page, one, "-print");
}

async function narrow({ page, check, anew }) {
  await anew("narrow", { width: NARROW, height: 740 }, { media: "screen", reducedMotion: "reduce" });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  check(width <= NARROW, `it is ${width} wide`);
  const motion = await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
  check(motion === "auto", "it moves although that is not wanted");
}

/** Shows what is folded, which is part of the page too. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));

/** In the dark all is as in the light but colours. */
async function dark(opened, one) {
  await opened.anew("dark", null, { colorScheme: "dark" });
  await picture(opened.page, one, "-dark");
  await unfold(opened.page);
  await axe(opened, ["color-contrast"]);
}

async function look(browser, one) {
  const opened = await open(browser, one, "light", { colorScheme: "light" });
  await structure(opened);
  await picture(opened.page, one, "");
  await pictures_have_text(opened);
  await unfold(opened.page);
  await axe(opened);
  await opened.anew("light");
  await keyboard(opened, one);
  if (one.repositories) await search(opened, one);
  if (one.repositories) await sorting(opened, one);
  await dark(opened, one);
  await on_paper(opened, one);
  await narrow(opened);
  await opened.close();
  await without_scripts(browser, one);
}

const onPath = (process.env.PATH ?? "").split(delimiter).map((directory) => join(directory, "chromium")).find(existsSync);
const browser = await chromium.launch({ executablePath: onPath, args: FLAGS });
try {
  // A few at a time: most of the time one waits for the browser.
  const waiting = JSON.parse(readFileSync(manifest, "utf8"));
  const lookOn = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      await look(browser, one).catch((error) => failures.push(`${one.name}: ${error.message}`));
    }
  };
  await Promise.all([lookOn(), lookOn(), lookOn()]);
} finally {
  await browser.close();
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;
