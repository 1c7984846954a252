/* Rà soát: one finding at a time by the keyboard, its words lit in the text, and the letter of return kept in step. */
"use strict";

(() => {
  const desk = () => document.querySelector("[data-desk]");
  if (!desk()) return;
  const wide = window.matchMedia("(width >= 64rem)");
  const form = document.querySelector("[data-verdict]");
  const kept = `tonghop:tra-lai:${form?.dataset.verdict}`;
  const fields = () => [...(form?.querySelectorAll("textarea[name^='r-']") ?? [])];

  // The words that are meant come into view; what is in view already stays where it is.
  const show = () => {
    const jump = desk().querySelector("[data-jump]");
    const place = jump && (document.getElementById("cho") ?? document.getElementById(jump.hash.slice(1)));
    if (!place || !wide.matches) return;
    const { top, bottom } = place.getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) place.scrollIntoView({ block: "center", behavior: "instant" });
  };

  const dismissal = () => desk().querySelector("[data-dismiss]");
  const openDismissal = () => {
    const part = dismissal();
    if (!part) return;
    part.open = true;
    part.querySelector("button").focus();
  };
  const closeDismissal = () => {
    const part = dismissal();
    if (!part?.open) return;
    part.open = false;
    desk().focus({ preventScroll: true });
  };

  // Only within the desk, and never while somebody writes into a field.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !desk().contains(event.target)) return;
    if (event.key === "Escape") closeDismissal();
    if (event.target.matches("input, textarea, select")) return;
    const key = event.key.toLowerCase();
    const pressed = /^[a-z]$/.test(key) && desk().querySelector(`[data-key="${key}"]`);
    if (!pressed && key !== "b") return;
    event.preventDefault();
    if (pressed) pressed.click();
    else openDismissal();
  });

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-desk-text] mark[data-goto]");
    if (mark) desk().querySelector(`[data-finding="${mark.dataset.goto}"]`)?.click();
  });

  /* The letter: a line that is put into it or taken out again changes its field, and nothing else that was typed. */
  const proposed = () => new Map([...desk().querySelectorAll("[data-letter] pre")].map((p) => [p.dataset.for, p.textContent.split("\n")]));
  const keep = () => {
    const fieldsNow = Object.fromEntries(fields().map((f) => [f.id, f.value]));
    localStorage.setItem(kept, JSON.stringify({ fields: fieldsNow, proposed: [...proposed()] }));
  };
  const open = (field) => { if (field.value) field.closest("details").open = true; };
  const follow = (before, after) => {
    for (const field of fields()) {
      const was = before.get(field.id) ?? [];
      const now = after.get(field.id) ?? [];
      if (was.join("\n") === now.join("\n")) continue;
      const lines = field.value.split("\n").filter((line) => now.includes(line) || !was.includes(line));
      lines.push(...now.filter((line) => !was.includes(line) && !lines.includes(line)));
      field.value = lines.join("\n").trim();
      open(field);
      keep();
    }
  };
  // What was typed comes back, and with it what was decided since in another window or on another page.
  const restore = () => {
    const typed = JSON.parse(localStorage.getItem(kept) || "null");
    if (!fields().length) localStorage.removeItem(kept);
    for (const field of fields()) {
      field.value = typed?.fields?.[field.id] ?? field.value;
      open(field);
    }
    if (typed?.fields && fields().length) follow(new Map(typed.proposed), proposed());
  };
  form?.addEventListener("input", keep);
  restore();

  let before = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id !== "ban") return;
    before = proposed();
    document.getElementById("cho")?.removeAttribute("id");
    for (const mark of document.querySelectorAll(".in-now")) mark.classList.remove("in-now");
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (!before) return;
    follow(before, proposed());
    before = null;
    desk().focus({ preventScroll: true });
    show();
  });

  if (desk().querySelector("[data-jump]")) desk().focus({ preventScroll: true });
  if (window.location.search.includes("diem=")) show();
})();
