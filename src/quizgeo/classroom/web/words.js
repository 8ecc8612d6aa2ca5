// The words of the page in the language of the reader: that of the browser, or the one that was switched to.

/** @typedef {Record<string, string | Record<string, string>>} Catalogue */

/** Languages by tag, each by its own name. */
export const LANGUAGES = { en: "English", id: "Bahasa Indonesia" };

/** @type {Catalogue} */
let words = {};
let rules = new Intl.PluralRules("en");
let tag = "en";

/** Give the tag of the language in use. */
export const language = () => tag;

/** Give the language that a browser asks for, among those that there are. @param {readonly string[]} wanted */
export function best(wanted) {
  const found = wanted.map((each) => each.toLowerCase().split("-")[0]).find((each) => Object.hasOwn(LANGUAGES, each));
  return found ?? "en";
}

/** Use a language. @param {string} wanted */
export async function use(wanted) {
  words = (await import(`./${wanted}.js`)).default;
  tag = wanted;
  rules = new Intl.PluralRules(wanted);
  document.documentElement.lang = wanted;
  document.documentElement.dir = "ltr";
}

/**
 * Give a sentence, with its places filled; one that counts takes `count`.
 * @param {string} key @param {Record<string, string | number>} [values] @returns {string}
 */
export function t(key, values = {}) {
  const found = words[key] ?? key;
  const text = typeof found === "string" ? found : found[rules.select(Number(values.count))] ?? found.other;
  return text.replace(/\{(\w+)\}/g, (_whole, name) => String(values[name] ?? ""));
}

/** Tell whether there is a sentence. @param {string} key */
export const has = (key) => Object.hasOwn(words, key);

/** Give a number as it is written here. @param {number} value */
export const figure = (value) => new Intl.NumberFormat(tag).format(value);

/** Say how much longer the lesson goes on: in minutes, the last one in seconds. @param {number} left milliseconds */
export function untilEnd(left) {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  return seconds > 60 ? t("lesson.minutes", { count: Math.ceil(seconds / 60) }) : t("lesson.seconds", { count: seconds });
}

/** Give a sentence that counts, with the number as it is written here. @param {string} key @param {number} count */
export const counted = (key, count) => t(key, { count }).replace(String(count), figure(count));
