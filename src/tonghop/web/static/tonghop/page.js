/* What every page needs: forms that are sent only once, Escape for the menu, where one is, and what a part could not do. */
"use strict";

/* The token as it is now: signing in again in another window makes a new one, and what the page came with is refused. */
const csrfToken = () => document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1];

document.addEventListener("htmx:configRequest", (event) => {
  const { headers, parameters } = event.detail;
  if (!csrfToken()) return;
  headers["X-CSRFToken"] = csrfToken();
  delete parameters.csrfmiddlewaretoken;
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const field = form.elements.csrfmiddlewaretoken;
  if (field) field.value = csrfToken() ?? field.value;
  if (!form.matches("[data-once]")) return;
  for (const button of form.querySelectorAll("button[type=submit]")) {
    window.setTimeout(() => { button.disabled = true; }, 0);
  }
});

window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("[data-once] button[type=submit]")) button.disabled = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll("details.who[open]")) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

const retargeted = (event) => event.detail.xhr.getResponseHeader("HX-Retarget");

document.addEventListener("htmx:beforeSwap", (event) => {
  if (retargeted(event)) event.detail.shouldSwap = true;
});

document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 409 || retargeted(event)) return;
  const words = document.createElement("p");
  words.className = "notice notice-error";
  words.textContent = `Máy chủ chưa nhận (mã ${event.detail.xhr.status}). Chữ đã gõ vẫn còn trên trang: hãy lưu lại sau ít phút. Nếu vẫn vậy, hãy chép chữ đã gõ ra chỗ khác rồi tải lại trang.`;
  document.getElementById("loi").replaceChildren(words);
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) document.getElementById("loi").replaceChildren();
});

/* On a phone the menus scroll sideways: where one is stands in view. */
for (const here of document.querySelectorAll("nav [aria-current]")) {
  here.scrollIntoView({ block: "nearest", inline: "center" });
}

/* What was refused stands in view: the first field that is wrong is where one goes on, below a long page too. */
const wrong = document.querySelector("main form .is-invalid, main form [aria-invalid=true]");
if (wrong) wrong.focus();
else document.querySelector("main form .alert-danger, main form .text-danger")?.scrollIntoView({ block: "center" });

/* A board that stands as it stood is not sent again: only the moment at which it was asked. */
document.addEventListener("asOf", (event) => {
  for (const place of document.querySelectorAll(".tinh-den")) place.textContent = event.detail.value;
});

/* What the workbench's panel shows is marked where it was chosen; the lists are left as they stand, ticks and all. */
document.addEventListener("htmx:afterSwap", (event) => {
  const chosen = event.detail.requestConfig.elt;
  if (event.detail.target.id !== "nguon" || !chosen.matches("#ban a")) return;
  for (const before of document.querySelectorAll("#ban a[aria-current]")) before.removeAttribute("aria-current");
  chosen.setAttribute("aria-current", "true");
});
