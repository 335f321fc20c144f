import * as Plot from "@observablehq/plot";
import { base, C, day, gridY, number, withUnit } from "./base";

const women = C.neutral, men = C.target, fresh = "#b27a00", settle = "#7f8f99";
const sexColour: Record<string, string> = { Women: women, Men: men };

interface Ages {
  most: number;
  gap: { from: number; to: number; says: string; counts: string } | null;
  points: { age: number; sex: string; v: number; lo: number; hi: number }[];
  expected: { age: number; sex: string; v: number }[];
}

/** Shares at each age, women and men: two lines with bands, what is expected dashed, the range that stands out on pale ground. */
export function ages(d: Ages, width: number, phone: boolean): SVGElement {
  const top = Math.min(100, Math.max(10, d.most * 1.18)), gap = d.gap ? [d.gap] : [];
  const marked = d.points.filter((p, i) => i % 4 === 0);
  return Plot.plot(base(width, phone, {
    height: phone ? 300 : 380, marginLeft: 46, marginRight: 12, marginTop: 46, marginBottom: 42,
    x: { domain: [0, 96], label: null, ticks: phone ? [0, 20, 40, 60, 80] : [0, 10, 20, 30, 40, 50, 60, 70, 80, 90] },
    y: { domain: [0, top], label: null, tickFormat: (v: number) => `${number(v)}%`, ticks: 6 },
    marks: [
      Plot.rect(gap, { x1: "from", x2: (g) => g.to + 1, y1: 0, y2: top, fill: "#fff4d6" }),
      gridY(),
      Plot.ruleX(gap.flatMap((g) => [g.from, g.to + 1]), { stroke: C.ink, strokeWidth: 1.25, strokeDasharray: "3 3" }),
      Plot.areaY(d.points, { x: "age", y1: "lo", y2: "hi", fill: (p) => sexColour[p.sex], fillOpacity: 0.16, z: "sex" }),
      Plot.line(d.expected, { x: "age", y: "v", z: "sex", stroke: (p) => sexColour[p.sex], strokeWidth: 1.75, strokeDasharray: "5 4" }),
      Plot.line(d.points, { x: "age", y: "v", z: "sex", stroke: (p) => sexColour[p.sex], strokeWidth: 2.5 }),
      Plot.dot(marked, { x: "age", y: "v", symbol: ((p: { sex: string }) => (p.sex === "Men" ? "triangle" : "circle")) as never, fill: (p) => sexColour[p.sex], r: 4, stroke: "#fff" }),
      Plot.text(gap, { x: (g) => (g.from + g.to + 1) / 2, y: top, dy: -22, text: "says", fontWeight: 700, fontSize: phone ? 12.5 : 15 }),
      phone ? null : Plot.text(gap, { x: (g) => (g.from + g.to + 1) / 2, y: top, dy: -6, text: "counts", fontSize: 13 }),
      Plot.text(["Age in years →"], { frameAnchor: "bottom-right", dy: 38, fill: C.ink2 }),
    ],
  })) as SVGElement;
}

/** @property often who came often in a year; @property stay of these, who did in the next year too; null is not shown */
interface Flow { years: { head: string; often: number | null }[]; stay: (number | null)[]; stayAll: number | null }

/** Who stays, who settles and who is new, from year to year. Nothing is drawn of what is not shown. */
export function flow(d: Flow, width: number, phone: boolean): SVGElement {
  const often = d.years.map((y) => y.often ?? 0), stay = d.stay.map((s) => s ?? 0);
  const most = Math.max(1, ...often), below = most * 1.22, last = d.years.length - 1;
  const ribbons: { x: number; a0: number; b0: number; a1: number; b1: number; c: string }[] = [];
  const nodes: { x: number; a: number; b: number; c: string }[] = [];
  const labels: { x: number; y: number; t: string }[] = [];
  d.years.forEach((_, i) => {
    const came = i > 0 ? stay[i - 1] : 0, goes = i < last ? stay[i] : 0;
    if (i > 0) {
      nodes.push({ x: i, a: 0, b: came, c: "stay" }, { x: i, a: came, b: often[i], c: "fresh" });
      const new_ = often[i] - came;
      if (new_ > 0) labels.push({ x: i - 0.14, y: came + new_ / 2, t: `${number(new_)} new` });
    } else nodes.push({ x: 0, a: 0, b: often[0], c: "first" });
    if (i === last || !often[i]) return;
    const gone = often[i] - goes;
    const again = i > 0 && d.stayAll !== null ? Math.min(d.stayAll, goes) : 0;
    if (i > 0 && again) {
      // Of those who stay, the ones who had stayed before leave from the top of the column, the new ones from below.
      ribbons.push({ x: i, a0: 0, b0: again, a1: 0, b1: again, c: "stay" }, { x: i, a0: came, b0: came + goes - again, a1: again, b1: goes, c: "stay" });
      labels.push({ x: i + 0.5, y: again / 2, t: phone ? `${number(again)} third year` : `${number(again)} stay a third year` });
    } else {
      ribbons.push({ x: i, a0: 0, b0: goes, a1: 0, b1: goes, c: "stay" });
      if (goes) labels.push({ x: i + 0.5, y: goes / 2, t: `${number(goes)} stay` });
    }
    ribbons.push({ x: i, a0: often[i] - gone, b0: often[i], a1: below, b1: below + gone, c: "settle" });
    nodes.push({ x: i + 1, a: below, b: below + gone, c: "settle" });
    labels.push({ x: i + 0.62, y: below * 0.72 + gone / 2 + often[i] * 0.2, t: `${number(gone)} settle` });
  });
  const col: Record<string, string> = { stay: C.neutral, settle, fresh, first: C.common };
  const shaped = ribbons.flatMap((r, i) => [0, 0.35, 0.65, 1].map((t) => ({ i, x: r.x + t, a: t < 0.5 ? r.a0 : r.a1, b: t < 0.5 ? r.b0 : r.b1, c: r.c })));
  return Plot.plot(base(width, phone, {
    height: phone ? 300 : 330, marginLeft: 4, marginRight: 4, marginTop: 46, marginBottom: 12,
    x: { domain: [-0.24, last + 0.24], axis: null }, y: { domain: [below + most, 0], axis: null },
    marks: [
      Plot.areaY(shaped, { x: "x", y1: "a", y2: "b", z: "i", fill: (r) => col[r.c], fillOpacity: (r) => (r.c === "stay" ? 0.5 : 0.42), curve: "bump-x" }),
      Plot.rect(nodes, { x1: (n) => n.x - 0.035, x2: (n) => n.x + 0.035, y1: "a", y2: "b", fill: (n) => col[n.c] }),
      ...d.years.map((y, i) => Plot.text([y.head], { x: i === 0 ? -0.2 : i === last ? last + 0.2 : i, y: 0, dy: -26, fontWeight: 700, fontSize: phone ? 12 : 13.5, textAnchor: i === 0 ? "start" : i === last ? "end" : "middle", lineWidth: phone ? 8 : 20 })),
      Plot.text(labels, { x: "x", y: "y", text: "t", fontSize: phone ? 12 : 13.5, fontWeight: 700, fill: C.ink, stroke: "#fff", strokeWidth: 3, lineWidth: phone ? 8 : 16 }),
    ],
  })) as SVGElement;
}

interface Intervals { unit: string; rows: { k: string; v: number; lo: number; hi: number }[]; all: number | null }

/** One value a row with its interval, and the whole as an upright line. */
export function intervals(d: Intervals, width: number, phone: boolean): SVGElement {
  const most = Math.max(...d.rows.map((r) => r.hi), d.all ?? 0, 1e-9);
  const left = Math.min(Math.round(width * 0.42), 24 + 7 * Math.max(...d.rows.map((r) => r.k.length), 4));
  return Plot.plot(base(width, phone, {
    height: d.rows.length * (phone ? 24 : 26) + 46, marginLeft: left, marginRight: 16, marginTop: 10, marginBottom: 28,
    x: { domain: [0, most * 1.05], label: null, ticks: phone ? 4 : 6, tickFormat: withUnit(d.unit), grid: true },
    y: { type: "band", domain: d.rows.map((r) => r.k), label: null, tickSize: 0 },
    marks: [
      d.all === null ? null : Plot.ruleX([d.all], { stroke: C.ink, strokeWidth: 2 }),
      Plot.ruleY(d.rows, { y: "k", x1: "lo", x2: "hi", stroke: C.common, strokeWidth: 3.5, strokeOpacity: 0.65 }),
      Plot.dot(d.rows, { y: "k", x: "v", r: 5, fill: C.common, stroke: "#fff" }),
    ],
  })) as SVGElement;
}

interface Lanes {
  from: string;
  until: string;
  lanes: string[];
  touches: { x: string; to: string | null; lane: string; kind: "planned" | "unplanned" | "missed" }[];
  bursts: { from: string; to: string; n: string }[];
  gaps: { from: string; to: string; says: string }[];
}

/** One person's contacts: a lane for each service, bursts framed and numbered, silences on grey ground. */
export function lanes(d: Lanes, width: number, phone: boolean): SVGElement {
  const left = phone ? 104 : 150, row = phone ? 34 : 40;
  const middle = (s: { from: string; to: string }) => new Date((+day(s.from) + +day(s.to)) / 2);
  const next = (iso: string) => new Date(+day(iso) + 86_400_000);
  const came = d.touches.filter((t) => t.kind !== "missed" && !t.to), missed = d.touches.filter((t) => t.kind === "missed"), stays = d.touches.filter((t) => t.to);
  return Plot.plot(base(width, phone, {
    height: d.lanes.length * row + 84, marginLeft: left, marginRight: 10, marginTop: 52, marginBottom: 32,
    x: { type: "utc", domain: [day(d.from), day(d.until)], label: null, axis: null }, y: { type: "band", domain: d.lanes, axis: null, padding: 0 },
    marks: [
      Plot.ruleY(d.lanes, { y: (lane: string) => lane, stroke: C.grid, dy: row / 2 }),
      Plot.gridX({ interval: "3 months", stroke: C.grid, strokeOpacity: 1 } as Plot.GridXOptions),
      Plot.rect(d.bursts, { x1: (b) => day(b.from), x2: (b) => next(b.to), fill: "#fdf0e4", stroke: C.concern, strokeWidth: 1, insetTop: -2 }),
      Plot.rect(d.gaps, { x1: (g) => day(g.from), x2: (g) => next(g.to), fill: "#f4f6f7", stroke: C.line, strokeDasharray: "3 3" }),
      Plot.axisX({ anchor: "bottom", interval: phone ? "6 months" : "3 months", tickSize: 4, label: null, tickFormat: phone ? "%b %y" : "%b %Y" } as Plot.AxisXOptions),
      Plot.dot(d.bursts, { x: middle, frameAnchor: "top", dy: -16, r: phone ? 8 : 10, fill: "#fff", stroke: C.concern, strokeWidth: 1.5 }),
      Plot.text(d.bursts, { x: middle, frameAnchor: "top", dy: -16, text: "n", fontWeight: 700, fill: C.concern, fontSize: 12, lineAnchor: "middle" }),
      Plot.text(d.gaps, { x: middle, frameAnchor: "top", dy: -38, text: "says", fill: C.ink2, fontSize: 12.5, lineAnchor: "middle" }),
      Plot.text(d.lanes, { y: (lane: string) => lane, frameAnchor: "left", dx: -left, text: (lane: string) => lane, textAnchor: "start", fontWeight: 600, fontSize: phone ? 12 : 13, lineWidth: phone ? 8 : 11 }),
      Plot.rect(stays, { x1: (t) => day(t.x), x2: (t) => next(t.to ?? t.x), y: "lane", fill: C.concern, insetTop: row / 2 - 6, insetBottom: row / 2 - 6 }),
      Plot.dot(came, { x: (t) => day(t.x), y: "lane", r: phone ? 4 : 5, symbol: ((t: { kind: string }) => (t.kind === "planned" ? "circle" : "diamond2")) as never, fill: (t) => (t.kind === "planned" ? C.improve : C.concern), stroke: "#fff", strokeWidth: 0.8 }),
      Plot.dot(missed, { x: (t) => day(t.x), y: "lane", r: phone ? 4 : 5, symbol: "times", stroke: C.ink, strokeWidth: 2.2 }),
    ],
  })) as SVGElement;
}
