import * as Plot from "@observablehq/plot";
import { base, C, colour, day, domain, gridY, Kind, number, symbol, withUnit } from "./base";

interface Spc {
  unit: string;
  /** Left: no part of the limits, and drawn hollow. */
  points: { x: string; y: number | null; kind: Kind; left?: boolean }[];
  /** Without lower and upper for a run chart; of one phase several, where the limits step from point to point. */
  limits: { from: string; to: string; mean: number; lower?: number | null; upper?: number | null; trial: boolean; phase?: number }[];
  target?: { y: number; name: string } | null;
  /** Further targets, each from its day on. */
  targets?: { y: number; name: string; from: string | null }[];
  notes?: { x: string; n: string; rebase: boolean }[];
  centre?: string;
}

export function spc(d: Spc, width: number, phone: boolean): SVGElement {
  const points = d.points.filter((p) => p.y !== null).map((p) => ({ ...p, x: day(p.x), y: p.y as number }));
  const limits = d.limits.map((s) => ({ ...s, from: day(s.from), to: day(s.to) }));
  const last = limits.at(-1);
  const drawn = (v: number | null | undefined): v is number => v !== null && v !== undefined;
  const values = points.map((p) => p.y).concat(limits.flatMap((s) => [s.lower, s.upper, s.mean]).filter(drawn));
  const [y0, y1] = domain(values);
  const offScale = d.target && (d.target.y > y1 || d.target.y < y0) ? d.target : null;
  const onScale = d.target && !offScale ? d.target : null;
  const end = points.at(-1)?.x, begin = points[0]?.x;
  const further = (d.targets ?? []).filter((t) => end && begin && t.y >= y0 && t.y <= y1 && (!t.from || day(t.from) <= end))
    .map((t) => ({ ...t, x1: t.from && day(t.from) > begin ? day(t.from) : begin, x2: end }));
  const steps = (key: "mean" | "lower" | "upper") =>
    limits.filter((s) => drawn(s[key])).flatMap((s) => [{ x: s.from, y: s[key], z: s.phase ?? +s.from }, { x: s.to, y: s[key], z: s.phase ?? +s.from }]);
  const ends = phone || !last ? [] : [
    ...(drawn(last.upper) ? [{ y: last.upper, text: `Upper ${number(last.upper)}`, bold: false }] : []),
    { y: last.mean, text: `${d.centre ?? "Mean"} ${number(last.mean)}`, bold: true },
    ...(drawn(last.lower) ? [{ y: last.lower, text: `Lower ${number(last.lower)}`, bold: false }] : []),
  ];
  const notes = (d.notes ?? []).map((n) => ({ ...n, x: day(n.x) }));
  const height = phone ? 280 : 330, gap = (17 * (y1 - y0)) / (height - 70);
  for (let i = 1; i < ends.length; i++) ends[i].y = Math.min(ends[i].y, ends[i - 1].y - gap);
  const dash = limits.some((s) => s.trial) ? "2 3" : "5 4";
  return Plot.plot(base(width, phone, {
    height, marginRight: phone ? 8 : 118, marginLeft: 52, marginTop: 20, marginBottom: 32,
    x: { type: "utc", label: null, ticks: phone ? 4 : 8 },
    y: { domain: [y0, y1], label: null, ticks: 6, tickFormat: withUnit(d.unit) },
    marks: [
      gridY(),
      Plot.rect(limits.filter((s) => drawn(s.lower) && drawn(s.upper)), { x1: "from", x2: "to", y1: "lower", y2: "upper", fill: C.pale }),
      Plot.line(steps("upper"), { x: "x", y: "y", z: "z", stroke: C.limit, strokeDasharray: dash, strokeWidth: 1.5 }),
      Plot.line(steps("lower"), { x: "x", y: "y", z: "z", stroke: C.limit, strokeDasharray: dash, strokeWidth: 1.5 }),
      Plot.line(steps("mean"), { x: "x", y: "y", z: "z", stroke: C.ink, strokeWidth: 1.75 }),
      Plot.ruleX(notes, { x: "x", stroke: (n: { rebase: boolean }) => (n.rebase ? C.neutral : C.line), strokeWidth: 1.25, strokeDasharray: "3 3" }),
      Plot.text(notes, { x: "x", frameAnchor: "top", dy: -14, text: "n", fontSize: 12.5, fontWeight: 700, fill: (n: { rebase: boolean }) => (n.rebase ? C.neutral : C.ink) }),
      Plot.ruleY(further, { y: "y", x1: "x1", x2: "x2", stroke: C.target, strokeWidth: 1.5, strokeDasharray: "10 3 2 3" }),
      Plot.text(further, { x: "x1", y: "y", text: "name", textAnchor: "start", dx: 4, dy: -7, fontSize: 12.5, fontWeight: 700, fill: C.target, stroke: "#fff", strokeWidth: 4 }),
      onScale ? Plot.ruleY([onScale.y], { stroke: C.target, strokeWidth: 2, strokeDasharray: "10 3 2 3" }) : null,
      Plot.line(d.points.map((p) => ({ x: day(p.x), y: p.y ?? NaN })), { x: "x", y: "y", stroke: C.limit, strokeWidth: 1.4 }),
      Plot.dot(points, {
        x: "x", y: "y", r: (p) => (p.kind === "common" ? 4 : 5.2), symbol: (p: { kind: Kind }) => symbol[p.kind] as never,
        fill: (p) => (p.left ? "#fff" : colour[p.kind as Kind]), stroke: (p) => (p.left ? colour[p.kind as Kind] : "#fff"), strokeWidth: 1.5,
      }),
      last && !phone ? Plot.text(ends, { x: () => last.to, y: "y", dx: 8, text: "text", textAnchor: "start", fontSize: 13, fill: C.ink2 }) : null,
      offScale ? Plot.text([`${offScale.y > y1 ? "↑" : "↓"} ${offScale.name} ${withUnit(d.unit)(offScale.y)} is ${offScale.y > y1 ? "above" : "below"} this scale`], {
        frameAnchor: offScale.y > y1 ? "top-left" : "bottom-left", dx: 6, dy: offScale.y > y1 ? 4 : -4, fill: C.target, fontWeight: 700, fontSize: 13, textAnchor: "start", stroke: "#fff", strokeWidth: 4,
      }) : null,
    ],
  })) as SVGElement;
}
