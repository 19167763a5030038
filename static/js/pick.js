// One record among thousands: a field that suggests names while one types, over the select that carries the choice.
// In place of the widget that Django brings, which writes style attributes that the policy forbids.
"use strict";

(() => {
  const WAIT = 200;
  let serial = 0;

  function pick(select) {
    if (select.dataset.picked || select.name.includes("__prefix__")) return;
    select.dataset.picked = "yes";
    const list = element("ul", { id: `pick-${(serial += 1)}`, role: "listbox", hidden: "", class: "pick-list" });
    const input = element("input", {
      type: "text", role: "combobox", autocomplete: "off", class: "vTextField pick-input",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    });
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    const name = select.getAttribute("aria-label") || label?.textContent.replace(/:\s*$/, "") || select.name;
    input.setAttribute("aria-label", name);
    list.setAttribute("aria-label", name);
    input.setAttribute("aria-describedby", select.getAttribute("aria-describedby") || "");
    select.hidden = true;
    select.before(input, list);
    const chosen = () => select.selectedOptions[0]?.value ? select.selectedOptions[0].textContent : "";
    let timer = 0;
    let at = -1;
    input.value = chosen();

    const options = () => [...list.children];
    const close = () => { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
    const restore = () => { input.value = chosen(); close(); };

    function take(value, text) {
      const option = element("option", { value, selected: "" });
      option.textContent = text;
      select.replaceChildren(option);
      select.dispatchEvent(new Event("change", { bubbles: true }));
      restore();
    }

    function show(results) {
      list.replaceChildren(...results.map((one, number) => {
        const option = element("li", { role: "option", id: `${list.id}-${number}`, "aria-selected": "false" });
        option.textContent = one.text;
        option.addEventListener("mousedown", (event) => { event.preventDefault(); take(one.id, one.text); });
        return option;
      }));
      list.hidden = results.length === 0;
      at = -1;
      input.setAttribute("aria-expanded", String(!list.hidden));
    }

    function move(by) {
      if (list.hidden || !options().length) return;
      at = (at + by + options().length) % options().length;
      options().forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
      input.setAttribute("aria-activedescendant", options()[at].id);
      options()[at].scrollIntoView({ block: "nearest" });
    }

    async function ask() {
      const typed = input.value.trim();
      if (!typed) { take("", ""); return; }
      const { appLabel, modelName, fieldName } = select.dataset;
      const asked = new URLSearchParams({ term: typed, app_label: appLabel, model_name: modelName, field_name: fieldName });
      const answer = await fetch(`${select.dataset.ajaxUrl}?${asked}`);
      if (answer.ok && input.value.trim() === typed) show((await answer.json()).results);
    }

    const KEYS = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Escape: restore,
      Enter: () => options()[at]?.dispatchEvent(new MouseEvent("mousedown")),
    };
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
    input.addEventListener("keydown", (event) => {
      if (!KEYS[event.key] || list.hidden) return;
      event.preventDefault();
      KEYS[event.key]();
    });
    input.addEventListener("blur", () => { if (!input.value.trim()) take("", ""); else restore(); });
  }

  function element(tag, attributes) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  const pickAll = (root) => root.querySelectorAll("select.pick").forEach(pick);
  document.addEventListener("DOMContentLoaded", () => pickAll(document));
  document.addEventListener("formset:added", (event) => pickAll(event.target));
})();
