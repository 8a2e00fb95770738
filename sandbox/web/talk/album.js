// An album of pictures: rows as wide as the bubble, in which each picture keeps its shape; nothing is cut off.

import { h } from "../base/dom.js";

const WIDE = 1.5; // wider than this: two of them stand one above the other
const SPLIT = { 2: [2], 3: [1, 2], 4: [2, 2], 5: [2, 3], 6: [3, 3], 7: [2, 2, 3], 8: [2, 3, 3], 9: [3, 3, 3], 10: [3, 3, 4] };

/** `pictures`: [{node, width, height}], two to ten. */
export function album(pictures) {
  let at = 0;
  const rows = split(pictures).map((count) => {
    const row = pictures.slice(at, at + count);
    at += count;
    return h("div", { class: "album-row" }, row.map(shaped));
  });
  return h("div", { class: "album" }, rows);
}

const ratio = ({ width, height }) => (width && height ? width / height : 1);

function split(pictures) {
  if (pictures.length === 2 && pictures.every((one) => ratio(one) > WIDE)) return [1, 1];
  return SPLIT[pictures.length] ?? [pictures.length];
}

function shaped(picture) {
  picture.node.style.flex = `${ratio(picture)} 1 0`;
  picture.node.style.aspectRatio = String(ratio(picture));
  return picture.node;
}
