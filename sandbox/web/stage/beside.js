// A second pane beside the chats: another person's Telegram, or one of the pages that belong to the desk.

import { button, byId, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { setClock } from "../base/time.js";
import { changed, onChange, person, state } from "../session/state.js";
import { onStage, stage } from "./desk.js";
import { remember, remembered } from "./memory.js";

const OPEN = "beside";
const JIRA = "/jira/";
const MAIL = "/mail/";

/** What can be shown there. A page of another channel is one more row: its name, its address, whether this demo has it. */
const PAGES = [
  { name: "Another person", address: () => `/?beside#${someoneElse()}`, isThere: () => true },
  { name: "JIRA", address: () => JIRA, isThere: () => Boolean(stage.desk?.jira) },
  { name: "Mail", address: () => MAIL, isThere: () => Boolean(stage.desk?.mail) },
];

let frame = null;
let drawChoices = () => {};

export function buildBeside() {
  onStage(tell);
  onChange(tell);
  window.addEventListener("message", (event) => {
    if (event.source === frame?.contentWindow && event.data === "tell me") tell();
  });
  const before = remembered(OPEN);
  if (before) open(before);
}

/** Whoever is likely to race with the present person: the next one of the same role, else the next one. */
function someoneElse() {
  const me = person();
  const others = state.people.filter((one) => one.id !== me?.id);
  return (others.find((one) => one.about === me?.about) ?? others[0])?.id ?? "";
}

/** Where there is no room for two, such a page is a page of its own. */
function toggle(address) {
  if (getComputedStyle(document.querySelector('[data-control="beside"]')).display === "none") location.assign(address);
  else if (!frame) open(address);
  else if (frame.contentWindow.location.pathname === address) close();
  else frame.setAttribute("src", address);
}

export const toggleJira = () => toggle(JIRA);
export const toggleMail = () => toggle(MAIL);

export function toggleBeside() {
  if (frame) close();
  else open(PAGES[0].address());
}

function open(address) {
  frame = h("iframe", { src: address, title: "The page beside" });
  const choices = PAGES.map(({ name, address: of }) => button({ class: "plain", onclick: () => frame.setAttribute("src", of()) }, name));
  drawChoices = () => {
    const isThere = PAGES.map((page) => page.isThere());
    choices.forEach((node, n) => (node.hidden = !isThere[n] || isThere.filter(Boolean).length === 1));
  };
  const away = button({ class: "round", "aria-label": "Close the page beside", onclick: close }, icon("close"));
  const head = h("header", {}, h("span", {}, "Beside"), choices, away);
  byId("pane").after(h("section", { class: "pane other", "aria-label": "Beside" }, head, frame));
  document.body.classList.add("two");
  frame.addEventListener("load", () => {
    keepPlace();
    frame.contentWindow.addEventListener("hashchange", keepPlace);
  });
  drawn();
}

function keepPlace() {
  const { pathname, search, hash } = frame.contentWindow.location;
  remember(OPEN, pathname + search + hash);
  drawn();
}

function close() {
  frame.parentElement.remove();
  frame = null;
  remember(OPEN, "");
  document.body.classList.remove("two");
  drawn();
}

function drawn() {
  drawChoices();
  document.querySelector('[data-control="beside"]')?.setAttribute("aria-pressed", String(Boolean(frame)));
  changed();
}

/** The pane inside knows the desk's time and the guide's finger by this window: a stream of its own is a connection more. */
function tell() {
  drawChoices();
  const isHere = state.point?.person === state.me;
  frame?.contentWindow?.postMessage({ desk: stage.desk, point: isHere ? null : state.point }, location.origin);
}

/** In the pane itself: go by what the window around it says. */
export function followWindow() {
  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent) return;
    const { desk, point } = data;
    if (desk) setClock({ now: desk.now, zone: desk.zone, runs: desk.speed === 1 && !desk.moving });
    if (JSON.stringify(point) === JSON.stringify(state.point)) return;
    state.point = point;
    changed();
  });
  window.parent.postMessage("tell me", location.origin);
}
