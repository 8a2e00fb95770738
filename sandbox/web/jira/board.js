// The board: a column for each status, the issue that changed last on top.

import { avatar, byId, h, keyed } from "../base/dom.js";
import { named, onChange, state } from "./state.js";
import { language, words } from "./words.js";

export function buildBoard() {
  onChange(draw);
}

function draw() {
  const { site, issues } = state;
  if (!site) return;
  const said = words();
  byId("board").setAttribute("aria-label", said.board);
  document.body.classList.toggle("open", Boolean(state.issue));
  const columns = site.projects.find((one) => one.key === state.project)?.statuses ?? [];
  keyed(byId("board"), columns.map((status) => {
    const sign = JSON.stringify([status, language()]);
    return { key: status.id, sign, make: () => column(status) };
  }));
  for (const status of columns) fillColumn(status, issues.filter((one) => one.status.id === status.id), said);
}

function column(status) {
  const id = `status-${status.id}`;
  return h("section", { class: `column ${status.category}`, "aria-labelledby": id },
    h("h2", { id }, h("span", {}, status.name), h("small", {})), h("ul", {}), h("p", { class: "none" }));
}

function fillColumn(status, here, said) {
  const node = byId("board").querySelector(`:scope > [data-key="${CSS.escape(status.id)}"]`);
  node.querySelector("small").textContent = String(here.length);
  node.querySelector(".none").textContent = here.length ? "" : said.none;
  keyed(node.querySelector("ul"), here.map((one) => {
    const isOpen = one.key === named();
    return { key: one.id, sign: JSON.stringify([one, isOpen, language()]), make: () => card(one, isOpen, said) };
  }));
}

function card(one, isOpen, said) {
  const facts = [one.kind, one.priority?.name, ...one.labels].filter(Boolean);
  return h("li", {},
    h("a", { href: `#${one.key}`, "aria-current": isOpen ? "true" : null, "data-spot": "it" },
      h("span", { class: "key" }, one.key, one.assignee_name ? avatar(one.assignee_name, hue(one.assignee)) : null),
      h("span", { class: "words" }, one.summary),
      h("small", {}, facts.join(" · ")),
      h("small", {}, `${said.assignee}: ${one.assignee_name ?? said.nobody}`, one.comments ? ` · ${said.comments}: ${one.comments}` : "")));
}

/** A colour for everybody, always the same. */
const hue = (id) => [...id].reduce((sum, letter) => sum + letter.codePointAt(0), 0);
