// Where a link leads: Telegram's own links stay inside the page, the others open a window.

import { choose, toast } from "../base/dialogs.js";
import { h } from "../base/dom.js";
import { addBot, start } from "../session/doing.js";
import { goTo } from "../session/places.js";
import { state } from "../session/state.js";

const SAFE = /^(https?|mailto|tel|tg):/i;

/** An anchor for anything that a message calls a link; never javascript: or data:. */
export function link(url, inner, props = {}) {
  const address = SAFE.test(url) ? url : `http://${url}`;
  return h("a", { ...props, href: address, target: "_blank", rel: "noopener noreferrer", onclick: (event) => {
    if (!follow(address)) return;
    event.preventDefault();
  } }, inner);
}

/** Follow a link that is Telegram's own; false if it is for the browser. */
export function follow(address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  if (url.protocol === "tg:") {
    followTg(url);
    return true;
  }
  if (!/^(www\.)?(t|telegram)\.me$/i.test(url.hostname)) return false;
  const [first, ...rest] = url.pathname.split("/").filter(Boolean);
  if (first === "c" && rest.length > 1) goTo(Number(`-100${rest[0]}`), Number(rest.at(-1)));
  else if (first?.toLowerCase() === state.bot.username.toLowerCase()) followBot(url.searchParams);
  else return false;
  return true;
}

/** For a link that did not come from a press on an anchor. */
export function openLink(address) {
  if (!follow(address) && SAFE.test(address)) window.open(address, "_blank", "noopener,noreferrer");
}

function followTg(url) {
  const id = Number(url.searchParams.get("id"));
  const found = state.people.find((one) => one.id === id);
  if (url.hostname === "resolve") followBot(url.searchParams);
  else if (found) toast(`${found.name}: ${found.about}`);
  else toast("This link leads out of the sandbox");
}

async function followBot(asked) {
  if (asked.has("start")) return start(asked.get("start"));
  const kind = ["startgroup", "startchannel"].find((name) => asked.has(name));
  if (!kind) return goTo(state.me);
  const fits = (chat) => (kind === "startchannel" ? chat.type === "channel" : /group/.test(chat.type));
  const options = state.chats.filter(fits).map((chat) => ({ label: chat.title, value: chat.id }));
  if (!options.length) return toast("You are in no such group");
  const id = await choose("Add the bot to which one?", options);
  if (id) await addBot(id, { payload: asked.get(kind) ?? "", admin: asked.has("admin") || kind === "startchannel" });
}
