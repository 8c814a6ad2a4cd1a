// On the board of topics a card is drawn to another state. Its select and the keyboard do the same without us.
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const base = location.pathname.replace(/\/$/, "");
let back = null;

for (const list of document.querySelectorAll("[data-stage]")) {
  Sortable.create(list, {
    group: "stages",
    draggable: "[data-topic]",
    filter: "select, button",
    preventOnFilter: false,
    animation: still ? 0 : 120,
    delay: 250,
    delayOnTouchOnly: true,
    onEnd: ({ item, from, to, oldIndex }) => {
      if (from === to) return;
      back = () => from.insertBefore(item, from.children[oldIndex] ?? null);
      const values = { version: item.dataset.version, stage: to.dataset.stage };
      document.dispatchEvent(new CustomEvent("planner:deed", { detail: { action: `${base}/${item.dataset.topic}/stage`, values } }));
    },
  });
}

for (const refused of ["planner:failed", "planner:asked"]) {
  document.addEventListener(refused, () => {
    back?.();
    back = null;
  });
}
document.addEventListener("planner:done", () => (back = null));
