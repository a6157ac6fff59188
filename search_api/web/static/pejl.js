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
    follow(job.id);
  }

  if (form.dataset.job) follow(form.dataset.job);

  async function follow(id) {
    const answer = await fetch(`/api/jobs/${id}`);
    const job = await answer.json();
    if (!answer.ok) return fail(job.detail ?? job.title);
    const ended = ["done", "failed", "cancelled"].includes(job.state);
    const heading = { done: form.dataset.done, cancelled: form.dataset.cancelled }[job.state];
    say(heading ?? form.dataset.uploading, job.results.length, job.total, job);
    if (job.state === "failed") fail(job.error);
    else if (ended) end(job);
    else window.setTimeout(() => follow(id), 500);
  }

  function end(job) {
    const left = job.state === "cancelled" || job.failed > 0;
    if (left) progress.append(button(form.dataset.retry, () => act(job.id, "POST", "/retry")));
    else window.setTimeout(() => window.location.assign("/documents"), 600);
  }

  async function act(id, method, path = "") {
    const answer = await fetch(`/api/jobs/${id}${path}`, { method });
    if (!answer.ok) fail((await answer.json()).detail);
    else if (method === "POST") follow(id);
  }

  function say(text, done, total, job = {}) {
    const bar = document.createElement("progress");
    bar.max = total;
    bar.value = done;
    bar.setAttribute("aria-label", text);
    const running = ["queued", "running"].includes(job.state);
    const lines = [element("p", `${text}: ${done} / ${total}${timeLeft(job)}`), bar];
    for (const file of job.under_way ?? []) lines.push(element("p", pageOf(file)));
    if (running) lines.push(button(form.dataset.cancel, () => act(job.id, "DELETE")));
    progress.replaceChildren(...lines, list(job.results ?? []));
  }

  function list(results) {
    const list = element("ul", "");
    for (const result of results) {
      const row = element("li", `${result.path}: ${form.dataset[result.status]}${result.error ? ` (${result.error})` : ""}`);
      row.className = `status-${result.status}`;
      list.append(row);
    }
    return list;
  }

  function timeLeft(job) {
    if (!job.seconds_left) return "";
    const minutes = Math.ceil(job.seconds_left / 60);
    const time = job.seconds_left < 60 ? `${Math.ceil(job.seconds_left)} s` : `${minutes} min`;
    return ` · ${form.dataset.left.replace("{time}", time)}`;
  }

  function pageOf(file) {
    const at = form.dataset.at.replace("{page}", Math.min(file.done + 1, file.pages));
    return `${file.name}: ${at.replace("{pages}", file.pages)}`;
  }

  function button(text, act) {
    const made = element("button", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
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
