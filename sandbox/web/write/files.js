// What is to go with a message: photos, files, a voice that was recorded.

import { choose } from "../base/dialogs.js";
import { button, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { shareContact } from "../session/doing.js";

const ATTACH = [
  { label: "Photo or video", value: { accept: "image/*,video/*", kind: "" } },
  { label: "File", value: { accept: "", kind: "document" } },
  { label: "Voice message", note: "an audio file", value: { accept: "audio/*", kind: "voice" } },
  { label: "Contact", value: null },
];

let held = { files: [], kind: "" }; // files: [{file, url}]
let parts;
let changed = () => {};

/** `changed` is called whenever other files are held. */
export function buildFiles(onChange) {
  changed = onChange;
  const picker = h("input", { type: "file", multiple: true, hidden: true, "aria-label": "Files", onchange: () => take([...picker.files], picker.dataset.kind) });
  parts = { picker, chips: h("div", { class: "files", hidden: true }) };
  return parts;
}

export const files = () => held.files;

export async function offerFiles() {
  const chosen = await choose("Attach", ATTACH);
  if (chosen === null) return shareContact();
  if (!chosen) return undefined;
  parts.picker.accept = chosen.accept;
  parts.picker.dataset.kind = chosen.kind;
  parts.picker.value = "";
  return parts.picker.click();
}

/** Hold these too; those of another kind, sent in another way, are let go. */
export function take(more, kind) {
  if (!more.length) return;
  if (kind !== held.kind) letGo();
  held = { kind, files: [...held.files, ...more.map((file) => ({ file, url: URL.createObjectURL(file) }))] };
  draw();
}

export function letGo() {
  forget(held);
  held = { files: [], kind: "" };
  draw();
}

/** Give them out to be sent; they come back by `putBack`, or are forgotten. */
export function giveOut() {
  const given = held;
  held = { files: [], kind: "" };
  draw();
  return given;
}

export function putBack(given) {
  held = given;
  draw();
}

export const forget = (given) => given.files.forEach(({ url }) => URL.revokeObjectURL(url));

function leaveOut(index) {
  const [{ url }] = held.files.splice(index, 1);
  URL.revokeObjectURL(url);
  draw();
}

function draw() {
  parts.chips.hidden = !held.files.length;
  parts.chips.replaceChildren(...held.files.map(({ file, url }, index) => {
    const isImage = file.type.startsWith("image/") && held.kind !== "document";
    return h("span", { class: "chip" }, isImage ? h("img", { src: url, alt: "" }) : icon("file"), h("span", {}, file.name),
      button({ class: "round", "aria-label": `Leave out ${file.name}`, onclick: () => leaveOut(index) }, icon("close")));
  }));
  changed();
}
