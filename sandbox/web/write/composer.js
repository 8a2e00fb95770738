// Where one writes: text, replies, edits, the bot's commands and keys.

import { choose } from "../base/dialogs.js";
import { button, byId, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { edit, ofPerson, say, send, sendCommand, start } from "../session/doing.js";
import { go } from "../session/places.js";
import { chat, onChange, state } from "../session/state.js";
import { drawKeyboard, hasKeyboard, keyboardButton } from "../talk/keyboard.js";
import { inWords } from "../talk/media.js";
import { buildFiles, files, forget, giveOut, letGo, offerFiles, putBack, take } from "./files.js";
import { buildVoice, endVoice, isRecording } from "./voice.js";

const drafts = new Map(); // "person/chat" -> text
let where = "";
let about = null; // {message, isEdit}: what is answered or edited
let asked = 0; // the message whose wish for a reply was last followed
let parts;

export function buildComposer() {
  const text = h("textarea", { id: "text", rows: "1", "aria-label": "Message", oninput: draw, onkeydown: keys, onpaste: pasted });
  const { picker, chips } = buildFiles(draw);
  const { mic, bar } = buildVoice(draw);
  parts = {
    text, mic, bar,
    notice: h("div", { class: "notice", hidden: true }),
    about: h("div", { class: "about", hidden: true }),
    hints: h("div", { class: "hints", hidden: true }),
    commands: button({ class: "round", "aria-label": "Commands of the bot", onclick: offerCommands }, icon("slash")),
    keyboard: keyboardButton(draw),
    keys: h("div", { class: "menu", hidden: true }),
    submit: h("button", { class: "round main", "aria-label": "Send" }, icon("send")),
  };
  const attach = button({ class: "round", "aria-label": "Attach", onclick: offerFiles }, icon("attach"));
  parts.form = h("form", { class: "line", onsubmit: submitted }, parts.commands, attach, text, parts.keyboard, mic, parts.submit, picker);
  byId("write").append(parts.notice, parts.hints, parts.about, chips, parts.form, bar, parts.keys);
  const talk = byId("talk");
  talk.addEventListener("dragover", (event) => event.preventDefault());
  talk.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!parts.form.hidden) hold([...event.dataTransfer.files]);
  });
  onChange(draw);
}

export function beginReply(message) {
  begin({ message, isEdit: false });
}

export function beginEdit(message) {
  parts.text.value = message.text;
  begin({ message, isEdit: true });
}

/** Put words into the input, as if they had been typed, in reply to a message if it is there. */
export function putIn(words, to) {
  const message = state.messages.find((one) => one.id === to);
  if (message) about = { message, isEdit: false };
  parts.text.value = words;
  draw();
  parts.text.focus();
}

function begin(next) {
  about = next;
  draw();
  parts.text.focus();
}

function cancel() {
  if (about?.isEdit) parts.text.value = "";
  about = null;
  draw();
  parts.text.focus();
}

// -- drawing

function draw() {
  if (!parts) return;
  moveIn();
  const here = chat();
  const closed = !here || notice(here);
  drawNotice(here && closed ? [closed].flat() : []);
  parts.form.hidden = Boolean(closed) || isRecording();
  followWish();
  const { text } = parts;
  text.placeholder = (hasKeyboard() && state.keyboard.input_field_placeholder) || "Message";
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
  drafts.set(where, about?.isEdit ? "" : text.value);
  const isEmpty = !text.value.trim() && !files().length;
  parts.mic.hidden = !isEmpty;
  parts.submit.hidden = isEmpty;
  parts.commands.hidden = !state.commands.length || !isEmpty;
  parts.keyboard.hidden = !hasKeyboard() || !isEmpty;
  drawKeyboard(parts.keys, draw);
  if (closed) parts.keys.hidden = true;
  drawAbout();
  drawHints();
}

/** Another person or chat: their own draft, no reply, no files. */
function moveIn() {
  const now = `${state.me}/${state.open}`;
  if (now === where) return;
  where = now;
  about = null;
  asked = 0;
  parts.text.value = drafts.get(now) ?? "";
  endVoice(false);
  if (files().length) letGo();
}

/** A message that forces a reply opens it, once, as if one had chosen to reply; what is written since was the answer. */
function followWish() {
  const wish = state.messages.findLast((one) => one.forces_reply);
  if (!wish || wish.id <= asked || about || state.messages.at(-1).mine) return;
  asked = wish.id;
  about = { message: wish, isEdit: false };
}

/** Why one cannot write here, or nothing. */
function notice(here) {
  if (here.blocked) return [button({ onclick: () => ofPerson("unblock") }, "Unblock the bot"), button({ onclick: () => start() }, "Unblock and /start")];
  if (here.migrated_to) return [button({ onclick: () => go(state.me, here.migrated_to) }, "This group became a supergroup. Open it")];
  if (here.can_write) return null;
  return h("span", {}, here.type === "channel" ? "You read this channel; its admins write" : "Only admins write here");
}

function drawNotice(nodes) {
  parts.notice.hidden = !nodes.length;
  const sign = nodes.map((one) => one.textContent).join();
  if (parts.notice.sign === sign) return;
  parts.notice.sign = sign;
  parts.notice.replaceChildren(...nodes);
}

function drawAbout() {
  parts.about.hidden = !about;
  const sign = about ? JSON.stringify(about) : "";
  if (parts.about.sign === sign) return undefined;
  parts.about.sign = sign;
  if (!about) return parts.about.replaceChildren();
  const title = about.isEdit ? "Edit the message" : `Reply to ${about.message.sender?.name ?? chat()?.title}`;
  return parts.about.replaceChildren(
    h("p", {}, h("b", {}, title), h("span", {}, inWords(about.message))),
    button({ class: "round", "aria-label": "Cancel", onclick: cancel }, icon("close")),
  );
}

/** Commands that begin like what is being typed. */
function drawHints() {
  const typed = /^\/(\w*)$/.exec(parts.text.value)?.[1];
  const found = typed === undefined ? [] : state.commands.filter((one) => one.command.startsWith(typed));
  parts.hints.hidden = !found.length;
  parts.hints.replaceChildren(...found.map(({ command, description }) =>
    button({ class: "hint", onclick: () => finish(`/${command}`) }, h("b", {}, `/${command}`), h("span", {}, description))));
}

function finish(command) {
  parts.text.value = "";
  draw();
  sendCommand(command);
  parts.text.focus();
}

async function offerCommands() {
  const options = state.commands.map(({ command, description }) => ({ label: `/${command}`, note: description, value: `/${command}` }));
  const chosen = await choose("Commands of the bot", options);
  if (chosen) finish(chosen);
}

function pasted(event) {
  const found = [...event.clipboardData.files];
  if (!found.length) return;
  event.preventDefault();
  hold(found);
}

function hold(found) {
  take(found, "");
  parts.text.focus();
}

// -- sending

function keys(event) {
  if (event.key === "Escape" && about) cancel();
  if (event.key === "ArrowUp" && !parts.text.value && !about) editLast(event);
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  parts.form.requestSubmit();
}

function editLast(event) {
  const last = state.messages.findLast((one) => one.mine && one.text);
  if (!last) return;
  event.preventDefault();
  beginEdit(last);
}

async function submitted(event) {
  event.preventDefault();
  const text = parts.text.value.trim();
  if (!text && !files().length) return;
  const was = { about, where, given: giveOut() };
  const isByButton = document.activeElement === parts.submit;
  parts.text.value = "";
  about = null;
  draw();
  if (isByButton) parts.text.focus(); // the button that had the focus is gone
  if (await deliver(text, was)) forget(was.given);
  else if (where === was.where && !parts.text.value) takeBack(text, was);
}

function takeBack(text, was) {
  parts.text.value = text;
  about = was.about;
  putBack(was.given);
}

function deliver(text, { about: on, given }) {
  const replyTo = on?.message.id;
  if (on?.isEdit) return edit(replyTo, text);
  if (given.files.length) return send(given.files.map((one) => one.file), given.kind, text, replyTo);
  return say(text, replyTo);
}
