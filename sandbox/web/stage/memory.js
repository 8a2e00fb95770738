// What this window remembers over a reload, and forgets when it is closed.

export function remember(name, value) {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // Without storage a reload shows the page as at first.
  }
}

export function remembered(name) {
  try {
    return sessionStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}
