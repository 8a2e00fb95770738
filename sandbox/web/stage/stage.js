// What stands around the chats in a demo: the desk's clock, the guide, a day that is played, a second pane, the curtain.

import { buildBar } from "./bar.js";
import { buildBeside, followWindow } from "./beside.js";
import { buildCurtain } from "./curtain.js";
import { buildDay } from "./day.js";
import { beginDesk, isBeside } from "./desk.js";
import { buildGuide } from "./guide.js";

/** Build it, unless there is no desk behind this sandbox; a pane beside another is told of the desk by that one. */
export async function buildStage() {
  document.body.classList.toggle("beside", isBeside);
  if (isBeside) return followWindow();
  buildBar();
  buildGuide();
  buildDay();
  buildBeside();
  buildCurtain();
  return beginDesk();
}
