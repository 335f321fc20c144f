// The driver diagram as an editor, and its outline: two ways into the same parts, both by keyboard alone. What is done is sent
// by the forms of the outline; the server lays the diagram out anew and answers with both.
import { fieldsOf, follow, followUndo, say, send } from "./pictures";

const SELECTOR = "[data-drivers]";
type Box = SVGAElement;

export function followDrivers(piece: HTMLElement): void {
  const here = piece.dataset.drivers ?? "";
  if (!piece.querySelector("[data-toolbar]")) return;
  let chosen = "0";
  let linking = "";
  let entered: ((text: string) => void) | null = null;

  const boxes = () => [...piece.querySelectorAll<Box>("a[data-node]")];
  const box = (number: string) => piece.querySelector<Box>(`a[data-node="${number}"]`);
  const lines = () => [...piece.querySelectorAll<HTMLFormElement>("form[data-line]")];
  const line = (number: string) => piece.querySelector<HTMLFormElement>(`form[data-line="${number}"]`);
  const value = (form: HTMLFormElement, name: string) => (form.elements.namedItem(name) as HTMLInputElement).value;
  const serves = (number: string) => (box(number)?.dataset.serves ?? "").split(" ").filter((n) => n && n !== "0");
  const text = (number: string) => (line(number) ? value(line(number)!, "text") : "the aim");
  const level = (number: string) => box(number)?.dataset.level ?? "AIM";

  function show(): void {
    piece.querySelectorAll<HTMLElement>("[data-toolbar], [data-help], [data-outline-help]").forEach((shown) => (shown.hidden = false));
    boxes().forEach((b) => b.setAttribute("tabindex", b.dataset.node === chosen ? "0" : "-1"));
    boxes().forEach((b) => b.classList.toggle("c-chosen", b.dataset.node === chosen));
  }

  function choose(number: string): void {
    chosen = box(number) ? number : "0";
    show();
    box(chosen)?.focus({ preventScroll: false });
  }

  /** Sends, takes over the answer, and stands where the work goes on. */
  async function act(action: string, fields: [string, string][], inOutline = false): Promise<void> {
    const known = new Set(boxes().map((b) => b.dataset.node));
    const done = await send(piece, SELECTOR, action, [...fields, ["to", `${here}/drivers`]]);
    if (!done) return;
    follow(piece);
    const added = boxes().find((b) => !known.has(b.dataset.node));
    if (inOutline) {
      show();
      (line(chosen)?.elements.namedItem("text") as HTMLInputElement | null)?.focus();
    } else choose(added?.dataset.node ?? chosen);
  }

  const save = (number: string, fields: string, values: [string, string][], inOutline = false) => {
    const form = line(number);
    if (form) void act(form.action, [["kind", value(form, "kind")], ["version", value(form, "version")], ["fields", fields], ...values], inOutline);
  };

  function ask(label: string, before: string, then: (text: string) => void): void {
    const form = piece.querySelector<HTMLFormElement>("form[data-entry]");
    const input = form?.querySelector("input");
    if (!form || !input) return;
    form.hidden = false;
    form.querySelector("label")!.textContent = label;
    input.value = before;
    entered = then;
    input.focus();
    input.select();
  }

  function closeEntry(): void {
    const form = piece.querySelector<HTMLFormElement>("form[data-entry]");
    if (form) form.hidden = true;
    entered = null;
    choose(chosen);
  }

  /** The box to the left serves as parent, to the right as child; up and down stay in the column. */
  function neighbour(key: string): string | undefined {
    const own = box(chosen);
    if (!own) return undefined;
    if (key === "ArrowLeft") return (own.dataset.serves ?? "").split(" ")[0] || undefined;
    if (key === "ArrowRight") return boxes().find((b) => (b.dataset.serves ?? "").split(" ").includes(chosen))?.dataset.node;
    const column = boxes().filter((b) => b.dataset.level === own.dataset.level).sort((a, b) => a.getBBox().y - b.getBBox().y);
    return column[column.indexOf(own) + (key === "ArrowDown" ? 1 : -1)]?.dataset.node;
  }

  const verbs: Record<string, () => void> = {
    rename: () => {
      if (chosen === "0") say(piece, "The aim is written in the charter; o opens it.");
      else ask(`New text of \u2018${text(chosen)}\u2019`, text(chosen), (words) => save(chosen, "text", [["text", words]]));
    },
    driver: () => {
      if (level(chosen) === "IDEA") say(piece, "An idea has no drivers of its own; choose a driver or the aim first.");
      else ask(`New driver of ${chosen === "0" ? "the aim" : `\u2018${text(chosen)}\u2019`}`, "", (words) =>
        void act(`${here}/parts`, [["kind", "DRIVER"], ["fields", "text,serves"], ["text", words], ...under()]));
    },
    idea: () => {
      const upper = level(chosen) === "IDEA" ? serves(chosen) : chosen === "0" ? [] : [chosen];
      ask(`New idea ${upper.length ? `for \u2018${text(upper[0])}\u2019` : "not linked to a driver yet"}`, "", (words) =>
        void act(`${here}/parts`, [["kind", "IDEA"], ["fields", "text,serves"], ["text", words], ...upper.map((n): [string, string] => ["serves", n])]));
    },
    link: () => {
      if (chosen === "0") { say(piece, "Choose a driver or an idea; then choose what it serves."); return; }
      linking = chosen;
      say(piece, `\u2018${text(chosen)}\u2019: go to a driver and press Enter to link it, or to take the link away. Escape ends.`);
      box(chosen)?.focus();
    },
    away: () => {
      if (chosen === "0") { say(piece, "The aim stays."); return; }
      const gone = chosen;
      chosen = (box(gone)?.dataset.serves ?? "0").split(" ")[0];
      void act(`${here}/parts/${gone}/archive`, []);
    },
    form: () => {
      const address = box(chosen)?.getAttribute("href");
      if (address) window.location.assign(address);
    },
  };
  const under = (): [string, string][] => (chosen === "0" ? [] : [["serves", chosen]]);

  function toggle(target: string): void {
    const from = linking;
    linking = "";
    chosen = from;
    if (target === from) { say(piece, "Nothing was linked."); return; }
    if (level(target) === "IDEA") { say(piece, "An idea serves drivers and is served by none."); choose(from); return; }
    const now = serves(from);
    const wanted = target === "0" ? [] : now.includes(target) ? now.filter((n) => n !== target) : [...now, target];
    save(from, "serves", wanted.map((n): [string, string] => ["serves", n]));
  }

  piece.addEventListener("focusin", (event) => {
    const target = event.target as Element;
    const node = target.closest<Box>("a[data-node]")?.dataset.node ?? target.closest<HTMLElement>("form[data-line]")?.dataset.line;
    if (node && node !== chosen) { chosen = node; show(); }
  });
  piece.addEventListener("click", (event) => {
    const target = event.target as Element;
    const verb = target.closest<HTMLElement>("[data-do]")?.dataset.do;
    if (verb) { verbs[verb](); return; }
    if (target.closest("[data-cancel]")) { closeEntry(); return; }
    const node = target.closest<Box>("a[data-node]")?.dataset.node;
    // A click chooses; a second click on the same box, or Ctrl and a click, opens it.
    if (node && !event.ctrlKey && !event.metaKey && event.detail < 2) {
      event.preventDefault();
      if (linking) toggle(node);
      else choose(node);
    }
  });
  piece.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.key === "Escape") {
      if (linking) { linking = ""; say(piece, "Nothing was linked."); }
      if (entered) closeEntry();
      return;
    }
    const row = target.closest<HTMLFormElement>("form[data-line]");
    if (row && event.altKey) { outline(row, event); return; }
    if (!target.closest("a[data-node]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = neighbour(event.key);
      if (next) choose(next);
      return;
    }
    const verb = { Enter: "rename", F2: "rename", d: "driver", i: "idea", l: "link", o: "form", Delete: "away", Backspace: "away" }[event.key];
    if (!verb) return;
    event.preventDefault();
    if (event.key === "Enter" && linking) toggle(chosen);
    else verbs[verb]();
  });

  /** In the outline: to another line, under the line above, or out again. */
  function outline(row: HTMLFormElement, event: KeyboardEvent): void {
    const all = lines(), at = all.indexOf(row), depth = Number(row.dataset.depth), own = row.dataset.line ?? "", upper = row.dataset.under ?? "0";
    const moved = (to: string) => {
      const now = serves(own).filter((n) => n !== upper);
      save(own, "serves", (to === "0" || now.includes(to) ? now : [...now, to]).map((n): [string, string] => ["serves", n]), true);
    };
    switch (event.key) {
      case "ArrowUp":
      case "ArrowDown":
        (all[at + (event.key === "ArrowDown" ? 1 : -1)]?.elements.namedItem("text") as HTMLInputElement | undefined)?.focus();
        break;
      case "ArrowRight": {
        const above = all.slice(0, at).reverse().find((other) => Number(other.dataset.depth) <= depth);
        if (!above || Number(above.dataset.depth) < depth || above.dataset.kind !== "DRIVER") say(piece, "There is no driver above that it could stand under.");
        else moved(above.dataset.line ?? "0");
        break;
      }
      case "ArrowLeft":
        if (upper === "0") say(piece, "It stands under the aim already.");
        else moved(line(upper)?.dataset.under ?? "0");
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  piece.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.matches("[data-entry]")) {
      event.preventDefault();
      const words = form.querySelector("input")?.value.trim() ?? "";
      const then = entered;
      if (!words) { say(piece, "Write a few words first, or press Escape."); return; }
      form.hidden = true;
      entered = null;
      then?.(words);
    } else if (form.matches("[data-line]")) {
      event.preventDefault();
      save(form.dataset.line ?? "", "text", [["text", value(form, "text")]], true);
    }
  });
  followUndo(piece, (form) => void act(form.action, fieldsOf(form).filter(([name]) => name !== "to"), (document.activeElement as Element | null)?.closest("form[data-line]") !== null));
  show();
}
