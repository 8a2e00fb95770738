// The sandbox over HTTP: people's side (sandbox/people/api.py), the desk's (sandbox/stage/api.py), Jira's (sandbox/jira/page/api.py), mail's (sandbox/mail/page.py).

/** The sandbox said no; the message says why in plain words. */
export class Refused extends Error {
  constructor(message, status = 0) {
    super(message);
    this.status = status;
  }
}

async function call(path, options) {
  let reply;
  try {
    reply = await fetch(path, options);
  } catch {
    throw new Refused("The sandbox does not answer. Is it running?");
  }
  if (reply.status === 401) location.assign("/login"); // the session is over
  const body = await reply.json().catch(() => ({}));
  if (!reply.ok) throw new Refused(body.error || `The sandbox answered ${reply.status}`, reply.status);
  return body;
}

const post = (path, body) =>
  call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const read = (path = "") => call(`/people${path}`);
export const act = (path, body = {}) => post(`/people${path}`, body);
export const upload = (path, form) => call(`/people${path}`, { method: "POST", headers: { "X-Sandbox": "1" }, body: form });

export const readDesk = (path = "") => call(`/desk${path}`);
export const actDesk = (path, body = {}) => post(`/desk${path}`, body);

export const getJira = (path) => call(`/jira/api${path}`);
export const postJira = (path, body) => post(`/jira/api${path}`, body);
export const uploadJira = (path, form) => call(`/jira/api${path}`, { method: "POST", headers: { "X-Sandbox": "1" }, body: form });

export const getMail = (path) => call(`/mail/api${path}`);
export const postMail = (path, body) => post(`/mail/api${path}`, body);
export const uploadMail = (path, form) => call(`/mail/api${path}`, { method: "POST", headers: { "X-Sandbox": "1" }, body: form });

const AGAIN_AFTER = 2000;

/** Listen to a stream of events until the returned function is called; `opened` comes after every (re)connect. */
export function listen(url, kinds, { opened, lost, event }) {
  let source;
  let timer;
  const open = () => {
    source = new EventSource(url);
    source.onopen = opened;
    source.onerror = () => {
      lost();
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(open, AGAIN_AFTER);
    };
    for (const kind of kinds) source.addEventListener(kind, (told) => event(kind, JSON.parse(told.data)));
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
