/* The plan beside what was read: a click on a marked place shows what was read from it. */
"use strict";

document.querySelector(".plan-text")?.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-goto]");
  if (!mark || !mark.dataset.goto) return;
  const line = document.getElementById(mark.dataset.goto);
  if (!line) return;
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  line.classList.add("lit");
  line.scrollIntoView({ block: "center", behavior: "smooth" });
});
