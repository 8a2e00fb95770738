// What the page knows, and who is to be told when it changes.

export const state = {
  bot: null,
  people: [],
  me: 0, // the person in whose name the page reads and writes
  chats: [],
  open: 0, // the chat that is shown, 0 for none
  messages: [], // of the open chat, oldest first
  isRead: false, // whether the open chat was read yet
  more: false,
  keyboard: null,
  keyboardFrom: null, // the message that brought it: the same keys, sent again, are another keyboard
  commands: [],
  pinned: [],
  firstUnread: 0, // the message above which the open chat was read before
  topic: 0, // the topic that is shown, 0 for all
  pressed: new Map(), // "message:row:column" of the open chat -> {query, timer}
  typing: new Map(), // chat -> until when (milliseconds)
  point: null, // where the guide points: {person, chat, message?, row?, column?}
  isShown: false, // a day is played: what was said last is looked at, not what was unread first
  online: true,
};

export const person = () => state.people.find((one) => one.id === state.me);
/** "Sunita", "operator": what one is called, and what one does here. */
export const calledBy = (one) => one.first_name;
export const roleOf = (one) => one.about.split(":")[0];

export const chat = () => state.chats.find((one) => one.id === state.open);

const listeners = [];
let due = false;

export function onChange(listener) {
  listeners.push(listener);
}

/** Draw again, once for all changes of this turn. */
export function changed() {
  if (due) return;
  due = true;
  setTimeout(() => {
    due = false;
    for (const listener of listeners) listener();
  });
}

/** Put a message in its place, or exchange it. */
export function keep(message, { onlyNew = false } = {}) {
  const at = state.messages.findIndex((one) => one.id >= message.id);
  if (at < 0) state.messages.push(message);
  else if (state.messages[at].id !== message.id) state.messages.splice(at, 0, message);
  else if (!onlyNew) state.messages[at] = message;
}

export function drop(id) {
  state.messages = state.messages.filter((one) => one.id !== id);
}

/** The newest chat first, below the private one. */
export function toTop(found) {
  const rest = state.chats.filter((one) => one !== found && one.type !== "private");
  const first = state.chats.filter((one) => one.type === "private");
  state.chats = found.type === "private" ? [...first, ...rest] : [...first, found, ...rest];
}
