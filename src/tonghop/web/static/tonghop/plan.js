/* The plan beside what was read: a click on one shows the other; j, k, c and x go through the lines, confirm and choose. */
"use strict";

(() => {
  const text = document.querySelector(".plan-text");
  const lines = document.querySelector("[data-lines]");
  if (!text) return;

  const light = (element) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    element.classList.add("lit");
    element.scrollIntoView({ block: "center", behavior: "smooth" });
  };

  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-goto]");
    if (!mark || !mark.dataset.goto) return;
    const line = document.getElementById(mark.dataset.goto);
    if (!line) {
      window.location.href = `${text.dataset.linesAt}#${mark.dataset.goto}`;
      return;
    }
    light(line);
    line.focus({ preventScroll: true });
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-place]");
    const anchor = link && document.getElementById(link.hash.slice(1));
    if (!anchor) return;
    event.preventDefault();
    light(anchor.parentElement);
  });

  if (!lines) return;
  const all = () => [...lines.querySelectorAll("[data-line]")];

  const go = (line, step) => {
    const next = all()[all().indexOf(line) + step];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  };

  // Several lines at once: a button ticks a group's, or unticks them where all are; the bar says how many are ticked.
  const boxes = (within) => [...within.querySelectorAll("[data-choose]")];
  const tell = () => {
    const ticked = boxes(lines).filter((box) => box.checked).length;
    for (const place of lines.querySelectorAll("[data-chosen]")) place.textContent = ticked ? ` (${ticked})` : "";
  };
  for (const button of lines.querySelectorAll("[data-choose-all]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const group = boxes(button.closest("[data-group]"));
      const every = group.every((box) => box.checked);
      for (const box of group) box.checked = !every;
      tell();
    });
  }
  lines.addEventListener("change", tell);
  document.addEventListener("htmx:afterSettle", tell);
  tell();

  // Only within a line, and never while somebody writes into a field.
  lines.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    const line = event.target.closest("[data-line]");
    if (!line || !["j", "k", "c", "x"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "c") line.querySelector("[data-confirm]")?.click();
    if (event.key === "x") line.querySelector("[data-choose]")?.click();
    go(line, event.key === "k" ? -1 : 1);
  });

  // What came back takes the focus of what it replaced, unless that has gone on to another line.
  let asked = "";
  document.addEventListener("htmx:beforeSwap", (event) => {
    const line = event.detail.target.closest?.("[data-line]");
    asked = line && line.contains(document.activeElement) ? line.id : "";
  });
  document.addEventListener("htmx:afterSettle", () => {
    const line = asked && document.getElementById(asked);
    asked = "";
    if (!line) return;
    (line.querySelector("textarea, input:not([type=hidden])") ?? line).focus({ preventScroll: true });
  });
})();
