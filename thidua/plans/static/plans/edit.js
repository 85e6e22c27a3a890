/* Correcting a fact: only the fields of the chosen kind of due, and units found by typing. Without script everything is shown. */
"use strict";

document.querySelectorAll("[data-due]").forEach((box) => {
  const kind = box.querySelector("[data-due-field=kind] select");
  const fields = box.querySelectorAll("[data-due-of]");
  const update = () => fields.forEach((field) => { field.hidden = !field.dataset.dueOf.split(" ").includes(kind.value) || !kind.value; });
  kind.addEventListener("change", update);
  update();
});

const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

document.querySelectorAll("[data-unit-choice]").forEach((box) => {
  const rows = Array.from(box.querySelectorAll(".unit-box"));
  const search = box.querySelector("[data-unit-search]");
  const count = box.querySelector("[data-unit-count]");
  const byHand = document.querySelector("input[name=who][value=hand]");
  const ticks = () => rows.map((row) => row.querySelector("input"));
  const tell = () => { count.textContent = "Đã đánh dấu " + ticks().filter((tick) => tick.checked).length + " đơn vị"; };
  const chose = () => { if (byHand) byHand.checked = true; tell(); };

  box.querySelector("[data-unit-tools]").hidden = false;
  search.addEventListener("input", () => rows.forEach((row) => { row.hidden = !bare(row.textContent).includes(bare(search.value)); }));
  rows.forEach((row) => row.addEventListener("change", chose));

  const kinds = [...new Set(rows.map((row) => row.dataset.kind))];
  kinds.forEach((kind) => {
    const button = document.createElement("button");
    const own = rows.filter((row) => row.dataset.kind === kind).map((row) => row.querySelector("input"));
    button.type = "button";
    button.className = "button button-small";
    button.textContent = kind + " (" + own.length + ")";
    button.addEventListener("click", () => {
      const all = own.every((tick) => tick.checked);
      own.forEach((tick) => { tick.checked = !all; });
      chose();
    });
    box.querySelector("[data-unit-kinds]").append(button);
  });
  tell();
});
