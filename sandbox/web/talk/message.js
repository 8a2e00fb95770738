// One bubble: a message, or an album of several, with everything that hangs on it.

import { button, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { clockTime, dayKey, dayName, fullTime } from "../base/time.js";
import { react } from "../session/doing.js";
import { goTo } from "../session/places.js";
import { chat, state } from "../session/state.js";
import { beginReply } from "../write/composer.js";
import { album } from "./album.js";
import { formatted } from "./entities.js";
import { inline, spotOf } from "./keyboard.js";
import { contactCard, isPicture, mediaOf } from "./media.js";
import { messageMenu } from "./menus.js";

/** The log as blocks for keyed(): days, service lines, bubbles; the parts of an album are one bubble. */
export function blocks(messages) {
  const found = [];
  let before = null;
  for (const message of messages) {
    if (message.id === state.firstUnread) found.push(unread);
    const isNewDay = !before || dayKey(before.date) !== dayKey(message.date);
    if (isNewDay) found.push(day(message));
    const last = found.at(-1);
    if (message.album && last.album === message.album) {
      last.messages.push(message);
    } else {
      const follows = !isNewDay && !before.service && before.sender?.id === message.sender?.id;
      found.push({ key: message.id, album: message.album, messages: [message], follows });
    }
    before = message;
  }
  for (const block of found) if (block.messages) finish(block);
  return found;
}

const unread = { key: "unread", sign: "", make: () => h("p", { class: "unread", id: "unread" }, "Unread messages") };

function day(message) {
  const name = dayName(message.date);
  return { key: `day ${dayKey(message.date)}`, sign: name, make: () => h("p", { class: "day" }, h("span", {}, name)) };
}

function finish(block) {
  const [message] = block.messages;
  const spins = message.buttons.flatMap((row, r) => row.map((_, c) => state.pressed.has(spotOf(message, r, c))));
  block.sign = JSON.stringify([block.messages, block.follows, spins, state.topic]);
  block.make = () => (message.service ? service(message) : row(block.messages, block.follows));
}

const service = (message) => h("p", { class: "service", id: `m${message.id}` }, h("span", {}, message.service));

function row(messages, follows) {
  const [first] = messages;
  const open = () => messageMenu(messages);
  const bubble = h("div", { class: "bubble" }, ...inside(messages, follows));
  const whole = h("div", { class: "whole" }, bubble, inline(first));
  const more = button({ class: "more round", "aria-label": "More about this message", "data-spot": "more", onclick: open }, icon("more"));
  const node = h("article", { class: `row ${first.mine ? "mine" : "theirs"}${follows ? " follows" : ""}`, id: `m${first.id}` }, whole, more);
  bubble.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, img") || String(getSelection())) return;
    event.preventDefault();
    open();
  });
  bubble.addEventListener("dblclick", (event) => chat().can_write && !event.target.closest("a, button, code") && beginReply(first));
  return node;
}

function inside(messages, follows) {
  const [first] = messages;
  const named = messages.find((one) => one.text) ?? first;
  const showName = !first.mine && !follows && first.sender;
  return [
    showName && h("p", { class: `sender hue-${Math.abs(first.sender.id) % 7}` }, first.sender.name),
    topicName(first),
    first.reply_to && quote(first.reply_to),
    media(messages),
    first.contact && contactCard(first.contact),
    h("div", { class: "text" }, formatted(named.text, named.entities), meta(first, messages)),
    reactions(first),
  ].filter(Boolean);
}

function topicName(message) {
  const topic = !state.topic && chat()?.topics.find((one) => one.id === message.topic);
  return topic && h("p", { class: "topic" }, `# ${topic.name}`);
}

function quote({ id, sender, text }) {
  const jump = () => goTo(state.open, id);
  return button({ class: "quote", "aria-label": `In reply to ${sender}: ${text}`, onclick: jump }, h("b", {}, sender), h("span", {}, text || "…"));
}

function media(messages) {
  const all = messages.filter((one) => one.media);
  if (!all.length) return null;
  if (all.length > 1 && all.every((one) => isPicture(one.media))) {
    return album(all.map((one) => ({ ...one.media, node: mediaOf(one.media) })));
  }
  return h("div", { class: "media" }, all.map((one) => mediaOf(one.media)));
}

function meta(message, messages) {
  const edited = messages.some((one) => one.edited) && "edited ";
  const pinned = message.pinned && "pinned ";
  return h("span", { class: "meta", title: fullTime(message.date) }, pinned, edited, clockTime(message.date));
}

function reactions(message) {
  if (!message.reactions.length) return null;
  return h("div", { class: "reactions" }, message.reactions.map(({ emoji, count, mine }) =>
    button({ "aria-pressed": String(mine), onclick: () => react(message.id, mine ? "" : emoji) }, `${emoji} ${count}`)));
}

