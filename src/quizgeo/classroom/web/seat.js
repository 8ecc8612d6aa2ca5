// What one participant knows of the room: a value, and how each message of the server changes it. No page, no socket.

/** @typedef {import("./wire.js").Told} Told */
/** @typedef {import("./wire.js").State} State */
/** @typedef {import("./wire.js").Asking} Asking */
/** @typedef {{q: number, round: number, given: any, conf?: string | null}} Given */
/**
 * @typedef {object} Seat
 * @property {string} token what opens this seat again; empty before joining
 * @property {State | null} state the room, as the last snapshot and what came after it tell
 * @property {Given | null} pending an answer of which no receipt came yet
 * @property {number | null} end when time is up, by the clock that `fold` is given
 * @property {number | null} ends when the lesson ends by the clock
 * @property {string} over why there is nothing more: kicked, denied, superseded, version
 * @property {import("./wire.js").Count | null} count for a wall: how many have answered
 * @property {import("./wire.js").Door | null} door for a wall: how others come in
 */

/** @param {string} [token] @param {Given | null} [pending] @returns {Seat} */
export const empty = (token = "", pending = null) =>
  ({ token, state: null, pending, end: null, ends: null, over: "", count: null, door: null });

/**
 * Take a message in. now: milliseconds of a clock that never falls.
 * @param {Seat} seat @param {Told} told @param {number} now @returns {Seat}
 */
export function fold(seat, told, now) {
  switch (told.t) {
    case "welcome": return { ...seat, token: told.token };
    case "state": return settled({ ...seat, state: told, end: ends(told.question?.left_ms, now),
      ends: told.paused ? null : ends(told.ends_ms, now) });
    case "h.count": return { ...seat, count: told };
    case "h.door": return { ...seat, door: told };
    case "kicked": case "superseded": return { ...seat, over: told.t };
    default: return seat.state ? changed(seat, seat.state, told, now) : seat;
  }
}

/** @param {Seat} seat @param {State} state @param {Told} told @param {number} now @returns {Seat} */
function changed(seat, state, told, now) {
  switch (told.t) {
    case "question": {
      const phase = state.mode === "paced" ? "running" : "open";
      const { q, of, round } = told;
      const fresh = { ...state, phase, paused: false, q, of, round, question: told, reveal: null, board: null, counted: null };
      return settled({ ...seat, state: /** @type {State} */ (fresh), end: ends(told.left_ms, now),
        count: seat.count && { ...seat.count, answered: 0, of: seat.count.on } });
    }
    case "ack": {
      const { q, round, given } = told;
      return settled(q === state.q ? { ...seat, state: { ...state, counted: { q, round, given } } } : seat);
    }
    case "timing": return { ...seat, end: ends(told.left_ms, now) };
    case "pause": return { ...seat, end: null, ends: null, state: { ...state, paused: true, question: null } };
    case "closed": return { ...seat, end: null, pending: null, state: { ...state, phase: "closed" } };
    case "reveal": {
      const phase = state.mode === "paced" ? state.phase : "revealed";
      const you = state.you && { ...state.you, points: told.total ?? 0 };
      return { ...seat, end: null, state: { ...state, phase, you, reveal: told } };
    }
    default: return seat;
  }
}

/** @param {number | null | undefined} left @param {number} now */
const ends = (left, now) => (left == null ? null : now + left);

/** Let go of an answer that is counted, or that nobody waits for any more. @param {Seat} seat @returns {Seat} */
function settled(seat) {
  const { state, pending } = seat;
  if (!state || !pending || state.paused) return seat;
  const here = ["open", "running"].includes(state.phase) && state.q === pending.q && state.round === pending.round;
  return here && !state.counted ? seat : { ...seat, pending: null };
}

/** Tell whether the answer that waits can be sent now. @param {Seat} seat */
export const sendable = ({ state, pending }) => Boolean(pending && state?.question && !state.paused && !state.counted);

/**
 * Name the screen that belongs to what is known.
 * @param {Seat} seat @returns {string}
 */
export function screenOf({ state, over, token }) {
  if (over) return over;
  if (!state) return token ? "connecting" : "join";
  if (state.you?.waiting) return "waiting";
  if (state.phase === "finished") return "finished";
  if (state.paused) return "paused";
  if (state.phase === "lobby") return "lobby";
  if (state.phase === "board" && state.board) return "board";
  if (state.reveal) return "reveal";
  if (state.phase === "closed") return "closed";
  if (state.counted) return "answered";
  if (!state.question) return "through";
  return state.question.late ? "late" : "question";
}
