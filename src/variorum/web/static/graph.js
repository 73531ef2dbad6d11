// A lineage wider than its frame can be looked at whole, or closer; a folded family opens where it stands.

const STEP = 1.35;
const SMALLEST = 0.15;

function scale(svg) {
  const [width, height] = ["width", "height"].map((key) => Number(svg.getAttribute(key)));
  const frame = svg.closest(".scroll");
  if (width <= frame.clientWidth) return;
  const show = (wanted) => {
    const now = Math.min(Math.max(wanted, SMALLEST), 1.5);
    svg.dataset.scale = now;
    svg.style.maxWidth = "none";
    svg.style.minWidth = "0";
    svg.setAttribute("width", Math.round(width * now));
    svg.setAttribute("height", Math.round(height * now));
  };
  const scaled = () => Number(svg.dataset.scale || 1);
  const tools = document.createElement("div");
  tools.className = "tools";
  const acts = [
    ["Smaller", () => show(scaled() / STEP)],
    ["Larger", () => show(scaled() * STEP)],
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

function begin() {
  for (const svg of document.querySelectorAll("svg.graph")) scale(svg);
}

// The page that a link of a family leads to holds the same picture with it open: only the picture is put in place.
async function turn(address, keep) {
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  const grid = document.querySelector(".lineage-grid");
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".lineage-grid");
  if (!answer.ok || !grid || !fresh) throw new Error("no picture");
  grid.replaceWith(document.adoptNode(fresh));
  begin();
  const again = keep && [...document.querySelectorAll(".graph a")].find((link) => link.querySelector(".node-siglum")?.textContent === keep);
  again?.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.opens");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const address = link.getAttribute("href");
  const keep = link.querySelector(".node-siglum")?.textContent || "";
  turn(address, keep).then(
    () => history.pushState({ folded: true }, "", address),
    () => location.assign(address),
  );
});
window.addEventListener("popstate", () => {
  if (document.querySelector("svg.graph.folded")) turn(location.href, "").catch(() => location.reload());
});
begin();
