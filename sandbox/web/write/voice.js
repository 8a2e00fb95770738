// A voice note, recorded with the machine's microphone; it goes to the sandbox and nowhere else.

import { toast } from "../base/dialogs.js";
import { button, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { send } from "../session/doing.js";

const TYPES = { "audio/ogg": "ogg", "audio/webm": "webm", "audio/mp4": "m4a" }; // Telegram's own first

const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);

let recording = null; // {recorder, chunks, isWanted, timer, began}
let parts;
let changed = () => {};

/** The microphone, and the bar that takes the input's place meanwhile. `onChange`: it began or ended. */
export function buildVoice(onChange) {
  changed = onChange;
  const time = h("span", { role: "timer" });
  parts = {
    time,
    mic: button({ class: "round", "aria-label": "Record a voice message", onclick: begin }, icon("mic")),
    bar: h("div", { class: "line recording", hidden: true }, h("span", { class: "dot" }), time,
      button({ class: "plain", onclick: () => endVoice(false) }, "Cancel"),
      button({ class: "round main", "aria-label": "Send the voice message", onclick: () => endVoice(true) }, icon("send"))),
  };
  return parts;
}

export const isRecording = () => recording !== null;

async function begin() {
  if (!canRecord()) return toast("This browser cannot record: attach an audio file as a voice message");
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    return toast("No microphone was given: attach an audio file as a voice message");
  }
  const mimeType = Object.keys(TYPES).find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { mimeType });
  recording = { recorder, chunks: [], isWanted: false, began: Date.now() };
  recorder.addEventListener("dataavailable", (event) => recording.chunks.push(event.data));
  recorder.addEventListener("stop", () => over(stream));
  recorder.start();
  recording.timer = setInterval(drawTime, 500);
  draw();
  return parts.bar.querySelector(".main").focus();
}

/** Send it, or let it go; also when one turns to another chat meanwhile. */
export function endVoice(isWanted) {
  if (!recording) return;
  recording.isWanted = isWanted;
  recording.recorder.stop();
}

async function over(stream) {
  const { recorder, chunks, isWanted, timer } = recording;
  clearInterval(timer);
  stream.getTracks().forEach((track) => track.stop());
  recording = null;
  draw();
  if (!isWanted) return;
  const type = recorder.mimeType.split(";")[0];
  await send([new File(chunks, `voice.${TYPES[type] ?? "webm"}`, { type })], "voice");
}

function draw() {
  parts.bar.hidden = !recording;
  drawTime();
  changed();
}

function drawTime() {
  const seconds = recording ? Math.floor((Date.now() - recording.began) / 1000) : 0;
  parts.time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
