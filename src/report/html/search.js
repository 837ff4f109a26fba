"use strict";
// Search in the table of repositories. All else on the page works without scripts.
(() => {
  const search = document.getElementById("search");
  if (!search) return;
  const text = document.getElementById("search-text");
  const change = document.getElementById("search-change");
  const levels = [...search.querySelectorAll(".search-level")];
  const count = document.getElementById("search-count");
  const groups = [...document.getElementById("table").tBodies].map((body) => ({
    body,
    changes: body.dataset.change.split(" "),
    levels: body.dataset.levels.split(" "),
    rows: [...body.rows].map((row) => ({ row, name: row.cells[0].textContent })),
  }));
  const total = groups.reduce((sum, group) => sum + group.rows.length, 0);

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
    for (const group of groups) {
      let inGroup = 0;
      if (isChosen(group)) {
        for (const { row, name } of group.rows) {
          const isFound = words.every((word) => name.includes(word));
          hide(row, !isFound);
          if (isFound) inGroup += 1;
        }
      }
      hide(group.body, inGroup === 0);
      shown += inGroup;
    }
    count.textContent = `${shown.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} shown`;
  };

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
