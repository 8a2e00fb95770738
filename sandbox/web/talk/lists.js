// The people whom one can be, and the chats of the one who is chosen.

import { avatar, avatarOf, badge, byId, h, keyed } from "../base/dom.js";
import { shortTime, today } from "../base/time.js";
import { calledBy, chat, person, roleOf, state } from "../session/state.js";
import { inWords } from "./media.js";

export function drawPeople() {
  keyed(byId("people-list"), state.people.map((one) => {
    const isMe = one.id === state.me;
    return { key: one.id, sign: JSON.stringify([one, isMe]), make: () => personItem(one, isMe) };
  }));
  const me = person();
  drawMe(me);
  const waiting = state.people.reduce((sum, one) => sum + one.unread, 0);
  document.title = `${waiting ? `(${waiting}) ` : ""}${me ? `${me.name} – ` : ""}Helpdesk sandbox`;
}

/** "You are Anil, HUDD engineer": in the colour of the person, so that another is seen at a glance. */
function drawMe(me) {
  const line = byId("me");
  const sign = me ? `${me.id}${me.about}` : "";
  if (line.sign === sign) return;
  line.sign = sign;
  line.className = me ? `hue-${me.id % 7}` : "";
  line.replaceChildren(...(me ? ["You are ", h("b", {}, calledBy(me)), `, ${roleOf(me)}`] : []));
}

function personItem(one, isMe) {
  const words = h("span", { class: "words" }, h("b", {}, calledBy(one)), h("small", {}, roleOf(one)));
  const props = { href: `#${one.id}`, "aria-current": isMe ? "true" : null, "data-spot": "it", title: `${one.name}: ${one.about}` };
  return h("li", {}, h("a", props, avatar(one.name, one.id), words, badge(one.unread)));
}

export function drawChats() {
  const day = today();
  keyed(byId("chats-list"), state.chats.map((one) => {
    const isOpen = one.id === state.open;
    return { key: `${state.me}/${one.id}`, sign: JSON.stringify([one, isOpen, day]), make: () => chatItem(one, isOpen) };
  }));
}

function chatItem(one, isOpen) {
  const line = h("span", { class: "words" },
    h("span", { class: "first" }, h("b", {}, one.title), one.last && h("small", {}, shortTime(one.last.date))),
    h("span", { class: "second" }, h("small", {}, lastWords(one)), badge(one.unread, one.mentioned)));
  const props = { href: `#${state.me}/${one.id}`, "aria-current": isOpen ? "true" : null, "data-spot": "it" };
  return h("li", {}, h("a", props, avatarOf(one, state.bot), line));
}

function lastWords({ last, type }) {
  if (!last) return "No messages yet";
  const by = last.service || type === "channel" || type === "private" && !last.mine ? "" : `${last.mine ? "You" : last.sender?.name ?? ""}: `;
  return `${by}${inWords(last)}`.slice(0, 120);
}

/** What stands under the title of the open chat. */
export function aboutChat() {
  const { id, type, members, bot_inside, blocked } = chat();
  if ((state.typing.get(id) ?? 0) > Date.now()) return "typing…";
  if (type === "private") return blocked ? "blocked" : "bot";
  const count = `${members} ${type === "channel" ? "subscribers" : "members"}`;
  return bot_inside ? count : `${count}, the bot is not inside`;
}
