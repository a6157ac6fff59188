// What a page cannot do by itself: copying, printing, completions, and uploads with live progress.
// Everything else is plain HTML and works without this file.

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}

const field = document.querySelector("input[list=completions]");
if (field) setUpCompletions(field, document.querySelector("#completions"));

function setUpCompletions(field, list) {
  let waiting;
  field.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(complete, 150);
  });

  async function complete() {
    const answer = await fetch(`/api/complete?q=${encodeURIComponent(field.value)}`);
    if (!answer.ok) return;
    const options = (await answer.json()).map((text) => {
      const option = document.createElement("option");
      option.value = text;
      return option;
    });
    list.replaceChildren(...options);
  }
}

const form = document.querySelector("#upload");
if (form) setUpUpload(form, form.querySelector("input[type=file]"), document.querySelector("#progress"));

function setUpUpload(form, input, progress) {
  input.addEventListener("change", () => send(input.files));
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    send(event.dataTransfer.files);
  });

  async function send(files) {
    if (!files.length) return;
    const body = new FormData();
    for (const file of files) body.append("files", file, file.name);
    say(form.dataset.uploading, 0, files.length);
    const answer = await fetch("/api/documents", { method: "POST", body });
    const job = await answer.json();
    if (!answer.ok) return fail(job.detail ?? job.title);
    follow(job.id, files.length);
  }

  async function follow(id, total) {
    const answer = await fetch(`/api/jobs/${id}`);
    const job = await answer.json();
    if (!answer.ok) return fail(job.detail ?? job.title);
    const finished = ["done", "failed"].includes(job.state);
    say(finished ? form.dataset.done : form.dataset.uploading, job.results.length, total, job.results);
    if (job.state === "failed") fail(job.error);
    else if (finished) window.setTimeout(() => reloadUnlessFailed(job.results), 600);
    else window.setTimeout(() => follow(id, total), 500);
  }

  function reloadUnlessFailed(results) {
    if (results.every((result) => result.status !== "failed")) window.location.reload();
  }

  function say(text, done, total, results = []) {
    const heading = element("p", `${text}: ${done} / ${total}`);
    const bar = document.createElement("progress");
    bar.max = total;
    bar.value = done;
    bar.setAttribute("aria-label", text);
    const list = element("ul", "");
    for (const result of results) {
      const row = element("li", `${result.path}: ${form.dataset[result.status]}${result.error ? ` (${result.error})` : ""}`);
      row.className = `status-${result.status}`;
      list.append(row);
    }
    progress.replaceChildren(heading, bar, list);
  }

  function fail(message) {
    const notice = element("p", message);
    notice.className = "notice bad";
    notice.setAttribute("role", "alert");
    progress.replaceChildren(notice);
  }
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
