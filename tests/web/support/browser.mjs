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
export async function dropFile(page, name, bytes) {
  const transfer = await page.evaluateHandle(({ name, base64 }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    return transfer;
  }, { name, base64: Buffer.from(bytes).toString("base64") });
  await page.dispatchEvent("main", "dragenter", { dataTransfer: transfer });
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
}
