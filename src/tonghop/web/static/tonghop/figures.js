/* The figures' grid: arrow keys and Enter move, a range pasted from Excel fills cells, and of a table at which two sit
   only what one changed is sent; what the other wrote comes back with the answer. */
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

  /* What the page knows to be saved stands beside each field: "b-" the figure, "r-" the reason, "y-" the explanation. */
  const form = grid.closest("form");
  const BASES = { v: "b", n: "r", x: "y" };
  const fields = (within) => [...within.querySelectorAll("input[name]")].filter((field) => /^[vnx]-/.test(field.name));
  const baseOf = (field) => form.elements[`${BASES[field.name[0]]}${field.name.slice(1)}`];
  const changed = (field) => field.value.trim() !== baseOf(field).value;
  let sent = new Map();

  form.addEventListener("htmx:configRequest", (event) => {
    const { parameters } = event.detail;
    sent = new Map();
    for (const row of rows()) {
      const cells = cellsOf(row);
      const whole = cells.some(changed);
      for (const field of fields(row)) {
        if (whole && cells.includes(field) || !cells.includes(field) && changed(field)) {
          sent.set(field.name, field.value);
        } else {
          delete parameters[field.name];
          delete parameters[baseOf(field).name];
        }
      }
    }
  });

  /* A row that was sent, or that nobody touched, follows what is saved now. One that is being written keeps what it says
     and what it was written on, so that the next save finds out if somebody else wrote there too. */
  const follow = (row, fresh) => {
    const cells = cellsOf(row);
    const wasSent = cells.some((cell) => sent.has(cell.name));
    if (!wasSent && cells.some(changed)) return;
    for (const cell of cells) {
      const now = fresh.dataset[BASES[cell.name[0]]] ?? "";
      const goesOn = wasSent && sent.get(cell.name) !== cell.value;
      if (fresh.dataset.open === undefined && !goesOn) cell.value = now;
      baseOf(cell).value = now;
    }
  };

  /* The same for an explanation, which stands among the notes that are replaced. */
  const carry = (field, fresh) => {
    const next = fresh.querySelector(`input[name="${field.name}"]`);
    if (!next) return;
    const base = fresh.querySelector(`input[name="${baseOf(field).name}"]`);
    if (sent.has(field.name)) baseOf(field).value = base.value;
    if (!changed(field)) return;
    next.value = field.value;
    base.value = baseOf(field).value;
  };

  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    if (!target.classList.contains("cell-notes")) return;
    const fresh = fragment.querySelector(".cell-notes");
    const row = target.closest("tr[data-row]");
    const writing = target.contains(document.activeElement) && document.activeElement.matches("input");
    follow(row, fresh);
    for (const field of fields(target)) carry(field, fresh);
    // What came back must not replace a field that somebody is typing in.
    if (writing) event.detail.shouldSwap = false;
  });

  /* A line that is down is said, and what one changed is sent again; whoever leaves before that is asked first. */
  const AGAIN = 15_000;
  const unsent = () => fields(form).some(changed);
  const send = () => { if (unsent()) window.htmx.trigger(form, "tonghop:send"); };
  form.addEventListener("htmx:sendError", () => {
    document.getElementById("luu").textContent = "Mất kết nối: số liệu vẫn còn trên trang này, sẽ gửi lại khi có mạng. Xin đừng đóng trang.";
    window.setTimeout(send, AGAIN);
  });
  form.addEventListener("htmx:responseError", () => {
    document.getElementById("luu").textContent = "Chưa lưu được; số đã gõ vẫn còn ở đây.";
  });
  window.addEventListener("online", send);
  window.addEventListener("beforeunload", (event) => { if (unsent()) event.preventDefault(); });

  /* Two wrote into one cell: whichever is chosen, theirs has now been seen. */
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-choose]");
    if (!button) return;
    const { rule, words, code, value, reason } = button.parentElement.dataset;
    const theirs = rule ? [[`x-${rule}`, words]] : [[`v-${code}`, value], [`n-${code}`, reason]];
    for (const [name, text] of theirs) {
      baseOf(form.elements[name]).value = text;
      if (button.dataset.choose === "theirs") form.elements[name].value = text;
    }
    form.elements[theirs[0][0]].focus();
    form.elements[theirs[0][0]].dispatchEvent(new Event("change", { bubbles: true }));
  });

  grid.addEventListener("paste", (event) => {
    const input = event.target;
    if (!input.matches("input[data-cell]")) return;
    const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    const table = text.split("\n").map((line) => line.split("\t").map((cell) => cell.trim()));
    const { row, column } = placeOf(input);
    const named = placesNamed(table);
    const before = [];
    let left = 0;
    table.forEach((line, down) => {
      if (named && !named[down]) { left += line.some(Boolean) ? 1 : 0; return; }
      const from = named ? named[down] : { row: row + down, column, values: line };
      from.values.forEach((value, right) => {
        const cell = cellAt(from.row, from.column + right);
        if (!cell) { left += named ? 0 : 1; return; }
        if (named && !value) return;
        before.push([cell, cell.value]);
        cell.value = value;
      });
    });
    const where = named ? " theo mã, tên chỉ tiêu" : "";
    const out = named ? "dòng không có chỉ tiêu nào của biểu" : "ô nằm ngoài biểu";
    tell(`Đã dán ${before.length} ô${where}${left ? `; ${left} ${out} không được dán` : ""}.`, before);
    if (before.length) before[0][0].dispatchEvent(new Event("change", { bubbles: true }));
  });

  /* Lines that carry the code or the name of an indicator, as those of our own workbook do, go to its row wherever they
     are pasted: what follows code, name and unit is the figure, then the reason. Null where no line names one. */
  const plain = (words) => words.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
  const placesNamed = (table) => {
    const said = rows().map((one) => ({
      code: plain(one.querySelector(".code").textContent),
      name: plain(one.querySelector("label").textContent),
      unit: plain(one.cells[2].textContent),
    }));
    const codes = new Map(said.map(({ code }, index) => [code, index]));
    const named = table.map((line) => {
      const cells = line.map(plain);
      let row = cells.map((cell) => codes.get(cell)).find((index) => index !== undefined);
      if (row === undefined) {
        const alike = said.flatMap(({ name }, index) => (cells.includes(name) ? [index] : []));
        row = alike.length === 1 ? alike[0] : undefined;
      }
      if (row === undefined) return null;
      const words = [said[row].code, said[row].name, said[row].unit];
      const last = cells.reduce((found, cell, index) => (words.includes(cell) ? index : found), -1);
      return { row, column: 0, values: line.slice(last + 1, last + 3) };
    });
    return named.some(Boolean) ? named : null;
  };

  /* Ctrl+Z right after pasting takes the whole paste back, as in Excel. */
  let undoLast = null;
  grid.addEventListener("input", () => { undoLast = null; });
  grid.addEventListener("keydown", (event) => {
    if (!undoLast || event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    undoLast();
  });

  const tell = (words, before) => {
    const place = document.getElementById("dan");
    place.textContent = `${words} `;
    const undo = document.createElement("button");
    undo.type = "button";
    undo.className = "as-link";
    undo.textContent = "Hoàn tác";
    undoLast = () => {
      undoLast = null;
      for (const [cell, value] of before) cell.value = value;
      place.textContent = "Đã hoàn tác.";
      before[0][0].dispatchEvent(new Event("change", { bubbles: true }));
    };
    undo.addEventListener("click", undoLast);
    if (before.length) place.append(undo);
    else undoLast = null;
  };
})();
