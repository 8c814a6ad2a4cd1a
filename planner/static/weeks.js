// From week to week without a new page: the board keeps its place on the screen, the browser its way back.
const steps = (rel) => document.querySelector(`.steps a[rel="${rel}"]`);
let shown = location.pathname + location.search;

const show = async (href) => {
  const address = new URL(href, location.href);
  shown = address.pathname + address.search;
  try {
    await htmx.ajax("GET", shown, {
      source: document.body, target: "#main", swap: "morph:outerHTML", select: "#main", headers: { "X-Part": "weeks" },
    });
    document.dispatchEvent(new CustomEvent("planner:refreshed"));
  } catch {
    location.assign(href);
  }
};

const go = (link) => {
  if (!link) return;
  history.pushState(null, "", link.href);
  show(link.href);
};

document.addEventListener("click", (event) => {
  const link = event.target.closest(".steps a");
  if (!link || link.hash || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.pathname !== location.pathname) return;
  event.preventDefault();
  go(link);
});

addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) show(location.href);
});

document.addEventListener("planner:step", ({ detail }) => go(steps(detail.by < 0 ? "prev" : "next")));

document.addEventListener("planner:today", () => {
  const today = document.querySelector(".planned .today[data-day]");
  if (today) document.dispatchEvent(new CustomEvent("planner:go", { detail: { cell: today } }));
  else document.querySelector(".steps [data-today]")?.click();
});

// A swipe over the days of a phone, which do not scroll sideways; a push of the trackpad beyond the board's edge.
let from = null;
document.addEventListener("touchstart", ({ touches, target }) => {
  from = touches.length === 1 && target.closest(".agenda") ? { x: touches[0].clientX, y: touches[0].clientY } : null;
}, { passive: true });
document.addEventListener("touchend", ({ changedTouches }) => {
  if (!from || document.body.matches(".dragging")) return;
  const [x, y] = [changedTouches[0].clientX - from.x, changedTouches[0].clientY - from.y];
  if (Math.abs(x) > 80 && Math.abs(x) > 3 * Math.abs(y)) go(steps(x > 0 ? "prev" : "next"));
});

let pushed = 0;
let resting;
document.addEventListener("wheel", ({ deltaX, deltaY, target }) => {
  const box = target.closest(".board-box");
  if (!box || Math.abs(deltaX) <= Math.abs(deltaY)) return;
  const room = deltaX < 0 ? box.scrollLeft : box.scrollWidth - box.clientWidth - box.scrollLeft;
  clearTimeout(resting);
  resting = setTimeout(() => (pushed = 0), 300);
  if (room > 1 || pushed === null) return;
  pushed += deltaX;
  if (Math.abs(pushed) < 600) return;
  go(steps(pushed < 0 ? "prev" : "next"));
  pushed = null; // until the hand rests
}, { passive: true });
