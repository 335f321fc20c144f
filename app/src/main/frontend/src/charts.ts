// Draws every figure of a page from the JSON that stands in it. The words above a figure and the table below say the
// same, so the drawing itself is hidden from screen readers.
import { funnel, ordered } from "./charts/areas";
import { ages, flow, intervals, lanes } from "./charts/contacts";
import { lines, multiples, pyramid } from "./charts/people";
import { contribution, ranks } from "./charts/ranking";
import { spc } from "./charts/spc";

const types: Record<string, (data: never, width: number, phone: boolean) => SVGElement> = { spc, ordered, funnel, ranks, contribution, pyramid, lines, multiples, ages, flow, intervals, lanes };

interface Drawn { data: never; steps: string[]; width: number; at: number }

const state = new WeakMap<HTMLElement, Drawn>();

function draw(plot: HTMLElement): void {
  const width = Math.floor(plot.clientWidth);
  let drawn = state.get(plot);
  if (!width || drawn?.width === width) return;
  if (!drawn) {
    const text = plot.querySelector("script")?.textContent ?? "{}";
    const data = JSON.parse(text) as { steps?: string[] };
    drawn = { data: data as never, steps: data.steps ?? [], width, at: -1 };
    state.set(plot, drawn);
  }
  drawn.width = width;
  const svg = types[plot.dataset.chart ?? ""](drawn.data, width, width < 560);
  // Plot brings a style element along, which the site's policy would refuse; what it says stands in cairn.css.
  svg.querySelectorAll("style").forEach((style) => style.remove());
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("c-drawing");
  plot.querySelector("svg")?.remove();
  plot.append(svg);
}

/** Arrow keys read one point after another, in words. */
function read(plot: HTMLElement, event: KeyboardEvent): void {
  const drawn = state.get(plot);
  const count = drawn?.steps.length ?? 0;
  if (!drawn || !count || !["ArrowRight", "ArrowLeft", "Home", "End"].includes(event.key)) return;
  event.preventDefault();
  const next = event.key === "Home" ? 0 : event.key === "End" ? count - 1 : drawn.at + (event.key === "ArrowRight" ? 1 : -1);
  drawn.at = Math.min(count - 1, Math.max(0, next));
  const readout = plot.nextElementSibling;
  if (readout) readout.textContent = drawn.steps[drawn.at];
}

/** The drawing as a file of its own: with title, source and date, and without anything from the page around it. */
function standalone(figure: HTMLElement): { svg: string; width: number; height: number } | null {
  const drawing = figure.querySelector<SVGSVGElement>(".c-plot svg");
  if (!drawing) return null;
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const width = Number(drawing.getAttribute("width")), height = Number(drawing.getAttribute("height"));
  const space = "http://www.w3.org/2000/svg";
  const outer = document.createElementNS(space, "svg");
  const title = figure.querySelector(".c-figure__title")?.textContent ?? "";
  const source = figure.querySelector(".c-source")?.textContent ?? "";
  const line = (text: string, y: number, size: number, weight: string) => {
    const t = document.createElementNS(space, "text");
    t.setAttribute("x", "16"); t.setAttribute("y", String(y)); t.setAttribute("font-size", String(size));
    t.setAttribute("font-weight", weight); t.setAttribute("font-family", "Arial, sans-serif"); t.setAttribute("fill", "#212b32");
    t.textContent = text;
    return t;
  };
  const wrapped = source.match(new RegExp(`.{1,${Math.max(40, Math.floor(width / 6.4))}}(\\s|$)`, "g")) ?? [source];
  const full = height + 64 + wrapped.length * 16;
  outer.setAttribute("xmlns", space); outer.setAttribute("width", String(width + 32)); outer.setAttribute("height", String(full));
  outer.setAttribute("viewBox", `0 0 ${width + 32} ${full}`);
  const ground = document.createElementNS(space, "rect");
  ground.setAttribute("width", "100%"); ground.setAttribute("height", "100%"); ground.setAttribute("fill", "#fff");
  outer.append(ground, line(title, 28, 18, "700"));
  copy.setAttribute("x", "16"); copy.setAttribute("y", "40");
  copy.setAttribute("font-family", "Arial, sans-serif"); copy.setAttribute("font-size", "13"); copy.setAttribute("fill", "currentColor"); copy.setAttribute("color", "#212b32");
  outer.append(copy);
  wrapped.forEach((part, i) => outer.append(line(part.trim(), height + 60 + i * 16, 12, "400")));
  return { svg: new XMLSerializer().serializeToString(outer), width: width + 32, height: full };
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function download(button: HTMLElement): void {
  const figure = button.closest<HTMLElement>("figure");
  const drawing = figure && standalone(figure);
  if (!figure || !drawing) return;
  const name = `cairn-${figure.id}`;
  if (button.dataset.download === "svg") {
    save(new Blob([drawing.svg], { type: "image/svg+xml" }), `${name}.svg`);
    return;
  }
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = drawing.width * 2;
    canvas.height = drawing.height * 2;
    const context = canvas.getContext("2d");
    if (!context) return;
    context.scale(2, 2);
    context.drawImage(image, 0, 0);
    canvas.toBlob((blob) => blob && save(blob, `${name}.png`), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing.svg)}`;
}

const observer = new ResizeObserver((entries) => entries.forEach((entry) => draw(entry.target as HTMLElement)));

/** Draws the figures inside an element: the page at first, a fragment when it has been replaced. */
export function drawAll(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>("[data-chart]").forEach((plot) => {
    if (state.has(plot)) return;
    draw(plot);
    observer.observe(plot);
    plot.addEventListener("keydown", (event) => read(plot, event));
  });
  root.querySelectorAll<HTMLElement>("[data-download]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => download(button));
  });
}

drawAll(document);
document.addEventListener("htmx:afterSwap", (event) => drawAll(event.target as ParentNode));
