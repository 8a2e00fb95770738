// The open chat: its header, the pinned message, the log and where it is scrolled to.

import { attempt, toast } from "../base/dialogs.js";
import { avatarOf, button, byId, h, keyed } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { start } from "../session/doing.js";
import { goTo } from "../session/places.js";
import { loadEarlier } from "../session/session.js";
import { changed, chat, onChange, person, state } from "../session/state.js";
import { aboutChat } from "./lists.js";
import { inWords } from "./media.js";
import { chatMenu } from "./menus.js";
import { blocks } from "./message.js";

const NEAR = 80;
const FLASH = 1600;
let shownChat = "";
let atEnd = true;
let sizes = "";
let newest = 0;

const isNew = (message) => message.id > newest;

export function buildConversation() {
  byId("talk-menu").append(icon("more"));
  byId("talk-menu").addEventListener("click", chatMenu);
  byId("to-end").append(icon("down"));
  byId("to-end").addEventListener("click", () => toEnd("smooth"));
  byId("earlier").addEventListener("click", earlier);
  byId("topic").addEventListener("change", (event) => {
    state.topic = Number(event.target.value);
    shownChat = "";
    changed();
  });
  byId("scroll").addEventListener("scroll", noteScroll, { passive: true });
  // What grows later (a photo, the keyboard below) must not push the newest message out of sight.
  const stay = new ResizeObserver(() => atEnd && toEnd());
  stay.observe(byId("scroll"));
  stay.observe(byId("log"));
  onChange(draw);
}

function draw() {
  const here = chat();
  byId("talk").classList.toggle("nothing", !here);
  byId("offline").hidden = state.online;
  if (here) drawHeader(here);
  drawPinned();
  drawTopics(here);
  drawLog(here);
}

function drawHeader(here) {
  keyed(byId("talk-avatar"), [{ key: here.id, sign: here.title, make: () => avatarOf(here, state.bot) }]);
  byId("talk-title").textContent = here.title;
  byId("talk-about").textContent = aboutChat();
}

function drawPinned() {
  const last = state.pinned.at(-1);
  const bar = byId("pinned");
  bar.hidden = last === undefined;
  if (bar.hidden) return;
  const message = state.messages.find((one) => one.id === last);
  bar.replaceChildren(h("b", {}, "Pinned message"), h("span", {}, message ? inWords(message) : "Press to read it"));
  bar.onclick = () => goTo(state.open, last);
}

function drawTopics(here) {
  const topics = here?.topics ?? [];
  const select = byId("topic");
  select.hidden = !topics.length;
  const options = [{ id: 0, name: "All topics" }, ...topics];
  keyed(select, options.map(({ id, name }) => ({ key: id, sign: name, make: () => h("option", { value: id }, name) })));
  select.value = String(state.topic);
}

function drawLog(here) {
  const now = `${state.me}/${state.open}`;
  const isOther = now !== shownChat;
  if (isOther) {
    byId("log").replaceChildren();
    shownChat = now;
    atEnd = true;
    newest = 0;
  }
  byId("log").setAttribute("aria-live", newest ? "polite" : "off");
  const seen = state.topic ? state.messages.filter((one) => one.topic === state.topic) : state.messages;
  keyed(byId("log"), blocks(seen));
  byId("earlier").hidden = !state.more;
  drawEmpty(here, seen);
  const last = state.messages.at(-1);
  const hasAnswered = state.messages.some((one) => one.mine && one.id > state.firstUnread);
  if (last && !newest && !hasAnswered && !state.isShown && document.getElementById("unread")) fromUnread();
  else if (atEnd || (last?.mine && isNew(last))) toEnd();
  newest = last?.id ?? 0;
  noteScroll();
}

function drawEmpty(here, seen) {
  const box = byId("empty");
  box.hidden = seen.length > 0 || Boolean(here && !state.isRead);
  const sign = here && `${here.type} ${person()?.name}`;
  if (box.hidden || box.sign === sign) return;
  box.sign = sign;
  if (!here) box.replaceChildren(h("p", {}, "Choose a chat"));
  else if (here.type !== "private") box.replaceChildren(h("p", {}, "Nothing has been said here yet"));
  else {
    box.replaceChildren(
      h("p", {}, `${person()?.name ?? "This person"} has not written to the bot yet.`),
      button({ class: "main", onclick: () => start() }, "Press Start"),
    );
  }
}

// -- scrolling

function noteScroll() {
  const { scrollHeight, scrollTop, clientHeight } = byId("scroll");
  const now = `${scrollHeight} ${clientHeight}`;
  // A scroll that comes from growing or shrinking is not the reader's wish to leave the end.
  if (now === sizes) atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
  else if (atEnd) toEnd();
  sizes = now;
  byId("to-end").hidden = atEnd;
}

/** Begin to read where one left off, if the rest is more than fits. */
function fromUnread() {
  const [box, line] = [byId("scroll"), document.getElementById("unread")];
  box.scrollTo({ top: box.scrollTop + line.getBoundingClientRect().top - box.getBoundingClientRect().top, behavior: "instant" });
  atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  sizes = "";
}

function toEnd(behavior = "instant") {
  const box = byId("scroll");
  box.scrollTo({ top: box.scrollHeight, behavior });
}

async function earlier() {
  const box = byId("scroll");
  const fromEnd = box.scrollHeight - box.scrollTop;
  await attempt(loadEarlier);
  setTimeout(() => box.scrollTo({ top: box.scrollHeight - fromEnd, behavior: "instant" }));
}

/** Scroll to a message and let it shine up; older ones are loaded until it is there. */
export async function showMessage(id) {
  while (state.more && state.messages[0]?.id > id) {
    const first = state.messages[0].id;
    await attempt(loadEarlier);
    if (state.messages[0]?.id === first) break;
  }
  state.topic = 0;
  draw();
  const album = state.messages.find((one) => one.id === id)?.album;
  const first = album ? state.messages.find((one) => one.album === album).id : id;
  const node = byId(`m${first}`);
  if (!node) return toast("That message is not here any more");
  atEnd = false;
  node.scrollIntoView({ block: "center" });
  node.classList.add("flash");
  setTimeout(() => node.classList.remove("flash"), FLASH);
}
