// "What to try": the helpdesk's main job in five steps; it can be put away and called back.

import { button, byId, h, icon } from "./dom.js";
import { copy } from "./dialogs.js";

// The ids are those of sandbox/cast.py; a test compares them.
const OPERATOR = 2001;
const HUDD_ENGINEER = 2201;
const SPOC = 2401;
const HUDD_GROUP = -1001500000102;
const CALL = "9437012345 Ramesh, Jatni, the server is down since the morning";
const PUT_AWAY = "guide put away";

const to = (hash, name) => h("a", { href: `#${hash}` }, name);

const STEPS = [
  () => ["As ", to(`${OPERATOR}/${OPERATOR}`, "Sunita"), ", the operator, open a ticket: press Start, then write ",
    `“${CALL}” (`, button({ class: "plain", onclick: () => copy(CALL) }, "copy"), "). Answer what is asked (Technical: Infrastructure) and press Escalate."],
  () => ["As ", to(`${HUDD_ENGINEER}/${HUDD_GROUP}`, "Anil"), ", see its card in the group HUDD Tech."],
  () => ["Press Claim there: the card changes in place, and Meera in the same group comes too late."],
  () => ["Press Resolve and say how. Sunita hears of it."],
  () => ["As ", to(`${SPOC}/${SPOC}`, "Lipika"), ", who speaks for Jatni, send the ticket’s ID to ask how it stands."],
];

export function buildGuide() {
  const box = byId("guide");
  const list = h("ol", {}, STEPS.map((step) => h("li", {}, step())));
  const details = h("details", {}, h("summary", {}, "What to try, in five steps"), list);
  const away = button({ class: "round", "aria-label": "Put “What to try” away", onclick: () => show(false) }, icon("close"));
  box.append(details, away);
  byId("show-guide").addEventListener("click", () => {
    show(true);
    details.open = true;
  });
  box.hidden = stored() === "yes";
}

function show(is) {
  byId("guide").hidden = !is;
  try {
    localStorage.setItem(PUT_AWAY, is ? "no" : "yes");
  } catch {
    // Without storage the line is simply there again after a reload.
  }
}

function stored() {
  try {
    return localStorage.getItem(PUT_AWAY);
  } catch {
    return null;
  }
}
