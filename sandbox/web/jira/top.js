// The bar on top: who one is, which project is shown, and in which language.

import { attempt } from "../base/dialogs.js";
import { button, byId, h, keyed } from "../base/dom.js";
import { fill, select } from "./forms.js";
import { be, changed, choose, create, go, loadIssue, loadIssues, onChange, state } from "./state.js";
import { LANGUAGES, language, speak, words } from "./words.js";

export const isBeside = window.parent !== window;

export function buildTop() {
  document.body.classList.toggle("beside", isBeside);
  onChange(draw);
}

function draw() {
  const { site, me, project } = state;
  if (!site) return;
  const said = words();
  document.documentElement.lang = language();
  byId("offline").textContent = said.offline;
  byId("offline").hidden = state.online;
  const sign = JSON.stringify([language(), me, project, site.people, site.projects.map((one) => one.name)]);
  keyed(byId("top"), [{ key: "bar", sign, make: () => bar(site, said) }]);
}

function bar(site, said) {
  const people = { name: "me", label: said.you, options: site.people, value: state.me, onchange: ({ target }) => become(target.value) };
  const projects = site.projects.map((one) => ({ id: one.key, name: `${one.key} · ${one.name}` }));
  const shown = { name: "project", label: said.project, options: projects, value: state.project, onchange: ({ target }) => look(target.value) };
  const isLone = !isBeside && site.chats;
  return h("div", { class: "bar" },
    h("h1", {}, site.title),
    select(people), select(shown),
    button({ class: "main", "data-spot": "fresh", onclick: fresh }, said.fresh),
    h("div", { class: "languages", role: "group", "aria-label": said.language }, Object.entries(LANGUAGES).map(tongue)),
    isLone ? h("a", { href: "/" }, said.chats) : null);
}

function tongue([code, name]) {
  const isChosen = code === language();
  return button({ lang: code, "aria-pressed": String(isChosen), "data-spot": code, onclick: () => say(code) }, name);
}

function say(code) {
  speak(code);
  changed();
}

async function become(me) {
  be(me);
  changed();
  await loadIssue();
}

async function look(project) {
  choose(project);
  go("");
  await attempt(loadIssues);
}

async function fresh() {
  const said = words();
  const { types } = state.site.projects.find((one) => one.key === state.project);
  const given = await fill(said.fresh, [
    { name: "kind", label: said.kind, options: types },
    { name: "summary", label: said.summary, required: true },
    { name: "description", label: said.description, kind: "text" },
  ]);
  if (given) await create(given);
}
