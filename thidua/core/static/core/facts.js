/* The review of a plan: a fact in the document and its card show each other. Elements with the same data-fact belong together;
   without script the marks are plain anchors to their cards. */
"use strict";

const factsOf = (id) => document.querySelectorAll('[data-fact="' + CSS.escape(id) + '"]');

/* Scroll only the column the element stands in; the page itself when the columns lie under each other. */
function reveal(element) {
  const column = element.closest("[data-scroll]");
  if (!column || column.scrollHeight <= column.clientHeight + 1) {
    if (!column || !column.contains(document.activeElement)) element.scrollIntoView({ block: "nearest" });
    return;
  }
  const place = element.getBoundingClientRect();
  const frame = column.getBoundingClientRect();
  if (place.top >= frame.top && place.bottom <= frame.bottom) return;
  column.scrollTop += place.top - frame.top - Math.max(0, (frame.height - place.height) / 2);
}

function show(id, from) {
  document.querySelectorAll("[data-fact].is-current").forEach((element) => element.classList.remove("is-current"));
  const seen = new Set();
  factsOf(id).forEach((element) => {
    element.classList.add("is-current");
    const column = element.closest("[data-scroll]");
    if (column === from.closest("[data-scroll]") || seen.has(column)) return;
    seen.add(column);
    reveal(element);
  });
}

function factAt(target) {
  return target.closest("[data-fact]");
}

document.addEventListener("click", (event) => {
  const fact = factAt(event.target);
  if (!fact) return;
  const isMark = fact.matches("a[href^='#']") && (event.target === fact || fact.contains(event.target));
  const isWide = window.matchMedia("(min-width: 1101px)").matches;
  if (isMark && isWide) event.preventDefault();
  show(fact.dataset.fact, fact);
});

document.addEventListener("focusin", (event) => {
  const fact = factAt(event.target);
  if (fact && !fact.classList.contains("is-current")) show(fact.dataset.fact, fact);
});

const named = document.getElementById(location.hash.slice(1));
if (named && named.matches("[data-fact]")) show(named.dataset.fact, named);
