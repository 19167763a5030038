// Lists answer while one types or chooses: the same page is fetched, and its results take the place of the old ones.
// The form and the links stay what they are, so that without this script, or when a request fails, the page loads.
(() => {
  const PARTS = [".in-force", ".results", ".facets"];
  const WAIT_MS = 350;
  const form = document.querySelector("form[data-live]");
  let asked = null;
  let timer = 0;

  function addressOf(form) {
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) if (value) address.searchParams.append(name, value);
    return address;
  }

  async function show(address, { keep = true } = {}) {
    asked?.abort();
    asked = new AbortController();
    try {
      const response = await fetch(address, { signal: asked.signal });
      if (!response.ok) throw new Error(response.status);
      swap(new DOMParser().parseFromString(await response.text(), "text/html"));
      if (keep) history.pushState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }

  function swap(fresh) {
    const focused = document.activeElement?.closest(".facets, .in-force") ? document.activeElement.textContent : null;
    for (const part of PARTS) {
      document.querySelector(part).replaceChildren(...fresh.querySelector(part).childNodes);
    }
    for (const hidden of form.querySelectorAll("input[type=hidden]")) hidden.remove();
    form.append(...fresh.querySelectorAll("form[data-live] input[type=hidden]"));
    document.title = fresh.title;
    if (focused !== null) refocus(focused);
  }

  // The link that was followed is gone: its successor, or else the results, take the focus.
  function refocus(text) {
    const links = [...document.querySelectorAll(".facets a, .in-force a")];
    const total = document.querySelector(".total");
    total.tabIndex = -1;
    (links.find((link) => link.textContent === text) ?? total).focus();
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => show(addressOf(form)), WAIT_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show(addressOf(form));
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".facets a, .in-force .chips a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    show(link.href);
  });
  addEventListener("popstate", () => location.reload());
})();
