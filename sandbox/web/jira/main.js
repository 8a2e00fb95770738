// The start of the developer's page: it builds the parts, follows the address, and keeps listening.

import { listen, Refused } from "../base/api.js";
import { attempt } from "../base/dialogs.js";
import { setClock, tickEverySecond } from "../base/time.js";
import { buildBoard } from "./board.js";
import { buildIssue } from "./issue.js";
import { changed, leave, loadIssue, loadIssues, loadSite, named, onChange, state } from "./state.js";
import { buildTop, isBeside } from "./top.js";

const AGAIN = 2000;
const SOON = 150; // several changes of a moment are read once

let waiting = null;

async function readAll() {
  await loadSite();
  if (!isBeside) follow();
  await loadIssues();
  await loadIssue();
}

/** Go by the site's time, in the zone of the present person; beside the chats by the desk's. */
function follow() {
  const zone = state.site.people.find((one) => one.id === state.me)?.zone ?? "UTC";
  setClock({ now: state.site.now, zone, runs: true });
}

function followWindow() {
  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || !data.desk) return;
    setClock({ now: data.desk.now, zone: data.desk.zone, runs: data.desk.speed === 1 && !data.desk.moving });
  });
  window.parent.postMessage("tell me", location.origin);
}

function soon({ id, kind }) {
  const isOpen = id === state.issue?.id || (named() && named() !== state.issue?.key); // it may be on its way here
  waiting ??= setTimeout(() => {
    waiting = null;
    attempt(loadIssues);
  }, SOON);
  if (kind === "jira:issue_deleted" && id === state.issue?.id) leave();
  else if (isOpen) attempt(loadIssue);
}

const HOW = { issue: soon, site: () => location.reload() };

function online(is) {
  state.online = is;
  changed();
}

let stop = null;

/** A browser allows six connections to one server: windows that nobody sees give theirs up. */
function listenWhileSeen() {
  const opened = () => {
    online(true);
    attempt(readAll);
  };
  const begin = () => {
    stop ??= listen("/jira/api/events", Object.keys(HOW), { opened, lost: () => online(false), event: (kind, told) => HOW[kind](told) });
  };
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return begin();
    stop?.();
    stop = null;
  });
  begin();
}

async function begin() {
  try {
    await readAll();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    setTimeout(begin, AGAIN);
    return;
  }
  window.addEventListener("hashchange", () => attempt(loadIssue));
  listenWhileSeen();
}

buildTop();
buildBoard();
buildIssue();
onChange(() => {
  document.title = state.issue ? `${state.issue.key} · ${state.site.title}` : (state.site?.title ?? "Jira");
});
if (isBeside) followWindow();
tickEverySecond();
begin();
