/* Writing: the text grows with what is typed, leaving saves, and what could not be sent is kept in this browser. */
"use strict";

(() => {
  const form = document.querySelector("[data-writing]");
  if (!form) return;
  const text = form.querySelector("textarea");
  const kept = `tonghop:${form.dataset.writing}`;
  const saved = document.getElementById("luu");

  const grow = () => {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight + 4}px`;
  };
  text.addEventListener("input", () => {
    grow();
    localStorage.setItem(kept, JSON.stringify({ text: text.value, revision: form.elements.revision.value }));
    if (saved) saved.textContent = "Đang lưu…";
  });

  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (!form.contains(event.detail.elt) && event.detail.elt !== form) return;
    if (event.detail.successful) localStorage.removeItem(kept);
    else if (!event.detail.xhr.status && saved) saved.textContent = "Mất kết nối: nội dung đang được giữ trên máy này, sẽ gửi lại khi có mạng.";
  });

  const send = () => { if (localStorage.getItem(kept)) window.htmx.trigger(form, "tonghop:send"); };
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => { if (document.hidden) send(); });

  const before = localStorage.getItem(kept);
  if (before) {
    const { text: unsent } = JSON.parse(before);
    if (unsent !== text.value) {
      text.value = unsent;
      if (saved) saved.textContent = "Đã lấy lại phần chưa gửi được lần trước; đang gửi…";
      document.addEventListener("DOMContentLoaded", () => window.setTimeout(send, 200));
      if (document.readyState !== "loading") window.setTimeout(send, 200);
    } else localStorage.removeItem(kept);
  }
  grow();
})();
