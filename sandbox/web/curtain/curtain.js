// Behind the curtain: a drawer with what the people never see, beside the chats so that both can be watched.

import { button, byId, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { changed } from "../session/state.js";
import { callsTab } from "./calls.js";
import { onCall, onStage } from "../stage/desk.js";
import { outboxTab } from "./outbox.js";
import { ticketTab } from "./ticket.js";
import { troubleTab } from "./trouble.js";

const TABS = { Calls: callsTab, Outbox: outboxTab, Ticket: ticketTab, Trouble: troubleTab };
const SOON = 400; // milliseconds after which the open tab is read again when something happened

let shown = "Calls";
let due = 0;

export function buildCurtain() {
  const tabs = Object.keys(TABS).map((name) =>
    button({ role: "tab", id: `tab-${name}`, "data-control": name.toLowerCase(), "aria-controls": "tab", onclick: () => choose(name), onkeydown: arrows }, name));
  const away = button({ class: "round", "data-control": "away", "aria-label": "Close the curtain", onclick: toggleCurtain }, icon("close"));
  byId("curtain").append(
    h("header", {}, h("div", { role: "tablist", "aria-label": "Behind the curtain" }, tabs), away),
    h("div", { id: "tab", role: "tabpanel", tabindex: "0" }));
  byId("curtain").addEventListener("keydown", (event) => event.key === "Escape" && toggleCurtain());
  onCall((call) => {
    if (shown === "Calls" && !byId("curtain").hidden) callsTab.add(call);
    again();
  });
  onStage(again);
}

export function toggleCurtain() {
  const box = byId("curtain");
  box.hidden = !box.hidden;
  const way = document.querySelector('[data-control="curtain"]');
  way.setAttribute("aria-pressed", String(!box.hidden));
  changed();
  if (box.hidden) return way.focus();
  choose(shown);
  return byId(`tab-${shown}`).focus();
}

function choose(name) {
  shown = name;
  for (const tab of byId("curtain").querySelectorAll("[role=tab]")) {
    const isIt = tab.textContent === name;
    tab.setAttribute("aria-selected", String(isIt));
    tab.tabIndex = isIt ? 0 : -1;
  }
  const panel = byId("tab");
  panel.setAttribute("aria-labelledby", `tab-${name}`);
  panel.replaceChildren();
  TABS[name].show(panel);
  changed();
}

function arrows(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const names = Object.keys(TABS);
  const name = names.at((names.indexOf(shown) + step) % names.length);
  choose(name);
  byId(`tab-${name}`).focus();
}

function again() {
  if (byId("curtain").hidden || due) return;
  due = setTimeout(() => {
    due = 0;
    if (!byId("curtain").hidden) TABS[shown].again?.();
  }, SOON);
}
