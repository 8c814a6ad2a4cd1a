// Counts what is typed by the rule of its network, as planner/domain/text_limits.py does, and keeps the preview up to date.
// A counter names its field in data-counts and carries its rule in data-rule.
const ADDRESS = /https?:\/\/[^\s<>"]+/gi;
const AFTER_ADDRESS = /[.,;:!?)\]}']+$/;
const MENTION = /(?<![\p{L}\p{N}_/])(@[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*)@[\p{L}\p{N}_.-]+[\p{L}\p{N}_]/gu;
const HASHTAG = /(?<![\p{L}\p{N}_&/])#[\p{L}\p{N}_]/gu;
const EMOJI = /^(?:\p{Regional_Indicator}|\p{Extended_Pictographic})/u;
const numbers = new Intl.NumberFormat(document.documentElement.lang);
const segmenter = new Intl.Segmenter();
const bytes = (text) => new TextEncoder().encode(text).length;
const clusters = (text) => [...segmenter.segment(text)].map((each) => each.segment);

const isEmoji = (cluster) =>
  cluster.includes("\u20e3") || /^\p{Regional_Indicator}/u.test(cluster) || (EMOJI.test(cluster) && (cluster[0] >= "\u231a" || cluster.includes("\ufe0f")));

const asCounted = (text, rule) => {
  let counted = text.normalize("NFC");
  if (rule.local_mentions) counted = counted.replace(MENTION, "$1");
  if (rule.link !== null) {
    counted = counted.replace(ADDRESS, (address) => "x".repeat(rule.link) + (address.match(AFTER_ADDRESS)?.[0] ?? ""));
  }
  return counted;
};

const weight = (character, rule) => {
  const point = character.codePointAt(0);
  return rule.light.some(([first, last]) => first <= point && point <= last) ? 1 : 2;
};

const sum = (values) => values.reduce((total, value) => total + value, 0);

const UNITS = {
  graphemes: (text) => clusters(text).length,
  characters: (text) => [...text].length,
  utf16: (text) => text.length,
  bytes,
  weighted: (text, rule) => sum(clusters(text).map((each) => (isEmoji(each) ? 2 : sum([...each].map((c) => weight(c, rule)))))),
  emoji_bytes: (text) => sum(clusters(text).map((each) => (isEmoji(each) ? bytes(each) : [...each].length))),
};

const count = (counter) => {
  const rule = JSON.parse(counter.dataset.rule);
  const text = document.getElementById(counter.dataset.counts).value.replace(/\r\n?/g, "\n").trim();
  const used = UNITS[rule.unit](asCounted(text, rule), rule);
  const over = rule.limit !== null && used > rule.limit;
  const crowded = rule.hashtags !== null && (text.match(HASHTAG) ?? []).length > rule.hashtags;
  const long = rule.recommended !== null && used > rule.recommended && !over;
  counter.querySelector("[data-used]").textContent = numbers.format(used);
  for (const [name, is] of Object.entries({ over, hashtags: crowded, long })) counter.querySelector(`[data-${name}]`).hidden = !is;
  counter.classList.toggle("over", over || crowded);
  counter.classList.toggle("long", long);
};

const show = (name, value) => {
  for (const place of document.querySelectorAll(`[data-preview="${name}"]`)) {
    const text = "line" in place.dataset ? value.replace(/\s+/g, " ") : value;
    const cut = Number(place.dataset.cut) || Infinity;
    (place.querySelector("[data-text]") ?? place).textContent = text.length > cut ? text.slice(0, cut).trimEnd() : text;
    place.querySelector("[data-more]")?.toggleAttribute("hidden", text.length <= cut);
  }
};

document.addEventListener("input", ({ target }) => {
  for (const counter of document.querySelectorAll("[data-counts]")) if (counter.dataset.counts === target.id) count(counter);
  if (target.form?.method === "post" && target.id) show(target.id, target.value.trim());
});
document.addEventListener("planner:draft", () => document.querySelectorAll("[data-counts]").forEach(count));
