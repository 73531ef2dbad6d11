// Claims × reports by keyboard: one stop of the tab key, arrows from cell to cell; a cell opens its words in place.

for (const table of document.querySelectorAll("table.matrix")) {
  const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].slice(1));
  const target = (cell) => cell.querySelector("a") ?? cell;
  for (const cell of rows.flat()) target(cell).tabIndex = -1;
  let here = [rows.findIndex((row) => row.some((cell) => cell.querySelector("a"))), 0];
  if (here[0] < 0) continue;
  here[1] = rows[here[0]].findIndex((cell) => cell.querySelector("a"));
  target(rows[here[0]][here[1]]).tabIndex = 0;

  const isShown = (cell) => cell !== undefined && cell.offsetParent !== null;
  const move = (down, right) => {
    // On a phone the silent cells are left out: go on to the next that is there.
    let [row, column] = here;
    do [row, column] = [row + down, column + right];
    while (rows[row]?.[column] !== undefined && !isShown(rows[row][column]));
    settle(row, column);
  };
  const settle = (row, column) => {
    if (!isShown(rows[row]?.[column])) return;
    target(rows[here[0]][here[1]]).tabIndex = -1;
    here = [row, column];
    const next = target(rows[row][column]);
    next.tabIndex = 0;
    next.focus();
  };
  const find = (node) => {
    const row = rows.findIndex((cells) => cells.some((cell) => cell.contains(node)));
    return row < 0 ? null : [row, rows[row].findIndex((cell) => cell.contains(node))];
  };

  table.tBodies[0].addEventListener("focusin", (event) => {
    const found = find(event.target);
    if (!found) return;
    target(rows[here[0]][here[1]]).tabIndex = -1;
    here = found;
    target(rows[here[0]][here[1]]).tabIndex = 0;
  });
  table.tBodies[0].addEventListener("keydown", (event) => {
    if (!find(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = {
      ArrowDown: () => move(1, 0),
      ArrowUp: () => move(-1, 0),
      ArrowRight: () => move(0, 1),
      ArrowLeft: () => move(0, -1),
      Home: () => settle(here[0], 0),
      End: () => settle(here[0], rows[here[0]].length - 1),
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    moves[event.key]();
  });
  table.tBodies[0].addEventListener("click", (event) => {
    const cell = event.target.closest("td");
    const path = cell?.closest("tr").dataset.claim;
    if (!path || !event.target.closest("a") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const detail = { path, report: cell.dataset.report };
    document.dispatchEvent(new CustomEvent("variorum:open", { detail }));
  });
}
