/* Writing: the text grows with what is typed, leaving saves, and what could not be sent is kept in this browser. */
"use strict";

(() => {
  const form = document.querySelector("[data-writing]");
  if (!form) return;
  const text = form.querySelector("textarea");
  const kept = `tonghop:${form.dataset.writing}`;
  const AGAIN = 15_000;

  // The place that says "Đã lưu" is replaced with every save, so it is looked up anew.
  const say = (words) => {
    const place = document.getElementById("luu");
    if (place) place.textContent = words;
  };
  const unsent = () => JSON.parse(localStorage.getItem(kept) || "null");
  const send = () => { if (unsent()) window.htmx.trigger(form, "tonghop:send"); };
  const grow = () => {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight + 4}px`;
  };

  text.addEventListener("input", () => {
    grow();
    localStorage.setItem(kept, JSON.stringify({ text: text.value, revision: form.elements.revision.value }));
    say("Đang lưu…");
  });

  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form) return;
    if (event.detail.successful) {
      // What was typed while the request was under way is not saved yet.
      if (unsent()?.text === event.detail.requestConfig.parameters.text) localStorage.removeItem(kept);
    } else if (!event.detail.xhr.status) {
      say("Mất kết nối: nội dung đang được giữ trên máy này, sẽ gửi lại khi có mạng.");
      window.setTimeout(send, AGAIN);
    }
  });
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => { if (document.hidden) send(); });

  const before = unsent();
  if (before && before.text === text.value) localStorage.removeItem(kept);
  else if (before) {
    text.value = before.text;
    // The revision it was typed on: if somebody saved since, the answer shows both texts.
    form.elements.revision.value = before.revision;
    say("Đã lấy lại phần chưa gửi được lần trước; đang gửi…");
    if (document.readyState === "complete") send();
    else window.addEventListener("load", send);
  }
  grow();
})();
