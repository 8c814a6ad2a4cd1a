// Deeds without leaving the page. A link with data-dialog opens its page in the dialog; a form in the dialog, or one marked
// data-deed, is sent in the background with `next`, the address we are on. When all went well the page under the dialog is
// brought up to date in place; else the answer (a question, an error at its field) is shown in the dialog.
// Other modules ask by events: planner:open {href}, planner:deed {action, values}.
const dialog = document.getElementById("dialog");
const body = document.getElementById("dialog-body");
const said = document.getElementById("said");
let opener = null;

// A page of hundreds of cards is brought up to date in half the time when what is equal is passed over as a whole; forms are not,
// for what was typed into them does not tell. What is marked data-keep stays as it is, with what is being typed there.
const typed = (node) => node.closest?.("form") || node.querySelector?.("form");
const kept = (node) => node.matches?.("[data-keep]");
Idiomorph.defaults.callbacks.beforeNodeMorphed = (before, after) => !kept(before) && Boolean(!before.isEqualNode(after) || typed(before));

const here = () => location.pathname + location.search;

const open = (href, from) => {
  opener = from ?? document.activeElement;
  htmx.ajax("GET", href, { source: body, target: body, swap: "innerHTML", select: "#main > *", headers: { "X-Part": "dialog" } });
};

const first = (selector) => [...body.querySelectorAll(selector)].find((each) => each.getClientRects().length);

// A form without an action goes to the page that it came from, not to the one we are on.
const show = (address) => {
  for (const form of body.querySelectorAll("form:not([action])")) form.setAttribute("action", address);
  if (!dialog.open) dialog.showModal();
  dialog.setAttribute("aria-label", body.querySelector("h1")?.textContent.trim() ?? "");
  (first("[aria-invalid='true'], [autofocus], [role='alert'] button") ?? first("input, select, textarea") ?? first("button, a"))?.focus();
};

const send = (action, values, from) => {
  opener ??= from ?? document.activeElement;
  values.set("next", here());
  htmx.ajax("POST", action, {
    source: dialog, target: "#main", swap: "morph:outerHTML", select: "#main", selectOOB: "#said:morph",
    values, headers: { "X-Part": "deed" },
  });
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-dialog]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  open(link.href, link);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.enctype === "multipart/form-data") return;
  if (form.method === "get" && form.closest("#dialog")) {
    event.preventDefault();
    open(`${form.action.split("?")[0]}?${new URLSearchParams(new FormData(form, event.submitter))}`, opener);
  } else if (form.method === "post" && (form.hasAttribute("data-deed") || form.closest("#dialog"))) {
    event.preventDefault();
    send(event.submitter?.getAttribute("formaction") ?? form.action, new FormData(form, event.submitter), event.submitter);
  }
});

document.addEventListener("planner:open", (event) => open(event.detail.href, event.detail.from));

document.addEventListener("planner:deed", (event) => {
  const values = new FormData();
  for (const [name, value] of Object.entries(event.detail.values)) for (const each of [value].flat()) values.append(name, each);
  values.set("csrf_token", dialog.dataset.token);
  send(event.detail.action, values, event.detail.from);
});

// Inside a dialog "Cancel" is a link back to where the page lies without us: here it closes.
body.addEventListener("click", (event) => {
  if (!event.target.closest("[data-cancel]")) return;
  event.preventDefault();
  dialog.close();
});

dialog.addEventListener("close", () => {
  body.replaceChildren();
  const back = opener?.isConnected ? opener : opener?.id && document.getElementById(opener.id);
  opener = null;
  back?.focus();
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig } = event.detail;
  const part = requestConfig.headers["X-Part"];
  if (!part) return;
  if (new URL(xhr.responseURL).pathname === "/login") {
    event.detail.shouldSwap = false;
    location.assign(`/login?next=${encodeURIComponent(here())}`);
  } else if (part === "deed" && xhr.status >= 400) {
    Object.assign(event.detail, { shouldSwap: true, isError: false, target: body, swapOverride: "innerHTML", selectOverride: "#main > *" });
  } else if (part === "dialog") {
    Object.assign(event.detail, { shouldSwap: true, isError: false });
  } else if (part === "deed") {
    said.replaceChildren(); // so that the new words are new to a screen reader as well
  }
});

document.addEventListener("htmx:afterSwap", (event) => {
  const { xhr, requestConfig } = event.detail;
  const part = requestConfig?.headers["X-Part"];
  if (part === "dialog" || (part === "deed" && xhr.status >= 400)) {
    show(new URL(xhr.responseURL).pathname + new URL(xhr.responseURL).search);
    document.dispatchEvent(new CustomEvent("planner:asked"));
  } else if (part === "deed") {
    if (dialog.open) dialog.close();
    opener = null;
    document.dispatchEvent(new CustomEvent("planner:done", { detail: { action: requestConfig.path } }));
  }
});

for (const lost of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(lost, (event) => {
    if (!event.detail.requestConfig.headers["X-Part"]) return;
    said.replaceChildren(document.getElementById("no-connection").content.cloneNode(true));
    document.dispatchEvent(new CustomEvent("planner:failed"));
  });
}

// What was said goes after a while, unless somebody is reading it.
let leaving;
const leave = () => {
  clearTimeout(leaving);
  leaving = setTimeout(() => (said.matches(":hover, :focus-within") ? leave() : said.replaceChildren()), 12000);
};
new MutationObserver(() => said.childElementCount && leave()).observe(said, { childList: true });
if (said.childElementCount) leave();
said.addEventListener("click", (event) => event.target.closest("[data-dismiss]") && said.replaceChildren());
