// A field with data-people offers the names behind an @ while one types: arrows choose, Enter or Tab takes, Escape leaves it.
// With data-longest it counts. Without us both is done on the server.
const HANDLE = /(?:^|[\s([{,;"])@([\p{L}\p{N}_.-]*)$/u;
const MOST = 8;
const numbers = new Intl.NumberFormat(document.documentElement.lang);
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const found = (people, begun) => {
  const sought = plain(begun);
  const starts = ([handle, name]) => plain(handle).startsWith(sought) || plain(name).split(/\s+/).some((word) => word.startsWith(sought));
  return people.filter(starts).slice(0, MOST);
};

const begin = (field) => {
  const people = JSON.parse(field.dataset.people);
  const longest = Number(field.dataset.longest);
  const list = Object.assign(document.createElement("ul"), { id: `${field.id}-people`, hidden: true });
  const count = Object.assign(document.createElement("p"), { className: "count" });
  const box = Object.assign(document.createElement("div"), { className: "naming" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0]?.textContent.trim() ?? "");
  field.before(box);
  box.append(field, list, count);
  field.setAttribute("aria-autocomplete", "list"); // a field of several lines may not be called a combobox
  field.setAttribute("aria-controls", list.id);

  const options = () => [...list.children];
  const active = () => list.querySelector("[aria-selected='true']");
  const choose = (option) => {
    active()?.setAttribute("aria-selected", "false");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option.id);
  };
  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    field.removeAttribute("aria-activedescendant");
  };
  const begun = () => field.value.slice(0, field.selectionStart).match(HANDLE)?.[1];

  const show = () => {
    const typed = begun();
    const all = typed === undefined || field.selectionStart !== field.selectionEnd ? [] : found(people, typed);
    if (!all.length) return close();
    list.replaceChildren(
      ...all.map(([handle, name], at) => {
        const option = Object.assign(document.createElement("li"), { id: `${list.id}-${at}`, textContent: name });
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.handle = handle;
        option.append(Object.assign(document.createElement("small"), { textContent: `@${handle}` }));
        return option;
      }),
    );
    list.hidden = false;
    choose(list.firstChild);
  };

  const take = (option) => {
    const at = field.selectionStart;
    field.setRangeText(`${option.dataset.handle} `, at - begun().length, at, "end");
    close();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const tell = () => {
    const used = [...field.value.trim()].length;
    count.textContent = used ? `${numbers.format(used)} / ${numbers.format(longest)}` : "";
    count.classList.toggle("over", used > longest);
  };

  field.addEventListener("input", () => {
    show();
    tell();
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const all = options();
    const next = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (next) choose(all.at((all.indexOf(active()) + next) % all.length));
    else if (event.key === "Enter" || event.key === "Tab") take(active());
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  field.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // the field keeps the focus
    const option = event.target.closest("[role='option']");
    if (option) take(option);
  });
  tell();
};

const look = () => document.querySelectorAll("textarea[data-people]:not([aria-autocomplete])").forEach(begin);
look();
document.addEventListener("planner:done", look); // the page was brought up to date in place
