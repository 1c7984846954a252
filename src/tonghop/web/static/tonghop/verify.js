/* Xác minh: the hash of the chosen file is reckoned here, and the file never leaves the machine. */
"use strict";

(() => {
  const form = document.querySelector("[data-verify]");
  if (!form || !window.crypto || !window.crypto.subtle) return;
  const file = form.querySelector("input[type=file]");
  file.removeAttribute("name");
  form.querySelector("[data-hint]").textContent = "Mã băm được tính ngay trên máy này; tệp không được gửi đi.";

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const digest = await crypto.subtle.digest("SHA-256", await file.files[0].arrayBuffer());
    const words = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
    form.elements.hash.value = words.join("");
    form.submit();
  });
})();
