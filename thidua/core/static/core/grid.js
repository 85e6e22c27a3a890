/* Arrow keys walk through table[data-grid] from cell to cell that holds something to press or fill in. */
"use strict";

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const PRESSABLE = "a[href], button:not([disabled]), input:not([disabled], [type=hidden]), select, textarea, [tabindex='0']";

/* In a text box the arrows belong to the text until its end is reached. */
function keepsArrow(target, key) {
  if (target.matches("select, textarea")) return true;
  if (!target.matches("input") || key === "ArrowUp" || key === "ArrowDown") return false;
  if (target.selectionStart === null) return false;
  const end = key === "ArrowLeft" ? 0 : target.value.length;
  return target.selectionStart !== end || target.selectionEnd !== end;
}

function neighbour(table, cell, [down, right]) {
  let row = cell.parentElement.rowIndex + down;
  let column = cell.cellIndex + right;
  while (table.rows[row] && table.rows[row].cells[column]) {
    const next = table.rows[row].cells[column].querySelector(PRESSABLE);
    if (next) return next;
    row += down;
    column += right;
  }
  return null;
}

document.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  const cell = event.target.closest("table[data-grid] :is(td, th)");
  if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey || keepsArrow(event.target, event.key)) return;
  const next = neighbour(cell.closest("table"), cell, step);
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next.matches("input")) next.select();
});
