// The person, the chat and the message that the address names: #person/chat/message. Links and reloads keep them.

import { toast } from "./dialogs.js";
import { state } from "./state.js";

export function place() {
  const [person, chat, message] = location.hash.slice(1).split("/");
  return { choosing: person === "people", person: Number(person) || 0, chat: Number(chat) || 0, message: Number(message) || 0 };
}

export function go(person, chat, message) {
  const hash = `#${[person, chat, message].filter(Boolean).join("/")}`;
  if (location.hash === hash) window.dispatchEvent(new HashChangeEvent("hashchange"));
  else location.hash = hash;
}

/** Go to a chat of the present person, and to a message in it. */
export function goTo(chat, message) {
  if (state.chats.some((one) => one.id === chat)) go(state.me, chat, message);
  else toast("You are not in that chat");
}
