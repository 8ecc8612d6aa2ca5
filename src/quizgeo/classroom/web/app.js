// The page of a participant: joins seat, connection and screens. Only this file knows all three.
import { el, fill } from "./el.js";
import { Link } from "./link.js";
import { screen } from "./screens.js";
import { empty, fold, screenOf, sendable } from "./seat.js";
import { LANGUAGES, best, has, language, t, untilEnd, use } from "./words.js";

/** @typedef {import("./seat.js").Seat} Seat */

const TICK = 250;
/** Seconds left that are told to those who do not see the clock. */
const TOLD = [60, 30, 10];
/** Why an answer was not taken, where it is sent again by itself. */
const AGAIN = ["paused", "not_saved", "slow_down"];
const AGAIN_AFTER = 1000;
/** The server's last words on a connection. @type {Record<number, string>} */
const ENDS = { 4001: "superseded", 4002: "denied", 4004: "version" };

const store = {
  /** @param {string} key @returns {any} */
  get(key) {
    try {
      return JSON.parse(sessionStorage.getItem(`quizgeo.${key}`) ?? "null");
    } catch {
      return null; // a browser that keeps nothing: the page works, only a reload is a new participant
    }
  },
  /** @param {string} key @param {any} value */
  put(key, value) {
    try {
      if (value == null) sessionStorage.removeItem(`quizgeo.${key}`);
      else sessionStorage.setItem(`quizgeo.${key}`, JSON.stringify(value));
    } catch {
      // as above
    }
  },
};

const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const main = place("main");
let drawn = "";
let shown = "";
let number = 0;
let told = Infinity;
let again = 0;
let down = false;

const room = {
  seat: empty(store.get("token") ?? "", store.get("pending")),
  wish: { code: codeInPath(), name: "", team: "", suggest: "", free: /** @type {string[]} */ ([]) },
  drafts: store.get("drafts") ?? {},
  keep: () => store.put("drafts", room.drafts),
  join() {
    say(t("link.connecting"));
    room.wish.suggest = "";
    link.stop();
    link.open();
  },
  /** @param {any} given @param {string | null} conf */
  answer(given, conf) {
    const { state, pending } = room.seat;
    if (!state || pending) return;
    say(t("question.sending"));
    put({ ...room.seat, pending: { q: state.q, round: state.round, given, conf } });
    send();
  },
  /** @param {string} kind @param {object} [fields] */
  send: (kind, fields = {}) => void link.send(kind, fields),
  say,
  leave() {
    link.send("bye", {});
    room.forget();
  },
  forget() {
    link.stop();
    ["token", "pending", "drafts"].forEach((key) => store.put(key, null));
    room.drafts = {};
    say("");
    put(empty());
  },
};

const link = new Link({
  hello() {
    const { token } = room.seat;
    const { code, name, team } = room.wish;
    const who = token ? { token } : { code, name, team };
    return { role: "player", client: "web", lang: language(), ...who };
  },
  told(message) {
    if (message.t === "refused") return refused(message);
    const before = room.seat.state;
    put(fold(room.seat, message, performance.now()));
    if ((message.t === "state" && !before) || message.t === "reveal") say("");
    if (message.t === "ack") say(t("answered.title"));
    if (["state", "question"].includes(message.t)) {
      told = Infinity;
      if (message.t === "question") say("");
      send();
    }
    return undefined;
  },
  stands(up) {
    if (up && down) say(t("link.back"));
    if (!up) say(t("link.lost"));
    down = !up;
  },
  ended(code) {
    if (!room.seat.over) put({ ...room.seat, over: ENDS[code] });
    if (code === 4002) store.put("token", null);
  },
});

/** Take in another state, keep what a reload needs, and show it. @param {Seat} seat */
function put(seat) {
  if (seat.token !== room.seat.token) store.put("token", seat.token);
  if (seat.pending !== room.seat.pending) store.put("pending", seat.pending);
  room.seat = seat;
  draw();
}

/** Send the answer that waits, if it can be sent now. */
function send() {
  clearTimeout(again);
  if (!sendable(room.seat)) return;
  number = link.send("answer", /** @type {object} */ (room.seat.pending));
  if (number < 0) {
    say(t("why.too_long"));
    put({ ...room.seat, pending: null });
  }
}

/** @param {import("./wire.js").Refused} message */
function refused({ re, why, field, suggest, free, retry_ms }) {
  const key = has(`why.${field}`) ? `why.${field}` : has(`why.${why}`) ? `why.${why}` : "why.unknown";
  say(t(key));
  if (!room.seat.state) return outside(why, suggest ?? "", free ?? []);
  if (AGAIN.includes(why)) {
    again = setTimeout(send, retry_ms ?? AGAIN_AFTER);
    return undefined;
  }
  if (re === number) put({ ...room.seat, pending: null });
  return undefined;
}

/** Stay before the door. @param {string} why @param {string} suggest @param {string[]} free */
function outside(why, suggest, free) {
  link.stop();
  if (room.seat.token) store.put("token", null);
  room.wish.suggest = suggest;
  if (["pick_name", "bad_code"].includes(why)) room.wish.free = free;
  put(why === "kicked" ? { ...empty(), over: why } : empty());
  const wrong = why.includes("name") ? "name" : why === "bad_code" ? "code" : "";
  if (!wrong) return;
  place(wrong)?.setAttribute("aria-invalid", "true");
  place(wrong)?.focus();
}

/** Show the screen that belongs to the seat; what stands there already is left alone, with what is typed in it. */
function draw() {
  const name = screenOf(room.seat);
  const { state } = room.seat;
  const at = `${name} ${state?.q} ${state?.round}`;
  const rest = name === "question" ? "" : JSON.stringify([{ ...state, n: 0, ends_ms: 0, question: state?.question?.q }, name === "join" && [room.wish.suggest, room.wish.free]]);
  const key = `${language()} ${at} ${rest}`;
  if (key === drawn) return;
  fill(main, ...screen(name, room));
  const moved = at !== shown || document.activeElement === document.body;
  if (drawn && moved) /** @type {HTMLElement | null} */ (main.querySelector("h1"))?.focus();
  [drawn, shown] = [key, at];
  fill(place("who"), state?.you?.name ?? "");
  tick();
}

/** Show how long is left; at some moments tell it, too. */
function tick() {
  const clock = document.getElementById("time");
  const { end, ends } = room.seat;
  const lesson = document.getElementById("lesson");
  const goes = ends === null ? "" : untilEnd(ends - performance.now());
  if (lesson && lesson.textContent !== goes) fill(lesson, goes);
  if (!clock) return;
  if (end === null) {
    if (clock.textContent) fill(clock);
    return;
  }
  const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
  const text = left ? t("time.left", { count: left }) : t("time.up");
  if (clock.textContent !== text) fill(clock, text);
  const mark = TOLD.find((each) => left <= each && told > each && left > each - 2);
  if (mark) {
    told = mark;
    say(text);
  }
}

/** @param {string} text */
function say(text) {
  fill(place("status"), text);
}

/** Give the code that the address names, as a QR code's does. */
function codeInPath() {
  return /^\/([0-9A-Z]{6,8})$/i.exec(location.pathname)?.[1].toUpperCase() ?? "";
}

function languages() {
  const list = Object.entries(LANGUAGES).map(([tag, name]) => el("option", { value: tag, lang: tag, selected: tag === language() }, name));
  const change = async (/** @type {any} */ { target }) => {
    store.put("lang", target.value);
    await use(target.value);
    say("");
    draw();
    languages();
  };
  const select = /** @type {HTMLElement} */ (el("select", { id: "lang", "aria-label": t("page.language"), onchange: change }, ...list));
  const had = document.activeElement?.id === "lang";
  fill(place("languages"), select);
  if (had) select.focus();
}

await use(store.get("lang") ?? best(navigator.languages));
languages();
draw();
if (room.seat.token) link.open();
setInterval(tick, TICK);
