// Adding reports in place: files can be dropped, and the page tells how far sending and reading have come.

const LOOK_AGAIN_MS = 600;

function watchDrops(field) {
  const input = field.querySelector('input[type="file"]');
  for (const name of ["dragenter", "dragover"]) {
    field.addEventListener(name, (event) => {
      event.preventDefault();
      field.classList.add("is-over");
    });
  }
  for (const name of ["dragleave", "drop"]) field.addEventListener(name, () => field.classList.remove("is-over"));
  field.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  });
}

function send(form, tell) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => tell("sending", event.loaded, event.total));
    request.addEventListener("error", () => failed(new Error("the server could not be reached")));
    request.addEventListener("load", () => {
      if (request.status < 300 && request.response?.id) done(request.response.id);
      else failed(new Error(request.response?.error?.message ?? `the server answered ${request.status}`));
    });
    request.send(new FormData(form));
  });
}

async function follow(id, tell) {
  for (;;) {
    const answer = await fetch(`/jobs/${encodeURIComponent(id)}.json`);
    const job = await answer.json();
    if (!answer.ok || job.state === "done" || job.state === "failed") return;
    tell([job.step || "waiting", job.item].filter(Boolean).join(": "), job.done ?? 0, job.total ?? 0);
    await new Promise((wake) => setTimeout(wake, LOOK_AGAIN_MS));
  }
}

for (const form of document.querySelectorAll("form.add")) {
  watchDrops(form.querySelector(".drop"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector('button[type="submit"]');
    form.querySelector(".adding-now")?.remove();
    const place = document.createElement("div");
    place.className = "adding-now";
    place.setAttribute("role", "status");
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", "How far adding has come");
    const words = document.createElement("p");
    place.append(words, bar);
    form.append(place);
    const tell = (step, done, total) => {
      words.textContent = total ? `${step} (${Math.round((100 * done) / total)}%)` : step;
      if (total) [bar.max, bar.value] = [total, done];
      else bar.removeAttribute("value");
    };
    button.disabled = true;
    try {
      tell("sending", 0, 0);
      const id = await send(form, tell);
      await follow(id, tell);
      location.assign(`/jobs/${encodeURIComponent(id)}`);
    } catch (error) {
      bar.remove();
      words.textContent = `Nothing was added: ${error.message}.`;
      place.setAttribute("role", "alert");
      button.disabled = false;
    }
  });
}
