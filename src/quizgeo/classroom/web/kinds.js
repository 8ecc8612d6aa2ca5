// The form of each kind of question. Each keeps what is chosen in a draft, which is what will be sent.
import { button, el, field, said } from "./el.js";
import { has, t } from "./words.js";
import { PARTS_MOST, TEXT_MOST } from "./wire.js";

/** @typedef {import("./wire.js").Shown} Shown */
/** @typedef {import("./wire.js").Thing} Thing */
/**
 * @typedef {object} Draft
 * @property {any} value what will be sent
 * @property {() => void} keep to be called after every change of `value`
 * @property {(text: string) => void} say tells a reader of the screen what was done
 */

/** Give the letter of an option. @param {number} place */
export const letter = (place) => String.fromCharCode(65 + place);

/** Give the form of a question. @param {Shown} shown @param {Draft} draft @returns {HTMLElement[]} */
export function form(shown, draft) {
  const make = FORMS[shown.kind] ?? typed;
  return make(shown, draft);
}

/** @type {Record<string, (shown: Shown, draft: Draft) => HTMLElement[]>} */
const FORMS = {
  choice: choose, true_false: choose, multiple: chooseSeveral, order: arrange, match: pair, groups: pair,
  list: listed, cloze: gaps, flashcard: () => [], find: mapped, place: mapped, open: essay,
};

/** @param {Shown} shown @param {Draft} draft */
function choose(shown, draft) {
  return [options(shown, "radio", (id) => draft.value === id, (id) => (draft.value = id), draft)];
}

/** @param {Shown} shown @param {Draft} draft */
function chooseSeveral(shown, draft) {
  draft.value ??= [];
  const turn = (/** @type {string} */ id, /** @type {boolean} */ on) =>
    (draft.value = on ? [...draft.value, id] : draft.value.filter((/** @type {string} */ each) => each !== id));
  return [el("p", { class: "hint" }, t("ask.several")),
    options(shown, "checkbox", (id) => draft.value.includes(id), turn, draft)];
}

/**
 * @param {Shown} shown @param {string} type @param {(id: string) => boolean} isOn
 * @param {(id: string, on: boolean) => void} turn @param {Draft} draft
 */
function options(shown, type, isOn, turn, draft) {
  const rows = (shown.options ?? []).map(({ id, text }, place) => {
    const change = (/** @type {any} */ { target }) => {
      turn(id, target.checked);
      draft.keep();
    };
    const box = el("input", { type, name: "option", value: id, checked: isOn(id), onchange: change });
    return el("label", { class: "option" }, box, el("b", {}, letter(place)), said("span", text));
  });
  return el("div", { class: "options" }, ...rows);
}

/** @param {string} label @param {Shown} shown @param {any} value @param {(text: string) => void} change @param {object} [more] */
function input(label, shown, value, change, more = {}) {
  const limit = TEXT_MOST[shown.kind] ?? TEXT_MOST.text;
  const made = el("input", {
    type: "text", maxlength: limit, autocomplete: "off", autocapitalize: "off", spellcheck: "false", dir: "auto",
    value: value ?? "", oninput: (/** @type {any} */ { target }) => change(target.value), ...more,
  });
  return field(label, made, shown.unit ? t("ask.unit", { unit: shown.unit }) : shown.precision ? t(`ask.${shown.precision}`) : "");
}

/** @param {Shown} shown @param {Draft} draft */
function typed(shown, draft) {
  const change = (/** @type {string} */ text) => {
    draft.value = text;
    draft.keep();
  };
  const more = shown.kind === "number" ? { inputmode: "decimal" } : {};
  return [input(t(has(`ask.${shown.kind}`) ? `ask.${shown.kind}` : "ask.text"), shown, draft.value, change, more)];
}

/** @param {Shown} shown @param {Draft} draft */
function essay(shown, draft) {
  const change = (/** @type {any} */ { target }) => {
    draft.value = target.value;
    draft.keep();
  };
  const area = el("textarea", { rows: 5, maxlength: TEXT_MOST[shown.kind], dir: "auto", value: draft.value ?? "", oninput: change });
  return [field(t("ask.open"), area)];
}

/** @param {Shown} shown @param {Draft} draft */
function listed(shown, draft) {
  const count = Math.min(shown.need || PARTS_MOST, PARTS_MOST);
  return texts(shown, draft, count).map((change, place) =>
    input(t("ask.item", { place: place + 1, count }), shown, draft.value[place], change));
}

/** @param {Shown} shown @param {Draft} draft */
function gaps(shown, draft) {
  const parts = shown.parts ?? [];
  const count = parts.filter((part) => part === null).length;
  const changes = texts(shown, draft, count);
  let gap = 0;
  const line = parts.map((part) => {
    if (part !== null) return said("span", part);
    const place = gap++;
    return el("input", {
      type: "text", class: "gap", size: 14, maxlength: TEXT_MOST.cloze, autocomplete: "off", autocapitalize: "off",
      spellcheck: "false", dir: "auto", "aria-label": t("ask.gap", { place: place + 1, count }),
      value: draft.value[place] ?? "", oninput: (/** @type {any} */ { target }) => changes[place](target.value),
    });
  });
  return [el("p", { class: "cloze", dir: "auto" }, ...line)];
}

/** Give for each of several texts what takes in its change. @param {Shown} _shown @param {Draft} draft @param {number} count */
function texts(_shown, draft, count) {
  draft.value ??= Array(count).fill("");
  return Array.from({ length: count }, (_each, place) => (/** @type {string} */ text) => {
    draft.value[place] = text;
    draft.keep();
  });
}

/** @param {Shown} shown @param {Draft} draft */
function arrange(shown, draft) {
  const all = shown.options ?? [];
  draft.value ??= all.map(({ id }) => id);
  const list = el("ol", { class: "order" });
  const texts = new Map(all.map(({ id, text }) => [id, text]));
  const move = (/** @type {number} */ from, /** @type {number} */ to, /** @type {string} */ which) => {
    const [id] = draft.value.splice(from, 1);
    draft.value.splice(to, 0, id);
    draft.keep();
    draw();
    const row = list.children[to];
    (row.querySelector(`.${which}:not(:disabled)`) ?? row.querySelector("button:not(:disabled)"))?.focus();
    draft.say(t("ask.moved", { text: texts.get(id) ?? "", place: to + 1, count: all.length }));
  };
  const draw = () => list.replaceChildren(...draft.value.map((/** @type {string} */ id, /** @type {number} */ place) => {
    const text = texts.get(id) ?? "";
    return el("li", {}, said("span", text),
      button("↑", () => move(place, place - 1, "up"), { class: "up", disabled: place === 0, "aria-label": t("ask.up", { text }) }),
      button("↓", () => move(place, place + 1, "down"),
        { class: "down", disabled: place === all.length - 1, "aria-label": t("ask.down", { text }) }));
  }));
  draw();
  return [el("p", { class: "hint" }, t("ask.order")), list];
}

/** @param {Shown} shown @param {Draft} draft */
function pair(shown, draft) {
  draft.value ??= {};
  const rows = (shown.options ?? []).map(({ id, text }) => {
    const change = (/** @type {any} */ { target }) => {
      draft.value[id] = target.value;
      draft.keep();
    };
    const choices = (shown.targets ?? []).map((each) =>
      el("option", { value: each.id, selected: draft.value[id] === each.id, dir: "auto" }, each.text));
    const none = el("option", { value: "" }, t("ask.choose"));
    return field(text, el("select", { onchange: change }, none, ...choices));
  });
  return [el("p", { class: "hint" }, t(`ask.${shown.kind}`)), ...rows];
}

/** What stands for a country that was chosen on the map. */
const CHOSEN = /^[0-9a-f]{12}$/;

/** @param {Shown} shown @param {Draft} draft */
function mapped(shown, draft) {
  const fields = typed(shown, draft);
  if (!shown.map) return fields;
  const input = /** @type {HTMLInputElement} */ (fields[0].querySelector("input"));
  if (CHOSEN.test(input.value)) input.value = "";
  return [onMap((map, place) => map.answerOn(place, shown.map ?? "", draft, fields[0])), ...fields];
}

/** Give the place of a map that comes later. @param {(map: typeof import("./map.js"), place: HTMLElement) => Promise<void>} show */
export function onMap(show) {
  const place = el("div", { class: "map" }, t("map.loading"));
  import("./map.js").then((map) => show(map, place)).catch(() => place.replaceChildren(t("map.missing")));
  return place;
}

/** Tell whether a draft can be sent: what is not even begun is no answer. @param {Shown} shown @param {any} value */
export function isReady(shown, value) {
  switch (shown.kind) {
    case "flashcard": return true;
    case "match": case "groups": return (shown.options ?? []).every(({ id }) => value?.[id]);
    case "multiple": return value?.length > 0;
    case "list": case "cloze": return value?.some((/** @type {string} */ each) => each.trim());
    default: return typeof value === "string" ? Boolean(value.trim()) : value != null;
  }
}

/** Name the sentence for one that cannot be sent. @param {Shown} shown */
export function missing(shown) {
  if (["match", "groups"].includes(shown.kind)) return "why.empty.each";
  return ["choice", "true_false", "multiple"].includes(shown.kind) ? "why.empty.choose" : "why.empty";
}

/**
 * Tell a given answer in words.
 * @param {Shown} shown @param {any} given @returns {string}
 */
export function inWords(shown, given) {
  const texts = new Map([...(shown.options ?? []), ...(shown.targets ?? [])].map(({ id, text }) => [id, text]));
  const word = (/** @type {any} */ each) => texts.get(each) ?? String(each);
  if (given === null || given === undefined) return t("ask.have");
  if (shown.kind === "find" && CHOSEN.test(given)) return t("map.country");
  if (Array.isArray(given)) return given.map(word).join(shown.kind === "order" ? " → " : ", ");
  if (typeof given === "object") return Object.entries(given).map(([left, right]) => `${word(left)} → ${word(right)}`).join(", ");
  return word(given);
}
