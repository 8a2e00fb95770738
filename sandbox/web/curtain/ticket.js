// One ticket as the desk has it: where it stands, its next date, and its journal, fact by fact.

import { readDesk, Refused } from "../base/api.js";
import { h, keyed } from "../base/dom.js";
import { fullTime, moment } from "../base/time.js";
import { state } from "../session/state.js";
import { AWAY, stage } from "../stage/desk.js";

let chosen = 0;
let parts;

async function show(panel) {
  parts = {
    choice: h("select", { "aria-label": "Ticket", onchange: choose }),
    about: h("div", { class: "about-ticket" }),
    journal: h("ol", { class: "papers" }),
    said: h("p", { class: "hint", role: "status" }),
  };
  panel.append(h("p", { class: "hint" }, "A ticket’s journal is all that ever happened to it; its state follows from that."), parts.choice, parts.said, parts.about, parts.journal);
  chosen = 0;
  await again();
}

function choose() {
  chosen = Number(parts.choice.value);
  again();
}

async function again() {
  if (stage.desk.bot !== "running") return void (parts.said.textContent = AWAY);
  try {
    const { tickets } = await readDesk("/tickets");
    drawChoice(tickets);
    if (chosen) drawTicket(await readDesk(`/tickets/${chosen}`));
    parts.said.textContent = chosen ? "" : "No ticket is open.";
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    parts.said.textContent = error.message;
  }
}

/** At first the one of which the open chat speaks last. */
function drawChoice(tickets) {
  if (!chosen) {
    const keys = new Map(tickets.map((one) => [one.key, one.number]));
    const spoken = state.messages.flatMap((one) => one.text.match(/\b[A-Z]{2,}-\d+\b/g) ?? []).filter((key) => keys.has(key));
    chosen = keys.get(spoken.at(-1)) ?? tickets[0]?.number ?? 0;
  }
  const known = tickets.some((one) => one.number === chosen) || !chosen ? tickets : [{ number: chosen, key: `number ${chosen}`, status: "closed" }, ...tickets];
  keyed(parts.choice, known.map((one) => {
    const name = `${one.key}: ${one.status}${one.ulb ? `, ${one.ulb}` : ""}${one.late ? ", late" : ""}`;
    return { key: one.number, sign: name, make: () => h("option", { value: one.number }, name) };
  }));
  parts.choice.value = String(chosen);
}

function drawTicket({ key, status, priority, team, ulb, due, late, next, journal }) {
  const rows = {
    Ticket: ulb ? `${key}, ${ulb}` : key, Status: status, Priority: priority, Team: team ?? "none",
    Due: due === null ? "no date" : `${moment(due)}${late ? ", late" : ""}`,
    "Next date": next ? `${moment(next.at)}: ${next.what}` : "nothing comes by itself",
  };
  parts.about.replaceChildren(h("dl", {}, Object.entries(rows).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])));
  keyed(parts.journal, journal.toReversed().map((fact) => ({ key: `${key}/${fact.seq}`, sign: JSON.stringify(fact), make: () => line(fact) })));
}

function line({ seq, at, name, by, facts }) {
  const said = Object.entries(facts).filter(([, value]) => value !== null && value !== "").map(([what, value]) => `${what}: ${shown(value)}`);
  return h("li", {},
    h("p", {}, h("b", {}, `${seq}. ${name}`), by && ` by ${by}`, h("small", { title: fullTime(at) }, moment(at))),
    said.length > 0 && h("p", { class: "short" }, said.join(", ")));
}

const shown = (value) => (typeof value === "object" ? JSON.stringify(value) : String(value));

export const ticketTab = { show, again };
