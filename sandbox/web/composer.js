// Where one writes: text, replies, edits, files, a contact, the bot's commands and keys.

import { button, byId, h, icon } from "./dom.js";
import { choose } from "./dialogs.js";
import { edit, ofPerson, say, send, sendCommand, shareContact, start } from "./doing.js";
import { drawKeyboard, hasKeyboard, keyboardButton } from "./keyboard.js";
import { inWords } from "./media.js";
import { go } from "./places.js";
import { chat, onChange, state } from "./state.js";

const ATTACH = [
  { label: "Photo or video", value: { accept: "image/*,video/*", kind: "" } },
  { label: "File", value: { accept: "", kind: "document" } },
  { label: "Voice message", note: "an audio file", value: { accept: "audio/*", kind: "voice" } },
  { label: "Contact", value: null },
];

const drafts = new Map(); // "person/chat" -> text
let where = "";
let about = null; // {message, isEdit}: what is answered or edited
let files = []; // [{file, url}]
let filesKind = "";
let parts;

export function buildComposer() {
  const text = h("textarea", { id: "text", rows: "1", "aria-label": "Message", oninput: draw, onkeydown: keys, onpaste: pasted });
  const picker = h("input", { type: "file", multiple: true, hidden: true, onchange: () => take([...picker.files], picker.dataset.kind) });
  parts = {
    text, picker,
    notice: h("div", { class: "notice", hidden: true }),
    about: h("div", { class: "about", hidden: true }),
    files: h("div", { class: "files", hidden: true }),
    hints: h("div", { class: "hints", hidden: true }),
    commands: button({ class: "round", "aria-label": "Commands of the bot", onclick: offerCommands }, icon("slash")),
    keyboard: keyboardButton(draw),
    keys: h("div", { class: "menu", hidden: true }),
  };
  const attach = button({ class: "round", "aria-label": "Attach", onclick: offerFiles }, icon("attach"));
  const submit = h("button", { class: "round main", "aria-label": "Send" }, icon("send"));
  parts.form = h("form", { class: "line", onsubmit: submitted }, parts.commands, attach, text, parts.keyboard, submit, picker);
  byId("write").append(parts.notice, parts.hints, parts.about, parts.files, parts.form, parts.keys);
  const talk = byId("talk");
  talk.addEventListener("dragover", (event) => event.preventDefault());
  talk.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!parts.form.hidden) take([...event.dataTransfer.files], "");
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
  moveIn();
  const here = chat();
  const closed = !here || notice(here);
  parts.notice.hidden = !closed;
  parts.notice.replaceChildren(...(here && closed ? [closed].flat() : []));
  parts.form.hidden = Boolean(closed);
  const { text } = parts;
  text.placeholder = (hasKeyboard() && state.keyboard.input_field_placeholder) || "Message";
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
  drafts.set(where, about?.isEdit ? "" : text.value);
  parts.commands.hidden = !state.commands.length;
  parts.keyboard.hidden = !hasKeyboard();
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
  parts.text.value = drafts.get(now) ?? "";
  take([], "");
}

/** Why one cannot write here, or nothing. */
function notice(here) {
  if (here.blocked) return [button({ onclick: () => ofPerson("unblock") }, "Unblock the bot"), button({ onclick: () => start() }, "Unblock and /start")];
  if (here.migrated_to) return [button({ onclick: () => go(state.me, here.migrated_to) }, "This group became a supergroup. Open it")];
  return here.can_write ? null : h("span", {}, "Only admins write here");
}

function drawAbout() {
  parts.about.hidden = !about;
  if (!about) return parts.about.replaceChildren();
  const title = about.isEdit ? "Edit the message" : `Reply to ${about.message.sender?.name ?? chat()?.title}`;
  parts.about.replaceChildren(
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

// -- files

async function offerFiles() {
  const chosen = await choose("Attach", ATTACH);
  if (chosen === null) return shareContact();
  if (!chosen) return undefined;
  parts.picker.accept = chosen.accept;
  parts.picker.dataset.kind = chosen.kind;
  parts.picker.value = "";
  return parts.picker.click();
}

function take(more, kind) {
  for (const { url } of files) if (!more.length) URL.revokeObjectURL(url);
  if (!more.length || kind !== filesKind) files = [];
  filesKind = kind;
  files.push(...more.map((file) => ({ file, url: URL.createObjectURL(file) })));
  drawFiles();
  if (more.length) parts.text.focus();
}

function drawFiles() {
  parts.files.hidden = !files.length;
  parts.files.replaceChildren(...files.map(({ file, url }, index) => {
    const isImage = file.type.startsWith("image/") && filesKind !== "document";
    const leave = () => {
      files.splice(index, 1);
      drawFiles();
    };
    return h("span", { class: "chip" }, isImage ? h("img", { src: url, alt: "" }) : icon("file"), h("span", {}, file.name),
      button({ class: "round", "aria-label": `Leave out ${file.name}`, onclick: leave }, icon("close")));
  }));
}

function pasted(event) {
  const found = [...event.clipboardData.files];
  if (!found.length) return;
  event.preventDefault();
  take(found, "");
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
  const was = { about, files, filesKind, where };
  if (!text && !files.length) return;
  parts.text.value = "";
  about = null;
  files = [];
  drawFiles();
  draw();
  if (await deliver(text, was)) {
    for (const { url } of was.files) URL.revokeObjectURL(url);
  } else if (where === was.where && !parts.text.value) {
    parts.text.value = text;
    ({ about, files, filesKind } = was);
    drawFiles();
    draw();
  }
}

function deliver(text, was) {
  const replyTo = was.about?.message.id;
  if (was.about?.isEdit) return edit(replyTo, text);
  if (was.files.length) return send(was.files.map((one) => one.file), was.filesKind, text, replyTo);
  return say(text, replyTo);
}
