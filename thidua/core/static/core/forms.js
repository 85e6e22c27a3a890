/* Forms: sent once, left only on purpose, saved with the truth told, files dropped in. */
"use strict";

/* One press sends one form. htmx forms look after themselves (hx-disabled-elt). */
function hold(form, isHeld) {
  form.querySelectorAll("button:not([type=button]), input[type=submit]").forEach((button) => {
    if (isHeld) button.setAttribute("aria-busy", "true");
    else button.removeAttribute("aria-busy");
  });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  form.removeAttribute("data-unsaved");
  if (form.method !== "post" || form.matches("[hx-post], [data-many]")) return;
  if (form.hasAttribute("data-sent")) {
    event.preventDefault();
    return;
  }
  form.setAttribute("data-sent", "");
  hold(form, true);
});

window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    form.removeAttribute("data-sent");
    hold(form, false);
  });
});

/* Leaving with unsaved work asks. */
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-guard]");
  if (form) form.setAttribute("data-unsaved", "");
});

window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-unsaved]")) event.preventDefault();
});

/* A form that saves by itself: <form data-autosave hx-post hx-trigger="change"> with <span data-saved role="status">. */
const WAITS = [3000, 8000, 20000];
const clockTime = () => new Intl.DateTimeFormat("vi", { hour: "2-digit", minute: "2-digit", hour12: false }).format(new Date());

function say(form, words, isDoubt) {
  const place = form.querySelector("[data-saved]");
  if (!place) return;
  place.textContent = words;
  place.classList.toggle("saved-doubt", isDoubt);
}

function tryAgain(form) {
  const tries = Number(form.dataset.tries || 0);
  if (tries >= WAITS.length) {
    say(form, "Chưa ghi được: không tới được máy chủ. Kiểm tra mạng rồi sửa lại một ô để ghi.", true);
    form.dataset.tries = "0";
    return;
  }
  form.dataset.tries = String(tries + 1);
  say(form, "Chưa chắc đã ghi, đang thử lại…", true);
  setTimeout(() => form.dispatchEvent(new Event("change", { bubbles: true })), WAITS[tries]);
}

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form[data-autosave]");
  if (!form) return;
  const answer = event.detail.xhr;
  if (event.detail.successful) {
    form.dataset.tries = "0";
    form.removeAttribute("data-unsaved");
    say(form, "Đã lưu lúc " + clockTime(), false);
  } else if (answer.status === 0 || answer.status >= 500) tryAgain(form);
  else say(form, "Chưa ghi: xem chỗ báo lỗi trong trang.", true);
});

/* Files: the input lies over its label, so dropping works without this; here the zone answers and names what it holds. */
function sizeInWords(bytes) {
  if (bytes < 1048576) return Math.max(1, Math.round(bytes / 1024)) + " KB";
  return (bytes / 1048576).toFixed(1).replace(".", ",") + " MB";
}

function nameFiles(zone, files) {
  const place = zone.querySelector("[data-drop-names]");
  place.replaceChildren(...Array.from(files, (file) => {
    const line = document.createElement("span");
    line.textContent = file.name + " (" + sizeInWords(file.size) + ")";
    return line;
  }));
}

document.querySelectorAll("[data-drop]").forEach((zone) => {
  const input = zone.querySelector("input[type=file]");
  const over = (isOver) => () => zone.classList.toggle("is-over", isOver);
  zone.addEventListener("dragenter", over(true));
  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", over(false));
  input.addEventListener("change", () => nameFiles(zone, input.files));
});

/* A file let fall beside the zone must not replace the page. */
if (document.querySelector("[data-drop]")) {
  ["dragover", "drop"].forEach((kind) => document.addEventListener(kind, (event) => {
    if (!event.target.closest("[data-drop]")) event.preventDefault();
  }));
}
