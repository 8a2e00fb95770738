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
 * with its focus, its playing voice and its opened quotes. `data-spot` finds the focus again in a remade node; the spot
 * "it" is the one thing to press there, whatever it is called by now.
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
  const isSame = same && (held.dataset.spot === "it" || same.textContent === held.textContent);
  const target = isSame ? same : fresh;
  if (target === fresh) fresh.tabIndex = -1;
  target.focus({ preventScroll: true });
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
