// Small helps for forms. Everything works without them.

// A form with data-submit-on-change sends itself; its button, marked data-without-script, shows only without us.
document.addEventListener("change", ({ target }) => target.closest("form[data-submit-on-change]")?.requestSubmit());

// A button with data-copy copies the field or the text with that id, and says so for a moment.
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("button[data-copy]");
  if (!button) return;
  const label = button.querySelector("[data-label]");
  const source = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
  } catch {
    if (source.select) source.select();
    else getSelection().selectAllChildren(source);
    document.execCommand("copy");
  }
  const before = label.textContent;
  label.textContent = button.dataset.done;
  setTimeout(() => (label.textContent = before), 2000);
});

// The first field with an error gets the focus.
document.querySelector("[aria-invalid='true']")?.focus();
