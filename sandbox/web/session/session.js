// Reading from the sandbox what the page shows: the people, a person's chats, the open chat.

import { read } from "../base/api.js";
import { attempt, forgetToasts } from "../base/dialogs.js";
import { changed, keep, state } from "./state.js";

const PEOPLE_SOON = 300;
const FRAME_SOON = 50;

export async function loadPeople() {
  [state.people, state.bot] = await Promise.all([read(), state.bot ?? read("/bot")]);
  changed();
}

export async function loadChats() {
  const me = state.me;
  const chats = await read(`/${me}/chats`);
  if (me !== state.me) return;
  state.chats = chats;
  changed();
}

/** Take another person's place; nothing of the one before stays. */
export function become(person) {
  state.me = person;
  state.chats = [];
  state.typing.clear();
  forgetToasts();
  leaveChat();
}

export function leaveChat() {
  state.open = 0;
  state.isRead = false;
  state.firstUnread = 0;
  state.topic = 0;
  state.messages = [];
  state.more = false;
  state.keyboard = null;
  state.keyboardFrom = null;
  state.commands = [];
  state.pinned = [];
  for (const { timer } of state.pressed.values()) clearTimeout(timer);
  state.pressed.clear();
  changed();
}

let revision = 0;

/** Events count up, so that a reading which they overtook is read again. */
export function overtaken() {
  revision += 1;
}

const path = (me, open) => `/${me}/chats/${open}`;

/** Read the open chat anew: at its opening and after every reconnect. */
export async function loadChat({ unread = 0 } = {}) {
  const { me, open } = state;
  let found;
  let before;
  do {
    before = revision;
    found = await read(path(me, open));
    if (me !== state.me || open !== state.open) return;
  } while (before !== revision);
  state.messages = found.messages;
  state.isRead = true;
  if (unread) state.firstUnread = found.messages.filter((one) => !one.mine).at(-unread)?.id ?? 0;
  state.more = found.more;
  frame(found);
}

/** What stands around the messages: title, keyboard, commands, pins. The sandbox counts the chat as read. */
function frame({ chat, keyboard, keyboard_from, commands, pinned }) {
  Object.assign(state, { keyboard, keyboardFrom: keyboard_from, commands, pinned });
  const known = state.chats.find((one) => one.id === chat.id);
  if (known) Object.assign(known, chat);
  changed();
}

export async function loadEarlier() {
  const { me, open } = state;
  const first = state.messages[0]?.id;
  if (!first) return;
  const found = await read(`${path(me, open)}?before=${first}`);
  if (me !== state.me || open !== state.open) return;
  for (const message of found.messages) keep(message, { onlyNew: true });
  state.more = found.more;
  changed();
}

/** Join several wishes of a moment into one reading. */
function soon(run, wait) {
  let timer = 0;
  return () => {
    if (timer) return;
    timer = setTimeout(() => {
      timer = 0;
      attempt(run);
    }, wait);
  };
}

export const peopleSoon = soon(loadPeople, PEOPLE_SOON);
export const chatsSoon = soon(loadChats, FRAME_SOON);
export const frameSoon = soon(async () => {
  const { me, open } = state;
  if (!open) return;
  const found = await read(`${path(me, open)}?limit=1`);
  if (me === state.me && open === state.open) frame(found);
}, FRAME_SOON);
