/* The review of a plan: tabs show one group of cards, a mark opens the tab of its card, selected text becomes a new obligation.
   Without script all groups stand below each other, the tabs jump to them, and the text is pasted into a form. */
"use strict";

const tabs = () => document.querySelectorAll("[data-tab]");
const groups = document.querySelectorAll("[data-group]");

function open(key) {
  groups.forEach((group) => { group.hidden = group.dataset.group !== key; });
  tabs().forEach((tab) => {
    if (tab.dataset.tab === key) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  });
}

function openGroupOf(id) {
  const card = document.getElementById("f" + id);
  const group = card && card.closest("[data-group]");
  if (group) open(group.dataset.group);
}

/* Before facts.js scrolls to the card, its tab must be open: this listens while the event still goes down. */
["click", "focusin"].forEach((kind) => document.addEventListener(kind, (event) => {
  const mark = event.target.closest(".review-paper [data-fact]");
  if (mark) openGroupOf(mark.dataset.fact);
}, true));

document.addEventListener("click", (event) => {
  const tab = event.target.closest("[data-tab]");
  if (!tab) return;
  event.preventDefault();
  open(tab.dataset.tab);
  const column = tab.closest("[data-scroll]");
  if (column) column.scrollTop = 0;
});

document.addEventListener("htmx:afterSwap", () => {
  const shown = Array.from(groups).find((group) => !group.hidden);
  if (shown) open(shown.dataset.group);
});

/* A card named in the address is shown in its tab; a place in the document leaves the tabs alone. */
function openNamed() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const group = target && target.closest("[data-group]");
  if (!group) return false;
  open(group.dataset.group);
  target.scrollIntoView({ block: "center" });
  return true;
}

if (groups.length && !openNamed()) open(groups[0].dataset.group);
window.addEventListener("hashchange", openNamed);

/* Places count in the plain text of the plan: each paragraph knows where it begins. */
function placeOf(node, offset) {
  const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!holder) return null;
  const range = document.createRange();
  range.selectNodeContents(holder);
  range.setEnd(node, offset);
  return Number(holder.dataset.start) + range.toString().length;
}

const adder = document.querySelector("[data-select-add]");

function offer() {
  const selection = document.getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const paper = document.querySelector(".review-paper");
  if (!range || !paper.contains(range.commonAncestorContainer)) { adder.hidden = true; return; }
  const first = placeOf(range.startContainer, range.startOffset);
  const last = placeOf(range.endContainer, range.endOffset);
  if (first === null || last === null || last <= first) { adder.hidden = true; return; }
  const url = new URL(adder.href);
  url.search = "?tu=" + first + "&den=" + last;
  adder.href = url;
  const place = range.getBoundingClientRect();
  adder.style.top = Math.max(8, Math.min(window.innerHeight - 60, place.bottom + 8)) + "px";
  adder.style.left = Math.max(8, Math.min(window.innerWidth - 190, place.left)) + "px";
  adder.hidden = false;
}

if (adder) document.addEventListener("selectionchange", offer);
