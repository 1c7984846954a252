/* The figures' grid: arrow keys and Enter move, a range pasted from Excel fills cells downwards and to the right. */
"use strict";

(() => {
  const grid = document.querySelector("[data-grid]");
  if (!grid) return;

  const rows = () => [...grid.querySelectorAll("tr[data-row]")];
  const cellsOf = (row) => [...row.querySelectorAll("input[data-cell]")];

  const placeOf = (input) => {
    const all = rows();
    const row = all.findIndex((candidate) => candidate.contains(input));
    return { row, column: cellsOf(all[row]).indexOf(input) };
  };

  const cellAt = (row, column) => {
    const found = rows()[row];
    return found ? cellsOf(found)[column] : undefined;
  };

  const move = (input, down, right) => {
    const { row, column } = placeOf(input);
    const step = down < 0 ? -1 : 1;
    let target = row + down;
    let next = cellAt(target, column + right);
    while (down && rows()[target] && !next) {
      target += step;
      next = cellAt(target, column);
    }
    if (!next) return false;
    next.focus();
    next.select();
    return true;
  };

  grid.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!input.matches("input[data-cell]")) return;
    const atStart = input.selectionStart === 0 && input.selectionEnd === 0;
    const atEnd = input.selectionStart === input.value.length;
    const all = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    let moved = false;
    if (event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey)) moved = move(input, 1, 0);
    else if (event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey)) moved = move(input, -1, 0);
    else if (event.key === "ArrowRight" && (atEnd || all)) moved = move(input, 0, 1);
    else if (event.key === "ArrowLeft" && (atStart || all)) moved = move(input, 0, -1);
    else return;
    if (moved || event.key === "Enter") event.preventDefault();
  });

  // What came back must not replace a field that somebody is typing in.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const target = event.detail.target;
    if (target.classList.contains("cell-notes") && target.contains(document.activeElement)) event.detail.shouldSwap = false;
  });

  grid.addEventListener("paste", (event) => {
    const input = event.target;
    if (!input.matches("input[data-cell]")) return;
    const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    const table = text.split("\n").map((line) => line.split("\t").map((cell) => cell.trim()));
    const { row, column } = placeOf(input);
    const before = [];
    let taken = 0;
    let left = 0;
    table.forEach((line, down) => line.forEach((value, right) => {
      const cell = cellAt(row + down, column + right);
      if (!cell) { left += 1; return; }
      before.push([cell, cell.value]);
      cell.value = value;
      taken += 1;
    }));
    tell(`Đã dán ${taken} ô${left ? `; ${left} ô nằm ngoài biểu không được dán` : ""}.`, before);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });

  const tell = (words, before) => {
    const place = document.getElementById("dan");
    place.textContent = `${words} `;
    const undo = document.createElement("button");
    undo.type = "button";
    undo.className = "as-link";
    undo.textContent = "Hoàn tác";
    undo.addEventListener("click", () => {
      for (const [cell, value] of before) cell.value = value;
      place.textContent = "Đã hoàn tác.";
      before[0][0].dispatchEvent(new Event("change", { bubbles: true }));
    });
    place.append(undo);
  };
})();
