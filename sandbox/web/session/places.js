// The person, the chat and the message that the address names: #person/chat/message. Links and reloads keep them.

import { toast } from "../base/dialogs.js";
import { state } from "./state.js";

/** `listing`: the person's chats are asked for, which a narrow page shows instead of a conversation. */
export function place() {
  const [person, chat, message] = location.hash.slice(1).split("/");
  return { person: Number(person) || 0, listing: chat === "chats", chat: Number(chat) || 0, message: Number(message) || 0 };
}

const address = (parts) => `#${parts.filter(Boolean).join("/")}`;

export function go(...parts) {
  const hash = address(parts);
  if (location.hash === hash) window.dispatchEvent(new HashChangeEvent("hashchange"));
  else location.hash = hash;
}

/** The address turned out to mean this: no new step to go back to. */
export const settle = (...parts) => history.replaceState(null, "", address(parts));

/** Go to a chat of the present person, and to a message in it. */
export function goTo(chat, message) {
  if (state.chats.some((one) => one.id === chat)) go(state.me, chat, message);
  else toast("You are not in that chat");
}
