/* The editor of a criteria table: steps by buttons and Alt + arrows, a node's form opened in its row, sums while typing.
   Without script the buttons post, and a node is edited on its own page. */
"use strict";

const STEP_KEYS = { ArrowUp: "len", ArrowDown: "xuong", ArrowRight: "vao", ArrowLeft: "ra" };
const bar = document.getElementById("di");
const chosen = () => document.querySelector("#cay input[name=muc]:checked");
const panelOf = (key) => document.querySelector('.node-panel[data-for="' + key + '"]');
const unsaved = () => document.querySelector("#cay form[data-unsaved]");
const mayLeave = () => !unsaved() || window.confirm("Mục đang mở có chỗ chưa ghi. Bỏ chỗ ấy?");

function focusNode(key) {
  const radio = document.getElementById("m" + key);
  if (!radio) return;
  radio.checked = true;
  radio.focus();
  radio.closest("li").scrollIntoView({ block: "nearest" });
}

function step(name) {
  const radio = chosen();
  if (!radio || !mayLeave()) return;
  const key = radio.value.split("-")[0];
  htmx.ajax("POST", bar.action, { source: bar, target: "#cay", swap: "outerHTML", values: { muc: radio.value, buoc: name } }).then(() => focusNode(key));
}

function open(url, key) {
  if (!mayLeave()) return;
  document.querySelectorAll("#cay .node-panel").forEach((panel) => panel.replaceChildren());
  htmx.ajax("GET", url, { target: panelOf(key), swap: "innerHTML" });
}

function press(name) {
  const radio = chosen();
  const key = radio ? radio.value.split("-")[0] : "0";
  if (name === "them-duoi" || name === "them-sau") {
    const place = name === "them-duoi" ? "duoi" : "sau";
    open(bar.dataset.them + (radio ? "?" + place + "=" + key : ""), key);
  } else if (!radio) return false;
  else if (name === "sua") open(document.getElementById("t" + key).href, key);
  else if (name === "bo") return false;
  else step(name);
  return true;
}

function shut(panel) {
  if (!mayLeave()) return;
  panel.replaceChildren();
  focusNode(panel.dataset.for);
}

if (bar) {
  bar.addEventListener("submit", (event) => {
    if (event.submitter && press(event.submitter.value)) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const radio = event.target.closest("#cay input[name=muc]");
    const panel = event.target.closest("#cay .node-panel");
    if (radio && event.altKey && STEP_KEYS[event.key]) {
      event.preventDefault();
      step(STEP_KEYS[event.key]);
    } else if (radio && event.key === "Enter") {
      event.preventDefault();
      press("sua");
    } else if (panel && event.key === "Escape") shut(panel);
  });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("#cay .node-panel [data-close]");
  if (!link) return;
  event.preventDefault();
  shut(link.closest(".node-panel"));
});

/* A title opens its form in the row; one form is open at a time. With Ctrl or Shift it is a link as any other. */
document.addEventListener("click", (event) => {
  const title = event.target.closest("#cay .node-words > a");
  if (!title || !bar || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const radio = title.closest("li").querySelector("input[name=muc]");
  radio.checked = true;
  open(title.href, radio.value.split("-")[0]);
});

/* 409: the answer holds both values and takes the place of the form. */
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status !== 409) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});

/* Where the eye goes in a form that was opened, refused, redrawn or tried. */
const FIRST = [".notice[role=alert]", "[aria-invalid=true]", ".try-points, .try-told .field-error"];
const hideRedraw = () => document.querySelectorAll("[data-redraw-button]").forEach((button) => { button.hidden = true; });
hideRedraw();

/* Who is typing in the form already is left there. */
const isFree = (panel) => !panel.contains(document.activeElement) || document.activeElement.matches("[data-redraw] select");

function look(panel, isRedrawn) {
  const first = FIRST.map((name) => panel.querySelector(name)).find(Boolean);
  const calm = isRedrawn ? panel.querySelector(".node-rule-box input:not([type=hidden]), .node-rule-box select") : panel.querySelector("textarea[name=title]");
  if (first && !first.matches("input, select, textarea")) first.scrollIntoView({ block: "nearest" });
  else if (first) first.focus();
  else if (calm && isFree(panel)) calm.focus();
}

document.addEventListener("htmx:afterSettle", (event) => {
  hideRedraw();
  const written = event.detail.xhr && event.detail.xhr.getResponseHeader("X-Muc");
  if (written) return focusNode(written);
  const panel = event.detail.target.closest(".node-panel");
  if (panel) look(panel, event.detail.requestConfig && event.detail.requestConfig.parameters.lam === "ve");
});

/* Another kind has other boxes: what was typed goes along. */
document.addEventListener("change", (event) => {
  const button = event.target.matches("[data-redraw] select") && event.target.closest("[data-redraw]").querySelector("[data-redraw-button]");
  if (button) button.click();
});

/* The parent's points against what is typed, in hundredths. */
const cents = (text) => {
  const found = /^\s*(\d{1,5})(?:[.,](\d{1,2}))?\s*$/.exec(text);
  return found ? Number(found[1]) * 100 + Number((found[2] || "0").padEnd(2, "0")) : null;
};
const inWords = (value) => Math.floor(value / 100) + "," + String(value % 100).padStart(2, "0");

document.addEventListener("input", (event) => {
  const hint = event.target.matches("input[name=points]") && event.target.form.querySelector("[data-sum]");
  const typed = hint && cents(event.target.value);
  if (!hint || typed === null) return;
  const total = Number(hint.dataset.others) + typed;
  const whole = Number(hint.dataset.parent);
  const gap = total === whole ? "đủ " + inWords(whole) : (total < whole ? "thiếu " : "thừa ") + inWords(Math.abs(total - whole)) + " so với " + inWords(whole);
  hint.textContent = "Cộng cả mục này " + inWords(total) + ": " + gap + ".";
  hint.classList.toggle("late", total !== whole);
});
