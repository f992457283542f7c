// The widget's own words by language; days, times and numbers as each language writes them.
import { en } from "./texts/en.js";
import { it } from "./texts/it.js";

const TEXTS = { it, en };

/** The languages that Dario speaks. */
export const LANGUAGES = Object.keys(TEXTS);

/** The nearest language of Dario's for a language tag such as "en-GB"; Italian where it is neither. */
export function known(language) {
  const base = String(language || "").toLowerCase().split("-")[0];
  return LANGUAGES.includes(base) ? base : "it";
}

/** How dates and numbers are written: British for English, the day before the month. */
function locale(language) {
  return known(language) === "en" ? "en-GB" : "it-IT";
}

/** The texts in one language. */
export function textsIn(language) {
  return TEXTS[known(language)];
}

/** A day such as "9 novembre 2020", from an ISO date; the text itself where it is none. */
export function dayIn(language, iso) {
  const date = new Date(iso.length === 10 ? `${iso}T12:00:00Z` : iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locale(language), { dateStyle: "long", timeZone: "Europe/Rome" }).format(date);
}

/** Hour and minute of a moment, with the day where it is not today; in the person's own time zone. */
export function timeIn(language, iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "";
  const today = new Date().toDateString() === date.toDateString();
  const format = today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(locale(language), format).format(date);
}

/** A whole number as the language writes it, thousands always apart, as the server does. */
export function numberIn(language, number) {
  return new Intl.NumberFormat(locale(language), { useGrouping: "always" }).format(number);
}
