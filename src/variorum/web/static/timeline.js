// Said on against happened on, closer: buttons, keys or drawing over some days zoom; a dot says its words below.

const DAY_MS = 86_400_000;
const SVG = "http://www.w3.org/2000/svg";
const MONTHS = "January February March April May June July August September October November December".split(" ");

function name(time, withYear) {
  const day = new Date(time);
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}${withYear ? ` ${day.getUTCFullYear()}` : ""}`;
}

function draw(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function start(figure) {
  const svg = figure.querySelector("svg");
  const plot = svg.querySelector(".plot");
  const [left, top, height] = ["x", "y", "height"].map((key) => Number(plot.getAttribute(key)));
  let width = Number(plot.getAttribute("width"));
  const [first, last, early, late] = ["first", "last", "early", "late"].map((key) => Date.parse(svg.dataset[key]));
  const dots = [...svg.querySelectorAll(".dot")].map((dot) => ({
    dot,
    link: dot.closest("a"),
    day: Date.parse(dot.dataset.day),
    said: Date.parse(dot.dataset.said),
  }));
  const axis = draw("g", { class: "axis", "aria-hidden": "true" });
  plot.after(axis);
  for (const text of svg.querySelectorAll("text.plain")) text.remove();
  const out = figure.querySelector("output");
  const full = [first - DAY_MS / 2, last + DAY_MS / 2];
  let view = full;

  const across = (time) => left + ((time - view[0]) / (view[1] - view[0])) * width;
  const down = (time) => top + 14 + ((time - early) / Math.max(DAY_MS, late - early)) * (height - 28);

  function paint() {
    axis.replaceChildren();
    // One unit a pixel, so that words keep their size on a phone.
    const wide = Math.max(300, svg.clientWidth);
    svg.setAttribute("viewBox", `0 0 ${wide} ${top + height + 38}`);
    width = wide - left - 12;
    plot.setAttribute("width", width);
    const days = (view[1] - view[0]) / DAY_MS;
    const step = [1, 2, 7, 14, 31, 92, 366, 1827, 3653, 18263].find((size) => days / size <= Math.max(2, width / 96)) ?? 36525;
    const begin = Math.ceil(view[0] / DAY_MS) * DAY_MS;
    let before = 0;
    for (let time = begin; time <= view[1]; time += step * DAY_MS) {
      const x = across(time);
      const year = new Date(time).getUTCFullYear();
      axis.append(draw("line", { class: "grid", x1: x, x2: x, y1: top, y2: top + height }));
      const label = draw("text", { x, y: top + height + 18, "text-anchor": "middle" });
      label.textContent = step > 366 ? String(year) : name(time, year !== before);
      before = year;
      axis.append(label);
    }
    let lowest = -99;
    for (const time of [...new Set(dots.map((item) => item.said))].sort((a, b) => a - b)) {
      const y = down(time);
      axis.append(draw("line", { class: "grid", x1: left, x2: left + width, y1: y, y2: y }));
      if (y - lowest < 13) continue;
      lowest = y;
      const label = draw("text", { x: left - 8, y: y + 4, "text-anchor": "end" });
      label.textContent = name(time, false);
      axis.append(label);
    }
    const from = Math.max(view[0], early);
    const to = Math.min(view[1], late);
    if (to > from) {
      axis.append(draw("line", { class: "same-day", x1: across(from), x2: across(to), y1: down(from), y2: down(to) }));
    }
    const piles = new Map();
    for (const { dot, link, day, said } of dots) {
      const isIn = day >= view[0] && day <= view[1];
      link.classList.toggle("is-out", !isIn);
      link.style.display = isIn ? "" : "none";
      if (!isIn) continue;
      // Dots of one day and one report day lie in a little fan, so that each can be reached.
      const key = `${day} ${said}`;
      const nth = piles.get(key) ?? 0;
      piles.set(key, nth + 1);
      const side = nth % 2 ? 1 : -1;
      const room = (width / ((view[1] - view[0]) / DAY_MS)) * 0.42;
      dot.setAttribute("cx", across(day) + side * Math.min(Math.ceil(nth / 2) * 9, Math.max(room, 4)));
      dot.setAttribute("cy", down(said));
    }
  }

  function zoom(low, high) {
    const size = Math.min(Math.max(high - low, 2 * DAY_MS), full[1] - full[0]);
    const begin = Math.min(Math.max((low + high) / 2 - size / 2, full[0]), full[1] - size);
    view = [begin, begin + size];
    paint();
    out.value = `${name(view[0] + DAY_MS / 2, true)} to ${name(view[1] - DAY_MS / 2, true)}`;
  }
  function scale(by) {
    const middle = (view[0] + view[1]) / 2;
    const half = ((view[1] - view[0]) / 2) * by;
    zoom(middle - half, middle + half);
  }
  function shift(by) {
    const size = (view[1] - view[0]) * by;
    zoom(view[0] + size, view[1] + size);
  }
  const acts = {
    in: () => scale(0.5),
    out: () => scale(2),
    earlier: () => shift(-0.4),
    later: () => shift(0.4),
    story: () => zoom(early - 2 * DAY_MS, late + 2 * DAY_MS),
    all: () => zoom(...full),
  };
  const tools = figure.querySelector(".tools");
  tools.hidden = false;
  tools.addEventListener("click", (event) => acts[event.target.value]?.());
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    scale(event.deltaY > 0 ? 1.25 : 0.8);
  }, { passive: false });

  // Drawing over some days zooms to them.
  const at = (event) => {
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return Math.min(Math.max(place.x, left), left + width);
  };
  let chosen = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.target.closest("a") || event.pointerType !== "mouse") return;
    chosen = { from: at(event), box: draw("rect", { class: "chosen", y: top, height, width: 0, x: at(event) }) };
    svg.append(chosen.box);
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    if (!chosen) return;
    const [low, high] = [chosen.from, at(event)].sort((a, b) => a - b);
    chosen.box.setAttribute("x", low);
    chosen.box.setAttribute("width", high - low);
  });
  svg.addEventListener("pointerup", (event) => {
    if (!chosen) return;
    const [low, high] = [chosen.from, at(event)].sort((a, b) => a - b);
    chosen.box.remove();
    chosen = null;
    const time = (x) => view[0] + ((x - left) / width) * (view[1] - view[0]);
    if (high - low > 6) zoom(time(low), time(high));
  });
  const tell = (event) => {
    const words = event.target.closest?.("a")?.querySelector("title")?.textContent;
    if (words) out.value = words;
  };
  svg.addEventListener("pointerover", tell);
  svg.addEventListener("focusin", tell);
  paint();
  addEventListener("resize", paint);
}

for (const figure of document.querySelectorAll("figure.spread")) start(figure);
