// Alerts, toasts, choices, small forms and the enlarged photo, all in the browser's own <dialog>.

import { Refused } from "./api.js";
import { button, byId, h } from "./dom.js";

const TOAST_MS = 4000;

export function toast(text) {
  const node = h("p", {}, text);
  byId("toasts").append(node);
  setTimeout(() => node.remove(), TOAST_MS);
}

/** Run something that may be refused; the refusal is shown as a toast, in the words of whoever refused. */
export async function attempt(run) {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(error.message);
    return undefined;
  }
}

/** What one person was told is not for the next. */
export const forgetToasts = () => byId("toasts").replaceChildren();

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied to the clipboard");
  } catch {
    ask("Copy this text", [{ name: "text", label: "Text", value: text }], "Close");
  }
}

/** Show a dialog; resolves with what `close` was called with, undefined for Escape or a press beside it. */
export function dialog(kind, title, fill) {
  return new Promise((resolve) => {
    let result;
    const node = h("dialog", { class: kind, "aria-label": title });
    const close = (value) => {
      result = value;
      node.close();
    };
    node.addEventListener("close", () => {
      node.remove();
      resolve(result);
    });
    node.addEventListener("click", (event) => {
      if (event.target === node) node.close();
    });
    node.append(...fill(close));
    document.body.append(node);
    node.showModal();
  });
}

export function alertBox(text) {
  return dialog("alert", "Alert", (close) => [
    h("p", {}, text),
    button({ class: "main", autofocus: true, onclick: () => close() }, "OK"),
  ]);
}

/** A sheet of buttons; options are {label, value, note?, danger?} or an array of them for a row of small ones. */
export function choose(title, options) {
  return dialog("sheet", title, (close) => {
    const one = ({ label, value, note, danger }) =>
      button({ class: danger ? "danger" : null, onclick: () => close(value) }, label, note ? h("small", {}, note) : null);
    return [
      h("h3", {}, title),
      ...options.map((option) => (Array.isArray(option) ? h("div", { class: "faces" }, option.map(one)) : one(option))),
      button({ class: "plain", onclick: () => close() }, "Cancel"),
    ];
  });
}

/** A small form; resolves with {name: value}. */
export function ask(title, fields, submit = "Send") {
  return dialog("sheet", title, (close) => {
    const inputs = fields.map((field) =>
      h("label", {}, field.label, h("input", { name: field.name, value: field.value, type: field.type ?? "text" })));
    const form = h("form", {}, h("h3", {}, title), inputs, h("button", { class: "main" }, submit),
      button({ class: "plain", onclick: () => close() }, "Cancel"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      close(Object.fromEntries(new FormData(form)));
    });
    return [form];
  });
}

export function photo(url, name) {
  return dialog("photo", "Photo", (close) => [
    h("img", { src: url, alt: name || "Photo" }),
    button({ class: "main", autofocus: true, onclick: () => close() }, "Close"),
  ]);
}
