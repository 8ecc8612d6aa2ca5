// Maps: shapes that are chosen, points that are tapped, drawings that are looked at. Loaded with the first of them.
import { el, field, fill } from "./el.js";
import { t } from "./words.js";

/** @typedef {import("./kinds.js").Draft} Draft */
/** @typedef {{d?: string, id?: string, text?: string, dot?: [number, number], tint?: number, marked?: boolean}} Shape */
/**
 * @typedef {object} Drawn
 * @property {string} task @property {string[]} words @property {string} notice @property {number} width
 * @property {number} height @property {boolean} [typed] @property {Shape[]} [shapes] @property {string} [lines]
 * @property {string} [dashed] @property {[number, number, number, number][]} [rows] @property {string} [picture]
 */

const DOT = 9;

/** @param {string} name @returns {Promise<Drawn>} */
async function load(name) {
  const answer = await fetch(`map/${name}`);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Show the map that belongs to a question. @param {HTMLElement} place @param {string} name */
export async function look(place, name) {
  const drawn = await load(name);
  fill(place, el("img", { src: `map/${drawn.picture}`, alt: drawn.words.join(" "), width: drawn.width, height: Math.round(drawn.height) }),
    el("p", { class: "hint" }, drawn.notice));
}

/**
 * Show the map that is answered on.
 * @param {HTMLElement} place @param {string} name @param {Draft} draft
 * @param {HTMLElement} typed the field in which the answer can be written instead
 */
export async function answerOn(place, name, draft, typed) {
  const drawn = await load(name);
  const input = /** @type {HTMLInputElement} */ (typed.querySelector("input"));
  const parts = drawn.task === "find" ? choosing(drawn, draft, typed, input) : tapping(drawn, draft, input);
  fill(place, ...drawn.words.map((line) => el("p", { class: "hint" }, line)), ...parts, el("p", { class: "hint" }, drawn.notice));
}

/** @param {Drawn} drawn @param {...Element} inside */
const frame = (drawn, ...inside) => el("svg:svg", { viewBox: `0 0 ${drawn.width} ${drawn.height}`, "aria-hidden": "true" }, ...inside);

/** @param {Drawn} drawn @param {Draft} draft @param {HTMLElement} typed @param {HTMLInputElement} input */
function choosing(drawn, draft, typed, input) {
  const shapes = drawn.shapes ?? [];
  const open = shapes.filter((each) => each.id);
  const options = [...open].sort((one, other) => String(one.text).localeCompare(String(other.text)))
    .map(({ id, text }) => el("option", { value: id, selected: draft.value === id }, text));
  const select = el("select", { onchange: () => choose(select.value) }, el("option", { value: "" }, t("ask.choose")), ...options);
  /** @type {Map<string, Element[]>} */
  const drawings = new Map();
  const choose = (/** @type {string} */ id) => {
    draft.value = id || undefined;
    draft.keep();
    input.value = select.value = "";
    show();
  };
  const show = () => {
    const known = drawings.has(draft.value);
    if (known) select.value = draft.value;
    for (const [id, parts] of drawings) parts.forEach((part) => part.classList.toggle("chosen", id === draft.value));
  };
  const land = (/** @type {Shape} */ { d, id, dot, tint, marked }) => {
    const more = { class: `land tint${tint ?? 0}${marked ? " marked" : ""}${id ? " open" : ""}`, onclick: () => id && choose(id) };
    const parts = [d && el("svg:path", { d, ...more }), dot && el("svg:circle", { cx: dot[0], cy: dot[1], r: DOT, ...more })].filter(Boolean);
    if (id) drawings.set(id, parts);
    return parts;
  };
  const map = frame(drawn, ...shapes.flatMap(land), el("svg:path", { class: "line", d: drawn.lines ?? "" }),
    el("svg:path", { class: "line dashed", d: drawn.dashed ?? "" }));
  input.addEventListener("input", () => {
    select.value = "";
    show();
  });
  if (drawn.typed === false) typed.remove();
  show();
  return [el("p", {}, t(drawn.typed === false ? "map.pick.only" : "map.pick")), map, field(t("map.choose"), select)];
}

/** @param {Drawn} drawn @param {Draft} draft @param {HTMLInputElement} input */
function tapping(drawn, draft, input) {
  const mark = el("svg:circle", { class: "spot", r: DOT, cx: -100, cy: -100 });
  const map = frame(drawn, el("svg:image", { href: `map/${drawn.picture}`, width: drawn.width, height: drawn.height }), mark);
  map.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const box = map.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * drawn.width;
    const y = ((event.clientY - box.top) / box.height) * drawn.height;
    const text = point(drawn.rows ?? [], x, y);
    if (!text) return;
    mark.setAttribute("cx", String(x));
    mark.setAttribute("cy", String(y));
    input.value = draft.value = text;
    draft.keep();
  });
  return [el("p", {}, t("map.tap")), map];
}

/**
 * Give the point under a place of the drawing, as it is typed; empty outside of the globe.
 * @param {[number, number, number, number][]} rows @param {number} x @param {number} y
 */
export function point(rows, x, y) {
  const below = Math.max(1, rows.findIndex((row) => row[1] >= y));
  const [one, other] = [rows[below - 1], rows[below]];
  if (!one || !other) return "";
  const share = (y - one[1]) / (other[1] - one[1]);
  const between = (/** @type {number} */ at) => one[at] + share * (other[at] - one[at]);
  const lon = (x - between(2)) / between(3);
  return Math.abs(lon) <= 180 ? `${between(0).toFixed(2)}, ${lon.toFixed(2)}` : "";
}
