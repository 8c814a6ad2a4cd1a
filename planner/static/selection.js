// Several posts at once: chosen by a click with Ctrl or Shift, by a box drawn from empty space, by X, or by touch. A bar says how
// many there are and offers what can be done with them.
const bar = () => document.getElementById("selection");
const posts = () => [...document.querySelectorAll(".planned .post[data-version]")].filter((card) => card.getClientRects().length);
const cardOf = (target) => target.closest?.(".planned .post[data-version]");
const number = (card) => card.pathname.split("/").pop();
const chosen = new Set(); // numbers of posts
let anchor = null;
let tapping = false; // every tap chooses

const mark = (card) => {
  card.classList.toggle("selected", chosen.has(number(card)));
  if (chosen.has(number(card))) card.setAttribute("aria-describedby", "is-selected");
  else card.removeAttribute("aria-describedby");
};

const show = () => {
  if (!bar() || (bar().hidden && !chosen.size && !tapping)) return;
  const cards = posts();
  const there = new Set(cards.map(number));
  for (const each of chosen) if (!there.has(each)) chosen.delete(each);
  cards.forEach(mark);
  if (!chosen.size) anchor = null;
  const shown = bar();
  shown.hidden = !chosen.size && !tapping;
  document.getElementById("select-switch")?.setAttribute("aria-pressed", String(tapping));
  shown.querySelector("[data-count]").textContent = chosen.size;
  const picked = cards.filter((card) => chosen.has(number(card))).map((card) => `${number(card)}:${card.dataset.version}`);
  for (const link of shown.querySelectorAll("a[data-address]")) {
    link.href = `${link.dataset.address}?${new URLSearchParams(picked.map((post) => ["post", post]))}`;
  }
  for (const place of shown.querySelectorAll("[data-posts]")) {
    place.replaceChildren(...picked.map((value) => Object.assign(document.createElement("input"), { type: "hidden", name: "post", value })));
  }
};

const toggle = (card) => {
  if (!chosen.delete(number(card))) chosen.add(number(card));
  anchor = number(card);
  show();
};

const upTo = (card) => {
  const all = posts().map(number);
  anchor ??= number(card);
  const [from, to] = [all.indexOf(anchor), all.indexOf(number(card))].sort((a, b) => a - b);
  for (const each of all.slice(Math.max(from, 0), to + 1)) chosen.add(each);
  show();
};

const clear = () => {
  chosen.clear();
  tapping = false;
  show();
};

document.addEventListener(
  "click",
  (event) => {
    const card = cardOf(event.target);
    const modified = event.ctrlKey || event.metaKey || event.shiftKey;
    if (card && (modified || tapping)) {
      event.preventDefault();
      event.stopPropagation();
      if (event.shiftKey) upTo(card);
      else toggle(card);
    } else if (event.target.closest("#select-switch")) {
      tapping = !tapping;
      if (tapping) show();
      else clear();
    } else if (event.target.closest("[data-clear]")) {
      clear();
    }
  },
  true,
);

document.addEventListener("planner:select", ({ detail }) => {
  tapping ||= Boolean(detail.tapping);
  if (detail.card) toggle(detail.card);
});
document.addEventListener("planner:clear", clear);
document.addEventListener("htmx:afterSwap", ({ target }) => target.id === "main" && show());

// The box.
let corner = null;
let box = null;

const between = ({ clientX, clientY }) => ({
  left: Math.min(corner.x, clientX), top: Math.min(corner.y, clientY), right: Math.max(corner.x, clientX), bottom: Math.max(corner.y, clientY),
});

const draw = (event) => {
  const { left, top, right, bottom } = between(event);
  if (!box) {
    if (right - left < 6 && bottom - top < 6) return;
    box = document.body.appendChild(Object.assign(document.createElement("div"), { className: "box" }));
    document.body.classList.add("boxing");
  }
  Object.assign(box.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
};

const finish = (event) => {
  document.removeEventListener("pointermove", draw);
  if (box) {
    const area = between(event);
    if (!corner.adds) chosen.clear();
    for (const card of posts()) {
      const { left, top, right, bottom } = card.getBoundingClientRect();
      if (left < area.right && right > area.left && top < area.bottom && bottom > area.top) chosen.add(number(card));
    }
    show();
  } else if (!corner.adds && chosen.size) clear();
  stop();
};

const stop = () => {
  document.removeEventListener("pointermove", draw);
  document.removeEventListener("pointerup", finish);
  document.body.classList.remove("boxing");
  box?.remove();
  box = corner = null;
};

document.addEventListener("pointerdown", (event) => {
  if (event.button || event.pointerType !== "mouse" || !event.target.closest(".planned [data-day]") || event.target.closest("a, button, summary")) return;
  corner = { x: event.clientX, y: event.clientY, adds: event.ctrlKey || event.metaKey || event.shiftKey };
  document.addEventListener("pointermove", draw);
  document.addEventListener("pointerup", finish);
});
document.addEventListener("pointercancel", () => corner && stop());
