// Making and updating DOM nodes. Whatever people wrote goes in as text, never as markup.

/** h("p", {class: "note", onclick: f}, "text", node, null): an element with its attributes, listeners and children. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const button = (props, ...children) => h("button", { type: "button", ...props }, ...children);

export const byId = (id) => document.getElementById(id);

/**
 * Make the parent's children those of `items` ({key, sign, make}): a node whose sign is unchanged stays as it is,
 * with its focus, its playing voice and its opened quotes. `data-spot` finds the focus again in a remade node.
 */
export function keyed(parent, items) {
  const keys = new Set(items.map((item) => String(item.key)));
  const old = new Map();
  for (const node of [...parent.children]) {
    if (keys.has(node.dataset.key)) old.set(node.dataset.key, node);
    else node.remove();
  }
  let place = parent.firstElementChild;
  for (const { key, sign, make } of items) {
    let node = old.get(String(key));
    if (!node || node.sign !== sign) {
      const fresh = make();
      fresh.dataset.key = key;
      fresh.sign = sign;
      if (node) {
        if (place === node) place = fresh;
        exchange(node, fresh);
      }
      node = fresh;
    }
    if (node === place) place = place.nextElementSibling;
    else parent.insertBefore(node, place);
  }
}

/** The focus stays where it was; but never slips onto another button, that a second Enter would press. */
function exchange(node, fresh) {
  const held = node.contains(document.activeElement) ? document.activeElement : null;
  node.replaceWith(fresh);
  if (!held) return;
  const same = held.dataset.spot && fresh.querySelector(`[data-spot="${CSS.escape(held.dataset.spot)}"]`);
  const target = same?.textContent === held.textContent || same?.tagName === "A" ? same : fresh;
  if (target === fresh) fresh.tabIndex = -1;
  target.focus({ preventScroll: true });
}

const SHAPES = {
  back: "M15 5l-7 7 7 7",
  more: "M12 5h.01M12 12h.01M12 19h.01",
  attach: "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.9-8.9a3.3 3.3 0 0 1 4.7 4.7l-8.8 8.8a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6",
  send: "M5 12h13M12 5l7 7-7 7",
  keyboard: "M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M8 15h8",
  slash: "M14.5 5l-5 14",
  down: "M12 5v13M6 12l6 6 6-6",
  close: "M6 6l12 12M18 6L6 18",
  file: "M7 3h7l4 4v14H7zM14 3v5h4",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

/** Two letters of the name on one of seven colours. */
export function avatar(name, id, isGroup = false) {
  const letters = name.replace(/[^\p{L}\p{N}\s]/gu, "").split(/\s+/).filter(Boolean).slice(0, 2);
  const initials = letters.map((word) => [...word][0].toUpperCase()).join("");
  return h("span", { class: `avatar hue-${Math.abs(id) % 7}${isGroup ? " group" : ""}`, "aria-hidden": "true" }, initials);
}

/** A chat's own; the private one is the bot's, and so the same for everybody. */
export const avatarOf = (chat, bot) => avatar(chat.title, chat.type === "private" ? bot.id : chat.id, chat.type !== "private");

export function badge(count, mentioned = false) {
  if (!count) return null;
  return h("span", { class: "badge", "aria-label": `${count} unread` }, mentioned ? `@ ${count}` : `${count}`);
}
