import * as Plot from "@observablehq/plot";
import { base, C, day, domain, gridY, number, withUnit } from "./base";

interface Pyramid { bands: { age: string; women: number; men: number; compareWomen: number | null; compareMen: number | null }[] }

/** Who is registered: women to the right, men to the left, as shares of all; the comparison as an outline. */
export function pyramid(d: Pyramid, width: number, phone: boolean): SVGElement {
  const ages = d.bands.map((b) => b.age).reverse();
  const most = Math.max(...d.bands.flatMap((b) => [b.women, b.men, b.compareWomen ?? 0, b.compareMen ?? 0]));
  const compared = d.bands.flatMap((b) => [
    { age: b.age, v: b.compareMen === null ? null : -b.compareMen },
    { age: b.age, v: b.compareWomen },
  ]).filter((t) => t.v !== null);
  const share = (v: number) => `${number(Math.abs(v))}%`;
  return Plot.plot(base(width, phone, {
    height: ages.length * (phone ? 15 : 17) + 54, marginLeft: 52, marginRight: 12, marginTop: 24, marginBottom: 26,
    x: { domain: [-most * 1.05, most * 1.05], label: null, ticks: phone ? 4 : 6, tickFormat: share },
    y: { type: "band", domain: ages, label: null, padding: 0.12 },
    marks: [
      Plot.rect(d.bands, { y: "age", x1: (b) => -b.men, x2: 0, fill: "#4f8ccf" }),
      Plot.rect(d.bands, { y: "age", x1: 0, x2: "women", fill: C.neutral }),
      // A white edge: a dark line alone is lost on a dark bar.
      Plot.tickX(compared, { y: "age", x: "v", stroke: "#fff", strokeWidth: 5 }),
      Plot.tickX(compared, { y: "age", x: "v", stroke: C.ink, strokeWidth: 2 }),
      Plot.ruleX([0], { stroke: "#fff" }),
      Plot.text(["Men and boys"], { frameAnchor: "top-left", dy: -20, fill: C.ink2 }),
      Plot.text(["Women and girls"], { frameAnchor: "top-right", dy: -20, fill: C.ink2 }),
    ],
  })) as SVGElement;
}

interface Lines { unit: string; series: { name: string; mine: boolean; points: { x: string; y: number | null }[] }[]; band?: { x: string; lower: number; upper: number }[] }

/** Several series on one scale; mine is drawn over the rest. */
export function lines(d: Lines, width: number, phone: boolean): SVGElement {
  const all = d.series.flatMap((s) => s.points.map((p) => ({ name: s.name, mine: s.mine, x: day(p.x), y: p.y ?? NaN })));
  const band = (d.band ?? []).map((b) => ({ ...b, x: day(b.x) }));
  const [y0, y1] = domain(all.map((p) => p.y).filter((y) => !Number.isNaN(y)).concat(band.flatMap((b) => [b.lower, b.upper])), 0);
  const last = d.series.filter((s) => s.mine).map((s) => all.filter((p) => p.name === s.name && !Number.isNaN(p.y)).at(-1)).filter((p) => p !== undefined);
  return Plot.plot(base(width, phone, {
    height: phone ? 240 : 280, marginLeft: 52, marginRight: phone ? 8 : 130, marginTop: 16, marginBottom: 30,
    x: { type: "utc", label: null, ticks: phone ? 3 : 6 },
    y: { domain: [y0, y1], label: null, ticks: 6, tickFormat: withUnit(d.unit) },
    marks: [
      gridY(),
      Plot.areaY(band, { x: "x", y1: "lower", y2: "upper", fill: C.paleBlue }),
      Plot.line(all.filter((p) => !p.mine), { x: "x", y: "y", z: "name", stroke: C.line, strokeWidth: 1.2 }),
      Plot.line(all.filter((p) => p.mine), { x: "x", y: "y", z: "name", stroke: C.improve, strokeWidth: 2.5 }),
      phone ? null : Plot.text(last, { x: "x", y: "y", text: "name", dx: 8, textAnchor: "start", fontWeight: 700, fill: C.improve, lineWidth: 10 }),
    ],
  })) as SVGElement;
}

type Point = { x: string; y: number | null };
interface Panels { unit: string; panels: { name: string; points: Point[] }[]; whole: Point[] }

/** Small multiples: one series each, all on one scale, the whole as a thin line in every one. */
export function multiples(d: Panels, width: number, phone: boolean): SVGElement {
  const columns = Math.max(1, Math.min(d.panels.length, Math.floor(width / (phone ? 160 : 220))));
  const rows = Math.ceil(d.panels.length / columns);
  const cell = (i: number) => ({ fx: i % columns, fy: Math.floor(i / columns) });
  const value = (p: Point) => ({ x: day(p.x), y: p.y ?? NaN });
  const series = d.panels.flatMap((panel, i) => panel.points.map((p) => ({ ...value(p), ...cell(i) })));
  const whole = d.panels.flatMap((_, i) => d.whole.map((p) => ({ ...value(p), ...cell(i) })));
  const last = d.panels.flatMap((panel, i) => panel.points.filter((p) => p.y !== null).slice(-1).map((p) => ({ ...value(p), ...cell(i) })));
  const most = Math.floor(width / columns / 7.5);
  const names = d.panels.map((panel, i) => ({ ...cell(i), text: panel.name.length > most ? panel.name.slice(0, most - 1) + "…" : panel.name }));
  const [y0, y1] = domain(series.concat(whole).map((p) => p.y).filter((y) => !Number.isNaN(y)), 0);
  const facet = { fx: "fx", fy: "fy" } as const;
  return Plot.plot(base(width, phone, {
    height: rows * 120 + 34, marginLeft: 48, marginRight: 8, marginTop: 8, marginBottom: 26,
    fx: { axis: null, domain: [...Array(columns).keys()], padding: 0.1 },
    fy: { axis: null, domain: [...Array(rows).keys()], padding: 0.28 },
    x: { type: "utc", label: null, ticks: 2 },
    y: { domain: [y0, y1], label: null, ticks: 3, tickFormat: withUnit(d.unit) },
    marks: [
      Plot.gridY({ ticks: 3, stroke: C.grid, strokeOpacity: 1 }),
      Plot.line(whole, { ...facet, x: "x", y: "y", stroke: C.line, strokeWidth: 1.2 }),
      Plot.line(series, { ...facet, x: "x", y: "y", stroke: C.improve, strokeWidth: 2 }),
      Plot.dot(last, { ...facet, x: "x", y: "y", r: 3.5, fill: C.improve }),
      Plot.text(names, { ...facet, text: "text", frameAnchor: "top-left", dy: -14, textAnchor: "start", fontWeight: 700, fill: C.ink }),
    ],
  })) as SVGElement;
}
