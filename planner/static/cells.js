// The plan as a grid for the keyboard: one stop of Tab, arrows from day to day and from row to row, through the cards of a day.
// Where the focus lay it lies again when the page was brought up to date, also when a card lies elsewhere now.
const cells = () => [...document.querySelectorAll(".planned [data-day]")].filter((cell) => cell.getClientRects().length);
const stops = (cell) => [...cell.querySelectorAll("a.post, a.place")];
const row = (cell) => cell.closest("tr") ?? cell;
const same = (cell) => (each) => row(each) === row(cell);
let last = null; // {address, day, channel, time} of what has, or had, the focus

const settle = (stop, options) => {
  if (!stop.matches("a")) stop.tabIndex = -1;
  stop.focus(options);
};

// The nth card of a day, or the day itself when nothing lies there.
const land = (cell, n = 0) => {
  const all = stops(cell);
  settle(all.at(n) ?? all.at(-1) ?? cell);
};

const beside = (cell, columns, rows) => {
  const all = cells();
  const column = all.filter(same(cell)).indexOf(cell);
  const lines = [...new Set(all.map(row))];
  const line = lines.indexOf(row(cell)) + rows;
  if (line < 0 || line >= lines.length || column + columns < 0) return null;
  const peers = all.filter((each) => row(each) === lines[line]);
  return columns ? peers[column + columns] : (peers[column] ?? peers.at(-1));
};

const find = () => {
  if (!last) return null;
  const cards = last.address ? [...document.querySelectorAll(`.planned [data-day] a[href="${CSS.escape(last.address)}"]`)] : [];
  return cards.find((card) => card.getClientRects().length) ?? cells().find((cell) => ["day", "channel", "time"].every((name) => cell.dataset[name] === last[name]));
};

// Tables become grids here, not on the server: without us nobody could leave their first cell.
const prepare = () => {
  const tables = new Set([...document.querySelectorAll(".planned table [data-day]")].map((cell) => cell.closest("table")));
  for (const table of tables) {
    table.setAttribute("role", "grid");
    for (const link of table.querySelectorAll("[data-day] a:not(.add)")) link.tabIndex = -1;
  }
  const first = find() ?? document.querySelector(".planned table .today[data-day]") ?? document.querySelector(".planned table [data-day]");
  if (first) (first.matches("[data-day]") ? (stops(first)[0] ?? first) : first).tabIndex = 0;
};

document.addEventListener("focusin", ({ target }) => {
  const cell = target.closest(".planned [data-day]");
  if (!cell) return;
  if (cell.closest("table")) {
    for (const before of document.querySelectorAll(".planned table [data-day][tabindex='0'], .planned table [data-day] [tabindex='0']")) before.tabIndex = -1;
    target.tabIndex = 0;
  }
  last = { address: target.getAttribute("href"), ...cell.dataset };
});

const ways = {
  ArrowLeft: (cell, n) => [beside(cell, -1, 0), n],
  ArrowRight: (cell, n) => [beside(cell, 1, 0), n],
  ArrowUp: (cell, n) => (n > 0 ? [cell, n - 1] : [beside(cell, 0, -1), -1]),
  ArrowDown: (cell, n) => (n < stops(cell).length - 1 ? [cell, n + 1] : [beside(cell, 0, 1), 0]),
  Home: (cell) => [cells().find(same(cell)), 0],
  End: (cell) => [cells().findLast(same(cell)), 0],
  PageUp: (cell, n) => [beside(cell, -7, 0) ?? beside(cell, 0, -1) ?? cells().find(same(cell)), n],
  PageDown: (cell, n) => [beside(cell, 7, 0) ?? beside(cell, 0, 1) ?? cells().findLast(same(cell)), n],
};

document.addEventListener("keydown", (event) => {
  if (!(event.key in ways) || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  const cell = event.target.closest(".planned [data-day]");
  if (!cell && !event.target.matches(".planned [role='region']")) return;
  const [next, n] = cell ? ways[event.key](cell, stops(cell).indexOf(event.target)) : [find()?.closest("[data-day]") ?? cells()[0], 0];
  event.preventDefault();
  if (next) land(next, n);
});

// A click on a day's empty space goes there, as in a spreadsheet.
document.addEventListener("click", ({ target }) => {
  if (target.matches(".planned table [data-day]")) settle(target, { preventScroll: true });
});

// A place of its own that is gone, or has been given to something else, is no place for the focus any more.
let held = false;
const strays = () => {
  const there = document.activeElement;
  return there === document.body || !there.getClientRects().length || Boolean(there.closest(".planned [data-day]"));
};
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.id !== "main") return;
  held = Boolean(document.activeElement.closest(".planned [data-day], #selection"));
  // As the server made them: what has not changed is then passed over in one step.
  for (const link of document.querySelectorAll(".planned table a[tabindex]:not(.add)")) link.removeAttribute("tabindex");
});
document.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target.id !== "main") return;
  prepare();
  const there = document.activeElement;
  const back = held && strays() && (find() ?? there.closest(".planned [data-day]") ?? cells().find((cell) => cell.dataset.channel === last?.channel));
  if (!back || (back === there && back.matches("a"))) return;
  if (back === there) back.blur(); // the same place on the screen, but another day now
  settle(back, { preventScroll: true });
});
document.addEventListener("planner:go", ({ detail }) => land(detail.cell));
prepare();
