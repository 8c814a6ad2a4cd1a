// The backlog beside the plan. Without us its switch is a link to the topics; with us it opens here, and stays as it was left.
const drawer = () => document.getElementById("drawer");

const load = async () => {
  const shown = drawer();
  if (!shown || shown.hidden) return;
  await htmx.ajax("GET", shown.dataset.source, { source: shown, target: shown, swap: "innerHTML", select: "#main > *" });
  document.dispatchEvent(new CustomEvent("planner:drawer"));
};

const toggle = () => {
  const shown = drawer();
  shown.hidden = !shown.hidden;
  document.getElementById("drawer-switch").setAttribute("aria-expanded", String(!shown.hidden));
  document.cookie = `drawer=${shown.hidden ? "shut" : "open"}; path=/; max-age=31536000; samesite=lax`;
  load();
};

document.addEventListener("click", (event) => {
  if (!event.target.closest("#drawer-switch") || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  toggle();
});
document.addEventListener("planner:drawer-switch", toggle);
document.addEventListener("planner:done", load);
addEventListener("DOMContentLoaded", load);
