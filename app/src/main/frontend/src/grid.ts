// A block copied from a spreadsheet, pasted into a cell of the grid, fills the cells to its right and below; the grid grows with
// it. What the grid has no cells for goes into the field below as it is: nothing that was pasted is lost.
import { say } from "./pictures";

const MOST_ROWS = 200; // as many as the server reads

function rowAt(body: HTMLTableSectionElement, index: number): HTMLTableRowElement {
  while (body.rows.length <= index) {
    const next = body.rows.length;
    const row = body.rows[next - 1].cloneNode(true) as HTMLTableRowElement;
    row.querySelectorAll("input").forEach((input) => {
      input.name = input.name.replace(/\d+$/, String(next));
      input.setAttribute("aria-label", (input.getAttribute("aria-label") ?? "").replace(/\d+$/, String(next + 1)));
      input.removeAttribute("value");
      input.value = "";
    });
    body.append(row);
  }
  return body.rows[index];
}

export function followGrid(table: HTMLTableElement): void {
  table.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const cell = (event.target as HTMLElement).closest("td");
    const row = cell?.closest("tr");
    const form = table.closest("form");
    if (!cell || !row || !form || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const body = table.tBodies[0];
    const first = [...body.rows].indexOf(row), column = cell.cellIndex;
    const lines = text.replace(/\r/g, "").replace(/\n+$/, "").split("\n").map((line) => line.replace(/\t+$/, "").split("\t"));
    const fits = first + lines.length <= MOST_ROWS && lines.every((line) => column + line.length <= row.cells.length);
    const below = form.querySelector<HTMLTextAreaElement>("textarea[name=rows]");
    if (!fits && below) {
      below.value = text;
      below.focus();
      say(form, "That is more than the grid has room for; it stands in the field for pasted rows.");
      return;
    }
    lines.forEach((line, i) => {
      const into = rowAt(body, first + i);
      line.forEach((value, j) => {
        const input = into.cells[column + j]?.querySelector("input");
        if (input) input.value = value.trim();
      });
    });
    say(form, `${lines.length} ${lines.length === 1 ? "row" : "rows"} pasted. They are kept by the button below.`);
  });
}
