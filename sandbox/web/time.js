// Times as people read them; relative ones go on by themselves.

const language = "en-IN"; // "5:30 pm", as the helpdesk writes it
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const STEPS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

const shaped = (unix, options) => new Intl.DateTimeFormat(language, options).format(new Date(unix * 1000));

export const clockTime = (unix) => shaped(unix, { hour: "numeric", minute: "2-digit" });
export const dayKey = (unix) => new Date(unix * 1000).toDateString();

export function dayName(unix) {
  const today = Date.now() / 1000;
  if (dayKey(unix) === dayKey(today)) return "Today";
  if (dayKey(unix) === dayKey(today - 86400)) return "Yesterday";
  return shaped(unix, { weekday: "short", day: "numeric", month: "long", year: "numeric" });
}

export const shortTime = (unix) =>
  dayKey(unix) === dayKey(Date.now() / 1000) ? clockTime(unix) : shaped(unix, { day: "numeric", month: "short" });

export const fullTime = (unix) => shaped(unix, { dateStyle: "full", timeStyle: "medium" });

export function fromNow(unix) {
  const seconds = Math.round(unix - Date.now() / 1000);
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

export function tickEverySecond() {
  setInterval(() => {
    for (const node of document.querySelectorAll("time[data-format*=r]")) {
      const now = fromNow(Number(node.dataset.unix));
      if (node.textContent !== now) node.textContent = now;
    }
  }, 1000);
}
