/* The desk by keyboard: J/K or arrows walk the papers, N reaches the button that accepts, T opens the reason, Enter presses, Esc leaves. */
"use strict";

const papers = [...document.querySelectorAll("[data-desk-paper]")];
const hint = document.querySelector("[data-desk-keys]");
if (hint) hint.hidden = false;

function current() {
  return papers.find((paper) => paper.classList.contains("is-current"));
}

/* Only the paper in hand has the main button. */
function mark(paper) {
  papers.forEach((other) => {
    other.classList.toggle("is-current", other === paper);
    other.querySelector("[data-desk-accept]")?.classList.toggle("button-main", other === paper);
  });
}

function show(paper) {
  if (!paper) return;
  mark(paper);
  paper.focus({ preventScroll: true });
  paper.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const at = papers.indexOf(current());
  show(papers[Math.min(Math.max(at + by, 0), papers.length - 1)]);
}

function accept() {
  const button = current()?.querySelector("[data-desk-accept]");
  if (button) button.focus();
}

function giveBack() {
  const box = current()?.querySelector("[data-desk-return]");
  if (!box) return;
  box.open = true;
  box.querySelector("input[name=reason]").focus();
}

function leave(target) {
  const paper = target.closest("[data-desk-paper]");
  if (!paper) return;
  const box = paper.querySelector("[data-desk-return]");
  if (box) box.open = false;
  show(paper);
}

const KEYS = {
  j: () => step(1), ArrowDown: () => step(1),
  k: () => step(-1), ArrowUp: () => step(-1),
  n: accept, t: giveBack,
};

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || !papers.length) return;
  if (event.key === "Escape") { leave(event.target); return; }
  if (event.target.closest("input, select, textarea")) return;
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

/* A click or a Tab into a paper makes it the current one. */
document.addEventListener("focusin", (event) => {
  const paper = event.target.closest("[data-desk-paper]");
  if (paper) mark(paper);
});

const asked = location.hash ? document.getElementById(location.hash.slice(1)) : null;
if (papers.includes(asked)) show(asked);
else if (papers.length) mark(papers[0]);
