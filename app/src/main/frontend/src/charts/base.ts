import * as Plot from "@observablehq/plot";

/** Colours of the design language; shape is always the second channel. */
export const C = {
  ink: "#212b32", ink2: "#4c6272", line: "#aeb7bd", grid: "#e4e8ea", pale: "#eef1f3", limit: "#768692",
  improve: "#005eb8", concern: "#b34700", common: "#5d6b75", neutral: "#3d1a78", target: "#00705a", paleBlue: "#e3eefa",
} as const;

/** What a mark says: towards what is wanted, away from it, neither, or different where nothing is wanted. */
export type Kind = "common" | "improve" | "concern" | "neutral";

export const colour: Record<Kind, string> = { common: C.common, improve: C.improve, concern: C.concern, neutral: C.neutral };
export const symbol: Record<Kind, string> = { common: "circle", improve: "square", concern: "diamond2", neutral: "triangle" };

export const day = (iso: string): Date => new Date(iso + "T00:00:00Z");

export const number = (v: number): string =>
  v.toLocaleString("en-GB", { maximumFractionDigits: Math.abs(v) < 10 ? 2 : 1 });

/** A number with its unit where the unit is short enough to stand on an axis. */
export const withUnit = (unit: string) => (v: number): string => (unit === "%" ? `${number(v)}%` : number(v));

export const base = (width: number, phone: boolean, options: Plot.PlotOptions): Plot.PlotOptions => ({
  width,
  style: { fontFamily: "Arial, sans-serif", fontSize: phone ? "12.5px" : "13.5px", color: C.ink, background: "none", overflow: "visible" } as never,
  ...options,
});

export const gridY = (): Plot.Markish => Plot.gridY({ ticks: 6, stroke: C.grid, strokeOpacity: 1 });

/** A little room above and below the data, so that no mark touches an edge. */
export function domain(values: number[], floor?: number, ceiling?: number): [number, number] {
  const low = Math.min(...values), high = Math.max(...values), room = (high - low || Math.abs(high) || 1) * 0.08;
  return [Math.max(floor ?? -Infinity, low - room), Math.min(ceiling ?? Infinity, high + room)];
}

export const label = (data: unknown[], options: Plot.TextOptions): Plot.Markish =>
  Plot.text(data as Plot.Data, { fontSize: 13, fill: C.ink, stroke: "#fff", strokeWidth: 4, ...options });
