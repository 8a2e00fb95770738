// What the present person does: writing, pressing, sharing, joining. What follows comes back as events.

import { act, upload } from "../base/api.js";
import { ask, attempt, choose, toast } from "../base/dialogs.js";
import { goTo, go } from "./places.js";
import { loadChats, peopleSoon } from "./session.js";
import { changed, chat, keep, person, state } from "./state.js";

const SPINS = 30_000;

const inChat = (deed, body, id = state.open) => act(`/${state.me}/chats/${id}/${deed}`, body);

/** Show at once what one has written oneself; the event of it may come before or after. */
function written(sent, id) {
  if (sent?.message && id === state.open) keep(sent.message, { onlyNew: true });
  changed();
  return Boolean(sent);
}

export async function say(text, reply_to) {
  const id = state.open;
  return written(await attempt(() => inChat("say", { text, reply_to, topic: state.topic || undefined })), id);
}

export async function send(files, kind, caption, reply_to) {
  const form = new FormData();
  for (const file of files) form.append("file", file);
  for (const [name, value] of Object.entries({ kind, caption, reply_to, topic: state.topic })) {
    if (value) form.append(name, value);
  }
  return Boolean(await attempt(() => upload(`/${state.me}/chats/${state.open}/upload`, form)));
}

export const edit = (message, text) => attempt(() => inChat("edit", { message, text }));
export const remove = (message) => attempt(() => inChat("delete", { message }));
export const react = (message, emoji) => attempt(() => inChat("react", { message, emoji }));

export async function start(payload = "") {
  await attempt(() => act(`/${state.me}/start`, { payload }));
  await attempt(loadChats);
  goTo(state.me);
}

/** A command from the menu or a text; in a group it carries the bot's name. */
export function sendCommand(command) {
  const named = chat()?.type === "private" || command.includes("@");
  return say(named ? command : `${command}@${state.bot.username}`);
}

/** Press a callback button: it spins until the answer comes, or in vain. */
export async function tap(message, row, column) {
  const spot = `${message}:${row}:${column}`;
  if (state.pressed.has(spot)) return;
  const held = { query: null, timer: 0 };
  state.pressed.set(spot, held);
  changed();
  const done = await attempt(() => inChat("tap", { message, row, column }));
  held.query = done?.query ?? null;
  if (held.query === null || early.delete(held.query)) return release(spot);
  held.timer = setTimeout(() => {
    if (release(spot)) toast("The bot did not answer the press");
  }, SPINS);
}

function release(spot) {
  changed();
  return state.pressed.delete(spot);
}

const early = new Set();

/** The answer to a press came, perhaps before the press itself was told to be done. */
export function answered(query) {
  for (const [spot, held] of state.pressed) {
    if (held.query !== query) continue;
    clearTimeout(held.timer);
    return release(spot);
  }
  return early.add(query);
}

export async function shareOwnContact() {
  const { name } = person();
  const yes = await choose(`Share the phone number of ${name} with the bot?`, [{ label: "Share", value: true }]);
  if (yes) await attempt(() => inChat("contact", {}));
}

export async function shareContact() {
  const fields = [
    { name: "first_name", label: "Name", value: "" },
    { name: "phone", label: "Phone number (empty: one's own)", type: "tel", value: "" },
  ];
  const filled = await ask("Share a contact", fields);
  if (filled) await attempt(() => inChat("contact", filled));
}

/** A key of the reply keyboard. */
export async function pressKey(key) {
  if (key.request_contact) return shareOwnContact();
  if (key.request_chat) return shareChat(key.request_chat);
  if (key.request_location || key.request_users || key.request_poll || key.web_app) {
    return toast("The sandbox has no such key");
  }
  return say(key.text);
}

async function shareChat(wanted) {
  const fits = (one) => one.type !== "private" && (one.type === "channel") === Boolean(wanted.chat_is_channel);
  const options = state.chats.filter(fits).map((one) => ({ label: one.title, value: one.id }));
  if (!options.length) return toast("You are in no such chat");
  const id = await choose("Choose a chat", options);
  if (id) await attempt(() => inChat("share", { request_id: wanted.request_id, chat: id }));
}

export async function addBot(id, body) {
  if (await attempt(() => inChat("add_bot", body, id))) goTo(id);
}

export async function join(id) {
  if (!(await attempt(() => inChat("join", {}, id)))) return;
  await attempt(loadChats);
  goTo(id);
}

export async function leave(id) {
  if (!(await attempt(() => inChat("leave", {}, id)))) return;
  await attempt(loadChats);
  go(state.me, state.me);
}

export const removeBot = (id) => attempt(() => inChat("remove_bot", {}, id));

/** block, unblock or language: about the person, not about a chat. */
export async function ofPerson(deed, body) {
  await attempt(() => act(`/${state.me}/${deed}`, body));
  await attempt(loadChats);
  peopleSoon();
}
