/* Files go up one by one: how far they are is shown, they can be stopped, and after a broken line what has not arrived
   goes up again. What arrived twice is one file: the server knows it by its bytes. */
"use strict";

for (const form of document.querySelectorAll("form[data-sending]")) {
  const AGAIN = 15_000; // milliseconds until a broken line is tried again
  const QUIET = 90_000; // a line on which nothing has moved for so long is broken
  const BUSY = [429, 502, 503, 504];
  const SIGNED_OUT = "Phiên đăng nhập đã hết. Hãy đăng nhập lại ở một thẻ khác, rồi quay lại đây bấm “Gửi tiếp”.";

  const panel = form.querySelector(".sending");
  const part = (name) => panel.querySelector(name);
  const [bar, list] = [part("progress"), part(".sending-told")];
  const [stop, again, then] = [part("[data-stop]"), part("[data-again]"), part("[data-then]")];
  const title = document.title;
  let files = [];
  let under = null; // the request under way
  let state = "idle"; // idle, sending, stopped, broken
  let retry = 0;
  let since = { at: 0, bytes: 0 };

  /* One's own answer to a double click: a form that is sent once natively is sent here as often as files are chosen. */
  form.removeAttribute("data-once");

  const count = (...states) => files.filter((one) => states.includes(one.state)).length;
  const left = () => count("waiting", "failed");
  const sum = (measure) => files.reduce((total, one) => total + measure(one), 0);
  const amount = (sent, total) => {
    const [unit, name] = total < 2 ** 20 ? [2 ** 10, "KB"] : [2 ** 20, "MB"];
    const inUnits = (bytes) => (bytes / unit).toLocaleString("vi", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return `${inUnits(sent)}/${inUnits(total)} ${name}`;
  };
  const show = (element, wanted) => { if (element) element.hidden = !wanted; };
  const tell = (words) => {
    const item = document.createElement("li");
    item.textContent = words;
    list.append(item);
  };

  const remaining = () => {
    const seconds = (Date.now() - since.at) / 1000;
    const sent = sum((one) => one.sent) - since.bytes;
    if (seconds < 3 || sent <= 0) return "";
    const more = (sum((one) => one.file.size - one.sent) * seconds) / sent;
    return more < 60 ? " · còn chưa tới 1 phút" : ` · còn khoảng ${Math.ceil(more / 60)} phút`;
  };

  const draw = (one) => {
    const [total, sent] = [sum((each) => each.file.size), sum((each) => each.sent)];
    bar.max = total || 1;
    bar.value = sent;
    const percent = Math.floor((100 * sent) / bar.max);
    document.title = state === "sending" ? `${percent}% · ${title}` : title;
    const place = `${files.indexOf(one) + 1}/${files.length}`;
    part(".sending-now").textContent = one ? `${one.up ? "Máy chủ đang đọc" : "Đang gửi"} tệp ${place}: ${one.file.name}` : "";
    part(".sending-amount").textContent = `${amount(sent, total)} (${percent}%)${one ? remaining() : ""}`;
  };

  const say = (words, kind = "") => {
    const place = part(".sending-said");
    place.className = `notice sending-said ${kind}`;
    place.textContent = words;
  };

  /* Send one file; resolve to its status, 0 for a line that broke or was cut, and the words that came back. */
  const post = (one) => new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData(form);
    body.delete("csrfmiddlewaretoken");
    body.set("file", one.file);
    let clock = 0;
    const moved = () => {
      window.clearTimeout(clock);
      clock = window.setTimeout(() => request.abort(), QUIET);
    };
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.setRequestHeader("X-CSRFToken", csrfToken());
    request.upload.addEventListener("progress", (event) => {
      one.sent = Math.min(event.loaded, one.file.size);
      moved();
      draw(one);
    });
    request.upload.addEventListener("load", () => {
      one.up = true;
      moved();
      draw(one);
    });
    request.addEventListener("loadend", () => {
      window.clearTimeout(clock);
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      resolve({ status: request.status, words: [...page.querySelectorAll("li, .notice")].map((each) => each.textContent.trim()) });
    });
    under = { request, one };
    moved();
    request.send(body);
  });

  /* A file that was saved, moved or put away after it was chosen can no longer be read by the browser. */
  const readable = async (one) => {
    try {
      await one.file.slice(0, 1).arrayBuffer();
      return true;
    } catch {
      return false;
    }
  };

  const settle = (one, outcome, words = []) => {
    one.state = outcome;
    one.sent = outcome === "failed" || outcome === "waiting" ? 0 : one.file.size;
    one.up = false;
    words.forEach(tell);
  };

  const refused = (one, why) => settle(one, "refused", [`${one.file.name}: ${why}`]);

  /* Send one file and write down what became of it; return why nothing more can be sent now, "" while more can. */
  const send = async (one) => {
    const limit = Number(form.dataset.limit);
    if (one.file.size > limit) refused(one, `tệp lớn hơn ${limit / 2 ** 20} MB, không gửi. Hãy giảm dung lượng.`);
    else if (!await readable(one)) refused(one, "không đọc được trên máy này; tệp đã sửa hoặc chuyển chỗ sau khi chọn. Hãy chọn lại.");
    else {
      const { status, words } = await post(one);
      under = null;
      if (status === 201) settle(one, "kept", words);
      else if (status === 422) settle(one, "refused", words);
      else if (status === 413) refused(one, "máy chủ không nhận tệp lớn như vậy.");
      else if (status === 500) settle(one, "failed", [`${one.file.name}: máy chủ gặp lỗi, chưa nhận được tệp này.`]);
      else {
        settle(one, "waiting");
        if (!status || BUSY.includes(status)) return "broken";
        say(status === 401 ? SIGNED_OUT : words.join(" ") || `Máy chủ chưa nhận (mã ${status}). Hãy tải lại trang rồi gửi lại các tệp chưa tới.`, "notice-error");
        return "refused";
      }
    }
    return "";
  };

  const arrived = () => `${count("kept", "refused")}/${files.length} tệp đã tới máy chủ`;

  const rest = () => {
    const open = left();
    again.textContent = `Gửi tiếp ${open} tệp`;
    show(again, open && state !== "sending");
    show(stop, state === "sending" || state === "broken");
    show(then, state !== "sending" && state !== "broken" && count("kept"));
    const busy = state === "sending" || state === "broken";
    for (const field of form.querySelectorAll("input[type=file], button[type=submit]")) field.disabled = busy;
    draw(null);
    part(".actions").scrollIntoView({ block: "nearest", behavior: "instant" });
  };

  /* What arrived stands in the page's own list; there the server says what it has. */
  const renew = () => {
    const { list: place } = form.dataset;
    if (place) window.htmx.ajax("GET", window.location.href, { target: place, select: place, swap: "outerHTML" });
  };

  const finish = () => {
    state = "idle";
    const [kept, not, failed] = [count("kept"), count("refused"), count("failed")];
    if (then && kept && !not && !failed) {
      window.location.assign(then.href);
      return;
    }
    const parts = [`${kept} tệp đã nhận`, not && `${not} tệp không nhận`, failed && `${failed} tệp máy chủ chưa nhận được`];
    say(`Đã gửi xong ${files.length} tệp: ${parts.filter(Boolean).join(", ")}${not || failed ? "; lý do ghi dưới đây" : ""}.`, not || failed ? "notice-warning" : "notice-success");
    if (!failed) form.reset();
    rest();
    renew();
  };

  const halt = (why) => {
    if (why === "broken") {
      say(`Mất kết nối. ${arrived()}, còn ${left()} tệp. Có mạng lại thì trang tự gửi tiếp; tệp đã tới không bị gửi thành hai. Xin đừng đóng trang.`, "notice-error");
      retry = window.setTimeout(run, AGAIN);
    } else if (why === "stopped") say(`Đã dừng: ${arrived()}, ${left()} tệp chưa gửi.`, "notice-warning");
    state = why === "broken" ? "broken" : "stopped";
    rest();
    if (why !== "broken") renew();
  };

  const run = async () => {
    window.clearTimeout(retry);
    if (state === "sending") return;
    state = "sending";
    for (const one of files) if (one.state === "failed") one.state = "waiting";
    since = { at: Date.now(), bytes: sum((one) => one.sent) };
    say("");
    rest();
    for (const one of files) {
      if (one.state !== "waiting") continue;
      draw(one);
      const why = await send(one);
      if (state === "stopping") {
        if (left()) return halt("stopped");
      } else if (why) return halt(why);
    }
    return finish();
  };

  form.addEventListener("submit", (event) => {
    const chosen = [...form.querySelector("input[type=file]").files];
    if (!chosen.length) return;
    event.preventDefault();
    if (state === "sending" || state === "broken") return;
    files = chosen.map((file) => ({ file, sent: 0, state: "waiting", up: false }));
    list.replaceChildren();
    show(panel, true);
    panel.focus();
    run();
  });

  /* A file that has gone up whole is waited for: it may be there already. */
  stop.addEventListener("click", () => {
    if (state === "broken") {
      window.clearTimeout(retry);
      halt("stopped");
    } else {
      state = "stopping";
      say("Đang dừng…");
      if (under && !under.one.up) under.request.abort();
    }
    panel.focus();
  });
  again.addEventListener("click", () => {
    panel.focus();
    run();
  });
  window.addEventListener("online", () => { if (state === "broken") run(); });
  window.addEventListener("beforeunload", (event) => { if (["sending", "stopping", "broken"].includes(state)) event.preventDefault(); });
}
