// What a participant takes home: the answers of the first round as lines that `quizgeo progress import` reads.
import { button, el } from "./el.js";
import { t } from "./words.js";

/** @typedef {import("./wire.js").Finished} Finished */
/** @typedef {import("./wire.js").Answer} Answer */

const AGAIN = 1;
const GOOD = 3;
/** Thousandths; of what is partly right only the room knows how much. @type {Record<string, number>} */
const SCORES = { exact: 1000, close: 1000, wrong: 0 };
/** Forms in which participants judge themselves: what they say of that counts. */
const JUDGED = ["flashcard", "open"];
const SHOWN = ["choice", "multiple", "order"];

/** Give an answer as the log keeps it: as text, or as compact JSON. @param {any} given @returns {string | null} */
function text(given) {
  if (given === null || given === undefined) return null;
  return typeof given === "string" ? given : JSON.stringify(given);
}

/**
 * Give one answer as an event. The rating is that of the terminal: right is Good, unless it was said to be a guess.
 * @param {Answer} answer @param {number} place @param {string} device @param {(at: number) => number} offset
 */
function event(answer, place, device, offset) {
  const right = ["exact", "close"].includes(answer.grade);
  const guessed = answer.conf === "guess";
  const line = {
    id: answer.eid, kind: "answered", card: answer.key, device, seq: place + 1, at: answer.at, tz: offset(answer.at),
    origin: "class", form: answer.form,
    shown: SHOWN.includes(answer.form) ? JSON.stringify(answer.shown ?? []) : undefined,
    said: guessed ? "guessed" : undefined, grade: answer.grade, score: SCORES[answer.grade],
    rating: right && (!guessed || JUDGED.includes(answer.form)) ? GOOD : AGAIN, took: answer.ms, given: text(answer.given) ?? undefined,
    extra: answer.conf ? JSON.stringify({ confidence: answer.conf }) : undefined,
  };
  return JSON.stringify(line);
}

/**
 * Give the file. It is the same however often it is saved.
 * @param {Finished} end @param {(at: number) => number} [offset] minutes that local time is ahead of UTC
 */
export function lines(end, offset = (at) => -new Date(at).getTimezoneOffset()) {
  const answers = end.answers ?? [];
  const device = `class-${answers[0]?.eid.slice(0, 12)}`;
  const head = JSON.stringify({ quizgeo: "progress", format: 1, events: answers.length });
  return [head, ...answers.map((each, place) => event(each, place, device, offset)), ""].join("\n");
}

/** Give the button that saves, and what to do with the file. @param {Finished} end @returns {HTMLElement} */
export function saving(end) {
  const day = new Date().toISOString().slice(0, 10);
  const name = `quizgeo-${end.deck}-${day}.jsonl`;
  const save = () => {
    const href = URL.createObjectURL(new Blob([lines(end)], { type: "application/jsonl" }));
    const link = el("a", { href, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(href), 10000);
  };
  return el("section", {}, button(t("end.save"), save, { class: "main" }), el("p", { class: "hint" }, t("end.how")),
    el("pre", {}, el("code", {}, `quizgeo progress import ${name}`)));
}
