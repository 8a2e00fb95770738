// A message's text with its entities as DOM nodes. Offsets count UTF-16 units, as JavaScript's strings do.

import { copy } from "../base/dialogs.js";
import { button, h } from "../base/dom.js";
import { asFormat, fullTime } from "../base/time.js";
import { sendCommand } from "../session/doing.js";
import { link } from "./links.js";

const PLAIN = { bold: "b", italic: "i", underline: "u", strikethrough: "s" };
const BLOCK = /blockquote|^pre$/;
const LONG_QUOTE = 160;

export function formatted(text, entities = []) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return pieces(text, ordered, 0, text.length);
}

/** Nest what lies inside; Telegram's entities do not overlap otherwise, so a rest that sticks out is cut. */
function pieces(text, entities, start, end) {
  const nodes = [];
  let at = start;
  entities.forEach((entity, index) => {
    if (entity.offset < at || entity.offset >= end) return;
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const inner = pieces(text, entities.slice(index + 1), entity.offset, stop);
    nodes.push(wrapped(entity, inner, text.slice(entity.offset, stop)));
    // A quote ends its line by itself; the line break after it would be an empty line.
    at = BLOCK.test(entity.type) && text[stop] === "\n" ? stop + 1 : stop;
  });
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function wrapped(entity, inner, plain) {
  const kind = entity.type;
  if (PLAIN[kind]) return h(PLAIN[kind], {}, inner);
  switch (kind) {
    case "code":
      return pressable("code", { title: "Copy" }, inner, () => copy(plain));
    case "pre":
      return h("pre", { tabindex: "0" }, inner);
    case "spoiler":
      return spoiler(inner);
    case "blockquote":
      return h("blockquote", {}, inner);
    case "expandable_blockquote":
      return expandable(inner, plain);
    case "url":
      return link(plain, inner);
    case "text_link":
      return link(entity.url, inner);
    case "email":
      return link(`mailto:${plain}`, inner);
    case "phone_number":
      return link(`tel:${plain}`, inner);
    case "text_mention":
      return link(`tg://user?id=${entity.user.id}`, inner);
    case "bot_command":
      return pressable("span", { class: "link" }, inner, () => sendCommand(plain));
    case "date_time":
      return moment(entity, inner);
    default: // mention, hashtag, cashtag, custom_emoji
      return h("span", { class: kind }, inner);
  }
}

function pressable(tag, props, inner, press) {
  const node = h(tag, { ...props, role: "button", tabindex: "0" }, inner);
  node.addEventListener("click", press);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press();
  });
  return node;
}

function spoiler(inner) {
  const node = pressable("span", { class: "spoiler", "aria-label": "Hidden text, press to read" }, inner, () => {
    node.classList.add("shown");
    node.removeAttribute("aria-label");
  });
  return node;
}

function expandable(inner, plain) {
  const quote = h("blockquote", {}, h("div", {}, inner));
  if (plain.length <= LONG_QUOTE && plain.split("\n").length <= 3) return quote;
  const toggle = button({ class: "plain", "aria-expanded": "false" }, "Show all");
  toggle.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    toggle.setAttribute("aria-expanded", String(!folded));
    toggle.textContent = folded ? "Show all" : "Show less";
  });
  quote.classList.add("folded");
  quote.append(toggle);
  return quote;
}

function moment(entity, inner) {
  const format = entity.date_time_format ?? "";
  const props = { "data-unix": entity.unix_time, "data-format": format, title: fullTime(entity.unix_time) };
  return h("time", props, asFormat(entity.unix_time, format) || inner);
}
