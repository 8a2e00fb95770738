// A list of those who want to be told, and the telling.

/** on(listener) puts one on the list, on.tell(news) tells all. */
export function telling() {
  const listeners = [];
  const on = (listener) => listeners.push(listener);
  on.tell = (news) => listeners.forEach((listener) => listener(news));
  return on;
}
