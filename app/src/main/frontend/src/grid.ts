// A block copied from a spreadsheet, pasted into a cell of the grid, fills the cells to its right and below.
export function followGrid(table: HTMLTableElement): void {
  table.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const cell = (event.target as HTMLElement).closest("td");
    const row = cell?.closest("tr");
    if (!cell || !row || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const rows = [...table.tBodies[0].rows];
    const first = rows.indexOf(row), column = cell.cellIndex;
    text.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((line, i) => {
      line.split("\t").forEach((value, j) => {
        const input = rows[first + i]?.cells[column + j]?.querySelector("input");
        if (input) input.value = value.trim();
      });
    });
  });
}
