// One issue: what it is, what was said, and all that a person can do to it.

import { button, byId, h, keyed } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { fullTime, moment } from "../base/time.js";
import { fill, select, sure } from "./forms.js";
import { act, attach, go, onChange, state } from "./state.js";
import { language, words } from "./words.js";

export function buildIssue() {
  onChange(draw);
}

/** Parts are made anew only if what they show is another: what somebody is writing stays. */
function draw() {
  const { issue } = state;
  const node = byId("issue");
  node.hidden = !issue;
  if (!issue) return node.replaceChildren();
  const said = words();
  node.setAttribute("aria-label", issue.key);
  const isNew = node.dataset.shown !== issue.id;
  node.dataset.shown = issue.id;
  const parts = { head, steps, facts, about, talk, write, files, links, past, more };
  keyed(node, Object.entries(parts).map(([name, make]) => {
    const sign = `${issue.id} ${language()} ${state.me} ${JSON.stringify(SHOWS[name](issue))}`;
    return { key: name, sign, make: () => make(issue, said) };
  }));
  if (isNew) node.querySelector("h2").focus({ preventScroll: true });
}

const SHOWS = {
  head: (one) => [one.key, one.summary, one.kind, one.status],
  steps: (one) => [one.steps, one.assignee === state.me, one.may],
  facts: (one) => [one.priority, one.assignee, one.assignable, one.labels, one.components, one.due, one.resolution, one.may.edit, one.updated],
  about: (one) => one.description,
  talk: (one) => one.said,
  write: (one) => one.may.comment,
  files: (one) => [one.files, one.may.attach],
  links: (one) => [one.links, one.elsewhere],
  past: (one) => one.history,
  more: (one) => [one.project, one.may],
};

const when = (at) => h("time", { title: fullTime(at) }, moment(at));

function head(one, said) {
  return h("header", {},
    button({ class: "round", "aria-label": said.close, "data-spot": "it", onclick: () => go("") }, icon("back")),
    h("div", { class: "names" },
      h("p", {}, h("small", {}, `${one.key} · ${one.kind} · `, h("b", { class: `status ${one.status.category}` }, one.status.name))),
      h("h2", { tabindex: "-1" }, one.summary)));
}

function steps(one, said) {
  const toMe = one.may.assign && one.assignee !== state.me
    ? button({ "data-spot": "me", onclick: () => act("assign", { to: state.me }) }, said.toMe) : null;
  const ways = one.steps.map((step) => button({ class: "main", "data-spot": `step ${step.id}`, onclick: () => take(step, said) }, step.name));
  return h("div", { class: "steps", role: "group", "aria-label": said.steps }, ways, toMe);
}

/** A step without a screen is taken at once; one with a screen asks for its fields, and for words if there are any. */
async function take(step, said) {
  if (!step.screen.length) return act("step", { id: step.id });
  const fields = step.screen.map(({ field, name, required, options, value }) => ({
    name: field, label: name, required, options, value: value ?? undefined, empty: options ? said.choose : undefined,
  }));
  const given = await fill(step.name, [...fields, { name: "text", label: said.comment, kind: "text" }], step.name);
  if (!given) return undefined;
  const { text, ...chosen } = given;
  return act("step", { id: step.id, fields: chosen, text });
}

function facts(one, said) {
  const priority = { name: "priority", label: said.priority, options: state.site.priorities, value: one.priority?.id, onchange: ({ target }) => act("edit", { fields: { priority: target.value } }) };
  const assignee = { name: "assignee", label: said.assignee, options: one.assignable, value: one.assignee, empty: said.nobody, onchange: ({ target }) => act("assign", { to: target.value || null }) };
  const rows = [
    [said.reporter, one.reporter], [said.labels, one.labels.join(", ")], [said.components, one.components.join(", ")],
    [said.due, one.due], [said.resolution, one.resolution?.name],
  ].filter(([, value]) => value);
  return h("div", { class: "facts" },
    one.may.edit ? select(priority) : null, one.may.assign ? select(assignee) : null,
    h("dl", {}, rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
      h("div", {}, h("dt", {}, said.updated), h("dd", {}, when(one.updated)))));
}

function about(one, said) {
  return h("section", { "aria-label": said.description }, h("h3", {}, said.description), h("p", { class: "text" }, one.description ?? "–"));
}

function talk(one, said) {
  const rows = one.said.map((comment) => h("li", { class: comment.mine ? "mine" : null },
    h("p", {}, h("b", {}, comment.by ?? "?"), " ", h("small", {}, when(comment.at), comment.edited ? ` · ${said.edited}` : "")),
    h("p", { class: "text" }, comment.text), comment.mine ? ownWords(comment, said) : null));
  return h("section", { "aria-label": said.comments, role: "log" }, h("h3", {}, said.comments), rows.length ? h("ul", { class: "said" }, rows) : h("p", {}, "–"));
}

/** What one said oneself can be changed, and taken away. */
function ownWords(comment, said) {
  const reword = async () => {
    const given = await fill(said.reword, [{ name: "text", label: said.say, kind: "text", value: comment.text, required: true }], said.done);
    if (given) await act("reword", { comment: comment.id, ...given });
  };
  const unsay = async () => {
    if (await sure(said.unsay, said.remove)) await act("unsay", { comment: comment.id });
  };
  return h("div", { class: "steps" },
    button({ "data-spot": `reword ${comment.id}`, onclick: reword }, said.reword),
    button({ "data-spot": `unsay ${comment.id}`, onclick: unsay }, said.remove));
}

function write(one, said) {
  if (!one.may.comment) return h("div", {});
  const text = h("textarea", { rows: 3, required: true, "aria-label": said.say, placeholder: said.say, "data-spot": "text" });
  const form = h("form", { class: "write" }, text,
    h("div", { class: "steps" }, h("button", { class: "main", "data-spot": "send" }, said.send),
      button({ "data-spot": "solution", onclick: () => beginWith(text, "solution: ") }, said.solution)));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await act("comment", { text: text.value })) text.value = "";
  });
  return form;
}

function beginWith(text, words) {
  if (!text.value.startsWith(words)) text.value = words + text.value;
  text.focus();
}

function files(one, said) {
  const input = h("input", { type: "file", multiple: true, hidden: true, onchange: () => attach(input.files) });
  const rows = one.files.map((file) => h("li", {},
    h("a", { href: `/jira/api/files/${file.id}`, download: file.name }, file.name), " ",
    h("small", {}, `${said.bytes(file.size)} · ${file.by ?? "?"} · `, when(file.at))));
  return h("section", { "aria-label": said.files }, h("h3", {}, said.files), h("ul", {}, rows),
    one.may.attach ? [button({ "data-spot": "file", onclick: () => input.click() }, said.attach), input] : null);
}

function links(one, said) {
  if (!one.links.length && !one.elsewhere.length) return h("div", {});
  return h("section", { "aria-label": said.links }, h("h3", {}, said.links),
    h("ul", {}, one.links.map((link) => h("li", {}, `${link.words} `, h("a", { href: `#${link.key}` }, `${link.key} ${link.summary}`))),
      one.elsewhere.map((link) => h("li", {}, /^https?:/.test(link.url) ? h("a", { href: link.url, target: "_blank", rel: "noopener noreferrer" }, link.title) : link.title))));
}

function past(one, said) {
  const rows = one.history.flatMap((change) => change.what.map((what) => h("li", {},
    h("small", {}, when(change.at), ` · ${change.by ?? "?"} · ${what.field}: `), h("span", {}, `${what.old ?? "–"} → ${what.new ?? "–"}`))));
  return h("details", {}, h("summary", {}, `${said.history} (${rows.length})`), h("ul", { class: "past" }, rows));
}

function more(one, said) {
  const others = state.site.projects.filter((project) => project.key !== one.project);
  return h("div", { class: "steps" },
    one.may.move && others.length ? button({ "data-spot": "move", onclick: () => move(others, said) }, said.move) : null,
    one.may.delete ? button({ class: "danger", "data-spot": "delete", onclick: () => remove(one, said) }, said.remove) : null);
}

async function move(others, said) {
  const options = others.map((project) => ({ id: project.key, name: `${project.key} · ${project.name}` }));
  const given = await fill(said.move, [{ name: "to", label: said.project, options }]);
  if (given) await act("move", given);
}

async function remove(one, said) {
  if (await sure(said.sure(one.key), said.remove)) await act("delete");
}
