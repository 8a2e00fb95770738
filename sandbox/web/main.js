// The start of the page: it builds the parts, follows the address, and keeps listening.

import { buildComposer } from "./composer.js";
import { buildConversation, showMessage } from "./conversation.js";
import { byId, icon } from "./dom.js";
import { listenAgain, listenWhileSeen } from "./events.js";
import { buildGuide } from "./guide.js";
import { drawChats, drawPeople } from "./lists.js";
import { otherGroups } from "./menus.js";
import { go, place } from "./places.js";
import { attempt, become, leaveChat, loadChat, loadChats, loadPeople } from "./session.js";
import { changed, onChange, state } from "./state.js";
import { tickEverySecond } from "./time.js";

const OTHER_BADGES = 10_000;
const AGAIN = 2000;
const narrow = matchMedia("(max-width: 719px)");
const lastChat = new Map(); // person -> the chat that was open last

/** Show what the address names: the people, a person's chats, a chat, a message in it. */
async function route() {
  const named = place();
  const id = state.people.some((one) => one.id === named.person) ? named.person : state.me || state.people[0].id;
  if (!named.person && !named.choosing) return history.replaceState(null, "", `#${id}/${id}`), route();
  document.body.dataset.step = named.choosing ? "people" : named.chat ? "talk" : "chats";
  if (id !== state.me) {
    become(id);
    await attempt(loadChats);
    listenAgain();
  }
  await openChat(named.chat || (narrow.matches ? 0 : state.open || lastChat.get(id) || id));
  if (named.message) await showMessage(named.message);
  return undefined;
}

async function openChat(wanted) {
  const id = state.chats.some((one) => one.id === wanted) ? wanted : 0;
  if (id === state.open) return;
  leaveChat();
  state.open = id;
  changed();
  if (!id) return;
  lastChat.set(state.me, id);
  await attempt(loadChat);
}

async function begin() {
  try {
    await loadPeople();
  } catch {
    state.online = false;
    changed();
    setTimeout(begin, AGAIN);
    return;
  }
  window.addEventListener("hashchange", route);
  listenWhileSeen();
  await route();
}

onChange(drawPeople);
onChange(drawChats);
buildConversation();
buildComposer();
buildGuide();
for (const back of document.querySelectorAll(".back")) back.append(icon("back"));
byId("other-groups").addEventListener("click", otherGroups);
tickEverySecond();
setInterval(() => loadPeople().catch(() => {}), OTHER_BADGES); // whoever reads in another window is told by no event
begin();
