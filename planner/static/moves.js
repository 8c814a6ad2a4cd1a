// Posts and topics go to a day: shown there at once, said to the server, and taken back when it asks or refuses.
// planner:move {posts, day, channel, time}: the posts go as many days as the first of them goes to the day; a channel takes all of
// them along, a time (of a slot) is for one post alone. planner:fill {topic, day, channel, time}: the topic becomes a post there.
const DAY = 86400000;
const bench = () => document.getElementById("selection").dataset;
const seen = (element) => element.getClientRects().length > 0;
const number = (card) => card.pathname.split("/").pop();
const cardOf = (id) => [...document.querySelectorAll(`.planned .post[data-version][href$="/posts/${id}"]`)].find(seen);
const home = (card) => ({ ...card.closest("[data-channel]")?.dataset, ...card.closest("[data-day]").dataset });
const later = (day, days) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
let running = false;
let waiting = [];
let shown = []; // what was laid somewhere before the server had agreed, with the way back

const say = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
const run = (deed) => (running ? waiting.push(deed) : deed());
const next = () => {
  running = false;
  waiting.shift()?.();
};
const send = (action, values, from) => {
  running = true;
  say("planner:deed", { action, values, from });
};

// Where it will lie: the cell of the day, of its channel where there are rows for channels, of its hour where there are rows for hours.
const cellFor = (day, channel, time) => {
  const cells = [...document.querySelectorAll(`.planned [data-day="${day}"]`)].filter(seen);
  const ofChannel = cells.filter((cell) => !("channel" in cell.dataset) || cell.dataset.channel === channel);
  const cell = ofChannel.find((each) => each.dataset.time?.slice(0, 2) === time?.slice(0, 2)) ?? ofChannel[0];
  return [...(cell?.querySelectorAll("[data-channel]") ?? [])].find((line) => line.dataset.channel === channel) ?? cell;
};

const show = (card, { day, channel, time }) => {
  const cell = cellFor(day, channel, time ?? card.dataset.time);
  if (!cell) return;
  const slot = time !== undefined && [...cell.querySelectorAll("a.place:not([hidden])")].find((each) => each.dataset.time === time);
  const below = slot || cell.querySelector("a.place, a.add");
  const focused = card === document.activeElement;
  shown.push({ card, parent: card.parentNode, next: card.nextSibling, slot });
  card.classList.add("moving");
  if (below) below.before(card);
  else cell.append(card);
  if (slot) slot.hidden = true;
  if (focused) card.focus({ preventScroll: true });
};

const takeBack = () => {
  for (const { card, parent, next, slot } of shown.reverse()) {
    const focused = card === document.activeElement;
    card.classList.remove("moving");
    if (slot) slot.hidden = false;
    if (parent) parent.insertBefore(card, next?.parentNode === parent ? next : null);
    else card.remove();
    if (focused) card.focus({ preventScroll: true });
  }
  [shown, waiting, running] = [[], [], false];
};

const move = (cards, { day, channel, time }) => {
  if (!cards.length) return next();
  const [first] = cards;
  const from = home(first);
  const shift = Math.round((Date.parse(day) - Date.parse(from.day)) / DAY);
  const turns = channel !== undefined && channel !== from.channel;
  const times = cards.length === 1 && time !== undefined && time !== first.dataset.time;
  if (!shift && !turns && !times) return next();
  const values = { post: cards.map((card) => `${number(card)}:${card.dataset.version}`) };
  if (cards.length === 1) values.day = day;
  else if (shift) values.shift = shift;
  if (turns) values.channel = channel;
  if (times) values.time = time;
  const places = cards.map((card) => ({ ...home(card), ...(turns && { channel }), time: cards.length === 1 ? time : undefined }));
  send(bench().days, values, first); // at once; it is on its way while the cards are laid down
  cards.forEach((card, n) => show(card, { ...places[n], day: later(places[n].day, shift) }));
};

const fill = ({ id, title, day, channel, time }) => {
  const address = `${bench().topics}/${id}/slot`;
  if (!channel) {
    say("planner:open", { href: `${address}?day=${day}` }); // a month names no channel: it is asked for
    return next();
  }
  const card = document.createElement("a");
  card.className = "post idea";
  card.append(Object.assign(document.createElement("span"), { className: "title", textContent: title }));
  show(card, { day, channel, time });
  send(address, { channel, day, ...(time && { time }) });
};

document.addEventListener("planner:move", ({ detail: { posts, ...to } }) => {
  const ids = posts.map(number);
  if (running) waiting.push(() => move(ids.map(cardOf).filter(Boolean), to)); // by then they may be other elements
  else move(posts, to);
});
document.addEventListener("planner:fill", ({ detail: { topic, ...to } }) => {
  const [id, title] = [topic.dataset.topic, topic.querySelector("a").textContent];
  run(() => fill({ id, title, ...to }));
});
document.addEventListener("planner:undo", () => run(() => send(bench().undoing, {})));
document.addEventListener("planner:done", () => {
  for (const { card } of shown) card.classList.remove("moving");
  shown = [];
  next();
});
for (const name of ["planner:asked", "planner:failed"]) document.addEventListener(name, takeBack);
