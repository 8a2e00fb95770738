// A working day that plays by itself, with captions; it can be held at any moment and taken over by hand.

import { button, byId, h } from "../base/dom.js";
import { go } from "../session/places.js";
import { state } from "../session/state.js";
import { onDesk, onStage } from "./desk.js";

let followed = 0;

export function buildDay() {
  onStage(draw);
}

export const playDay = () => onDesk("/day", { do: "play" });

function draw({ desk }) {
  const box = byId("caption");
  const playing = desk?.playing;
  box.hidden = !playing;
  state.isShown = Boolean(playing && !playing.paused);
  if (!playing) return;
  follow(playing);
  const sign = JSON.stringify(playing);
  if (box.sign === sign) return;
  const held = box.contains(document.activeElement);
  box.sign = sign;
  const { caption, step, of, paused } = playing;
  box.replaceChildren(
    h("p", { role: "status" }, h("b", {}, `${step} of ${of}`), " ", step ? caption : "The next working morning comes.", paused ? h("small", {}, " Held: everything works by hand now.") : null),
    h("div", { class: "ways" },
      paused ? button({ class: "main", onclick: playDay }, "Go on") : button({ class: "main", onclick: () => onDesk("/day", { do: "pause" }) }, "Hold"),
      button({ onclick: () => onDesk("/day", { do: "stop" }) }, "End the day")),
    h("progress", { value: step, max: of, "aria-label": "How far the day is" }),
  );
  if (held) box.querySelector("button").focus();
}

/** Show the chat in which it happens, once for each scene: so that one may look elsewhere. */
function follow({ step, person, chat, paused }) {
  if (!person || paused || followed === step) return;
  followed = step;
  go(person, chat);
}
