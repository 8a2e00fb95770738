// The bar on top: what this is, the desk's time and what comes next, the hands of the clock, and the ways behind it all.

import { button, byId, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { clockTime, moment, now, onTick, shortDay } from "../base/time.js";
import { toggleCurtain } from "../curtain/curtain.js";
import { openBox } from "../guide/box.js";
import { changed } from "../session/state.js";
import { toggleBeside, toggleJira, toggleMail } from "./beside.js";
import { playDay } from "./day.js";
import { onDesk, onStage, stage } from "./desk.js";
import { offerWorlds } from "./worlds.js";

const MOVES = [
  { label: "+15 min", body: { by: 900 } },
  { label: "+1 h", body: { by: 3600 } },
  { label: "+1 day", body: { by: 86_400 } },
  { label: "Next opening", body: { to: "opening" } },
  { label: "6 pm", body: { to: "18:00" }, control: "18:00" },
];
const SPEEDS = [
  { label: "Pause", title: "Let the desk's time stand still", speed: 0 },
  { label: "Normal", title: "Let the desk's time go as fast as yours", speed: 1 },
  { label: "60×", title: "A minute in a second", speed: 60 },
  { label: "600×", title: "Ten minutes in a second", speed: 600 },
];
const WAYS = [
  { label: "Guide", run: openBox, control: "guide" },
  { label: "Play a day", run: playDay, control: "day" },
  { label: "Two side by side", run: toggleBeside, control: "beside" },
  { label: "JIRA", run: toggleJira, control: "jira" },
  { label: "Mail", run: toggleMail, control: "mail" },
  { label: "Behind the curtain", run: toggleCurtain, control: "curtain" },
  { label: "Worlds", run: offerWorlds, control: "worlds" },
];

let parts;

export function buildBar() {
  const bar = byId("stage");
  parts = {
    time: h("b", {}),
    hours: h("span", { class: "hours" }),
    what: h("span", {}),
    next: button({ class: "next", "data-control": "next", onclick: () => onDesk("/clock", { to: "next" }) }),
    state: h("div", { class: "state", role: "status" }),
    menu: button({ class: "round", "data-control": "menu", "aria-expanded": "false", "aria-controls": "panel", "aria-label": "Clock and more", onclick: unfold }, icon("menu")),
    moves: MOVES.map(({ label, body, control }) => button({ "data-control": control, onclick: () => onDesk("/clock", body) }, label)),
    speeds: SPEEDS.map(({ label, title, speed }) => button({ title, "data-speed": speed, onclick: () => onDesk("/clock", { speed }) }, label)),
  };
  parts.next.append(icon("next"), parts.what);
  const ways = WAYS.map(({ label, run, control }) => button({ "data-control": control, onclick: () => chosen(run) }, label));
  bar.append(
    h("h1", {}, "MUKTASoft helpdesk", h("small", {}, "a helpdesk bot on a look-alike of Telegram, all on this machine. You are everybody here.")),
    h("div", { class: "now" }, parts.time, parts.hours),
    parts.next,
    parts.menu,
    h("div", { id: "panel" },
      h("div", { class: "tools", role: "group", "aria-label": "Move the desk’s time" }, parts.moves),
      h("div", { class: "tools speeds", role: "group", "aria-label": "Speed of the desk’s time" }, parts.speeds),
      h("div", { class: "tools ways", role: "group", "aria-label": "More" }, ways)),
    parts.state,
  );
  bar.addEventListener("click", ignoreWhatMayNot, { capture: true });
  document.addEventListener("keydown", (event) => event.key === "Escape" && isUnfolded() && fold());
  onStage(draw);
  onTick(drawTime);
}

const isUnfolded = () => parts.menu.getAttribute("aria-expanded") === "true";

function unfold() {
  parts.menu.setAttribute("aria-expanded", String(!isUnfolded()));
  changed();
}

function fold() {
  parts.menu.setAttribute("aria-expanded", "false");
  parts.menu.focus();
}

function chosen(run) {
  parts.menu.setAttribute("aria-expanded", "false");
  run();
  changed();
}

/** A button that may not be pressed now keeps the focus, which a disabled one would lose. */
function ignoreWhatMayNot(event) {
  if (event.target.closest("[aria-disabled=true]")) event.stopPropagation();
}

function draw({ desk, busy }) {
  if (!desk) return;
  byId("stage").hidden = false;
  document.querySelector('[data-control="guide"]').textContent = desk.lesson ? "Lesson" : "Guide";
  for (const page of ["jira", "mail"]) document.querySelector(`[data-control="${page}"]`).hidden = !desk[page];
  drawTime();
  parts.hours.textContent = hoursOf(desk);
  parts.hours.classList.toggle("open", Boolean(desk.open));
  drawNext(desk);
  const mayNot = desk.bot !== "running" || Boolean(desk.playing && !desk.playing.paused);
  const moving = desk.moving || busy.startsWith("/clock");
  for (const node of [parts.next, ...parts.moves]) node.setAttribute("aria-disabled", String(mayNot || moving));
  parts.next.setAttribute("aria-busy", String(moving));
  for (const node of parts.speeds) node.setAttribute("aria-pressed", String(Number(node.dataset.speed) === desk.speed));
  drawState(desk);
}

function drawTime() {
  const { desk } = stage;
  if (!desk) return;
  if (isComing(desk)) parts.time.replaceChildren("Starting…");
  else parts.time.replaceChildren(clockTime(now()), h("small", {}, shortDay(now())));
}

/** The desk's time and hours are known once its bot was at work. */
const isComing = ({ open }) => open === null;

function hoursOf({ open, opening, closing }) {
  if (open === null) return "the desk’s hours come with its bot";
  return open ? `Office open until ${clockTime(closing)}` : `Office shut until ${moment(opening)}`;
}

function drawNext(desk) {
  const { next, moving } = desk;
  if (isComing(desk)) return parts.what.replaceChildren(h("b", {}, "Starting…"), h("small", {}, "the bot and its desk"));
  const what = next ? [h("b", {}, h("span", { class: "long" }, "Next: "), moment(next.at)), h("small", {}, next.what)] : [h("b", {}, "Nothing comes")];
  parts.what.replaceChildren(...(moving ? [h("b", {}, "On the way…"), h("small", {}, "what comes, comes in its order")] : what));
  parts.next.title = next ? `Move the desk's time to ${moment(next.at)}: ${next.what}` : "";
}

/** What is wrong on purpose, or not there yet: with the way out of it. */
function drawState({ bot, trouble, progress }) {
  const said = [];
  if (progress !== null) said.push(h("label", { class: "making" }, "One moment: a month of tickets is being made ", h("progress", { value: progress, max: 1 })));
  else if (bot === "starting") said.push(h("span", {}, "The bot is starting…"));
  else if (bot === "stopped") said.push(h("span", {}, "The bot is not running."), button({ onclick: () => onDesk("/bot", { do: "start" }) }, "Start it"));
  if (trouble.kind !== "none") said.push(h("span", {}, `Trouble on purpose: ${trouble.kind}.`), button({ onclick: () => onDesk("/trouble", { kind: "none" }) }, "End it"));
  const sign = JSON.stringify([bot, trouble, progress]);
  if (parts.state.sign === sign) return;
  parts.state.sign = sign;
  parts.state.replaceChildren(...said);
}
