// A link marked data-open shows its page beside the one that is read; a line of the brief shows each report's words.

const kept = new Map();

/** Return the article of a page of this server; pages are asked for once. */
function load(path) {
  if (!kept.has(path)) {
    const asked = fetch(path, { headers: { accept: "text/html" } }).then(async (answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const article = page.querySelector("main article");
      if (!article) throw new Error("no article");
      return article;
    });
    asked.catch(() => kept.delete(path));
    kept.set(path, asked);
  }
  return kept.get(path).then((article) => document.importNode(article, true));
}

function make(tag, className, words = "") {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = words;
  return node;
}

const panel = make("dialog", "panel");
const bar = make("div", "panel-bar");
const whole = make("a", "", "Open as a page");
const close = make("button", "", "Close");
close.type = "button";
close.addEventListener("click", () => panel.close());
bar.append(whole, close);
const inside = make("div", "panel-inside");
panel.append(bar, inside);
panel.addEventListener("click", (event) => event.target === panel && panel.close());
document.body.append(panel);

/** Show a page in the panel; ``report`` is the letter of the report whose words are looked for. */
async function open(path, report = "") {
  let article;
  try {
    article = await load(path);
  } catch {
    location.assign(path);
    return;
  }
  // A ruling made here leads back to the page behind, so that its counts are seen to move.
  for (const back of article.querySelectorAll('input[name="back"]')) back.value = location.pathname + location.search;
  whole.href = path;
  inside.replaceChildren(article);
  const title = article.querySelector("h1");
  panel.setAttribute("aria-label", title ? title.textContent.trim() : "Words");
  if (!panel.open) panel.showModal();
  const asked = report ? [...article.querySelectorAll("[data-report]")].find((li) => li.dataset.report === report) : null;
  asked?.classList.add("is-asked");
  panel.scrollTop = 0;
  asked?.scrollIntoView({ block: "nearest" });
  (asked?.querySelector("q a") ?? close).focus({ preventScroll: true });
}

function isPlain(event) {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-open]");
  if (!link || event.defaultPrevented || !isPlain(event)) return;
  event.preventDefault();
  // Links of a picture are SVG elements: their address is an object, so the attribute is read.
  open(link.getAttribute("href"));
});
document.addEventListener("variorum:open", (event) => open(event.detail.path, event.detail.report));

// The words of every report beside a line that several carry, after a moment of rest on it.
const REST_MS = 350;
let waiting = 0;
function clear(line) {
  clearTimeout(waiting);
  line.querySelector(".note")?.remove();
  line.classList.remove("has-note");
}
function show(line) {
  clearTimeout(waiting);
  if (line.querySelector(".note")) return;
  waiting = setTimeout(async () => {
    const article = await load(line.dataset.claim).catch(() => null);
    const cells = article?.querySelector(".cells");
    if (!cells || line.querySelector(".note") || !line.matches(":hover, :focus-within")) return;
    const note = make("aside", "note");
    note.setAttribute("aria-label", "Each report’s words");
    note.append(cells);
    line.append(note);
    line.classList.add("has-note");
  }, REST_MS);
}
for (const line of document.querySelectorAll(".line[data-claim]")) {
  line.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(line));
  line.addEventListener("pointerleave", () => line.matches(":focus-within") || clear(line));
  line.addEventListener("focusin", () => show(line));
  line.addEventListener("focusout", (event) => line.contains(event.relatedTarget) || clear(line));
  line.addEventListener("keydown", (event) => event.key === "Escape" && clear(line));
}
