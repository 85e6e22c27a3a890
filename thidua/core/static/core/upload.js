/* Files in pieces over poor lines (part _upload.html). A file counts as here only when the server says so; then a hidden input `stored`
   takes its place in the form. What is under way is remembered in this tab, so that a reloaded page goes on where it was. */
"use strict";

(() => {
  const LEAST = 262144;
  const MOST = 1048576;
  const PIECE_SECONDS = 120;
  const PAUSES = [1, 2, 4, 8, 15, 30];
  const MOST_FAILURES = 20;
  const PREFIX = "upload:";
  const zones = new Set();

  class Stop extends Error {}
  const inWords = (bytes) => bytes < 1048576 ? Math.max(1, Math.round(bytes / 1024)) + " KB" : (bytes / 1048576).toFixed(1).replace(".", ",") + " MB";
  const percent = (row) => Math.floor((row.received * 100) / row.file.size);

  /* One question to the server. Resolves to {status, answer}; rejects when the line broke. A page of sign-in is the end of the session. */
  function ask(zone, method, url, body, onProgress) {
    return new Promise((resolve, reject) => {
      const line = new XMLHttpRequest();
      line.open(method, url);
      line.timeout = PIECE_SECONDS * 1000;
      const token = zone.element.closest("form").querySelector("[name=csrfmiddlewaretoken]");
      if (token) line.setRequestHeader("X-CSRFToken", token.value);
      line.setRequestHeader("Accept", "application/json");
      if (body instanceof Blob) line.setRequestHeader("Content-Type", "application/octet-stream");
      if (onProgress) line.upload.onprogress = (event) => onProgress(event.loaded);
      line.onload = () => {
        let answer = null;
        try { answer = JSON.parse(line.responseText); } catch { answer = null; }
        const wasSentAway = line.responseURL && new URL(line.responseURL).pathname !== new URL(url, location.href).pathname;
        if (wasSentAway || line.status === 403) reject(new Stop("Phiên làm việc đã hết. Tải lại trang, đăng nhập rồi chọn lại tệp này; phần đã gửi vẫn còn."));
        else if (line.status >= 500 && line.status !== 507) reject(new Error());
        else if (line.status !== 404 && answer === null) reject(new Error());
        else resolve({ status: line.status, answer });
      };
      line.onerror = line.ontimeout = line.onabort = () => reject(new Error());
      zone.line = line;
      line.send(body);
    });
  }

  /* ---- memory of this tab ---- */
  const nameOf = (zone, file) => PREFIX + JSON.stringify([zone.purpose, file.name, file.size, file.lastModified]);
  const remembered = (zone, file) => sessionStorage.getItem(nameOf(zone, file));
  const forget = (zone, file) => sessionStorage.removeItem(nameOf(zone, file));

  /* ---- what the person sees ---- */
  function show(row, words, kind) {
    row.line.querySelector(".upload-now").textContent = words;
    row.line.classList.toggle("is-done", kind === "done");
    row.line.classList.toggle("is-bad", kind === "bad");
    row.line.classList.toggle("is-doubt", kind === "doubt");
    row.line.querySelector("progress").hidden = kind === "done" || (kind === "bad" && !row.canGoOn);
    row.line.querySelector("[data-again]").hidden = !row.canGoOn;
  }

  const tell = (zone, words) => { zone.told.textContent = words; };

  function showProgress(row, sent) {
    const done = Math.min(100, Math.floor((sent * 100) / row.file.size));
    const bar = row.line.querySelector("progress");
    bar.value = done;
    bar.textContent = done + " %";
    show(row, "Đang gửi: " + done + " % của " + inWords(row.file.size), "");
  }

  function addRow(zone, file) {
    const line = zone.template.content.firstElementChild.cloneNode(true);
    const row = { file, line, received: 0, key: "", isOver: false, isDropped: false, canGoOn: false, piece: LEAST };
    line.querySelector(".upload-name").textContent = file.name;
    line.querySelector("progress").setAttribute("aria-label", "Đang gửi " + file.name);
    line.querySelector("[data-drop-it]").addEventListener("click", () => drop(zone, row));
    line.querySelector("[data-again]").addEventListener("click", () => goOn(zone, row));
    show(row, "Chờ đến lượt, " + inWords(file.size), "");
    zone.list.append(line);
    zone.rows.push(row);
    return row;
  }

  function drop(zone, row) {
    row.isDropped = row.isOver = true;
    if (zone.current === row && zone.line) zone.line.abort();
    forget(zone, row.file);
    if (row.key) ask(zone, "POST", zone.url + row.key + "/bo/").catch(() => {});
    row.line.remove();
    zone.rows = zone.rows.filter((other) => other !== row);
    tell(zone, "Đã bỏ " + row.file.name);
    settle(zone);
    zone.input.focus();
  }

  function goOn(zone, row) {
    row.canGoOn = row.isOver = false;
    run(zone);
  }

  /* ---- one file ---- */
  const pause = (seconds) => new Promise((resolve) => {
    const timer = setTimeout(finish, seconds * 1000);
    function finish() { clearTimeout(timer); window.removeEventListener("online", finish); resolve(); }
    window.addEventListener("online", finish);
  });

  function judged(row, { status, answer }, ...fine) {
    if (fine.includes(status)) return answer;
    row.canGoOn = status === 507;
    throw new Stop((answer && answer.why) || "Máy chủ chưa nhận tệp này. Tải lại trang rồi chọn lại tệp.");
  }

  async function find(zone, row) {
    row.key = row.key || remembered(zone, row.file) || "";
    if (row.key) {
      const found = await ask(zone, "GET", zone.url + row.key + "/");
      if (found.status !== 404) {
        row.received = judged(row, found, 200).received;
        return;
      }
    }
    const facts = new FormData();
    facts.append("name", row.file.name);
    facts.append("size", String(row.file.size));
    facts.append("purpose", zone.purpose);
    row.key = judged(row, await ask(zone, "POST", zone.url, facts), 200).key;
    row.received = 0;
    sessionStorage.setItem(nameOf(zone, row.file), row.key);
  }

  async function sendPiece(zone, row) {
    const from = row.received;
    const started = performance.now();
    const piece = row.file.slice(from, from + row.piece);
    const got = await ask(zone, "POST", zone.url + row.key + "/phan/?offset=" + from, piece, (sent) => showProgress(row, from + sent));
    if (got.status === 404) throw new Error();
    row.received = judged(row, got, 200, 409).received;
    if (performance.now() - started < 2000) row.piece = Math.min(MOST, row.piece * 2);
    showProgress(row, row.received);
  }

  async function attempt(zone, row, moved) {
    await find(zone, row);
    while (row.received < row.file.size && !row.isDropped) {
      await sendPiece(zone, row);
      moved();
    }
    if (row.isDropped) return;
    show(row, "Đã gửi hết, máy chủ đang kiểm tra tệp", "");
    const end = await ask(zone, "POST", zone.url + row.key + "/xong/");
    if (end.status === 404) throw new Error();
    accept(zone, row, judged(row, end, 200));
  }

  function accept(zone, row, answer) {
    const hidden = document.createElement("input");
    hidden.type = "hidden";
    hidden.name = "stored";
    hidden.value = answer.stored;
    row.line.append(hidden);
    row.isOver = true;
    const words = "Đã nhận " + inWords(answer.size) + " lúc " + answer.at;
    show(row, words, "done");
    tell(zone, row.file.name + ": " + words);
    row.line.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async function send(zone, row) {
    let failures = 0;
    if (row.file.size === 0 || row.file.size > zone.most) throw new Stop(whyNotSize(zone, row.file));
    while (!row.isOver) {
      try {
        await attempt(zone, row, () => { failures = 0; });
      } catch (error) {
        if (row.isDropped) return;
        if (error instanceof Stop) throw error;
        failures += 1;
        row.piece = LEAST;
        if (failures > MOST_FAILURES) {
          row.canGoOn = true;
          throw new Stop("Không tới được máy chủ. Đã gửi được " + percent(row) + " %, phần ấy vẫn còn; bấm Gửi tiếp khi có mạng.");
        }
        show(row, "Mạng chập chờn, đang gửi tiếp từ " + percent(row) + " %", "doubt");
        if (failures === 1) tell(zone, "Mạng chập chờn, " + row.file.name + " sẽ gửi tiếp từ " + percent(row) + " %");
        await pause(PAUSES[Math.min(failures, PAUSES.length) - 1]);
      }
    }
  }

  function whyNotSize(zone, file) {
    if (file.size === 0) return "Tệp trống (0 byte). Kiểm tra lại tệp trên máy.";
    return "Tệp nặng " + inWords(file.size) + ", hệ thống nhận tối đa " + inWords(zone.most) + ". Nén ảnh trong tệp rồi chọn lại.";
  }

  /* ---- one after the other ---- */
  async function run(zone) {
    if (zone.current) return;
    settle(zone);
    while ((zone.current = zone.rows.find((row) => !row.isOver))) {
      const row = zone.current;
      try {
        await send(zone, row);
      } catch (error) {
        row.isOver = true;
        if (!(error instanceof Stop)) throw error;
        if (!row.canGoOn && row.received >= row.file.size) forget(zone, row.file);
        show(row, error.message, "bad");
        tell(zone, row.file.name + ": " + error.message);
      }
    }
    zone.current = null;
    zone.left.hidden = true;
    settle(zone);
  }

  function settle(zone) {
    const hasAny = zone.rows.length > 0 || zone.list.querySelector("input[name=stored]:checked") !== null;
    zone.input.required = zone.isRequired && !hasAny;
    if (unreceived(zone).length === 0) zone.left.hidden = true;
  }

  /* What this tab was sending when the page went away. */
  function showLeft(zone) {
    const names = Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX)).map((name) => JSON.parse(name.slice(PREFIX.length)));
    const left = names.filter(([purpose]) => purpose === zone.purpose).map(([, name]) => "“" + name + "”");
    zone.left.hidden = left.length === 0;
    zone.left.textContent = "Lần trước còn dở: " + left.join(", ") + ". Chọn lại đúng tệp ấy để gửi tiếp từ chỗ đã gửi.";
  }

  const unreceived = (zone) => zone.rows.filter((row) => !row.line.querySelector("input[name=stored]"));

  function wait(zone, event) {
    const waiting = unreceived(zone);
    if (waiting.length === 0) {
      zone.rows.forEach((row) => forget(zone, row.file));
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const words = zone.current ? "Còn " + waiting.length + " tệp đang gửi. Đợi xong rồi bấm lại." : "Còn " + waiting.length + " tệp chưa nhận được. Gửi lại hoặc bỏ các tệp ấy rồi bấm lại.";
    tell(zone, words);
    zone.left.hidden = false;
    zone.left.textContent = words;
  }

  function open(element) {
    const input = element.querySelector("input[type=file]");
    const zone = {
      element, input, rows: [], current: null, line: null, url: element.dataset.upload, purpose: element.dataset.purpose,
      most: Number(element.dataset.most) * 1048576, isRequired: input.required, list: element.querySelector("[data-upload-list]"),
      template: element.querySelector("[data-upload-row]"), told: element.querySelector("[data-upload-told]"), left: element.querySelector("[data-upload-left]"),
    };
    element.removeAttribute("data-upload");
    const drops = element.querySelector("[data-upload-drop]");
    for (const [kind, isOver] of [["dragenter", true], ["dragover", true], ["dragleave", false], ["drop", false]]) {
      drops.addEventListener(kind, () => drops.classList.toggle("is-over", isOver));
    }
    zones.add(zone);
    input.addEventListener("change", () => {
      zone.left.hidden = true;
      Array.from(input.files, (file) => addRow(zone, file));
      input.value = "";
      run(zone);
    });
    element.closest("form").addEventListener("submit", (event) => wait(zone, event));
    showLeft(zone);
  }

  /* A zone that was drawn over sends no more; the same file goes on where it was when it is chosen again. */
  function leave(zone) {
    zones.delete(zone);
    zone.rows.forEach((row) => { row.isDropped = row.isOver = true; });
    if (zone.line) zone.line.abort();
  }

  function begin() {
    document.querySelectorAll("[data-upload]").forEach(open);
  }

  /* Parts of a page that come later say so (sheet.js). */
  document.addEventListener("drawn", () => {
    Array.from(zones).filter((zone) => !zone.element.isConnected).forEach(leave);
    begin();
  });
  ["dragover", "drop"].forEach((kind) => document.addEventListener(kind, (event) => {
    if (zones.size && !event.target.closest("[data-upload-drop], [data-drop]")) event.preventDefault();
  }));
  begin();
})();
