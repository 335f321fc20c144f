import * as Plot from "@observablehq/plot";
import { base, C, colour, domain, gridY, Kind, label, number, symbol, withUnit } from "./base";

/** i: its place among all, from 1; of many areas some are drawn. */
interface Bar { i: number; name: string; v: number; lower: number | null; upper: number | null; kind: Kind; mine: boolean }

interface Ordered { unit: string; of: number; rows: Bar[]; benchmark: { name: string; v: number } | null; target: { name: string; y: number } | null; noun: string }

/** All areas in order, each with its interval. */
export function ordered(d: Ordered, width: number, phone: boolean): SVGElement {
  const rows = d.rows.map((r) => ({ ...r, low: r.lower ?? r.v, high: r.upper ?? r.v }));
  const many = rows.length > 120;
  const [y0, y1] = domain(rows.flatMap((r) => [r.low, r.high]).concat(d.benchmark ? [d.benchmark.v] : []), 0);
  const mine = rows.filter((r) => r.mine);
  const target = d.target && d.target.y <= y1 && d.target.y >= y0 ? d.target : null;
  const end = (y: number, text: string, fill: string): Plot.Markish =>
    phone ? null : Plot.text([text], { x: () => d.of + 0.8, y: () => y, dx: 8, textAnchor: "start", fontSize: 13, fill });
  return Plot.plot(base(width, phone, {
    height: phone ? 260 : 320, marginLeft: 52, marginRight: phone ? 8 : 118, marginBottom: 30, marginTop: 24,
    x: { type: "linear", domain: [0.3, d.of + 0.7], ticks: [], label: null },
    y: { domain: [y0, y1], label: null, tickFormat: withUnit(d.unit), ticks: 6 },
    marks: [
      gridY(),
      d.benchmark ? Plot.ruleY([d.benchmark.v], { stroke: C.ink, strokeWidth: 1.75 }) : null,
      d.benchmark ? end(d.benchmark.v, `${d.benchmark.name} ${number(d.benchmark.v)}`, C.ink) : null,
      target ? Plot.ruleY([target.y], { stroke: C.target, strokeWidth: 2, strokeDasharray: "10 3 2 3" }) : null,
      target ? end(target.y, `Standard ${number(target.y)}`, C.target) : null,
      Plot.ruleX(rows, { x: "i", y1: "low", y2: "high", stroke: (r) => colour[r.kind as Kind], strokeWidth: (r) => (r.mine ? 4 : many ? 1 : phone ? 2 : 3), strokeOpacity: (r) => (r.mine ? 0.85 : 0.6) }),
      Plot.dot(rows, {
        x: "i", y: "v", r: (r) => (r.mine ? 6.5 : many ? 1.6 : phone ? 2.6 : 4), symbol: (r: Bar) => symbol[r.kind] as never,
        fill: (r) => colour[r.kind as Kind], stroke: (r) => (r.mine ? C.ink : "#fff"), strokeWidth: (r) => (r.mine ? 2 : many ? 0 : 0.75),
      }),
      label(mine, { x: "i", y: "low", dy: 14, text: "name", fontWeight: 700, textAnchor: mine[0] && mine[0].i < d.of / 4 ? "start" : mine[0] && mine[0].i > (3 * d.of) / 4 ? "end" : "middle" }),
      Plot.text(["lowest"], { frameAnchor: "bottom-left", dy: 20, fill: C.ink2 }),
      Plot.text([`highest, ${d.of.toLocaleString("en-GB")} ${d.noun}`], { frameAnchor: "bottom-right", dy: 20, fill: C.ink2 }),
    ],
  })) as SVGElement;
}

interface Point { name: string; v: number; n: number; kind: Kind; mine: boolean }

interface Funnel {
  unit: string; mean: number; axis: string; rows: Point[];
  limits: { n: number; lower95: number; upper95: number; lower998: number; upper998: number }[];
}

/** Value against size, with limits that allow for ordinary variation. */
export function funnel(d: Funnel, width: number, phone: boolean): SVGElement {
  const rows = d.rows;
  const many = rows.length > 120;
  const mine = rows.filter((r) => r.mine);
  const largest = Math.max(...rows.map((r) => r.n));
  const smallest = Math.min(...rows.map((r) => r.n));
  const shown = d.limits.filter((l) => l.n >= smallest * 0.8 && l.n <= largest * 1.02);
  const [y0, y1] = domain(rows.map((r) => r.v).concat(shown.slice(Math.floor(shown.length / 8)).flatMap((l) => [l.lower998, l.upper998])), 0);
  const line = (key: keyof (typeof shown)[number], dash: string) =>
    Plot.line(shown, { x: "n", y: key as never, stroke: C.limit, strokeWidth: 1.5, strokeDasharray: dash, clip: true });
  const last = shown.at(-1);
  return Plot.plot(base(width, phone, {
    height: phone ? 280 : 330, marginLeft: 52, marginRight: phone ? 8 : 84, marginBottom: 42, marginTop: 16,
    x: { domain: [smallest * 0.8, largest * 1.02], label: null, ticks: phone ? 3 : 6, tickFormat: (v: number) => v.toLocaleString("en-GB") },
    y: { domain: [y0, y1], label: null, tickFormat: withUnit(d.unit), ticks: 6 },
    marks: [
      gridY(),
      Plot.areaY(shown, { x: "n", y1: "lower95", y2: "upper95", fill: C.pale, clip: true }),
      Plot.ruleY([d.mean], { stroke: C.ink, strokeWidth: 1.75 }),
      line("upper998", "5 4"), line("lower998", "5 4"), line("upper95", "2 3"), line("lower95", "2 3"),
      phone || !last ? null : Plot.text(
        [[last.upper998, "99.8% limit"], [last.upper95, "95% limit"], [d.mean, `Mean ${number(d.mean)}`]] as [number, string][],
        { x: () => last.n, y: (q) => q[0], text: (q) => q[1], textAnchor: "start", dx: 6, fontSize: 12.5, fill: C.ink2 }),
      Plot.dot(rows, {
        x: "n", y: "v", r: (q) => (q.mine ? 6.5 : many ? 2.2 : 4), symbol: (q: Point) => symbol[q.kind] as never,
        fill: (q) => colour[q.kind as Kind], stroke: (q) => (q.mine ? C.ink : "#fff"), strokeWidth: (q) => (q.mine ? 2 : 0.6),
      }),
      label(mine, { x: "n", y: "v", text: "name", fontWeight: 700, dy: 20 }),
      Plot.text([`${d.axis} →`], { frameAnchor: "bottom-right", dy: 38, fill: C.ink2 }),
    ],
  })) as SVGElement;
}
