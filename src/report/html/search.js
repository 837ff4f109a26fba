"use strict";
// Search in the table of repositories, and its order. All else on the page works without scripts.
(() => {
  const search = document.getElementById("search");
  if (!search) return;
  const text = document.getElementById("search-text");
  const change = document.getElementById("search-change");
  const levels = [...search.querySelectorAll(".search-level")];
  const count = document.getElementById("search-count");
  const table = document.getElementById("table");
  const groups = [...table.tBodies].map((body) => {
    const group = { body, changes: body.dataset.change.split(" "), levels: body.dataset.levels.split(" ") };
    group.rows = [...body.rows].map((row) => ({ row, group, name: row.cells[0].textContent }));
    return group;
  });
  const all = groups.flatMap((group) => group.rows);
  const total = all.length;
  // The parts of the table as it is ordered now. Those of a group are chosen with it, others row by row.
  let parts = groups;

  const isChosen = (group) =>
    (change.value === "" ||
      (change.value === "moved" ? !group.changes.includes("same") : group.changes.includes(change.value))) &&
    levels.every((level, state) => level.value === "" || level.value === group.levels[state]);

  // Touching nothing that stays as it is keeps a hundred thousand rows quick.
  const hide = (element, isHidden) => {
    if (element.hidden !== isHidden) element.hidden = isHidden;
  };

  const show = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const group of groups) group.isChosen = isChosen(group);
    for (const part of parts) {
      let inPart = 0;
      if (part.isChosen ?? true) {
        for (const { row, group, name } of part.rows) {
          const isFound = group.isChosen && words.every((word) => name.includes(word));
          hide(row, !isFound);
          if (isFound) inPart += 1;
        }
      }
      hide(part.body, inPart === 0);
      shown += inPart;
    }
    count.textContent = `${shown.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} shown`;
  };

  // A number, or a cost after the change: cents that are known, and those of each re-scan, which weigh more.
  const weight = (text) => {
    const numbers = text.split("\u2192").pop().split("+");
    const [known, each] = [numbers.filter((one) => !one.includes("r")), numbers.filter((one) => one.includes("r"))];
    return [each, known].map((some) => some.reduce((sum, one) => sum + Number(one.replace(/\D/g, "")), 0));
  };

  const LARGEST_PART = 250;
  const order = (column, sign) => {
    for (const { body } of parts) body.remove();
    if (sign === 0) {
      for (const { body, rows } of groups) body.append(...rows.map(({ row }) => row));
      parts = groups;
    } else {
      const weighed = all.map((one) => ({ one, weight: weight(one.row.cells[column].textContent) }));
      weighed.sort((a, b) => sign * (a.weight[0] - b.weight[0] || a.weight[1] - b.weight[1]));
      parts = [];
      for (let start = 0; start < total; start += LARGEST_PART) {
        const rows = weighed.slice(start, start + LARGEST_PART).map(({ one }) => one);
        const body = document.createElement("tbody");
        if (rows.length === LARGEST_PART) body.className = "full";
        for (const { row, group } of rows) row.dataset.change = group.body.dataset.change;
        body.append(...rows.map(({ row }) => row));
        parts.push({ body, rows });
      }
    }
    table.append(...parts.map(({ body }) => body));
    show();
  };

  // The greatest first, then the least, then as the page came.
  const heads = [...table.querySelectorAll("thead [data-sorted]")];
  const NEXT = { none: ["descending", -1], descending: ["ascending", 1], ascending: ["none", 0] };
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const [next, sign] = NEXT[head.getAttribute("aria-sort")];
      for (const other of heads) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", next);
      order(head.cellIndex, sign);
    });
  }

  // One pass for a word typed quickly.
  let waiting = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, total > 5000 ? 150 : 0);
  };
  text.addEventListener("input", later);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && text.value !== "") {
      text.value = "";
      show();
    }
  });
  for (const select of [change, ...levels]) select.addEventListener("change", show);
  search.hidden = false;
  show();
})();
