// The connection to the room. It comes back by itself, and numbers what it sends; what is said on it is not its matter.
import { heard, written } from "./frames.js";

/** @typedef {import("./wire.js").Told} Told */
/**
 * @typedef {object} Hooks
 * @property {() => object} hello fields of the first message
 * @property {(told: Told) => void} told
 * @property {(up: boolean) => void} stands whether there is a connection that was let in
 * @property {(code: number) => void} ended it ended for good
 */

const FIRST_LEAST = 50;
const FIRST_MOST = 350;
const WAIT_MOST = 5000;
/** Milliseconds out of sight after which a connection is made anew: nobody can tell whether the old one still lives. */
const HIDDEN_MOST = 20000;
/** The server's words that it will not have us back: superseded, kicked, another version. */
const FINAL = [4001, 4002, 4004];

export class Link {
  /** @param {Hooks} hooks */
  constructor(hooks) {
    this.hooks = hooks;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.sent = 0;
    this.last = 0;
    this.wait = 0;
    this.timer = 0;
    this.hidden = 0;
    this.stopped = true;
    addEventListener("online", () => this.hurry(true));
    addEventListener("offline", () => this.hurry(true));
    document.addEventListener("visibilitychange", () => this.seen());
  }

  /** Connect, and stay connected. */
  open() {
    this.stopped = false;
    this.connect();
  }

  /** End it, for good. */
  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  /**
   * Send a message; its number, 0 without a connection, -1 when the server would not take it.
   * @param {string} t @param {object} fields @returns {number}
   */
  send(t, fields) {
    if (this.socket?.readyState !== WebSocket.OPEN) return 0;
    const frame = written(t, this.sent + 1, fields);
    if (frame === null) return -1;
    this.socket.send(frame);
    return (this.sent += 1);
  }

  connect() {
    clearTimeout(this.timer);
    const socket = new WebSocket(`${location.protocol.replace("http", "ws")}//${location.host}/ws`);
    this.socket = socket;
    this.sent = this.last = 0;
    socket.onopen = () => this.send("hello", this.hooks.hello());
    socket.onmessage = ({ data }) => socket === this.socket && this.take(String(data));
    socket.onclose = ({ code }) => socket === this.socket && this.lost(code);
  }

  /** @param {string} data */
  take(data) {
    const told = heard(data);
    const number = Number(/"n":(\d+)/.exec(data.slice(0, 40))?.[1] ?? 0);
    if (this.last && number !== this.last + 1) return this.hurry(true); // something was lost: a snapshot mends it
    this.last = number;
    if (!told) return undefined;
    if (told.t === "state") {
      this.wait = 0;
      this.hooks.stands(true);
    }
    return this.hooks.told(told);
  }

  /** @param {number} code */
  lost(code) {
    this.socket = null;
    if (this.stopped) return;
    if (FINAL.includes(code)) {
      this.stopped = true;
      this.hooks.ended(code);
      return;
    }
    this.hooks.stands(false);
    const first = FIRST_LEAST + Math.random() * (FIRST_MOST - FIRST_LEAST);
    this.wait = Math.min(this.wait ? this.wait * 2 : first, WAIT_MOST);
    this.timer = setTimeout(() => this.connect(), this.wait);
  }

  /** Connect now where there is no connection. @param {boolean} [anew] let go of the one that there is */
  hurry(anew = false) {
    if (this.stopped || (this.socket && !anew)) return;
    const socket = this.socket;
    this.socket = null;
    socket?.close();
    if (socket) this.hooks.stands(false);
    this.connect();
  }

  seen() {
    if (document.hidden) this.hidden = performance.now();
    else this.hurry(performance.now() - this.hidden > HIDDEN_MOST);
  }
}
