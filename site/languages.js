// The languages that the core does not carry, each fetched when it asks for it.
import addresses from "#languages";
import { createTally, fetchBytes, FetchError } from "./fetching.js";

const names = new Intl.DisplayNames("en", { type: "language" });

/// `{bytes}` of a language's file; none where they do not arrive, and `onNotice` is told in a sentence.
export async function fetchLanguage(code, { signal, onNotice }) {
  try {
    const url = new URL(addresses[code], import.meta.url);
    const { bytes } = await fetchBytes(url, { tally: createTally(), signal, onProgress: () => {} });
    if (bytes) return { bytes };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
  }
  onNotice(`What is written in ${names.of(code)} is understood only in part, as the words of that language could not be fetched. `
    + "Reload the page to try again.");
  return { bytes: new Uint8Array() };
}
