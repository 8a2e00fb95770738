// What the page knows of the Jira behind it, and how it asks; see sandbox/jira/page/api.py.

import { getJira, postJira, Refused, uploadJira } from "../base/api.js";
import { attempt, toast } from "../base/dialogs.js";
import { telling } from "../stage/telling.js";
import { remember, remembered } from "../stage/memory.js";
import { words } from "./words.js";

const ME = "jira account";
const PROJECT = "jira project";

export const state = {
  site: null, // SITE
  me: "", // an account's id
  project: "", // a project's key
  issues: [], // CARD
  issue: null, // ISSUE, the one that is open
  online: true,
};

export const onChange = telling(); // (state): something of the above is another
export const changed = () => onChange.tell(state);

export async function loadSite() {
  state.site = await getJira("/site");
  const { people, projects } = state.site;
  const known = (list, of, wanted) => list.find((one) => of(one) === wanted) ?? list[0];
  state.me = known(people, (one) => one.id, state.me || remembered(ME) || people[1]?.id)?.id ?? "";
  state.project = known(projects, (one) => one.key, state.project || remembered(PROJECT))?.key ?? "";
}

export async function loadIssues() {
  state.issues = state.project ? (await getJira(`/issues?project=${state.project}`)).issues : [];
  changed();
}

export function be(me) {
  state.me = me;
  remember(ME, me);
}

export function choose(project) {
  state.project = project;
  remember(PROJECT, project);
}

/** The key that the address names; empty: the board alone. */
export const named = () => decodeURIComponent(location.hash.slice(1));

export const go = (key) => {
  location.hash = key ? `#${key}` : "";
};

let asked = 0;

/** Show the issue that the address names. A later question makes an earlier answer old. */
export async function loadIssue() {
  const key = named();
  asked += 1;
  const mine = asked;
  if (!key) return show(null);
  let found = null;
  try {
    found = await getJira(`/issues/${encodeURIComponent(key)}?by=${encodeURIComponent(state.me)}`);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(error.status === 404 ? words().gone : error.message);
    if (error.status !== 404) return undefined;
  }
  if (mine !== asked) return undefined;
  if (found && found.key !== key) history.replaceState(null, "", `#${found.key}`);
  if (!found) history.replaceState(null, "", location.pathname);
  if (found && found.project !== state.project) {
    choose(found.project);
    await attempt(loadIssues);
  }
  return show(found);
}

function show(issue) {
  if (issue) isDeleting = false;
  state.issue = issue;
  changed();
}

/** The open issue was deleted: by somebody else, unless one did it just now. */
export function leave() {
  if (!isDeleting) toast(words().gone);
  go("");
}

let isDeleting = false;

/** Do something to the open issue as the present person. */
export async function act(what, body = {}) {
  const { key } = state.issue;
  isDeleting = what === "delete";
  const found = await attempt(() => postJira(`/issues/${key}/${what}`, { by: state.me, ...body }));
  if (found?.key) await took(found);
  else if (found) go("");
  return found;
}

export async function attach(files) {
  const form = new FormData();
  form.append("by", state.me);
  for (const file of files) form.append("file", file);
  const found = await attempt(() => uploadJira(`/issues/${state.issue.key}/attach`, form));
  if (found) await took(found);
}

export async function create(body) {
  const found = await attempt(() => postJira("/issues", { by: state.me, project: state.project, ...body }));
  if (found) go(found.key);
}

async function took(found) {
  asked += 1;
  state.issue = found;
  if (found.key !== named()) history.replaceState(null, "", `#${found.key}`);
  if (found.project !== state.project) choose(found.project);
  await attempt(loadIssues);
}
