// Frames, read and written by the table in wire.js. What does not fit it is no message, whoever sent it.
import { DEPTH_MOST, FIELDS, FRAME_MOST, SENT, TOLD, VERSION } from "./wire.js";

/** @typedef {import("./wire.js").Told} Told */

/**
 * Tell whether a value is what a sign of the table stands for.
 * @param {string} sign @param {any} value @returns {boolean}
 */
function fits(sign, value) {
  const rest = sign.slice(1);
  switch (sign[0]) {
    case "s": return typeof value === "string";
    case "i": return Number.isInteger(value);
    case "n": return typeof value === "number";
    case "b": return typeof value === "boolean";
    case "?": return value === null || fits(rest, value);
    case "=": return rest.split("|").includes(value);
    case "[": return Array.isArray(value) && value.every((each) => fits(rest, each));
    case "(": {
      const signs = rest.split(",");
      return Array.isArray(value) && value.length === signs.length && signs.every((each, at) => fits(each, value[at]));
    }
    case "{": return isObject(value) && Object.values(value).every((each) => fits(rest, each));
    case "#": return isObject(value) && hasFields(FIELDS[rest], value);
    default: return true;
  }
}

/** @param {Record<string, string>} fields @param {Record<string, any>} value @returns {boolean} */
function hasFields(fields, value) {
  return Object.entries(fields).every(([key, sign]) => {
    const name = key.replace("?", "");
    return Object.hasOwn(value, name) ? fits(sign, value[name]) : name !== key;
  });
}

/** @param {any} value @returns {boolean} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Give how deep brackets stand within each other, those in texts too. @param {string} text @returns {number} */
function depth(text) {
  let deep = 0;
  let most = 0;
  for (const letter of text) {
    if (letter === "{" || letter === "[") most = Math.max(most, (deep += 1));
    else if (letter === "}" || letter === "]") deep -= 1;
  }
  return most;
}

/**
 * Give the server's verdict on a frame of a client: `ok`, `unknown` (passed over), `bad_message` or `version`.
 * @param {string} frame @returns {"ok" | "unknown" | "bad_message" | "version"}
 */
export function verdict(frame) {
  if (new TextEncoder().encode(frame).length > FRAME_MOST || depth(frame) > DEPTH_MOST) return "bad_message";
  const message = parsed(frame);
  if (!hasFields({ "v?": "i", "t?": "s", "n?": "i" }, message)) return "bad_message";
  if ((message.v ?? 0) !== VERSION) return "version";
  if (!Object.hasOwn(SENT, message.t ?? "")) return "unknown";
  return hasFields(FIELDS[SENT[message.t]], message) ? "ok" : "bad_message";
}

/**
 * Write a message; null when the server would refuse it, as one that is too long.
 * @param {string} t @param {number} n @param {object} fields @returns {string | null}
 */
export function written(t, n, fields) {
  const frame = JSON.stringify({ v: VERSION, t, n, ...fields });
  return verdict(frame) === "ok" ? frame : null;
}

/** Read what the server says; null for what this page does not know. @param {string} frame @returns {Told | null} */
export function heard(frame) {
  const message = parsed(frame);
  const known = message.v === VERSION && typeof message.t === "string" && Object.hasOwn(TOLD, message.t);
  return known && hasFields(FIELDS[TOLD[message.t]], message) ? message : null;
}

/** @param {string} frame @returns {any} */
function parsed(frame) {
  try {
    const value = JSON.parse(frame);
    return isObject(value) ? value : { v: "" };
  } catch {
    return { v: "" };
  }
}
