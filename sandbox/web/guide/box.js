// The box above the chats in which the guide leads, or a lesson: it can be left and is found again in the bar.

import { button, byId } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { changed, onChange, state } from "../session/state.js";
import { onStage, stage } from "../stage/desk.js";
import { remember, remembered } from "../stage/memory.js";
import { guideView } from "./guide.js";
import { lessonView } from "./lesson.js";
import { mayDo } from "./steps.js";

const LEFT = "guide left";

/** {name, language, step, nodes, leave}: what leads in this demo; null before the desk is there. */
const view = () => (stage.lesson ? lessonView(draw) : stage.guide && guideView());

export function buildBox() {
  onStage(draw);
  onChange(draw);
}

export function openBox() {
  if (!view()) return;
  show(true);
  byId("guide").querySelector("button")?.focus();
}

function show(is) {
  remember(LEFT, is ? "" : "yes");
  draw();
  if (!is) document.querySelector('[data-control="guide"]')?.focus();
}

function draw() {
  const box = byId("guide");
  const { desk, guide, lesson, busy } = stage;
  const shown = view();
  // Not before the desk is there, nor while a day plays, which has captions of its own.
  box.hidden = !shown || remembered(LEFT) === "yes" || desk.progress !== null || Boolean(desk.playing);
  pointAt((!box.hidden && shown.step?.points_at) || null);
  if (box.hidden) return;
  const sign = JSON.stringify([lesson ?? guide, shown.language, state.me, state.open, busy, mayDo()]);
  if (box.sign === sign) return;
  box.sign = sign;
  const held = box.contains(document.activeElement) ? document.activeElement.textContent : null;
  box.lang = shown.language;
  box.setAttribute("aria-label", shown.name);
  const leave = button({ class: "round leave", "aria-label": shown.leave, onclick: () => show(false) }, icon("close"));
  box.replaceChildren(...shown.nodes().filter(Boolean), leave);
  if (held !== null) ([...box.querySelectorAll("button")].find((one) => one.textContent === held) ?? box.querySelector("button")).focus();
}

/** Light up what is to be pressed: in a chat by talk/pointing.js, round the chats here, or the way to it. */
function pointAt(point) {
  for (const node of document.querySelectorAll("#stage .pointed, #curtain .pointed")) node.classList.remove("pointed");
  const target = point?.control && shownOf(point.control);
  const lies = byId("curtain").contains(target);
  (point && !lies && isCovered() ? document.querySelector('[data-control="away"]') : target)?.classList.add("pointed");
  if (JSON.stringify(point) === JSON.stringify(state.point)) return;
  state.point = point;
  changed();
}

/** On a phone the curtain is drawn over everything: it is to be closed first. */
const isCovered = () => !byId("curtain").hidden && getComputedStyle(byId("curtain")).position === "fixed";

const WAY = { kill: ["kill", "trouble", "curtain"] };

/** The button itself if it is to be seen, else the one that leads to it. */
function shownOf(control) {
  const names = [...(WAY[control] ?? [control]), "menu"];
  return names.map((name) => document.querySelector(`[data-control="${name}"]`)).find((node) => node?.checkVisibility());
}
