// The year opens on this week, also where it does not fit the screen.
const now = document.querySelector(".year thead .now");
const box = now?.closest(".year-box");
if (box) box.scrollLeft = now.offsetLeft - box.clientWidth / 2;
