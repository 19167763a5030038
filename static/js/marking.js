// Words selected in the text, then m: the page opens with them chosen. Without this file they are typed instead.
"use strict";

const text = document.getElementById("text");
for (const hint of document.querySelectorAll(".act-with-script")) hint.hidden = false;

// Offsets count code points, as the archive does, not the halves of which JavaScript makes some characters.
function offset(node, within) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!piece || !text.contains(piece)) return null;
  const before = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, within) : "";
  return Number(piece.dataset.start) + [...before].length;
}

function selected() {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : { start, end };
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "m" || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const chosen = selected();
  if (!chosen) return;
  event.preventDefault();
  window.location.search = new URLSearchParams(chosen).toString();
});
