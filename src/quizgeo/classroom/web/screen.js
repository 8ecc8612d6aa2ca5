// The wall: what everybody sees, and nothing that only one may know. It says nothing and answers nothing.
import { el, fill, said } from "./el.js";
import { Link } from "./link.js";
import { histogram, standing, stem } from "./screens.js";
import { empty, fold } from "./seat.js";
import { best, t, untilEnd, use } from "./words.js";

/** @typedef {import("./wire.js").State} State */

const TICK = 250;
const KEPT = "quizgeo.screen";
const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const status = /** @type {HTMLElement} */ (document.getElementById("status"));
const corner = /** @type {HTMLElement} */ (document.getElementById("door"));
let seat = empty("wall");
let token = "";
let drawn = "";

const link = new Link({
  hello: () => ({ role: "screen", client: "web", token }),
  told(message) {
    if (message.t === "refused") {
      link.stop();
      forget();
      fill(status, t("wall.token"));
      return;
    }
    seat = fold(seat, message, performance.now());
    draw();
  },
  stands: (up) => fill(status, up ? "" : t("link.lost")),
  ended: () => fill(status, t("version.title")),
});

/** Give the token: that of the address, which it leaves at once, for all can read it; the kept one; or this computer's. */
async function opened() {
  const given = location.hash.slice(1);
  if (given) {
    history.replaceState(null, "", location.pathname + location.search);
    keep(given);
    return given;
  }
  const answer = kept() ? null : await fetch(`screen-token${location.search}`);
  return kept() || (answer?.ok ? answer.text() : "");
}

/** @param {string} value */
function keep(value) {
  try {
    sessionStorage.setItem(KEPT, value);
  } catch {
    // without it a reload needs the address again
  }
}

function kept() {
  try {
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

function forget() {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // nothing was kept
  }
}

/** The address without what everybody types by themselves. */
const shownUrl = () => (seat.door?.url || location.origin).replace(/^http:\/\//, "");

/** @param {State} state @returns {any[]} */
function lobby(state) {
  const { door } = seat;
  const qr = door?.qr && el("svg:svg", { class: "qr", viewBox: `0 0 ${door.size} ${door.size}`, role: "img", "aria-label": t("wall.qr") },
    el("svg:path", { d: door.qr }));
  return [el("h1", {}, t("wall.title")), said("p", state.title, { class: "big" }), el("div", { class: "entry" }, qr,
    el("div", {}, el("p", {}, t("wall.open")), el("p", { class: "big" }, shownUrl()), el("p", {}, t("wall.code")),
      el("p", { class: "code" }, spaced(door?.code ?? "")))),
    el("p", { id: "count" })];
}

/** @param {string} code */
const spaced = (code) => code.replace(/(...)(?=.)/g, "$1 ");

/** @param {State} state @returns {any[]} */
function question(state) {
  const asking = state.question;
  if (!asking) return [el("h1", { dir: "auto" }, state.title), el("p", { class: "time", id: "lesson" }), el("p", { id: "count" })];
  const { shown } = asking;
  const things = [shown.options, shown.targets].map((each) =>
    each?.length && el("ul", { class: "choices" }, ...each.map(({ text }) => said("li", text))));
  const cloze = shown.parts?.length && said("p", shown.parts.map((part) => part ?? "____").join(""), { class: "cloze" });
  const told = state.reveal;
  return [el("h1", {}, t(asking.round > 1 ? "question.again" : "question.title", { place: asking.q + 1, count: asking.of })),
    stem({ ...state, texts: true }, shown), cloze || null,
    ...(told ? [said("p", told.right, { class: "big exact" }), told.explain && said("p", told.explain),
      told.source && said("p", told.source, { class: "hint" }), ...histogram(told.hist)] : things),
    el("p", { class: "time", id: "time" }), el("p", { id: "count" })];
}

/** @param {State} state @returns {any[]} */
function parts(state) {
  if (state.phase === "lobby") return lobby(state);
  if (state.paused) return [el("h1", {}, t("paused.title"))];
  const ended = state.phase === "finished";
  if (ended || (state.phase === "board" && state.board)) {
    const head = [el("h1", {}, t(ended ? "end.title" : "board.title")), said("p", state.title, { class: "big" })];
    return [...head, ...(state.board ? standing(state.board) : [])];
  }
  return question(state);
}

function draw() {
  const { state, door, count } = seat;
  if (!state) return;
  const key = JSON.stringify([{ ...state, n: 0, question: state.question && { ...state.question, left_ms: 0 } }, door]);
  if (key !== drawn) fill(main, ...parts(state).filter(Boolean));
  drawn = key;
  fill(corner, state.phase === "lobby" || state.locked || !door ? "" : `${shownUrl()} · ${spaced(door.code)}`);
  const place = document.getElementById("count");
  if (place && count) {
    const going = ["open", "closed"].includes(state.phase);
    fill(place, going ? t("wall.answered", { answered: count.answered, of: count.of }) : t("wall.there", { count: count.on }));
  }
  tick();
}

function tick() {
  const lesson = document.getElementById("lesson");
  const goes = seat.ends === null ? "" : untilEnd(seat.ends - performance.now());
  if (lesson && lesson.textContent !== goes) fill(lesson, goes);
  const clock = document.getElementById("time");
  if (!clock) return;
  const { end, state } = seat;
  const left = end === null ? -1 : Math.max(0, Math.ceil((end - performance.now()) / 1000));
  const text = state?.phase === "closed" ? t("closed.title") : left < 0 ? "" : left ? t("time.left", { count: left }) : t("time.up");
  if (clock.textContent !== text) fill(clock, text);
}

await use(best(navigator.languages));
token = await opened();
if (token) link.open();
else fill(main, el("h1", {}, t("wall.token")));
setInterval(tick, TICK);
