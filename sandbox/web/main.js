// The start of the page: it builds the parts, follows the address, and keeps listening.

import { attempt } from "./base/dialogs.js";
import { byId } from "./base/dom.js";
import { icon } from "./base/icons.js";
import { onTick, tickEverySecond, today } from "./base/time.js";
import { listenAgain, listenWhileSeen } from "./session/events.js";
import { go, place, settle } from "./session/places.js";
import { become, leaveChat, loadChat, loadChats, loadPeople } from "./session/session.js";
import { changed, onChange, state } from "./session/state.js";
import { whoBegins } from "./stage/desk.js";
import { buildStage } from "./stage/stage.js";
import { buildConversation, showMessage } from "./talk/conversation.js";
import { drawChats, drawPeople } from "./talk/lists.js";
import { otherGroups } from "./talk/menus.js";
import { drawPoint } from "./talk/pointing.js";
import { buildComposer } from "./write/composer.js";

const OTHER_BADGES = 10_000;
const AGAIN = 2000;
const NARROW = 720; // as in style/page.css
const lastChat = new Map(); // person -> the chat that was open last

const isNarrow = () => byId("pane").clientWidth < NARROW;

/** Show what the address names: a person's chats, a chat, a message in it. */
async function route() {
  const named = place();
  const isKnown = state.people.some((one) => one.id === named.person);
  const id = isKnown ? named.person : state.me || whoBegins() || state.people[0].id;
  if (id !== state.me) {
    become(id);
    await attempt(loadChats);
    listenAgain();
  }
  const isListing = named.listing && isNarrow();
  const wanted = named.chat || (isListing ? 0 : bestChat(id));
  if (!named.chat && wanted) settle(id, wanted);
  document.body.dataset.step = isListing ? "chats" : "talk";
  await openChat(wanted);
  if (named.message) await showMessage(named.message);
}

/** Where there is something new to read, the newest of it first; else where this person was last. */
function bestChat(person) {
  const unread = state.chats.filter((one) => one.unread).sort((a, b) => b.last.date - a.last.date);
  return (unread.find((one) => one.mentioned) ?? unread[0])?.id ?? lastChat.get(person) ?? person;
}

async function openChat(wanted) {
  const found = state.chats.find((one) => one.id === wanted);
  const id = found?.id ?? 0;
  if (id === state.open) return;
  leaveChat();
  state.open = id;
  changed();
  if (!id) return;
  lastChat.set(state.me, id);
  await attempt(() => loadChat(found));
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
  await buildStage();
  window.addEventListener("hashchange", route);
  listenWhileSeen();
  await route();
}

/** At midnight "Today" becomes "Yesterday". */
let day = "";
function drawNewDay() {
  if (day === today()) return;
  day = today();
  changed();
}

onChange(drawPeople);
onChange(drawChats);
buildConversation();
buildComposer();
onChange(drawPoint);
byId("to-chats").append(icon("back"));
byId("to-chats").addEventListener("click", () => go(state.me, "chats"));
byId("other-groups").addEventListener("click", otherGroups);
onTick(drawNewDay);
tickEverySecond();
setInterval(() => loadPeople().catch(() => {}), OTHER_BADGES); // whoever reads in another window is told by no event
begin();
