// Posts and topics are taken with the mouse, or with a finger held for a moment, and laid onto a day or an empty slot.
// Nothing in the page moves before they are dropped: where they would go lights up. Esc lets go.
const ITEMS = ".planned .post[data-version], .drawer [data-topic]";
const PART = ".post[data-version], [data-topic]";
let over = null;
let pointer = null;
let given = [];
let letGo = false;
let swallow = false; // the click that ends a drag opens nothing
let touched = false;
let held = false;

const say = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

const light = () => {
  const found = pointer && document.elementFromPoint(pointer.clientX, pointer.clientY);
  const next = found?.closest(".planned [data-day] a.place") ?? found?.closest(".planned [data-day]") ?? null;
  if (next === over) return;
  over?.classList.remove("over");
  over = next;
  over?.classList.add("over");
};

const follow = (event) => {
  pointer = event;
  light();
};

const escape = (event) => {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  letGo = true;
  for (const end of [new PointerEvent("pointerup"), new MouseEvent("mouseup")]) document.dispatchEvent(end);
};

const start = ({ item }) => {
  held = false;
  const chosen = [...document.querySelectorAll(".planned .post.selected[data-version]")];
  given = chosen.includes(item) ? [item, ...chosen.filter((each) => each !== item)] : [item];
  letGo = false;
  swallow = true;
  for (const each of given) each.classList.add("lifted");
  Sortable.ghost?.removeAttribute("id");
  if (Sortable.ghost && given.length > 1) Sortable.ghost.dataset.count = given.length;
  document.body.classList.add("dragging");
  document.addEventListener("pointermove", follow);
  document.addEventListener("scroll", light, true);
  document.addEventListener("keydown", escape, true);
};

// A row of hours gives its hour, except to what lies in that hour already.
const hour = ({ dataset: { time } }, item) => (item.dataset.time?.slice(0, 2) === time?.slice(0, 2) ? undefined : time);

const end = ({ item }) => {
  const target = letGo ? null : over;
  document.removeEventListener("pointermove", follow);
  document.removeEventListener("scroll", light, true);
  document.removeEventListener("keydown", escape, true);
  document.body.classList.remove("dragging");
  for (const each of given) each.classList.remove("lifted");
  over?.classList.remove("over");
  over = pointer = null;
  document.body.click(); // Sortable waits for one to ignore, which a finger does not give
  const cell = target?.closest("[data-day]");
  if (!cell) return;
  const slot = target.matches(".place") && { channel: new URL(target.href).searchParams.get("channel"), time: target.dataset.time ?? "" };
  const to = { day: cell.dataset.day, channel: cell.dataset.channel, time: hour(cell, item), ...slot };
  if (item.matches("[data-topic]")) say("planner:fill", { topic: item, ...to });
  else if (slot || cell !== item.closest("[data-day]")) say("planner:move", { posts: given, ...to });
};

// A finger that is held and lifted without moving chooses, as on a phone's own lists.
const choose = () => (held = touched);
const unchoose = ({ item }) => {
  if (!held) return;
  held = false;
  swallow = true;
  if (item.matches(".post")) say("planner:select", { card: item, tapping: true });
};

document.addEventListener(
  "pointerdown",
  (event) => {
    swallow = false;
    touched = event.pointerType === "touch";
    const item = event.button === 0 && event.target.closest(ITEMS);
    if (!item) return;
    item.draggable = false; // a link would be dragged by the browser
    if (Sortable.get(item.parentElement)) return;
    Sortable.create(item.parentElement, {
      draggable: PART, sort: false, forceFallback: true, fallbackOnBody: true, fallbackTolerance: 4,
      delay: 300, delayOnTouchOnly: true, touchStartThreshold: 8, forceAutoScrollFallback: true, scrollSensitivity: 56, scrollSpeed: 14,
      onChoose: choose, onUnchoose: unchoose, onStart: start, onEnd: end,
    });
  },
  true,
);

document.addEventListener(
  "click",
  (event) => {
    if (!swallow || !(event.detail || event.pointerType)) return; // a key's click has neither
    swallow = false;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

document.addEventListener("contextmenu", (event) => {
  if (touched && event.target.closest(ITEMS)) event.preventDefault();
});
