// What is typed into a form with data-draft is kept in this browser, for this user (data-user), until it is saved: so nothing is
// lost when the session ends, the power fails or the tab is closed. Found again it is offered, never put in by itself.
const PREFIX = "draft:";
const SENT = "draft-sent";
const KEPT = 30 * 24 * 3600 * 1000;
const PATIENCE = 400;
const NOT_KEPT = ["csrf_token", "version", "next"];
let waiting;

const keyOf = (form) => `${PREFIX}${form.dataset.user}:${form.dataset.draft}`;
const controls = (form) => [...form.elements].filter(({ name, type }) => name && !["file", "password", "submit", "button"].includes(type) && !NOT_KEPT.includes(name));
const valueOf = (control) => (["checkbox", "radio"].includes(control.type) ? `${control.value}:${control.checked}` : control.value);
const typed = (form) => controls(form).map((control) => [control.name, valueOf(control)]);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// Storage may be full or forbidden: then there are no drafts, and nothing else changes.
const quietly = (deed) => {
  try {
    return deed();
  } catch {
    return null;
  }
};
const read = (key) => quietly(() => JSON.parse(localStorage.getItem(key)));
const forget = (key) => quietly(() => localStorage.removeItem(key));
const keys = () => quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) ?? [];

const keep = (form) => {
  const values = typed(form);
  if (same(values, form.begun)) forget(keyOf(form));
  else quietly(() => localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), values })));
};

const takeOver = (form, values) => {
  const left = [...values];
  for (const control of controls(form)) {
    const at = left.findIndex(([name, value]) => name === control.name && (control.type !== "checkbox" || value.startsWith(`${control.value}:`)));
    if (at < 0) continue;
    const [, value] = left.splice(at, 1)[0];
    if (["checkbox", "radio"].includes(control.type)) control.checked = value === `${control.value}:true`;
    else control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

const offer = (form) => {
  const draft = read(keyOf(form));
  const note = form.querySelector("[data-draft-offer]");
  if (!draft || !note || same(draft.values, typed(form))) return;
  const when = new Date(draft.at);
  const style = when.toDateString() === new Date().toDateString() ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
  note.querySelector("time").textContent = new Intl.DateTimeFormat(document.documentElement.lang, style).format(when);
  note.hidden = false;
  note.querySelector("[data-take]").onclick = () => {
    note.hidden = true;
    takeOver(form, draft.values);
    form.querySelector("textarea, input:not([type=hidden])").focus();
  };
  note.querySelector("[data-discard]").onclick = () => {
    note.hidden = true;
    forget(keyOf(form));
    form.querySelector("textarea, input:not([type=hidden])").focus();
  };
};

// A form that was sent leads elsewhere when all went well. Back on its own address, or at the sign-in, nothing is saved yet.
const sent = quietly(() => JSON.parse(sessionStorage.getItem(SENT)));
if (sent) {
  quietly(() => sessionStorage.removeItem(SENT));
  if (location.pathname !== sent.path && location.pathname !== "/login") forget(sent.key);
}
for (const key of keys()) if (!(Date.now() - read(key)?.at < KEPT)) forget(key);
for (const form of document.querySelectorAll("form[data-draft]")) {
  form.begun = typed(form);
  offer(form);
}

document.addEventListener("input", ({ target }) => {
  const form = target.form;
  if (!form?.matches("[data-draft]") || !form.begun) return;
  clearTimeout(waiting);
  waiting = setTimeout(keep, PATIENCE, form);
});
document.addEventListener("submit", ({ target }) => {
  if (target.matches("[data-draft]") && target.begun) {
    clearTimeout(waiting);
    keep(target);
    quietly(() => sessionStorage.setItem(SENT, JSON.stringify({ key: keyOf(target), path: new URL(target.action).pathname })));
  } else if (target.matches("[data-sign-out]")) keys().forEach(forget);
});
