// Rows copied in a spreadsheet and pasted onto the plan or the backlog: they go to the import's preview.
document.addEventListener("paste", (event) => {
  const form = document.getElementById("paste");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!form || event.target.closest?.("input, textarea, select, dialog, [contenteditable]") || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  form.elements.text.value = text;
  form.requestSubmit();
});
