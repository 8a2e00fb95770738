// The guide: one step at a time, each ticked off by what really happened on the desk.

import { button, byId, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { go } from "../session/places.js";
import { changed, onChange, state } from "../session/state.js";
import { putIn } from "../write/composer.js";
import { onDesk, onStage, stage, step } from "./desk.js";
import { remember, remembered } from "./memory.js";

const LEFT = "guide left";
const WHAT_IT_IS = "A helpdesk bot on a look-alike of Telegram. You are everybody here.";

export function buildGuide() {
  onStage(draw);
  onChange(draw);
}

export function openGuide() {
  if (!stage.guide) return;
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
  const { guide, desk, busy } = stage;
  // Not before the desk is there, nor while a day plays, which has captions of its own.
  box.hidden = !guide || remembered(LEFT) === "yes" || desk.progress !== null || Boolean(desk.playing);
  const now = box.hidden ? undefined : step();
  pointAt(now?.points_at ?? null);
  const sign = guide && JSON.stringify([guide, state.me, state.open, busy, mayDo()]);
  if (box.hidden || box.sign === sign) return;
  const held = box.contains(document.activeElement) ? document.activeElement.textContent : null;
  box.sign = sign;
  box.replaceChildren(...(now ? oneStep(now) : atTheEnd()).filter(Boolean));
  if (held !== null) ([...box.querySelectorAll("button")].find((one) => one.textContent === held) ?? box.querySelector("button")).focus();
}

/** Light up what is to be pressed: in a chat by talk/pointing.js, round the chats here, or the way to it. */
function pointAt(point) {
  for (const node of document.querySelectorAll("#stage .pointed, #curtain .pointed")) node.classList.remove("pointed");
  if (point?.control) shownOf(point.control)?.classList.add("pointed");
  if (JSON.stringify(point) === JSON.stringify(state.point)) return;
  state.point = point;
  changed();
}

const WAY = { kill: ["kill", "trouble", "curtain"] };

/** The button itself if it is to be seen, else the one that leads to it. */
function shownOf(control) {
  const names = [...(WAY[control] ?? [control]), "menu"];
  return names.map((name) => document.querySelector(`[data-control="${name}"]`)).find((node) => node?.checkVisibility());
}

function oneStep(now) {
  const { steps } = stage.guide;
  const at = steps.indexOf(now);
  return [
    at === 0 && h("p", { class: "what" }, WHAT_IT_IS),
    h("div", { class: "step" },
      h("p", { role: "status" }, h("b", {}, `${at + 1} of ${steps.length}`), " ", now.text),
      now.say && h("p", { class: "say" }, `“${now.say}”`)),
    h("div", { class: "ways" },
      wayThere(now),
      now.say && isThere(now) && button({ onclick: () => putIn(now.say) }, "Put the words in"),
      button({ class: "main", "aria-disabled": String(!mayDo()), onclick: () => mayDo() && doIt(now) }, "Do it for me")),
    leave(),
    h("progress", { value: at, max: steps.length, "aria-label": "Steps done" }),
  ];
}

/** Where a step is done: {person, chat}; a step round the chats may have neither. */
function placeOf({ points_at: point, person }) {
  return { person: point?.person ?? person, chat: point?.chat };
}

function isThere(now) {
  const { person, chat } = placeOf(now);
  return (!person || person === state.me) && (!chat || chat === state.open);
}

function wayThere(now) {
  if (isThere(now)) return null;
  const { person, chat } = placeOf(now);
  return button({ class: "pointed", onclick: () => go(person, chat) }, person === state.me ? "Go to that chat" : `Be ${now.name}`);
}

/** One thing after the other: not while a step is done, nor while the time is on its way. */
const mayDo = () => !stage.busy.startsWith("/guide") && !stage.desk.moving;

/** Done before one's eyes: first go where it happens. */
async function doIt(now) {
  const { person, chat } = placeOf(now);
  if (!isThere(now)) go(person, chat);
  await onDesk(`/guide/${now.id}/do`);
}

function atTheEnd() {
  return [
    h("div", { class: "step" }, h("p", { role: "status" }, h("b", {}, "That was all of it."), " Go on as you like: be anybody, move the time, look behind the curtain.")),
    h("div", { class: "ways" },
      button({ onclick: () => onDesk("/guide/again") }, "Once more")),
    leave(),
  ];
}

const leave = () => button({ class: "round leave", "aria-label": "Leave the guide: the bar has it again", onclick: () => show(false) }, icon("close"));
