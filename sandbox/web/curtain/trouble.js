// Trouble on purpose: the network, Telegram and the groups behave badly, or the bot is killed; then watch that nothing is lost.

import { read } from "../base/api.js";
import { attempt } from "../base/dialogs.js";
import { button, h, keyed } from "../base/dom.js";
import { changed, state } from "../session/state.js";
import { onDesk, stage } from "../stage/desk.js";

const KINDS = [
  { kind: "none", label: "All is well", note: "as on a good day" },
  { kind: "slow", label: "Slow network", note: "every answer to the bot comes 2 s late" },
  { kind: "429", label: "429: too many requests", note: "every second message or edit is refused for 3 s" },
  { kind: "500", label: "500: server error", note: "every second call is refused" },
  { kind: "lost", label: "The answer is lost", note: "the message is there, but the bot never hears of it" },
  { kind: "kicked", label: "Bot kicked", note: "it is put out of the group", ofGroup: true },
  { kind: "locked", label: "Group locked", note: "members may write nothing", ofGroup: true },
  { kind: "upgraded", label: "Group upgraded", note: "it becomes a supergroup with another id; that stays", ofGroup: true },
];

let parts;

async function show(panel) {
  parts = {
    group: h("select", { "aria-label": "Group for the last three" }),
    kinds: KINDS.map(({ kind, label, note, ofGroup }) => button({ "data-kind": kind, onclick: () => begin(kind, ofGroup) }, label, h("small", {}, note))),
    bot: h("div", { class: "tools" }),
  };
  panel.append(
    h("h2", {}, "The bot’s process"), parts.bot,
    h("h2", {}, "Telegram’s side"), h("div", { class: "kinds" }, parts.kinds.slice(0, -3)),
    h("h2", {}, "In a group"), parts.group, h("div", { class: "kinds" }, parts.kinds.slice(-3)));
  again();
  const groups = ((await attempt(() => read(`/${state.me}/groups`))) ?? []).filter((one) => one.type !== "channel");
  keyed(parts.group, groups.map(({ id, title }) => ({ key: id, sign: title, make: () => h("option", { value: id }, title) })));
}

const begin = (kind, ofGroup) => onDesk("/trouble", ofGroup ? { kind, chat: Number(parts.group.value) } : { kind });

function again() {
  const { trouble, progress } = stage.desk;
  const bot = progress === null ? stage.desk.bot : "waiting";
  for (const node of parts.kinds) node.setAttribute("aria-pressed", String(node.dataset.kind === trouble.kind));
  if (parts.bot.sign === bot) return;
  parts.bot.sign = bot;
  const held = parts.bot.contains(document.activeElement);
  const isUp = bot === "running";
  parts.bot.replaceChildren(
    h("p", { role: "status" }, { running: "It is at work.", stopped: "It is not running. What people say now waits.", starting: "It is starting…", waiting: "It waits for its month of tickets." }[bot]),
    bot === "waiting" ? "" : isUp ? button({ class: "danger", "data-control": "kill", onclick: () => onDesk("/bot", { do: "kill" }) }, "Kill it, as a power cut does")
      : button({ "data-control": "kill", onclick: () => onDesk("/bot", { do: "start" }) }, "Start it"));
  if (held) parts.bot.querySelector("button")?.focus();
  changed(); // what the guide has lit there is another button now
}

export const troubleTab = { show, again };
