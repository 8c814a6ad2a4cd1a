// Menus are <details>: they open without us. Here they close on Esc, on a click elsewhere, and when another one opens.
const open = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector("summary").focus();
  }
});

// A menu whose choice loads the page anew is open again there, with the focus where it was: one filter seldom comes alone.
const CHOSEN = "chosen-in-menu";
document.addEventListener("change", ({ target }) => {
  if (!target.closest("details.menu form[data-submit-on-change]")) return;
  sessionStorage.setItem(CHOSEN, `[name="${target.name}"]${target.type === "checkbox" ? `[value="${target.value}"]` : ""}`);
});
const chosen = document.querySelector(`details.menu :is(${sessionStorage.getItem(CHOSEN) ?? "none"}):not([type="hidden"])`);
sessionStorage.removeItem(CHOSEN);
if (chosen) {
  chosen.closest("details").open = true;
  chosen.focus();
}

// On a narrow screen the navigation and tabs are lines to scroll: begin where we are.
for (const here of document.querySelectorAll(".nav [aria-current], .tabs [aria-current]")) {
  const line = here.closest(".nav, .tabs");
  if (line.scrollWidth > line.clientWidth) line.scrollLeft = here.offsetLeft - line.offsetLeft - line.clientWidth / 3;
}
