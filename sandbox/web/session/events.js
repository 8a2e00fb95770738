// What happens in the sandbox while the page is open.

import { listen } from "../base/api.js";
import { alertBox, attempt, toast } from "../base/dialogs.js";
import { openLink } from "../talk/links.js";
import { answered } from "./doing.js";
import { chatsSoon, frameSoon, loadChat, loadChats, overtaken, peopleSoon } from "./session.js";
import { changed, drop, keep, state, toTop } from "./state.js";

const KINDS = ["new", "edit", "delete", "reaction", "pin", "answer", "membership", "action", "commands", "elsewhere"];
const TYPING = 5000;
let stop = () => {};
let isListening = false;

/** Listen to the present person's events; everything is read again whenever the stream (re)opens. */
export function listenAgain() {
  hush();
  isListening = true;
  stop = listen(`/people/${state.me}/events?elsewhere=1`, KINDS, { opened: () => attempt(sync), lost: () => online(false), event: happened });
}

export function hush() {
  stop();
  isListening = false;
}

/** A browser allows six connections to one server: windows that nobody sees give theirs up. */
export function listenWhileSeen() {
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hush();
    else if (state.me && !isListening) listenAgain();
  });
}

function online(is) {
  state.online = is;
  changed();
}

async function sync() {
  online(true);
  peopleSoon();
  await loadChats();
  if (state.open) await loadChat();
}

function happened(kind, told) {
  const isOpen = told.chat === state.open;
  if (isOpen) overtaken();
  const chat = state.chats.find((one) => one.id === told.chat);
  HOW[kind]({ ...told, isOpen, found: chat });
  if (kind !== "action") peopleSoon();
  changed();
}

const HOW = {
  new({ isOpen, found, message, unread }) {
    if (!found) return chatsSoon();
    Object.assign(found, { last: message, unread: isOpen ? 0 : unread });
    state.typing.delete(found.id);
    toTop(found);
    if (!isOpen) return chatsSoon();
    keep(message);
    frameSoon();
  },
  edit({ isOpen, found, message }) {
    if (found?.last?.id === message.id) found.last = message;
    if (isOpen) exchange(message);
  },
  delete({ isOpen, found, message }) {
    if (found?.last?.id === message) chatsSoon();
    if (!isOpen) return;
    drop(message);
    frameSoon();
  },
  reaction: ({ isOpen, message }) => isOpen && exchange(message),
  pin({ isOpen, message }) {
    if (!isOpen) return;
    exchange(message);
    frameSoon();
  },
  answer({ query, text, alert, url }) {
    answered(query);
    if (alert) alertBox(text);
    else if (text) toast(text);
    if (url) openLink(url);
  },
  membership() {
    chatsSoon();
    frameSoon();
  },
  action({ chat }) {
    state.typing.set(chat, Date.now() + TYPING);
    setTimeout(changed, TYPING + 100);
  },
  commands: ({ isOpen }) => isOpen && frameSoon(),
  elsewhere() {},
};

/** An older message that is not loaded is not put in: there would be a gap before it. */
function exchange(message) {
  if (message.id >= (state.messages[0]?.id ?? 0)) keep(message);
}
