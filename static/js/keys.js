// Shortcuts of a single key, and the sheet that lists them. Everything they do can be done without them, and who
// dictates or types by accident can switch them off (WCAG 2.1.4); the choice stays in this browser.
(() => {
  const sheet = document.getElementById("keys");
  const choice = document.getElementById("keys-on");
  const STOPS = ".entries h2 a, .entries blockquote a, .ledger tbody th a, .note .number";

  const isOn = () => localStorage.getItem("keys") !== "off";
  const isTyping = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;

  const focusSearch = () => document.querySelector("main input[type=search], input[type=search]")?.focus();
  const follow = (rel) => document.querySelector(`a[rel=${rel}]`)?.click();

  function step(by) {
    const stops = [...document.querySelectorAll(STOPS)];
    const place = stops.indexOf(document.activeElement);
    stops[place < 0 ? (by > 0 ? 0 : stops.length - 1) : place + by]?.focus();
  }

  const ACTIONS = {
    "/": focusSearch,
    "?": () => sheet.showModal(),
    j: () => step(1),
    k: () => step(-1),
    n: () => follow("next"),
    p: () => follow("prev"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || sheet.open || isTyping(event.target)) return;
    const action = ACTIONS[event.key];
    if (!action || (!isOn() && event.key !== "?")) return;
    event.preventDefault();
    action();
  });

  choice.checked = isOn();
  choice.addEventListener("change", () => localStorage.setItem("keys", choice.checked ? "on" : "off"));
})();
