// Rows copied in a spreadsheet and pasted onto a day or the backlog: they go to the import's preview.
document.addEventListener("paste", (event) => {
  const form = document.getElementById("paste");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!form || event.target.closest?.("input, textarea, select, dialog") || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const { day = "", channel = "" } = document.activeElement.closest(".planned [data-day]")?.dataset ?? {};
  for (const [name, value] of Object.entries({ text, day, channel })) form.elements[name].value = value;
  form.submit();
});
