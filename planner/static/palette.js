// Search from everywhere. Ctrl+K (or Cmd+K) opens it over the page, "/" goes to the page's own search field or opens it too. The
// server finds while one types (htmx); arrows choose among what it found, Enter goes there.
const entry = document.querySelector("[data-palette]");
let palette = null;
let waiting = false; // Enter came before the answer to what was typed

const field = () => palette.querySelector("[role='combobox']");
const found = () => palette.querySelector("[role='listbox']");
const options = () => [...found().querySelectorAll("[role='option']")];
const active = () => found().querySelector("[aria-selected='true']");

const choose = (option) => {
  active()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) field().setAttribute("aria-activedescendant", option.id);
  else field().removeAttribute("aria-activedescendant");
};

const take = () => {
  waiting = found().dataset.q !== field().value.trim().replace(/\s+/g, " ");
  if (!waiting) active()?.click();
};

const settle = () => {
  choose(options()[0]);
  palette.querySelector("[role='status']").textContent = found().dataset.count;
  if (waiting) take();
};

const press = (event) => {
  const all = options();
  const at = all.indexOf(active());
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
  if (event.key === "Enter" && !event.isComposing) take();
  else if (next !== undefined) choose(all.at(next % all.length));
  else return;
  event.preventDefault();
};

const make = (html) => {
  palette = Object.assign(document.createElement("dialog"), { id: "palette", className: "palette", innerHTML: html });
  palette.querySelector("[name='next']").value = location.pathname + location.search;
  document.body.append(palette);
  htmx.process(palette);
  field().addEventListener("keydown", press);
  palette.addEventListener("htmx:afterSwap", settle);
  palette.addEventListener("click", (event) => {
    if (event.target === palette || event.target.closest("[data-close]")) palette.close();
  });
  palette.addEventListener("close", () => palette.remove());
  palette.setAttribute("aria-label", field().getAttribute("aria-label"));
  palette.showModal();
  field().focus();
  settle();
};

const open = async () => {
  if (palette?.open || document.querySelector("dialog[open]")) return;
  try {
    const answer = await fetch(entry.href, { headers: { "X-Part": "palette" } });
    if (answer.ok && !answer.redirected) make(await answer.text());
    else location.assign(entry.href);
  } catch {
    location.assign(entry.href);
  }
};

// The field of a dialog that has just been closed may have the focus for a moment yet.
const writesIn = (field) => field.matches("input, select, textarea, [contenteditable]") && field.getClientRects().length;

const slash = (event) => {
  if (writesIn(event.target) || localStorage.getItem("keys") === "off") return;
  event.preventDefault();
  const own = [...document.querySelectorAll("main [data-search]")].find((each) => each.getClientRects().length);
  if (own) own.focus();
  else open();
};

if (entry) {
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    } else if (key === "/" && !ctrlKey && !metaKey && !altKey) slash(event);
  });
  entry.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
}
