// A lesson: one task at a time in the trainee's language, ticked off by deeds, and its result at the end.

import { button, h } from "../base/dom.js";
import { choose, dialog, toast } from "../base/dialogs.js";
import { onDesk, stage } from "../stage/desk.js";
import { remember, remembered } from "../stage/memory.js";
import { helpsWith } from "./steps.js";
import { LANGUAGES, WORDS } from "./words.js";

const CHOSEN = "lesson language";
const SIGNS = { done: "✓", skipped: "–", now: "▸", open: "○" };

let before = null; // the lesson as it was drawn last

/** The trainee's choice, else the desk's language if it is not English, else the browser's if it is one of the three. */
function language() {
  const { language: desks } = stage.desk;
  const wanted = [remembered(CHOSEN), desks === "en" ? "" : desks, ...navigator.languages.map((one) => one.slice(0, 2))];
  return wanted.find((one) => one in LANGUAGES) ?? "en";
}

export function lessonView(draw) {
  const { lesson } = stage;
  const chosen = language();
  const words = WORDS[chosen];
  tell(lesson, words);
  const step = lesson.tasks.find((one) => one.id === lesson.at);
  return {
    name: words.lesson, language: chosen, step, leave: words.leave,
    nodes: () => [
      h("header", {}, h("h2", {}, lesson.title[chosen]), languages(chosen, words, draw)),
      ...(step ? oneTask(step, lesson, chosen, words) : atTheEnd(lesson, words)),
      h("progress", { value: lesson.tasks.filter((one) => one.done || one.skipped).length, max: lesson.of, "aria-label": words.progress }),
    ],
  };
}

/** What is done now and was not a moment ago; the result once it is over. */
function tell(lesson, words) {
  const last = before;
  before = lesson;
  if (!last || last === lesson) return;
  if (lesson.over && !last.over) showTasks();
  else if (lesson.done > last.done) toast(words.ticked(lesson.done, lesson.of));
}

function languages(chosen, words, draw) {
  const choice = (code) => button({ lang: code, "aria-pressed": String(code === chosen), onclick: () => { remember(CHOSEN, code); draw(); } }, LANGUAGES[code]);
  return h("div", { class: "tools languages", role: "group", "aria-label": words.language }, Object.keys(LANGUAGES).map(choice));
}

function oneTask(now, lesson, chosen, words) {
  return [
    h("div", { class: "step" },
      h("p", { role: "status" }, h("b", {}, `${lesson.tasks.indexOf(now) + 1}/${lesson.of}`), " ", now.text[chosen]),
      now.say && h("p", { class: "say" }, `“${now.say}”`)),
    h("div", { class: "ways" },
      helpsWith(now, "/lesson", words),
      button({ onclick: () => onDesk(`/lesson/${now.id}/skip`) }, words.skip),
      button({ onclick: showTasks }, words.all)),
  ];
}

function atTheEnd(lesson, words) {
  return [
    h("div", { class: "step" }, h("p", { role: "status" }, h("b", {}, words.over), " ", words.learned(lesson.done, lesson.of))),
    h("div", { class: "ways" }, button({ class: "main", onclick: showTasks }, words.result), button({ onclick: again }, words.again)),
  ];
}

/** All tasks with what became of each: the way through the lesson, and its result at the end. */
function showTasks() {
  const { lesson } = stage;
  const chosen = language();
  const words = WORDS[chosen];
  const lines = lesson.tasks.map((task) => {
    const how = task.done ? "done" : task.skipped ? "skipped" : task.id === lesson.at ? "now" : "open";
    return h("li", { class: how }, h("b", { "aria-hidden": "true" }, SIGNS[how]), h("span", {}, task.text[chosen]), h("small", {}, words[how]));
  });
  dialog("tasks", lesson.title[chosen], (close) => [
    h("h2", { lang: chosen, tabindex: "-1", autofocus: true }, lesson.title[chosen]),
    h("p", { lang: chosen, class: "score" }, lesson.over ? h("b", {}, words.over, " ") : null, words.learned(lesson.done, lesson.of)),
    h("ol", { lang: chosen }, lines),
    lesson.over && h("p", { lang: chosen }, words.free),
    h("div", { lang: chosen, class: "ways" },
      lesson.over && button({ onclick: () => { close(); again(); } }, words.again),
      button({ class: "main", onclick: () => close() }, words.close)),
  ].filter(Boolean));
}

async function again() {
  const words = WORDS[language()];
  if (await choose(words.sure, [{ label: words.yes, value: true }])) await onDesk("/reset");
}
