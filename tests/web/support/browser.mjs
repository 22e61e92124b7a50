// The browser that tests drive, and pages that remember what went wrong in them.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const kPlaces = [process.env.HINDSIGHT_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export const browserPath = kPlaces.find((place) => place && existsSync(place));
/// For node:test's `skip`: false, or why there is nothing to run in.
export const noBrowser = browserPath ? false : "no Chromium: install it, or name it in HINDSIGHT_CHROMIUM";

export function launchBrowser(options = {}) {
  return chromium.launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--headless=new", "--no-first-run", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
    ...options,
  });
}

/// A page in a context of its own. `troubles` collects page errors, console errors and blocked or foreign requests.
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(`page error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && troubles.push(`console: ${message.text()}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (!["127.0.0.1", ""].includes(url.hostname) && !["data:", "blob:"].includes(url.protocol)) troubles.push(`foreign request: ${url.href}`);
  });
  page.on("dialog", (dialog) => (troubles.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  return { page, context, troubles };
}

/// Drops a file of `bytes` (a string or Buffer) called `name` onto the page.
export const dropFile = (page, name, bytes) => dropFiles(page, { [name]: bytes });

/// Drops several files, `{name: bytes}`, at once.
export async function dropFiles(page, files) {
  const encoded = Object.entries(files).map(([name, bytes]) => ({ name, base64: Buffer.from(bytes).toString("base64") }));
  const transfer = await page.evaluateHandle((encoded) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of encoded) transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    return transfer;
  }, encoded);
  await page.dispatchEvent("main", "dragenter", { dataTransfer: transfer });
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
}

/// Drops files or folders of this machine, by their paths, as a file manager would.
export async function dropPaths(page, ...paths) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) await session.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  await session.detach();
}

/// Picks files (paths, or as Playwright takes them) or a folder by the entry `name` of the menu "Open…".
export async function pick(page, name, files) {
  await page.locator("summary", { hasText: "Open…" }).click();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name }).click()]);
  await chooser.setFiles(files);
}
