// The mail page: it reads the box, shows one person's mails, and writes to the desk.

import { getMail, listen, postMail, Refused, uploadMail } from "../base/api.js";
import { attempt } from "../base/dialogs.js";
import { button, byId, h } from "../base/dom.js";
import { choose, language, LANGUAGES, say } from "./words.js";

const AGAIN = 2000;
const isBeside = window.parent !== window;
const state = { box: null, me: "", answers: null };

const mine = (mail) => mail.from === state.me || mail.to === state.me;

async function readBox() {
  state.box = await getMail("/box");
  state.me ||= state.box.people[0]?.address ?? "";
  if (state.answers !== null && !state.box.mails[state.answers]) state.answers = null;
  drawTop();
  drawMails();
  if (!byId("write").childElementCount) drawWrite();
}

function drawTop() {
  const me = state.box.people.find((one) => one.address === state.me);
  const who = h("select", { onchange: become }, state.box.people.map((one) => h("option", { value: one.address, selected: one.address === state.me }, `${one.name} <${one.address}>`)));
  const away = h("input", { type: "checkbox", checked: me?.away, onchange: (event) => attempt(() => postMail("/away", { by: state.me, on: event.target.checked })) });
  const speak = h("select", { "aria-label": say("language"), onchange: spoken }, Object.entries(LANGUAGES).map(([code, name]) => h("option", { value: code, selected: code === language() }, name)));
  document.documentElement.lang = language();
  byId("top").replaceChildren(
    h("div", { class: "bar" },
      h("h1", {}, say("title")),
      h("label", {}, say("you"), who),
      h("label", { class: "check" }, away, say("away")),
      speak,
      isBeside ? null : h("a", { href: "/" }, say("chats"))),
  );
}

function become(event) {
  state.me = event.target.value;
  state.answers = null;
  drawTop();
  drawMails();
  drawWrite();
}

function spoken(event) {
  choose(event.target.value);
  drawTop();
  drawMails();
  drawWrite();
}

function drawMails() {
  const shown = state.box.mails.filter(mine);
  const list = byId("mails");
  list.replaceChildren(...(shown.length ? shown.map(article) : [h("p", { class: "none" }, say("none"))]));
  list.scrollTop = list.scrollHeight;
}

function article(mail) {
  const isMine = mail.from === state.me;
  const files = mail.files.map((file) => h("a", { href: `/mail/api/files/${mail.n}/${file.n}`, download: file.name }, `📎 ${file.name} `));
  const who = `${mail.name} ${say("to")} ${mail.to}${mail.by_machine ? ` · ${say("machine")}` : ""}`;
  const reply = isMine ? null : button({ onclick: () => answer(mail) }, say("reply"));
  return h("article", { class: isMine ? "mine" : "" }, h("h2", {}, mail.subject), h("p", { class: "who" }, who), h("pre", {}, mail.text), files, reply);
}

function answer(mail) {
  state.answers = mail.n;
  drawWrite();
  byId("write").querySelector("textarea").focus();
}

function drawWrite() {
  const answered = state.answers === null ? null : state.box.mails[state.answers];
  const subject = h("input", { type: "text", "aria-label": say("subject"), placeholder: say("subject"), value: answered ? `Re: ${answered.subject.replace(/^Re: /, "")}` : "" });
  const text = h("textarea", { rows: 4, "aria-label": say("text"), placeholder: say("text") });
  const files = h("input", { type: "file", multiple: true, "aria-label": say("attach") });
  const others = state.box.people.filter((one) => one.address !== state.me);
  const claims = h("select", { "aria-label": say("forged") }, h("option", { value: "" }, `${say("forged")}: ${say("nobody")}`), others.map((one) => h("option", { value: one.address }, `${say("forged")}: ${one.name}`)));
  const send = button({ class: "main", onclick: () => attempt(sent) }, say("send"));
  const about = answered ? h("p", { class: "who" }, `${say("replies")}: ${answered.subject} `, button({ onclick: fresh }, say("fresh"))) : null;
  byId("write").replaceChildren(...[about, subject, text, h("div", { class: "row" }, files, claims, send)].filter(Boolean));

  async function sent() {
    const form = new FormData();
    form.set("by", state.me);
    form.set("subject", subject.value);
    form.set("text", text.value);
    if (claims.value) form.set("as", claims.value);
    if (state.answers !== null) form.set("answers", state.answers);
    for (const file of files.files) form.append("file", file);
    await uploadMail("/send", form);
    state.answers = null;
    drawWrite();
  }
}

function fresh() {
  state.answers = null;
  drawWrite();
}

async function begin() {
  try {
    await readBox();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    setTimeout(begin, AGAIN);
    return;
  }
  let stop = null;
  const hear = () => {
    stop ??= listen("/mail/api/events", ["mail"], { opened: () => attempt(readBox), lost: () => {}, event: () => attempt(readBox) });
  };
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return hear();
    stop?.(); // a browser allows six connections to one server
    stop = null;
  });
  hear();
}

begin();
