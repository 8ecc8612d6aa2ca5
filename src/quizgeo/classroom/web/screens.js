// What stands on the page for each state of the seat: functions from what is known to elements, heading first.
import { button, el, field, said } from "./el.js";
import { form, inWords, isReady, missing, onMap } from "./kinds.js";
import { saving } from "./save.js";
import { counted, figure, has, t } from "./words.js";
import { NAME_MOST } from "./wire.js";

/** @typedef {import("./seat.js").Seat} Seat */
/** @typedef {import("./wire.js").State} State */
/** @typedef {import("./wire.js").Asking} Asking */
/** @typedef {import("./wire.js").Shown} Shown */
/** @typedef {import("./wire.js").Reveal} Reveal */
/**
 * @typedef {object} Room what the screens may ask for
 * @property {Seat} seat
 * @property {{code: string, name: string, team: string, suggest: string, free: string[]}} wish what is typed on the join screen
 * @property {Record<string, any>} drafts
 * @property {() => void} keep after a draft changed
 * @property {() => void} join
 * @property {(given: any, conf: string | null) => void} answer
 * @property {(t: string, fields?: object) => void} send
 * @property {(text: string) => void} say
 * @property {() => void} leave
 * @property {() => void} forget
 */

const SURE = ["sure", "unsure", "guess"];
/** Kinds that are answered on their map. */
const ON_MAP = ["find", "place"];

/** @param {string} text @param {object} [more] */
const heading = (text, more = {}) => el("h1", { tabindex: "-1", ...more }, text);

/** @param {string} text */
const line = (text) => el("p", {}, text);

/** @param {string} name @param {Room} room @returns {Node[]} */
export function screen(name, room) {
  const make = SCREENS[name] ?? SCREENS.connecting;
  return make(room, /** @type {State} */ (room.seat.state)).filter(Boolean);
}

/** @type {Record<string, (room: Room, state: State) => any[]>} */
const SCREENS = {
  join, lobby, question, reveal, board, finished,
  connecting: () => [heading(t("connecting.title"))],
  waiting: () => [heading(t("waiting.title")), line(t("waiting.text"))],
  paused: () => [heading(t("paused.title")), line(t("paused.text"))],
  late: () => [heading(t("late.title")), line(t("late.text"))],
  through: () => [heading(t("through.title")), line(t("through.text")), lessonClock()],
  closed: (_room, state) => [heading(t("closed.title")), line(t(state.counted ? "closed.counted" : "closed.none"))],
  answered,
  kicked: (room) => over("kicked", room),
  denied: (room) => over("denied", room),
  superseded: () => [heading(t("superseded.title")), line(t("superseded.text")),
    button(t("superseded.here"), () => location.reload(), { class: "main" })],
  version: () => [heading(t("version.title")), line(t("version.text")),
    button(t("version.go"), () => location.reload(), { class: "main" })],
};

/** @param {string} why @param {Room} room */
const over = (why, room) => [heading(t(`${why}.title`)), line(t(`${why}.text`)), button(t("end.new"), room.forget)];

/** @param {Room} room */
function join(room) {
  const { wish } = room;
  const input = (/** @type {"code" | "name" | "team"} */ key, /** @type {object} */ more) => el("input", {
    type: "text", name: key, value: wish[key], autocomplete: "off", spellcheck: "false", id: key,
    oninput: (/** @type {any} */ { target }) => (wish[key] = target.value), ...more,
  });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    room.join();
  };
  const take = () => {
    wish.name = wish.suggest;
    room.join();
  };
  return [heading(t("join.title")), el("form", { onsubmit: submit, novalidate: true },
    field(t("join.code"), input("code", { autocapitalize: "characters", maxlength: 20, class: "code" })),
    wish.free.length ? field(t("join.pick"), names(wish))
      : field(t("join.name"), input("name", { dir: "auto", maxlength: 120 }), t("join.name.hint", { count: NAME_MOST })),
    wish.suggest && el("p", {}, button(t("join.take", { name: wish.suggest }), take)),
    el("details", { open: Boolean(wish.team) }, el("summary", {}, t("join.team.hint")),
      field(t("join.team"), input("team", { dir: "auto", maxlength: 120 }))),
    el("p", { class: "hint" }, t("join.seen")),
    el("button", { class: "main" }, t("join.go")))];
}

/** The names that are free, one of them to be chosen. @param {Room["wish"]} wish */
function names(wish) {
  if (!wish.free.includes(wish.name)) wish.name = "";
  const list = ["", ...wish.free].map((name) => said("option", name || t("ask.choose"), { value: name, selected: name === wish.name }));
  return el("select", { id: "name", name: "name", onchange: (/** @type {any} */ { target }) => (wish.name = target.value) }, ...list);
}

/** @param {Room} room @param {State} state */
function lobby(room, state) {
  const { team, rerolls } = state.you ?? {};
  return [heading(t("lobby.title")), said("p", state.title, { class: "big" }), line(t("lobby.wait")),
    team && said("p", t("lobby.team", { team })),
    rerolls && button(t("lobby.reroll", { count: rerolls }), () => room.send("reroll")),
    button(t("lobby.leave"), room.leave)];
}

/** The stem with what belongs to it. @param {State} state @param {Shown} shown @returns {any} */
export function stem(state, shown) {
  if (state.texts === false) return line(t("question.wall"));
  const map = state.reveal?.map || (ON_MAP.includes(shown.kind) ? "" : shown.map);
  return el("div", { lang: state.lang }, said("p", shown.text, { class: "stem" }),
    shown.statement && said("p", shown.statement, { class: "statement" }),
    map && onMap((maps, place) => maps.look(place, map)),
    shown.as_of && el("p", { class: "hint" }, t("question.asof", { date: shown.as_of })));
}

/** @param {State} state @param {Asking} asking */
const numbered = (state, asking) => heading(t(asking.round > 1 ? "question.again" : "question.title",
  { place: state.mode === "paced" ? (state.you?.answered ?? 0) + 1 : asking.q + 1, count: asking.of }));

/** @param {Room} room @param {State} state */
function question(room, state) {
  const asking = /** @type {Asking} */ (state.question);
  const { shown } = asking;
  const key = `${asking.q}:${asking.round}`;
  const draft = {
    value: room.drafts[key],
    keep: () => {
      room.drafts[key] = draft.value;
      room.keep();
    },
    say: room.say,
  };
  const answer = (/** @type {string | null} */ conf) =>
    isReady(shown, draft.value) ? room.answer(shown.kind === "flashcard" ? null : draft.value, conf) : room.say(t(missing(shown)));
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!asking.confidence || shown.self_graded) answer(null);
  };
  const next = state.mode === "paced" && button(t("reveal.next"), () => room.send("next", { q: asking.q }));
  return [numbered(state, asking), el("p", { class: "time", id: "time" }), lessonClock(), stem(state, shown),
    el("form", { onsubmit: submit, lang: state.lang }, ...form(shown, draft), sending(asking, answer)), next];
}

/** Where it says when the lesson ends, if the clock ends it. */
const lessonClock = () => el("p", { class: "hint", id: "lesson" });

/** @param {Asking} asking @param {(conf: string | null) => void} answer */
function sending({ shown, confidence }, answer) {
  if (!confidence || shown.self_graded) return el("button", { class: "main" }, t(shown.kind === "flashcard" ? "question.have" : "question.send"));
  return el("div", { role: "group", "aria-labelledby": "sure" }, el("p", { id: "sure" }, t("question.sure")),
    ...SURE.map((conf) => button(t(`question.is.${conf}`), () => answer(conf), { class: "main" })));
}

/** @param {Room} room @param {State} state */
function answered(room, state) {
  const shown = state.question?.shown;
  return [heading(t("answered.title")), lessonClock(),
    shown && said("p", t("answered.given", { given: inWords(shown, state.counted?.given) })),
    state.mode === "paced"
      ? button(t("reveal.next"), () => room.send("next", { q: state.q }), { class: "main" }) : line(t("answered.wait"))];
}

/** @param {Reveal} told @param {Shown | undefined} shown */
function verdict({ you }, shown) {
  if (!you) return "reveal.none";
  if (shown?.self_graded) return you.knew == null ? "reveal.self" : `reveal.judged.${you.knew ? "yes" : "no"}`;
  return `reveal.${you.grade}`;
}

/** @param {Room} room @param {State} state */
function reveal(room, state) {
  const told = /** @type {Reveal} */ (state.reveal);
  const shown = state.question?.shown;
  const { you } = told;
  const kind = verdict(told, shown);
  const judge = (/** @type {boolean} */ knew) => room.send("self", { q: told.q, knew });
  const asked = you && shown?.self_graded && you.knew == null;
  return [heading(t(kind), { class: kind.slice(7).replace(".", "-") }), lessonClock(),
    you?.message && you.grade !== "exact" && said("p", you.message),
    shown && stem(state, shown),
    el("dl", { lang: state.lang },
      ...row("reveal.given", you && shown && shown.kind !== "flashcard" ? inWords(shown, you.given) : ""),
      ...row("reveal.right", told.right), ...row("reveal.why", told.explain), ...row("reveal.source", told.source)),
    told.status && line(t("reveal.status", { status: has(`status.${told.status}`) ? t(`status.${told.status}`) : told.status })),
    asked && el("div", { role: "group", "aria-labelledby": "judge" }, el("p", { id: "judge" }, t("reveal.judge")),
      button(t("reveal.knew"), () => judge(true), { class: "main" }), button(t("reveal.not"), () => judge(false), { class: "main" })),
    points(told),
    ...histogram(told.hist),
    state.mode === "paced" && button(t("reveal.next"), () => room.send("next", { q: told.q }), { class: "main" })];
}

/** @param {Reveal} told */
function points({ you, total, rank }) {
  const said = [you && you.points !== 0 && counted("reveal.points", you.points),
    total && counted("reveal.total", total), rank && t("reveal.rank", { count: rank })];
  return line(said.filter(Boolean).join(" · "));
}

/** @param {string} key @param {string | undefined} text */
const row = (key, text) => (text ? [el("dt", {}, t(key)), said("dd", text)] : []);

/** Draw how often each option was chosen. @param {Reveal["hist"]} hist @returns {any[]} */
export function histogram(hist) {
  if (!hist?.length) return [];
  const most = Math.max(1, ...hist.map(([, count]) => count));
  const rows = hist.map(([text, count]) => el("li", {}, said("span", text), el("b", {}, figure(count)),
    el("progress", { max: most, value: count, "aria-hidden": "true" })));
  return [el("h2", {}, t("reveal.hist")), el("ul", { class: "hist" }, ...rows)];
}

/** @param {Room} _room @param {State} state */
function board(_room, state) {
  const told = /** @type {import("./wire.js").Board} */ (state.board);
  const { you } = told;
  return [heading(t("board.title")), ...standing(told),
    you && el("p", { class: "big" }, t("board.you", { place: you.rank, count: told.of }),
      ` · ${counted("reveal.points", you.points)}`)];
}

/** Draw who leads. @param {import("./wire.js").Board} told @returns {any[]} */
export function standing({ top, teams }) {
  const head = ["board.place", "board.name", "board.points", "board.answered"].map((key) => el("th", { scope: "col" }, t(key)));
  const rows = top.map(({ rank, name, points, answered }) => el("tr", {}, el("td", {}, String(rank)),
    said("td", name), el("td", {}, figure(points)), el("td", {}, figure(answered))));
  const made = [el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows))];
  if (!teams) return made;
  const sums = Object.entries(teams).map(([name, sum]) => el("tr", {}, said("td", name), el("td", {}, figure(Math.round(sum)))));
  const columns = el("tr", {}, el("th", { scope: "col" }, t("board.team")), el("th", { scope: "col" }, t("board.points")));
  return [...made, el("table", {}, el("thead", {}, columns), el("tbody", {}, ...sums))];
}

/** @param {Room} room @param {State} state */
function finished(room, state) {
  const { end } = state;
  const answers = end?.answers ?? [];
  const rows = answers.map((each) => el("li", {}, said("span", each.text, { class: "asked" }),
    el("span", {}, t(`reveal.${each.grade}`)), said("span", each.right)));
  return [heading(t("end.title")), said("p", state.title, { class: "big" }),
    end?.total ? el("p", { class: "big" }, counted("reveal.total", end.total)) : null,
    ...(state.board ? standing(state.board) : []),
    end?.share && el("p", {}, el("a", { href: end.share, download: "" }, t("end.deck"))),
    ...(end && rows.length
      ? [saving(end), el("h2", {}, t("end.answers")), el("p", { class: "hint" }, t("end.first")), el("ul", { class: "answers", lang: state.lang }, ...rows)]
      : [line(t("end.none"))]),
    button(t("end.new"), room.forget)];
}
