// A step of the guide or a task of a lesson: where it is done, the way there, the words for it, and its being done.

import { button } from "../base/dom.js";
import { go } from "../session/places.js";
import { state } from "../session/state.js";
import { onDesk, stage } from "../stage/desk.js";
import { putIn } from "../write/composer.js";

/** One thing after the other: not while a step is done, nor while the time is on its way. */
export const mayDo = () => !isBeingDone() && !stage.desk.moving;

const isBeingDone = () => /^\/(guide|lesson)/.test(stage.busy);

/** Where a step is done: {person, chat}; a step round the chats may have neither. */
function placeOf({ points_at: point, person, chat }) {
  return { person: point?.person ?? person, chat: point?.chat ?? chat };
}

function isThere(now) {
  const { person, chat } = placeOf(now);
  return (!person || person === state.me) && (!chat || chat === state.open);
}

/** The buttons that help with a step; `words`: what is written on them. */
export function helpsWith(now, path, words) {
  const { person, chat } = placeOf(now);
  const there = person === state.me ? words.there : words.be(now.name);
  return [
    !isThere(now) && button({ class: "pointed", onclick: () => go(person, chat) }, there),
    now.say && isThere(now) && button({ onclick: () => putIn(now.say, now.points_at?.message) }, words.putIn),
    button({ class: "main", "aria-disabled": String(!mayDo()), onclick: () => mayDo() && doIt(now, path) }, mayDo() ? words.doIt : words.wait),
  ];
}

/** Done before one's eyes: first go where it happens. */
async function doIt(now, path) {
  const { person, chat } = placeOf(now);
  if (!isThere(now)) go(person, chat);
  await onDesk(`${path}/${now.id}/do`);
}
