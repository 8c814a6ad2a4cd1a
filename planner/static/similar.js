// While a title is typed, topics like it are shown below: a field with data-similar asks that address, and what it finds goes
// into the element that data-similar-into names.
const PATIENCE = 300;
const SHORTEST = 3;
let waiting;

const look = async (field) => {
  const into = document.getElementById(field.dataset.similarInto);
  const text = field.value.trim();
  if (!into) return;
  if (text.length < SHORTEST) return into.replaceChildren();
  try {
    const address = new URL(field.dataset.similar, location.origin);
    address.searchParams.set("q", text);
    const answer = await fetch(address, { headers: { "X-Part": "similar" } });
    if (!answer.ok || answer.redirected || !into.isConnected || field.value.trim() !== text) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("similar-found");
    if (found) found.removeAttribute("id");
    if (into.textContent !== (found?.textContent ?? "")) into.replaceChildren(...(found ? [document.importNode(found, true)] : []));
  } catch {
    // Offline for a moment: it is only a hint.
  }
};

document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-similar]")) return;
  clearTimeout(waiting);
  waiting = setTimeout(look, PATIENCE, target);
});
document.addEventListener("submit", () => clearTimeout(waiting));
