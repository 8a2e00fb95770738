// Forms in a dialog: choices, lines and texts.

import { dialog } from "../base/dialogs.js";
import { button, h } from "../base/dom.js";
import { words } from "./words.js";

/** A list of {id, name} to choose from; `empty` is the words of the choice of none. */
export function select({ name, label, options, value, empty, required, onchange }) {
  const none = empty === undefined ? [] : [h("option", { value: "" }, empty)];
  const choices = options.map((one) => h("option", { value: one.id, selected: one.id === value }, one.name));
  return h("label", {}, h("span", {}, label), h("select", { name, required, onchange }, none, choices));
}

function input({ name, label, kind, required, value }) {
  const node = kind === "text" ? h("textarea", { name, rows: 4, required }) : h("input", { name, required });
  node.value = value ?? "";
  return h("label", {}, h("span", {}, label), node);
}

/** Show a form of such fields; resolves with {name: value}, undefined if it is given up. */
export function fill(title, fields, submit = words().done) {
  return dialog("sheet", title, (close) => {
    const parts = fields.map((one) => (one.options ? select(one) : input(one)));
    const form = h("form", {}, h("h3", {}, title), parts, h("button", { class: "main" }, submit),
      button({ class: "plain", onclick: () => close() }, words().cancel));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      close(Object.fromEntries(new FormData(form)));
    });
    return [form];
  });
}

/** Ask whether something is really to be done. */
export function sure(question, yes) {
  return dialog("alert", question, (close) => [
    h("p", {}, question),
    button({ class: "danger", onclick: () => close(true) }, yes),
    button({ class: "plain", autofocus: true, onclick: () => close() }, words().cancel),
  ]);
}
