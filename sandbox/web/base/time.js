// Times as people read them, by the desk's clock if there is one; relative ones go on by themselves.

const language = "en-IN"; // "5:30 pm", as the helpdesk writes it
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const STEPS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
const DAY = 86400;

let timeZone; // the browser's own, unless the desk says another
let clock = () => Date.now() / 1000;
const shapes = new Map();

/** Go by the desk's clock: `runs` says whether it goes on by itself between two tellings. */
export function setClock({ now, zone, runs }) {
  if (timeZone !== zone) shapes.clear();
  timeZone = zone;
  const since = Date.now() / 1000;
  clock = runs ? () => now + (Date.now() / 1000 - since) : () => now;
  tick();
}

export const now = () => clock();

function shaped(unix, options) {
  const sign = JSON.stringify(options);
  if (!shapes.has(sign)) shapes.set(sign, new Intl.DateTimeFormat(language, { timeZone, ...options }));
  return shapes.get(sign).format(new Date(unix * 1000));
}

export const clockTime = (unix) => shaped(unix, { hour: "numeric", minute: "2-digit" });
export const clockSeconds = (unix) => shaped(unix, { hour: "numeric", minute: "2-digit", second: "2-digit" });
export const dayKey = (unix) => shaped(unix, { year: "numeric", month: "2-digit", day: "2-digit" });
export const shortDay = (unix) => shaped(unix, { weekday: "short", day: "numeric", month: "short" });
export const weekday = (unix) => shaped(unix, { weekday: "short" });
export const fullTime = (unix) => shaped(unix, { dateStyle: "full", timeStyle: "medium" });
export const today = () => dayKey(now());

export function dayName(unix) {
  if (dayKey(unix) === today()) return "Today";
  if (dayKey(unix) === dayKey(now() - DAY)) return "Yesterday";
  return shaped(unix, { weekday: "short", day: "numeric", month: "long", year: "numeric" });
}

export const shortTime = (unix) =>
  dayKey(unix) === today() ? clockTime(unix) : shaped(unix, { day: "numeric", month: "short" });

/** "11:30 am", with the day if it is another: by its name if it is one of the next six. */
export function moment(unix) {
  if (dayKey(unix) === today()) return clockTime(unix);
  const isSoon = unix > now() && unix < now() + 6 * DAY;
  return isSoon ? `${weekday(unix)} ${clockTime(unix)}` : `${shortDay(unix)}, ${clockTime(unix)}`;
}

export function fromNow(unix) {
  const seconds = Math.round(unix - now());
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? STEPS.at(-1);
  return relative.format(Math.trunc(seconds / size), unit);
}

/** Telegram's letters: r relative, w weekday, d/D date short/long, t/T time short/long. */
export function asFormat(unix, format) {
  if (format.includes("r")) return fromNow(unix);
  const options = {};
  if (/w/.test(format)) options.weekday = "long";
  if (/d/.test(format)) Object.assign(options, { day: "numeric", month: "numeric", year: "2-digit" });
  if (/D/.test(format)) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/[tT]/.test(format)) Object.assign(options, { hour: "numeric", minute: "2-digit" });
  if (/T/.test(format)) options.second = "2-digit";
  return Object.keys(options).length ? shaped(unix, options) : "";
}

const listeners = [];

/** Be told every second, and whenever the clock is moved. */
export const onTick = (listener) => listeners.push(listener);

function tick() {
  for (const node of document.querySelectorAll("time[data-format*=r]")) {
    const said = fromNow(Number(node.dataset.unix));
    if (node.textContent !== said) node.textContent = said;
  }
  for (const listener of listeners) listener();
}

export const tickEverySecond = () => setInterval(tick, 1000);
