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

  const keep = () => {
    localStorage.setItem(kept, JSON.stringify({ text: text.value, revision: form.elements.revision.value }));
    say("Đang lưu…");
  };
  text.addEventListener("input", () => {
    grow();
    keep();
  });

  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form) return;
    if (event.detail.successful) {
      // What was typed while the request was under way is not saved yet.
      if (unsent()?.text === event.detail.requestConfig.parameters.text) localStorage.removeItem(kept);
    } else if (!event.detail.xhr.status) {
      say("Mất kết nối: nội dung đang được giữ trên máy này, sẽ gửi lại khi có mạng.");
      window.setTimeout(send, AGAIN);
    } else if (event.detail.xhr.status !== 409 || event.detail.xhr.getResponseHeader("HX-Retarget")) {
      say("Chưa lưu được; chữ đã gõ vẫn còn ở đây.");
    }
  });
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => { if (document.hidden) send(); });

  /* A finding's words, selected where they stand in the text. */
  const heightOf = (words) => {
    const copy = document.createElement("div");
    copy.className = text.className;
    copy.style.cssText = `position: absolute; visibility: hidden; white-space: pre-wrap; width: ${text.offsetWidth}px; height: auto`;
    copy.textContent = words;
    document.body.append(copy);
    const { offsetHeight } = copy;
    copy.remove();
    return offsetHeight;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-find]");
    if (!link) return;
    event.preventDefault();
    const words = link.dataset.find.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const found = new RegExp(words.join("\\s+")).exec(text.value);
    if (!found) {
      say("Không thấy chữ này trong mục nữa: có lẽ đã sửa.");
      return;
    }
    text.focus({ preventScroll: true });
    text.setSelectionRange(found.index, found.index + found[0].length);
    const top = text.getBoundingClientRect().top + heightOf(text.value.slice(0, found.index));
    window.scrollBy({ top: top - window.innerHeight / 3, behavior: "instant" });
  });

  /* An explanation that is being typed, or that has not been sent, is not replaced by a new list of findings. */
  document.addEventListener("input", (event) => {
    const explain = event.target.closest("[data-explain]");
    if (explain) explain.dataset.unsent = "";
  });
  /* Who presses the button beside another's words leaves the box by that: its words go with the press, not before it,
     for an answer to the leaving would take the button away. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, requestConfig } = event.detail;
    if (requestConfig.triggeringEvent?.type === "change" && elt.querySelector(".told button")) event.preventDefault();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const explain = event.detail.elt;
    if (!explain.matches("[data-explain]")) return;
    if (event.detail.successful) delete explain.dataset.unsent;
    else if (event.detail.xhr.status !== 409) explain.querySelector(".saved .told").textContent = "Chưa lưu được; chữ vẫn còn ở đây, sửa tiếp thì máy gửi lại.";
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const list = event.detail.target;
    if (list.id === "kiem-tra" && list.querySelector("[data-unsent], [data-explain]:focus-within")) event.detail.shouldSwap = false;
  });

  const before = unsent();
  if (before && before.text === text.value) localStorage.removeItem(kept);
  else if (before) {
    text.value = before.text;
    // The revision it was typed on: if somebody saved since, the answer shows both texts.
    form.elements.revision.value = before.revision;
    say("Đã lấy lại phần chưa gửi được lần trước; đang gửi…");
  } else if (text.value !== text.defaultValue) keep(); // typed while the page was still loading
  // What was typed before the page was ready to send is sent as soon as it is.
  if (document.readyState === "complete") send();
  else window.addEventListener("load", send);
  grow();
})();
