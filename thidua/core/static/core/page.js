/* Keys and menus: Ctrl-K goes to the search, Esc and a click outside close what is open. */
"use strict";

const openMenus = () => document.querySelectorAll("details[data-closes][open]");

function close(menu) {
  const held = menu.contains(document.activeElement);
  menu.open = false;
  if (held) menu.querySelector("summary").focus();
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    const search = document.querySelector("[data-search]");
    if (!search || !search.offsetParent) return;
    event.preventDefault();
    search.focus();
    search.select();
  }
  if (event.key === "Escape") openMenus().forEach(close);
});

document.addEventListener("click", (event) => {
  openMenus().forEach((menu) => {
    const isOutside = !menu.contains(event.target);
    if (isOutside && !menu.closest(".assumed")) menu.open = false;
  });
});

document.querySelectorAll("button[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
