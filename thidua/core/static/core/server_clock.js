/* The server's clock near a deadline: shown from half an hour before, ticking from the time the page was made. */
"use strict";

document.querySelectorAll("[data-server-clock]").forEach((place) => {
  const { serverClock, clockFrom, clockEnd } = place.dataset;
  const began = performance.now();
  const [made, from, end] = [serverClock, clockFrom, clockEnd].map((words) => Date.parse(words));
  const now = place.querySelector("[data-clock-now]");
  const left = place.querySelector("[data-clock-left]");
  const told = new Intl.DateTimeFormat("vi", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });

  function tick() {
    const moment = made + performance.now() - began;
    if (moment < from) return;
    const seconds = Math.ceil((end - moment) / 1000);
    place.hidden = false;
    now.textContent = told.format(moment);
    left.textContent = seconds > 0 ? `, còn ${Math.floor(seconds / 60)} phút ${seconds % 60} giây` : ", đã hết hạn: nộp bây giờ là muộn";
    place.classList.toggle("late", seconds <= 0);
  }

  tick();
  window.setInterval(tick, 1000);
});
