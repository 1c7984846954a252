/* What every page needs: keys for the menu, and forms that are sent only once. */
"use strict";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-once]")) {
    for (const button of form.querySelectorAll("button[type=submit]")) {
      window.setTimeout(() => { button.disabled = true; }, 0);
    }
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const open of document.querySelectorAll("details.who[open]")) open.open = false;
  }
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-print]");
  if (opener) window.print();
});
