// What stands around the chats in a demo: the desk's clock, the guide, a day that is played, a second pane, the curtain.

import { buildCurtain } from "../curtain/curtain.js";
import { buildBox } from "../guide/box.js";
import { buildBar } from "./bar.js";
import { buildBeside, followWindow } from "./beside.js";
import { buildDay } from "./day.js";
import { beginDesk, isBeside } from "./desk.js";

/** Build it, unless there is no desk behind this sandbox; a pane beside another is told of the desk by that one. */
export async function buildStage() {
  document.body.classList.toggle("beside", isBeside);
  if (isBeside) return followWindow();
  buildBar();
  buildBox();
  buildDay();
  buildBeside();
  buildCurtain();
  return beginDesk();
}
