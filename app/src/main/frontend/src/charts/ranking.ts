import * as Plot from "@observablehq/plot";
import { base, C } from "./base";

type Band = "in" | "edge" | "out";
interface Ranks { k: number; of: number; rows: { name: string; place: number; lower: number; upper: number; chance: number; band: Band }[] }

const bandColour: Record<Band, string> = { in: C.improve, edge: C.neutral, out: C.common };
const bandSymbol: Record<Band, string> = { in: "square", edge: "triangle", out: "circle" };
const percent = (p: number): string => (p > 0.995 ? ">99%" : p < 0.005 ? "<1%" : `${Math.round(100 * p)}%`);

/** Where each area could truly stand: its place, 95 per cent of its simulated places, and the chance of being chosen. */
export function ranks(d: Ranks, width: number, phone: boolean): SVGElement {
  const left = phone ? 140 : 220, right = phone ? 46 : 56, rowHeight = phone ? 18 : 19;
  const furthest = Math.max(...d.rows.map((r) => r.upper), d.k);
  const bars = furthest * 0.27;
  const short = (s: string) => (phone && s.length > 17 ? s.slice(0, 16) + "…" : s.length > 28 ? s.slice(0, 27) + "…" : s);
  return Plot.plot(base(width, phone, {
    height: d.rows.length * rowHeight + 70, marginLeft: left, marginRight: right, marginTop: 44, marginBottom: 20,
    x: { domain: [0.5, phone ? furthest + 0.5 : furthest + bars], axis: null },
    y: { type: "band", domain: d.rows.map((r) => r.name), axis: null, padding: 0.1 },
    marks: [
      Plot.rect([0], { x1: 0.5, x2: d.k + 0.5, fill: C.paleBlue }),
      Plot.axisX([1, d.k].concat([1, 2, 3, 4].map((i) => Math.round((furthest * i) / 4)).filter((t) => t > d.k + furthest / 12)), { anchor: "top", tickSize: 4, label: null }),
      Plot.ruleX([d.k + 0.5], { stroke: C.improve, strokeWidth: 1.5 }),
      Plot.text([`Place in ${d.of.toLocaleString("en-GB")} (1 = greatest need)`], { frameAnchor: "top-left", dy: -38, fill: C.ink2, textAnchor: "start" }),
      Plot.ruleY(d.rows, { y: "name", x1: "lower", x2: "upper", stroke: (r) => bandColour[r.band as Band], strokeWidth: phone ? 3 : 4, strokeOpacity: 0.62 }),
      Plot.dot(d.rows, { y: "name", x: "place", r: phone ? 4 : 4.6, symbol: (r: { band: Band }) => bandSymbol[r.band] as never, fill: (r) => bandColour[r.band as Band], stroke: "#fff", strokeWidth: 1 }),
      Plot.text(d.rows, { y: "name", text: (r) => short(r.name), frameAnchor: "left", dx: -left + 34, textAnchor: "start", fontWeight: 400, fontSize: phone ? 12.5 : 13 }),
      Plot.text(d.rows, { y: "name", text: (r) => String(r.place), frameAnchor: "left", dx: -left + 26, textAnchor: "end", fill: C.ink2, fontSize: phone ? 12.5 : 13 }),
      Plot.text(d.rows, { y: "name", text: (r) => percent(r.chance), frameAnchor: "right", dx: phone ? 42 : 46, textAnchor: "end", fill: (r) => bandColour[r.band as Band], fontSize: phone ? 12.5 : 13 }),
      phone ? null : Plot.rect(d.rows, { y: "name", x1: furthest + bars * 0.1, x2: furthest + bars, fill: C.pale, insetTop: 5, insetBottom: 5 }),
      phone ? null : Plot.rect(d.rows, { y: "name", x1: furthest + bars * 0.1, x2: (r) => furthest + bars * (0.1 + 0.9 * r.chance), fill: (r) => bandColour[r.band as Band], insetTop: 5, insetBottom: 5 }),
      Plot.text([phone ? "Chance" : `Chance of being in the first ${d.k}`], { frameAnchor: "top-right", dx: phone ? 42 : 50, dy: -38, fill: C.ink2, textAnchor: "end" }),
    ],
  })) as SVGElement;
}

interface Contribution { keys: string[]; max: number; rows: { name: string; v: number[] }[] }

const stack = ["#003087", "#4f8ccf", "#9a6a00", "#d39a2d", "#efcf8f", "#5d6b75", "#00705a", "#3d1a78"];

/** What each score is made of. */
export function contribution(d: Contribution, width: number, phone: boolean): SVGElement {
  const left = phone ? 128 : 200;
  const parts = d.rows.flatMap((r) => {
    let at = 0;
    return r.v.map((v, i) => ({ name: r.name, from: at, to: (at += v), i }));
  });
  return Plot.plot(base(width, phone, {
    height: d.rows.length * 28 + 40, marginLeft: left, marginRight: 48, marginTop: 6, marginBottom: 28,
    x: { domain: [0, d.max], label: null, ticks: 5 },
    y: { type: "band", domain: d.rows.map((r) => r.name), axis: null, padding: 0.2 },
    marks: [
      Plot.rect(parts, { y: "name", x1: "from", x2: "to", fill: (p) => stack[p.i % stack.length], stroke: "#fff", strokeWidth: 1 }),
      Plot.text(d.rows, { y: "name", text: (r) => (r.name.length > 26 ? r.name.slice(0, 25) + "…" : r.name), frameAnchor: "left", dx: -8, textAnchor: "end", fontSize: 13 }),
      Plot.text(d.rows, { y: "name", x: (r) => r.v.reduce((a: number, b: number) => a + b, 0), text: (r) => r.v.reduce((a: number, b: number) => a + b, 0).toFixed(1), dx: 6, textAnchor: "start", fontWeight: 700, fontSize: 13 }),
    ],
  })) as SVGElement;
}
