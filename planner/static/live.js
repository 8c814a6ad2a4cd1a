// Two people at once: a page with data-live asks every few seconds, and when one comes back to it, whether the plan has changed,
// and brings itself up to date in place. Not while somebody types, drags or answers a question.
const EVERY = 4000;
const page = () => document.querySelector("main[data-live]");
const busy = () =>
  document.body.matches(".dragging, .boxing") || document.querySelector("dialog[open]") || document.activeElement?.matches("input, textarea, select");

const look = async () => {
  const main = page();
  if (!main || document.hidden || busy()) return;
  try {
    const answer = await fetch(main.dataset.live, { headers: { "X-Part": "live" } });
    const revision = await answer.text();
    if (!answer.ok || answer.redirected || revision === main.dataset.revision || busy()) return;
    main.dataset.revision = revision; // asked for once, even if the page cannot be had
    const address = location.pathname + location.search;
    await htmx.ajax("GET", address, { source: document.body, target: "#main", swap: "morph:outerHTML", select: "#main" });
    document.dispatchEvent(new CustomEvent("planner:refreshed"));
  } catch {
    // Offline for a moment: the next look tells.
  }
};

if (page()) {
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
  addEventListener("focus", look);
}
