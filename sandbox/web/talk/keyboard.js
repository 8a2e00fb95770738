// The buttons under a message, and the menu of keys under the input.

import { copy, toast } from "../base/dialogs.js";
import { button, byId, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { pressKey, tap } from "../session/doing.js";
import { state } from "../session/state.js";
import { link } from "./links.js";

export function inline(message) {
  if (!message.buttons.length) return null;
  const rows = message.buttons.map((row, r) => h("div", { class: "keys" }, row.map((one, c) => inlineButton(message, one, r, c))));
  return h("div", { class: "inline" }, rows);
}

export const spotOf = (message, row, column) => `${message.id}:${row}:${column}`;

function inlineButton(message, one, row, column) {
  const spot = spotOf(message, row, column);
  const props = { class: `key ${one.style ?? ""}`, "data-spot": spot };
  if (one.kind === "url") return link(one.url, [one.text, corner("out")], props);
  if (one.kind === "copy") return button({ ...props, onclick: () => copy(one.copy) }, one.text, corner("copy"));
  if (one.kind !== "callback") return button({ ...props, onclick: () => toast("The sandbox has no such button") }, one.text);
  const spins = state.pressed.has(spot);
  return button({ ...props, "aria-busy": spins ? "true" : null, onclick: () => tap(message.id, row, column) }, one.text);
}

const corner = (name) => h("span", { class: "corner" }, icon(name));

/** A one-time keyboard goes after a press, until the bot sends another; anybody may fold it away. */
let folded = "";

export const hasKeyboard = () => Boolean(state.keyboard?.keyboard?.length);
export const isFolded = () => folded === sign();
const sign = () => `${state.me}/${state.open}/${state.keyboardFrom}`;

export function fold(is) {
  folded = is ? sign() : "";
}

export function drawKeyboard(parent, redraw) {
  const shownSign = hasKeyboard() && !isFolded() ? sign() : "";
  if (parent.sign === shownSign) return;
  parent.sign = shownSign;
  parent.hidden = !shownSign;
  if (!shownSign) return parent.replaceChildren();
  const key = (one) =>
    button({ class: `key ${one.style ?? ""}`, onclick: () => {
      if (state.keyboard.one_time_keyboard) fold(true);
      redraw();
      pressKey(one);
      byId("text")?.focus({ preventScroll: true });
    } }, one.text);
  parent.replaceChildren(...state.keyboard.keyboard.map((row) => h("div", { class: "keys" }, row.map(key))));
}

export function keyboardButton(redraw) {
  return button({ class: "round", "aria-label": "Keyboard of the bot", onclick: () => {
    fold(!isFolded());
    redraw();
  } }, icon("keyboard"));
}
