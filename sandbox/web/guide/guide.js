// The guide: one step at a time, each ticked off by what really happened on the desk.

import { button, h } from "../base/dom.js";
import { onDesk, stage } from "../stage/desk.js";
import { helpsWith } from "./steps.js";

const WHAT_IT_IS = "A helpdesk bot on a look-alike of Telegram. You are everybody here.";
const WORDS = {
  there: "Go to that chat", be: (name) => `Be ${name}`, putIn: "Put the words in", doIt: "Do it for me", wait: "One moment…",
};

export function guideView() {
  const { steps, at } = stage.guide;
  const step = steps.find((one) => one.id === at);
  return {
    name: "Guide", language: "en", step, leave: "Leave the guide: the bar has it again",
    nodes: () => (step ? oneStep(step, steps) : atTheEnd()),
  };
}

function oneStep(now, steps) {
  const at = steps.indexOf(now);
  return [
    at === 0 && h("p", { class: "what" }, WHAT_IT_IS),
    h("div", { class: "step" },
      h("p", { role: "status" }, h("b", {}, `${at + 1} of ${steps.length}`), " ", now.text),
      now.say && h("p", { class: "say" }, `“${now.say}”`)),
    h("div", { class: "ways" }, helpsWith(now, "/guide", WORDS)),
    h("progress", { value: at, max: steps.length, "aria-label": "Steps done" }),
  ];
}

function atTheEnd() {
  return [
    h("div", { class: "step" }, h("p", { role: "status" }, h("b", {}, "That was all of it."), " Go on as you like: be anybody, move the time, look behind the curtain.")),
    h("div", { class: "ways" },
      button({ onclick: () => onDesk("/guide/again") }, "Once more")),
  ];
}
