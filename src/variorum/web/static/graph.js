// A lineage wider than its frame can be looked at whole, or closer.

const STEP = 1.35;
const SMALLEST = 0.15;

for (const svg of document.querySelectorAll("svg.graph")) {
  const [width, height] = ["width", "height"].map((key) => Number(svg.getAttribute(key)));
  const frame = svg.closest(".scroll");
  if (width <= frame.clientWidth) continue;
  let scale = 1;
  const show = (wanted) => {
    scale = Math.min(Math.max(wanted, SMALLEST), 1.5);
    svg.setAttribute("width", Math.round(width * scale));
    svg.setAttribute("height", Math.round(height * scale));
  };
  const tools = document.createElement("div");
  tools.className = "tools";
  const acts = [
    ["Smaller", () => show(scale / STEP)],
    ["Larger", () => show(scale * STEP)],
    ["Whole width", () => show((frame.clientWidth - 2) / width)],
    ["As it was", () => show(1)],
  ];
  for (const [name, act] of acts) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", act);
    tools.append(button);
  }
  frame.after(tools);
}
