// The only way in which this page makes elements: whatever was written elsewhere becomes text, never markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element. Properties that begin with `on` are listeners, `true` is an empty attribute, `false` and null none.
 * @param {string} tag an element of HTML, or after `svg:` of SVG
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any}
 */
export function el(tag, properties = {}, ...children) {
  const made = tag.startsWith("svg:") ? document.createElementNS(SVG, tag.slice(4)) : document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "disabled") /** @type {any} */ (made)[name] = value;
    else if (value !== false && value != null) made.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child || child === "") made.append(child);
  return made;
}

/** Put other children in place of those of an element. @param {Element} parent @param {...(Node | string)} children */
export function fill(parent, ...children) {
  parent.replaceChildren(...children);
}

/** Make an element with foreign text, in its own direction. @param {string} tag @param {string} text @param {object} [more] */
export const said = (tag, text, more = {}) => el(tag, { dir: "auto", ...more }, text);

/** Make a button. @param {string} text @param {() => void} press @param {object} [more] */
export const button = (text, press, more = {}) => el("button", { type: "button", onclick: press, ...more }, text);

/**
 * Make a field with its label above.
 * @param {string} label @param {HTMLElement} input @param {string} [hint]
 */
export function field(label, input, hint = "") {
  input.id ||= `f${(field.count += 1)}`;
  if (hint) input.setAttribute("aria-describedby", `${input.id}h`);
  return el("p", { class: "field" },
    el("label", { for: input.id }, label), hint && el("span", { class: "hint", id: `${input.id}h` }, hint), input);
}
field.count = 0;
