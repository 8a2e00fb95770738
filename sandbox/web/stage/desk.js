// What the page knows of the desk: its clock, its bot, the guide, the day that is played; and who is told of changes.

import { actDesk, listen, readDesk } from "../base/api.js";
import { attempt } from "../base/dialogs.js";
import { setClock } from "../base/time.js";
import { telling } from "./telling.js";

const KINDS = ["clock", "call", "bot", "caption", "guide", "lesson", "world"];

export const stage = {
  desk: null, // DESK of sandbox/stage/api.py
  guide: null, // {steps, at}, null if this demo has none
  lesson: null, // LESSON, null if this demo is none
  busy: "", // what was pressed and is not done yet
};

export const AWAY = "The bot is not running: nobody can look into its papers.";

export const onStage = telling(); // (stage): something of the above changed
export const onCall = telling(); // (call): the bot called the Bot API

/** Whether the page is shown beside another one, inside it: that one has the desk's bars, and tells of them. */
export const isBeside = new URLSearchParams(location.search).has("beside");

/** Who is to do what comes first. */
export function whoBegins() {
  const { at, steps, tasks } = stage.lesson ?? stage.guide ?? {};
  return (tasks ?? steps)?.find((one) => one.id === at)?.person;
}

/** Read the desk and keep listening; false if there is none behind this sandbox. */
export async function beginDesk() {
  try {
    take({ desk: await readDesk() });
  } catch (error) {
    if (error.status === 404) return false;
    throw error;
  }
  await readWay();
  listenToDesk();
  return true;
}

let stop = null;

/** A browser allows six connections to one server: windows that nobody sees give theirs up. */
function listenToDesk() {
  const begin = () => {
    stop ??= listen("/desk/events", KINDS, { opened: readAgain, lost: () => {}, event: happened });
  };
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return begin();
    stop?.();
    stop = null;
  });
  begin();
}

async function readAgain() {
  const before = times.clock;
  const desk = await attempt(() => readDesk());
  if (!desk) return;
  if (times.clock === before) take({ desk });
  await attempt(readWay);
}

const times = {}; // how often something of a kind was told: what is told while one reads is newer than what is read

function happened(kind, told) {
  times[kind] = (times[kind] ?? 0) + 1;
  HOW[kind]?.(told);
}

const HOW = {
  clock: (desk) => take({ desk }),
  call: (call) => onCall.tell(call),
  bot: ({ bot }) => take({ desk: { ...stage.desk, bot } }),
  caption: (said) => take({ desk: { ...stage.desk, playing: said.caption === null ? null : { ...stage.desk.playing, ...said } } }),
  guide: (guide) => take({ guide }),
  lesson: (lesson) => take({ lesson }),
  world: () => location.reload(), // everything is another: read it as at the first time
};

function take(news) {
  Object.assign(stage, news);
  const { desk } = stage;
  if (news.desk) setClock({ now: desk.now, zone: desk.zone, runs: desk.speed === 1 && !desk.moving });
  onStage.tell(stage);
}

/** The steps that lead through this demo: a lesson's, or the guide's. */
async function readWay() {
  const kind = stage.desk.lesson ? "lesson" : "guide";
  const before = times[kind];
  const way = await readDesk(`/${kind}`);
  if (times[kind] === before) take({ [kind]: way });
}

/** Do something on the desk; a refusal is shown. The same press does not count twice while it is under way. */
export async function onDesk(path, body = {}) {
  const pressed = `${path} ${JSON.stringify(body)}`;
  if (stage.busy === pressed) return undefined;
  take({ busy: pressed });
  const done = await attempt(() => actDesk(path, body));
  if (stage.busy === pressed) take({ busy: "" });
  if (done?.desk) take({ desk: done.desk });
  if (done?.lesson) take({ lesson: done.lesson });
  if (done?.steps) take({ guide: { at: done.steps.find((one) => !one.done)?.id ?? null, ...done } });
  return done;
}
