// The page's own small drawings, as paths on a field of 24 by 24.

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
  out: "M7 17L17 7M9 7h8v8",
  copy: "M9 9h10v10H9zM5 15V5h10",
  mic: "M12 4a3 3 0 0 1 3 3v4a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v3",
  menu: "M4 7h16M4 12h16M4 17h16",
  next: "M5 5l8 7-8 7zM17 5v14",
  play: "M7 4l12 8-12 8z",
  pause: "M8 5v14M16 5v14",
  clock: "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M12 7v5l3 3",
  help: "M9 9a3 3 0 1 1 4 2.8c-.7.3-1 .9-1 1.7M12 17h.01",
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
