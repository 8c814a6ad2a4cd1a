// Small helps for forms. Everything works without them.

// A form with data-submit-on-change sends itself; its button, marked data-without-script, shows only without us.
for (const form of document.querySelectorAll("form[data-submit-on-change]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

// A button with data-copy copies the field with that id, and says so for a moment.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const label = button.querySelector("[data-label]");
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.select();
      document.execCommand("copy");
    }
    const before = label.textContent;
    label.textContent = button.dataset.done;
    setTimeout(() => (label.textContent = before), 2000);
  });
}

// The first field with an error gets the focus.
document.querySelector("[aria-invalid='true']")?.focus();
