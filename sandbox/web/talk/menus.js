// What can be done with a message, a chat, a group: sheets of buttons.

import { read } from "../base/api.js";
import { attempt, choose, copy, toast } from "../base/dialogs.js";
import { addBot, join, leave, ofPerson, react, remove, removeBot, start } from "../session/doing.js";
import { chat, person, state } from "../session/state.js";
import { beginEdit, beginReply } from "../write/composer.js";

const FACES = ["👍", "👎", "❤", "🔥", "🙏", "👌"];
const LANGUAGES = [["en", "English"], ["or", "ଓଡ଼ିଆ (Odia)"], ["hi", "हिन्दी (Hindi)"]];

/** The options, those that do not apply left out; the chosen one's value is run. */
async function offer(title, options) {
  const run = await choose(title, options.filter(Boolean));
  await run?.();
}

export function messageMenu(messages) {
  const [message] = messages;
  const text = messages.find((one) => one.text);
  const here = chat();
  const mayDelete = message.mine || here.type === "private";
  const mine = message.reactions.find((one) => one.mine)?.emoji;
  return offer("This message", [
    FACES.map((emoji) => ({ label: emoji, value: () => react(message.id, emoji === mine ? "" : emoji) })),
    here.can_write && { label: "Reply", value: () => beginReply(message) },
    message.mine && text && { label: "Edit", value: () => beginEdit(text) },
    text && { label: "Copy text", value: () => copy(text.text) },
    here.type !== "private" && { label: "Copy link", value: () => copy(linkTo(message)) },
    mayDelete && { label: "Delete", danger: true, value: () => messages.forEach((one) => remove(one.id)) },
  ]);
}

const linkTo = (message) => `https://t.me/c/${String(message.chat).replace(/^-100/, "")}/${message.id}`;

export function chatMenu() {
  const here = chat();
  if (here) offer(here.title, here.type === "private" ? privateOptions(here) : groupOptions(here));
}

function privateOptions(here) {
  return [
    { label: "Send /start", value: () => start() },
    { label: "Language of this person's Telegram", note: person().language, value: chooseLanguage },
    here.blocked
      ? { label: "Unblock the bot", value: () => ofPerson("unblock") }
      : { label: "Block the bot", danger: true, value: () => ofPerson("block") },
  ];
}

async function chooseLanguage() {
  const language = await choose("Language of this person's Telegram", LANGUAGES.map(([value, label]) => ({ label, value })));
  if (language) await ofPerson("language", { language });
}

function groupOptions({ id, type, bot_inside }) {
  return [
    !bot_inside && type !== "channel" && { label: "Add the bot", value: () => addBot(id, {}) },
    !bot_inside && { label: "Add the bot as an admin", value: () => addBot(id, { admin: true }) },
    bot_inside && { label: "Remove the bot", danger: true, value: () => removeBot(id) },
    { label: "Leave", danger: true, value: () => leave(id) },
  ];
}

export async function otherGroups() {
  const groups = await attempt(() => read(`/${state.me}/groups`));
  const outside = (groups ?? []).filter((group) => !group.inside);
  if (!outside.length) return toast(`${person().name} is in every group`);
  return offer(`Join as ${person().name}`, outside.map((group) => ({
    label: group.title,
    note: group.type === "channel" ? "channel" : "group",
    value: () => join(group.id),
  })));
}
