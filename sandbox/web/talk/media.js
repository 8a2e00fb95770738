// Photos, albums, players, documents and contacts inside a bubble.

import { photo } from "../base/dialogs.js";
import { button, h } from "../base/dom.js";
import { icon } from "../base/icons.js";

const KB = 1024;
const WIDE = 400; // of a photo in a bubble, in pixels
const HIGH = 320;

export const isPicture = (media) => media?.kind === "photo" || /^image\//.test(media?.mime_type ?? "");

/** What a message without text is called in a list or a quote. */
export function inWords(message) {
  if (message.service) return message.service;
  const kind = message.media?.kind ?? (message.contact ? "contact" : "");
  const name = kind && (message.media?.name || { photo: "Photo", voice: "Voice message" }[kind] || `${kind[0].toUpperCase()}${kind.slice(1)}`);
  return [name, message.text].filter(Boolean).join(", ");
}

export function mediaOf(media) {
  if (isPicture(media)) return picture(media);
  const controls = { controls: true, preload: "metadata", src: media.url };
  if (media.kind === "voice" || media.kind === "audio") {
    const label = media.kind === "voice" ? "Voice message" : "Audio";
    return h("div", { class: "player" }, h("audio", { ...controls, "aria-label": label }), caption(media));
  }
  if (media.kind === "video" || media.kind === "animation" || media.kind === "video_note") {
    return h("div", { class: "player" }, h("video", controls), caption(media));
  }
  return h("a", { class: "document", href: media.url, target: "_blank", download: media.name || true },
    icon("file"), h("span", {}, media.name || "Document", h("small", {}, size(media.size))));
}

function picture(media) {
  const { width, height } = media;
  const scale = Math.min(1, WIDE / width, HIGH / height);
  // With its size told beforehand, a photo that comes late does not push the others about.
  const shown = width && height ? { width: Math.round(width * scale), height: Math.round(height * scale) } : {};
  const props = { ...shown, src: media.url, alt: media.name || "Photo", loading: "lazy" };
  return button({ class: "picture", "aria-label": "Enlarge the photo", onclick: () => photo(media.url, media.name) }, h("img", props));
}

function caption(media) {
  const said = [media.kind === "voice" ? "" : media.name, media.duration ? `${media.duration} s` : "", size(media.size)].filter(Boolean).join(" · ");
  return h("small", {}, said);
}

function size(bytes) {
  if (!bytes) return "";
  if (bytes < KB) return `${bytes} B`;
  return bytes < KB * KB ? `${Math.round(bytes / KB)} kB` : `${(bytes / KB / KB).toFixed(1)} MB`;
}

export function contactCard({ first_name, last_name, phone_number }) {
  const phone = phone_number.startsWith("+") ? phone_number : `+${phone_number}`;
  const name = [first_name, last_name].filter(Boolean).join(" ");
  return h("div", { class: "contact" }, h("b", {}, name), h("a", { href: `tel:${phone}` }, phone));
}
