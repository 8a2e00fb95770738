// Worlds: the chats and the desk together are kept under a name, taken out again, or begun anew.

import { readDesk } from "../base/api.js";
import { ask, attempt, choose, toast } from "../base/dialogs.js";
import { moment } from "../base/time.js";
import { onDesk } from "./desk.js";

export async function offerWorlds() {
  const found = await attempt(() => readDesk("/worlds"));
  if (!found) return;
  const run = await choose("Worlds: chats and tickets together", [
    { label: "Save this world…", value: save },
    ...found.worlds.map(({ name, now }) => ({ label: `Load “${name}”`, note: `its time is ${moment(now)}`, value: () => load(name) })),
    { label: "Reset…", note: "everything as it was when the demo began", danger: true, value: reset },
  ]);
  await run?.();
}

async function save() {
  const filled = await ask("Save this world", [{ name: "name", label: "Its name (letters, digits, spaces)", value: "My world" }], "Save");
  if (filled && (await onDesk("/worlds", { save: filled.name.trim() }))) toast(`Saved as “${filled.name.trim()}”`);
}

async function load(name) {
  const isSure = await choose(`Load “${name}”? What is here now is gone, unless you saved it.`, [{ label: "Load it", value: true }]);
  if (isSure) await onDesk("/worlds", { load: name });
}

async function reset() {
  const isSure = await choose("Reset? All that was said and done since the demo began is gone.", [{ label: "Reset", danger: true, value: true }]);
  if (isSure) await onDesk("/reset");
}
