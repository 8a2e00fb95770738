// Where the guide points: the button, the message, the keys or the input that is to be used next lights up.

import { byId } from "../base/dom.js";
import { state } from "../session/state.js";

let shown = "";

export function drawPoint() {
  for (const node of document.querySelectorAll("#pane .pointed")) node.classList.remove("pointed");
  const { point } = state;
  const target = point?.person && (point.person === state.me ? inMyChats(point) : itemOf("people-list", point.person));
  target?.classList.add("pointed");
  const sign = JSON.stringify([point, state.me, state.open, Boolean(target)]);
  if (sign === shown) return;
  shown = sign;
  if (!target || !byId("pane").contains(target)) return;
  // The button at last: a message may be higher than the screen.
  for (const node of [target.closest("article"), target]) node?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function inMyChats({ chat, message, row, column, label }) {
  if (chat !== state.open) return itemOf("chats-list", `${state.me}/${chat}`);
  if (message === undefined) return document.querySelector("#empty:not([hidden]) button") ?? byId("text").closest("form");
  if (row === undefined) return document.querySelector(`#m${message} .bubble`);
  const found = document.querySelector(`[data-spot="${message}:${row}:${column}"]`);
  return found?.textContent === label ? found : null; // an edit has put another button there: the guide will say more
}

const itemOf = (list, key) => byId(list).querySelector(`[data-key="${key}"] a`);
