// The people's API (sandbox/people_api.py): reading, doing, uploading, and the stream of events.

/** The sandbox said no; the message says why in plain words. */
export class Refused extends Error {}

async function call(path, options) {
  let reply;
  try {
    reply = await fetch(`/people${path}`, options);
  } catch {
    throw new Refused("The sandbox does not answer. Is it running?");
  }
  const body = await reply.json().catch(() => ({}));
  if (!reply.ok) throw new Refused(body.error || `The sandbox answered ${reply.status}`);
  return body;
}

export const read = (path = "") => call(path);

export const act = (path, body = {}) =>
  call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const upload = (path, form) => call(path, { method: "POST", headers: { "X-Sandbox": "1" }, body: form });

const KINDS = ["new", "edit", "delete", "reaction", "pin", "answer", "membership", "action", "commands", "elsewhere"];
const AGAIN_AFTER = 2000;

/** Listen to a person's events until the returned function is called; `opened` comes after every (re)connect. */
export function listen(person, { opened, lost, event }) {
  let source;
  let timer;
  const open = () => {
    source = new EventSource(`/people/${person}/events?elsewhere=1`);
    source.onopen = opened;
    source.onerror = () => {
      lost();
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(open, AGAIN_AFTER);
    };
    for (const kind of KINDS) source.addEventListener(kind, (told) => event(kind, JSON.parse(told.data)));
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
