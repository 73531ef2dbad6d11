// Everything works without scripts; they only make things quicker. Each file is a module of its own and imports none.
// This one: filters that apply themselves, citations to the clipboard, a word after a ruling with a way back.

document.documentElement.classList.add("is-quick");
for (const hint of document.querySelectorAll(".with-script")) hint.hidden = false;

// On a phone the words come first: a selection that selects nothing waits behind its name.
const selection = document.querySelector(".story-head form.selection, form.selection.searching");
if (selection && matchMedia("(max-width: 40rem)").matches) {
  const plain = ["page", "columns", "open", "q"];
  const asked = [...new URLSearchParams(location.search)].some(([key, value]) => value && !plain.includes(key));
  const folded = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = selection.classList.contains("searching") ? "Search more closely" : "Choose and sort";
  folded.className = "selecting";
  folded.open = asked;
  selection.before(folded);
  folded.append(summary, selection);
}

for (const form of document.querySelectorAll("form.is-auto")) {
  form.addEventListener("change", () => form.requestSubmit());
}

let shown = null;
function say(words, action = null) {
  shown?.remove();
  shown = document.createElement("div");
  shown.className = "toast";
  shown.setAttribute("role", "status");
  document.body.append(shown);
  shown.append(words);
  if (action) shown.append(action);
  else setTimeout((mine) => mine.remove(), 6000, shown);
}
document.addEventListener("variorum:say", (event) => say(event.detail));

async function copy(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(String(answer.status));
  await navigator.clipboard.writeText(await answer.text());
  say("The citation is on the clipboard.");
}
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.cite");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
  event.preventDefault();
  copy(link).catch(() => location.assign(link.href));
});

// A ruling leads back to the page it was made on, where the counts have moved; say so there, and offer the way back.
const KEY = "variorum-ruled";
document.addEventListener("submit", (event) => {
  if (new URL(event.target.action).pathname !== "/rulings" || event.target.method !== "post") return;
  const kind = new FormData(event.target).get("kind");
  sessionStorage.setItem(KEY, kind === "undo" ? "undo" : "made");
});
const ruled = sessionStorage.getItem(KEY);
sessionStorage.removeItem(KEY);
if (ruled) {
  const counts = document.querySelector(".story-head .counts")?.textContent ?? "";
  const newest = document.querySelector(".made form.undo");
  if (ruled === "undo") say(`The ruling is taken back. ${counts}`);
  else say(`The ruling is kept. ${counts}`, newest?.cloneNode(true) ?? null);
}
