/* The sheet of a unit: keys, saving and emptying cell by cell with the version each was seen in, sums a moment later, filters, the drawer.
   Without script every cell is a form of its own and the drawer's links lead to pages. */
"use strict";

(() => {
  const PAUSES = [2000, 4000, 8000, 15000, 30000];
  const SETTLE = 800;
  const grid = document.getElementById("phieu");
  const tools = document.getElementById("thanh");
  const drawer = document.getElementById("ngan");
  const cells = new Map();
  let settling = 0;

  const inputsOf = (form) => Array.from(form.querySelectorAll("input:not([type=hidden]), select"));
  const stateOf = (form) => new URLSearchParams(new FormData(form)).toString().replace(/(^|&)(lan|csrfmiddlewaretoken)=[^&]*/g, "");
  const sayAll = (words, isDoubt) => {
    const place = tools.querySelector("[data-all-saved]");
    place.textContent = words;
    place.classList.toggle("saved-doubt", Boolean(isDoubt));
  };

  function tell(cell, ...parts) {
    cell.told.replaceChildren(...parts);
    cell.form.closest("tr").classList.toggle("is-told", parts.length > 0);
  }

  function words(text, kind) {
    const line = document.createElement("span");
    line.className = kind || "cell-note";
    line.textContent = text;
    return line;
  }

  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button-small";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  /* ---- saving ---- */
  function mark(cell, isBad) {
    inputsOf(cell.form).forEach((input) => (isBad ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid")));
  }

  const isDirty = (cell) => stateOf(cell.form) !== cell.saved;
  /* A box is still to come and the writer is on the way to it: the cell is saved when they leave it. */
  const isHalf = (cell) => cell.form.contains(document.activeElement) && inputsOf(cell.form).some((input) => input.name !== "o-reason" && !input.value && input.offsetParent !== null);
  const isOpen = (cell) => isDirty(cell) || cell.isBusy;

  function keep(cell, answer, sent) {
    cell.saved = sent;
    cell.tries = 0;
    cell.lan.value = answer.version;
    cell.points.textContent = answer.word;
    mark(cell, false);
    tell(cell);
    offerEmptying(cell);
    sayKept("Đã lưu lúc ", cell, answer);
  }

  function sayKept(begin, cell, answer) {
    const others = Array.from(cells.values()).filter((one) => isDirty(one) && one !== cell).length;
    sayAll(begin + answer.at + (others ? "; còn " + others + " ô chưa lưu được" : ""), others > 0);
    clearTimeout(settling);
    settling = setTimeout(count, SETTLE);
  }

  /* ---- emptying ---- */
  function offerEmptying(cell) {
    let offer = cell.form.querySelector(".cell-empty");
    if (!offer) {
      offer = document.createElement("button");
      Object.assign(offer, { type: "submit", className: "cell-empty", name: "xoa", value: "1", textContent: "Xóa trắng" });
      offer.setAttribute("aria-label", "Xóa trắng " + cell.form.closest("tr").querySelector("th").textContent.trim());
      cell.form.querySelector(".cell-foot").append(offer);
    }
    offer.hidden = cell.lan.value === "0";
  }

  function emptied(cell, answer) {
    const before = cell.saved;
    put(cell, {});
    cell.form.querySelector(".cell-more").open = false;
    cell.isEmptying = false;
    cell.saved = stateOf(cell.form);
    cell.tries = 0;
    cell.lan.value = answer.version;
    cell.points.textContent = answer.word;
    mark(cell, false);
    offerEmptying(cell);
    tell(cell, words("Đã xóa trắng."), button("Lấy lại", () => {
      fill(cell, before);
      save(cell);
    }));
    const first = inputsOf(cell.form).find((input) => input.offsetParent !== null);
    if (first && (document.activeElement === document.body || cell.form.contains(document.activeElement))) first.focus();
    sayKept("Đã xóa trắng lúc ", cell, answer);
  }

  function put(cell, values) {
    inputsOf(cell.form).forEach((input) => {
      const value = values[input.name];
      if (input.type === "checkbox") input.checked = Array.isArray(value) ? value.includes(input.value) : Boolean(value);
      else input.value = value === undefined ? "" : value;
    });
  }

  function choose(cell, answer) {
    cell.isHeld = true;
    mark(cell, true);
    const theirs = button("Giữ " + (answer.theirs || "ô trống") + " của " + answer.who, () => {
      cell.isHeld = cell.isEmptying = false;
      put(cell, answer.values);
      cell.lan.value = answer.version;
      cell.saved = stateOf(cell.form);
      cell.points.textContent = answer.theirs;
      mark(cell, false);
      tell(cell);
      offerEmptying(cell);
      count();
    });
    const mine = button(cell.isEmptying ? "Vẫn xóa trắng" : "Ghi của tôi", () => {
      cell.isHeld = false;
      cell.lan.value = answer.version;
      save(cell);
    });
    tell(cell, words(answer.why, "field-error"), theirs, mine);
  }

  function doubt(cell) {
    const pause = PAUSES[Math.min(cell.tries, PAUSES.length - 1)];
    cell.tries += 1;
    tell(cell, words("Chưa chắc đã ghi, đang thử lại…", "saved-doubt"), button("Thử ngay", () => save(cell)));
    sayAll("Chưa chắc đã ghi, đang thử lại. Số vẫn còn trên màn hình.", true);
    clearTimeout(cell.timer);
    cell.timer = setTimeout(() => save(cell), pause);
  }

  async function ask(url, options) {
    const response = await fetch(url, options);
    const isOurs = (response.headers.get("Content-Type") || "").startsWith("application/json");
    if (response.status >= 500) throw new Error();
    return { status: response.status, answer: isOurs ? await response.json() : null };
  }

  async function save(cell) {
    clearTimeout(cell.timer);
    if (cell.isBusy || cell.isHeld || !(isDirty(cell) || cell.isEmptying)) return;
    cell.isBusy = true;
    const sent = stateOf(cell.form), isEmptying = cell.isEmptying;
    sayAll("Đang ghi…");
    try {
      const body = new URLSearchParams(new FormData(cell.form));
      if (isEmptying) body.set("xoa", "1");
      const { status, answer } = await ask(cell.form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      if (answer === null) refuse(cell, "Phiên làm việc đã hết, số này chưa lưu. Mở trang đăng nhập ở thẻ khác, đăng nhập lại rồi bấm “Thử lại”.", true);
      else if (status === 200 && isEmptying) emptied(cell, answer);
      else if (status === 200) keep(cell, answer, sent);
      else if (status === 409 && answer.values) choose(cell, answer);
      else refuse(cell, answer.why, false);
    } catch {
      doubt(cell);
    }
    cell.isBusy = false;
    if (!isEmptying && !cell.isHeld && isDirty(cell) && stateOf(cell.form) !== sent) save(cell);
  }

  function refuse(cell, why, mayTryAgain) {
    cell.tries = 0;
    cell.isEmptying = cell.isEmptying && mayTryAgain;
    mark(cell, true);
    const more = cell.form.querySelector(".cell-more");
    if (/lý do/i.test(why)) more.open = true;
    tell(cell, words(why, "field-error"), ...(mayTryAgain ? [button("Thử lại", () => save(cell))] : []));
    sayAll("Có ô chưa lưu được: xem lời báo ngay dưới ô.", true);
  }

  async function count() {
    if (Array.from(cells.values()).some((cell) => cell.isBusy)) return;
    try {
      const { answer } = await ask(tools.dataset.sums, { headers: { Accept: "application/json" } });
      if (answer) draw(answer);
    } catch {
      settling = setTimeout(count, PAUSES[2]);
    }
  }

  function draw(answer) {
    for (const [name, text] of Object.entries(answer.sums)) tools.querySelectorAll('[data-sum="' + name + '"]').forEach((place) => { place.textContent = text; });
    for (const [key, text] of Object.entries(answer.counts)) {
      const place = grid.querySelector("#c" + key + " > .sheet-counts");
      if (place && place.textContent !== text) place.textContent = text;
    }
    for (const name of ["missing", "disputed", "without"]) {
      document.querySelectorAll('[data-count="' + name + '"]').forEach((place) => { place.textContent = answer[name].length; });
    }
    const missing = new Set(answer.missing.map(String));
    const disputed = new Set(answer.disputed.map(String));
    const without = new Set(answer.without.map(String));
    grid.querySelectorAll(".sheet-leaf").forEach((row) => {
      const key = row.id.slice(1);
      if (grid.dataset.filter !== "is-missing") row.classList.toggle("is-missing", missing.has(key));
      row.classList.toggle("is-disputed", disputed.has(key));
      row.querySelector(".sheet-links a").classList.toggle("lacks", without.has(key));
    });
    document.querySelectorAll("[data-left]").forEach((line) => { line.hidden = !missing.has(line.dataset.left); });
  }

  /* ---- keys ---- */
  const visible = () => Array.from(cells.values()).filter((cell) => cell.form.offsetParent !== null);

  function step(cell, down, column) {
    const shown = visible();
    const next = shown[shown.indexOf(cell) + down];
    if (!next) return;
    const boxes = inputsOf(next.form).filter((input) => input.offsetParent !== null);
    const target = boxes[Math.min(column, boxes.length - 1)] || boxes[0];
    target.focus();
    if (target.select && target.type !== "checkbox") target.select();
    next.form.closest("tr").scrollIntoView({ block: "nearest" });
  }

  function press(event) {
    const form = event.target.closest("form[data-cell]");
    const cell = form && cells.get(form);
    if (!cell || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const column = inputsOf(form).filter((input) => input.offsetParent !== null).indexOf(event.target);
    const isList = event.target.matches("select");
    if (event.key === "Enter" && event.target.matches("input, select")) {
      event.preventDefault();
      save(cell);
      step(cell, event.shiftKey ? -1 : 1, 0);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !isList && column >= 0) {
      event.preventDefault();
      step(cell, event.key === "ArrowDown" ? 1 : -1, column);
    } else if (event.key === "Escape" && isDirty(cell) && !cell.isBusy) {
      clearTimeout(cell.timer);
      cell.isHeld = cell.isEmptying = false;
      restore(cell);
    }
  }

  function fill(cell, state) {
    const said = new URLSearchParams(state);
    inputsOf(cell.form).forEach((input) => {
      if (input.type === "checkbox") input.checked = said.getAll(input.name).includes(input.value);
      else input.value = said.get(input.name) || "";
    });
  }

  function restore(cell) {
    fill(cell, cell.saved);
    mark(cell, false);
    tell(cell);
    sayAll("Đã lấy lại số đã lưu.");
  }

  /* ---- drawer ---- */
  async function show(url, form) {
    const drawn = drawer.querySelector("[data-drawn]");
    const options = form ? { method: "POST", body: new FormData(form) } : {};
    try {
      const response = await fetch(url, { ...options, headers: { "HX-Request": "true" } });
      if (response.redirected || response.status >= 500 || response.status === 404) throw new Error();
      drawn.innerHTML = await response.text();
      if (!form) drawer.dataset.shown = url;
    } catch {
      sayBroken(drawn, form);
    }
    if (!drawer.open) drawer.showModal();
    ofKind();
    drawn.dispatchEvent(new Event("drawn", { bubbles: true }));
    const piece = drawn.querySelector("[data-evidence]");
    if (piece && form && !drawn.contains(form)) {
      const link = grid.querySelector("#c" + piece.dataset.of + " .sheet-links a");
      link.textContent = link.textContent.replace(/\d+/, piece.dataset.evidence);
      count();
    }
  }

  /* What was typed into a form of the drawer stays. */
  function sayBroken(drawn, form) {
    if (!form) {
      drawn.replaceChildren(words("Chưa mở được, có thể do mạng hoặc phiên làm việc đã hết. Đóng rồi bấm lại.", "field-error"));
      return;
    }
    form.querySelectorAll(":scope > .drawn-told").forEach((line) => line.remove());
    const line = words("Chưa gửi được, có thể do mạng hoặc phiên làm việc đã hết. Những gì đã ghi và tệp đã nhận vẫn còn ở đây: bấm lại khi có mạng.", "field-error drawn-told");
    line.setAttribute("role", "alert");
    form.append(line);
    line.scrollIntoView({ block: "nearest" });
  }

  /* A file that is still coming is not left behind: the drawer opens as it was. */
  function open(url) {
    if (drawer.dataset.shown === url && drawer.querySelector("[data-upload-list] > li")) drawer.showModal();
    else show(url);
  }

  function ofKind() {
    document.querySelectorAll(".evidence-form").forEach((form) => {
      const chosen = form.querySelector("input[name=kind]:checked");
      form.querySelectorAll("[data-kind]").forEach((part) => { part.hidden = Boolean(chosen) && part.dataset.kind !== chosen.value; });
    });
  }

  document.addEventListener("change", (event) => { if (event.target.matches(".evidence-form input[name=kind]")) ofKind(); });
  ofKind();
  if (!grid) return;

  /* ---- beginning ---- */
  grid.querySelectorAll("form[data-cell]").forEach((form) => {
    const cell = { form, lan: form.elements.lan, told: form.querySelector("[data-told]"), points: form.querySelector("[data-points]"), saved: stateOf(form), tries: 0, isEmptying: false };
    form.querySelector("[data-plain]").hidden = true;
    cells.set(form, cell);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      cell.isEmptying = Boolean(event.submitter && event.submitter.name === "xoa");
      if (cell.isEmptying) cell.isHeld = false;
      save(cell);
    });
    form.addEventListener("input", () => { cell.isEmptying = false; });
    form.addEventListener("change", (event) => {
      const more = event.target.name === "o-na" && event.target.checked && form.elements["o-reason"];
      if (more && !more.value) more.focus();
      else setTimeout(() => { if (!isHalf(cell)) save(cell); });
    });
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) save(cell); });
  });
  grid.addEventListener("keydown", press);
  /* The head of the table stands right under the sums, however many lines these take. */
  new ResizeObserver(() => grid.style.setProperty("--tools", tools.offsetHeight + "px")).observe(tools);
  document.querySelectorAll("a[data-filter]").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    grid.dataset.filter = link.dataset.filter;
    document.querySelectorAll("a[data-filter]").forEach((one) => one.removeAttribute("aria-current"));
    link.setAttribute("aria-current", "true");
    history.replaceState(null, "", link.href);
    if (cells.size) count();
  }));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-drawer]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(link.href);
    }
    if (event.target === drawer || event.target.closest("[data-shut]")) drawer.close();
  });
  drawer.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-drawn-form]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    show(event.target.action, event.target);
  });
  window.addEventListener("online", () => cells.forEach((cell) => { if (cell.tries) save(cell); }));
  window.addEventListener("beforeunload", (event) => {
    if (Array.from(cells.values()).some(isOpen)) event.preventDefault();
  });
})();
