// The outbox: what the desk owes to people, row by row, until Telegram has said that it has it.

import { readDesk, Refused } from "../base/api.js";
import { h, keyed } from "../base/dom.js";
import { AWAY, stage } from "../stage/desk.js";

let list;
let sum;

async function show(panel) {
  list = h("ol", { class: "papers" });
  sum = h("p", { class: "hint", role: "status" });
  panel.append(sum, list);
  await again();
}

async function again() {
  if (stage.desk.bot !== "running") return void (sum.textContent = AWAY);
  try {
    draw(await readDesk("/outbox"));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    sum.textContent = error.message;
  }
}

function draw({ rows, waiting, sent }) {
  sum.textContent = `${waiting} waiting, ${sent} sent. A row is written with what happened on the desk, in one step: so nothing is lost.`;
  keyed(list, rows.map((row) => ({ key: row.id, sign: JSON.stringify(row), make: () => line(row) })));
}

function line({ id, kind, urgency, state, title, ticket, attempts, why }) {
  return h("li", { class: state === "failed" ? "bad" : null },
    h("p", {}, h("b", {}, kind), ` to ${title}`, h("small", {}, `${state}${attempts > 1 ? `, ${attempts} attempts` : ""}`)),
    h("p", { class: "short" }, `row ${id}, ${urgency}`, ticket && `, ticket ${ticket}`, why && `: ${why}`));
}

export const outboxTab = { show, again };
