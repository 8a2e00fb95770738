// Every call that the bot makes to the Bot API: method, answer, time. The newest on top.

import { readDesk } from "../base/api.js";
import { attempt } from "../base/dialogs.js";
import { h, keyed } from "../base/dom.js";
import { clockSeconds } from "../base/time.js";

const MOST = 300;

let list;
let calls = [];

async function show(panel) {
  list = h("ol", { class: "papers" });
  panel.append(h("p", { class: "hint" }, "What the bot asks Telegram for, with the answer and how long it took."), list);
  calls = [];
  const found = await attempt(() => readDesk("/calls"));
  if (!found) return;
  for (const call of found.calls) put(call);
  draw();
}

function add(call) {
  put(call);
  draw();
}

function put(call) {
  calls = [call, ...calls.filter((one) => one.n !== call.n)].slice(0, MOST);
}

function draw() {
  const sorted = [...calls].sort((a, b) => b.n - a.n);
  keyed(list, sorted.map((call) => ({ key: call.n, sign: JSON.stringify(call), make: () => line(call) })));
}

function line({ method, title, what, ok, status, answer, ms, fault, at }) {
  const result = ok === null ? "…" : ok ? answer || "ok" : `${status ?? "no answer"} ${answer}`;
  return h("li", { class: ok === false || fault ? "bad" : null },
    h("p", {}, h("b", {}, method), title && h("span", {}, ` ${title}`), h("small", {}, `${clockSeconds(at)}${ms === null ? "" : `, ${ms} ms`}`)),
    what && h("p", { class: "short" }, what),
    h("p", { class: "short" }, "→ ", result, fault && h("em", {}, ` (${fault})`)));
}

export const callsTab = { show, add };
