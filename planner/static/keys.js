// Letters that do something while the focus lies in the plan, or nowhere. They can be switched off in the sheet that "?" shows.
const bench = () => document.getElementById("selection");
const sheet = () => document.getElementById("keys");
const say = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
const open = (path, values) => say("planner:open", { href: `${bench().dataset.base}/${path}?${new URLSearchParams(values)}` });
const off = () => localStorage.getItem("keys") === "off";

const cell = () => document.activeElement.closest(".planned [data-day]");
const card = () => document.activeElement.closest(".planned .post[data-version]");
const picked = () => {
  const chosen = [...document.querySelectorAll(".planned .post.selected")];
  return chosen.length ? chosen : [card()].filter(Boolean);
};
const named = (cards) => cards.map((each) => ["post", `${each.pathname.split("/").pop()}:${each.dataset.version}`]);
const day = (name) => ({ ...(cell()?.dataset.channel && { channel: cell().dataset.channel }), ...(cell() && { [name]: cell().dataset.day }) });
const withPosts = (path) => picked().length && open(path, named(picked()));

const letters = {
  n: () => open("posts/new", { ...day("day"), ...(document.activeElement.matches(".place") && { time: document.activeElement.dataset.time }) }),
  m: () => withPosts("posts/day"),
  f: () => (document.activeElement.closest("a.place") ?? cell()?.querySelector("a.place"))?.click(),
  p: () => cell() && open("pauses/new", { ...day("from"), to: cell().dataset.day }),
  x: () => card() && say("planner:select", { card: card() }),
  b: () => say("planner:drawer-switch"),
  t: () => say("planner:today"),
  "/": () => find(),
  "?": () => sheet().showModal(),
};

const find = () => {
  const field = document.getElementById("f-q");
  if (!field) return;
  field.closest("details").open = true;
  field.focus();
};

// What an arrow points to: the day before or after; the channel (or the hour) above or below, else the week before or after.
const neighbour = (from, key) => {
  const cells = [...document.querySelectorAll(".planned [data-day]")].filter((each) => each.getClientRects().length);
  const step = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  if (key === "ArrowUp" || key === "ArrowDown") {
    const column = cells.filter((each) => each.dataset.day === from.dataset.day);
    if (column.length > 1) return column[column.indexOf(from) + step];
  }
  const days = step * (key === "ArrowLeft" || key === "ArrowRight" ? 1 : 7);
  const wanted = new Date(Date.parse(from.dataset.day) + days * 86400000).toISOString().slice(0, 10);
  return { dataset: { day: wanted } };
};

const move = (event) => {
  const found = card() && neighbour(cell(), event.key);
  if (!found) return;
  event.preventDefault();
  const chosen = picked().includes(card()) ? picked().filter((each) => each !== card()) : [];
  const { day, channel, time } = found.dataset;
  say("planner:move", { posts: [card(), ...chosen], day, channel, time });
};

const enter = (event) => {
  if (document.activeElement !== cell()) return;
  event.preventDefault();
  letters.n();
};

// Asks by choosing: the button of the bar waits for Enter.
const throwAway = () => {
  if (!picked().length) return;
  if (!document.querySelector(".planned .post.selected")) say("planner:select", { card: card() });
  document.getElementById("throw-away").focus();
};

const chords = (event) => {
  const { key, altKey } = event;
  const control = event.ctrlKey || event.metaKey;
  if (control && !altKey && !event.shiftKey && key.toLowerCase() === "z") {
    event.preventDefault();
    say("planner:undo");
  } else if (control && (key === "ArrowLeft" || key === "ArrowRight") && cell()) {
    event.preventDefault();
    say("planner:step", { by: key === "ArrowLeft" ? -1 : 1 });
  } else if (altKey && !control && key.startsWith("Arrow")) move(event);
};

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  if (target.matches("input, select, textarea, [contenteditable]")) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return chords(event);
  const here = target === document.body || target.id === "main" || target.closest(".planned");
  if (!here) return;
  if (key === "Escape") say("planner:clear");
  else if (key === "Enter") enter(event);
  else if (key === "Delete") throwAway();
  else if (key === " " && card()) {
    event.preventDefault();
    letters.x();
  } else if (!off() && Object.hasOwn(letters, key.toLowerCase())) {
    event.preventDefault();
    letters[key.toLowerCase()]();
  }
});

document.addEventListener("click", ({ target }) => target.closest("[data-keys]") && sheet().showModal());
document.addEventListener("change", ({ target }) => {
  if (target.id === "single-keys") localStorage.setItem("keys", target.checked ? "on" : "off");
});
document.getElementById("single-keys").checked = !off();
