// Bundles the scripts and styles into the folder that the server serves, with a manifest from plain names to hashed ones,
// and writes down what others made of it (CycloneDX).
// Installs what package-lock.json asks for when that has changed since the last time.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const [, , out, billOfMaterials] = process.argv;
if (!out) {
  console.error("Usage: node build.mjs OUTPUT_FOLDER [BILL_OF_MATERIALS]");
  process.exit(2);
}
if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(`Cairn's front end needs Node 20 or newer; this is Node ${process.versions.node}.`);
  process.exit(2);
}

const lock = readFileSync("package-lock.json", "utf8");
const mark = "node_modules/.installed-lock";
if (!existsSync(mark) || readFileSync(mark, "utf8") !== lock) {
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { stdio: "inherit" });
  writeFileSync(mark, lock);
}

const { build } = await import("esbuild");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const result = await build({
  entryPoints: ["src/cairn.ts", "src/charts.ts", "src/cairn.css"],
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome109", "firefox115", "safari16"],
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  outdir: out,
  loader: { ".woff2": "file", ".woff": "file", ".svg": "file", ".png": "file" },
  plugins: [
    {
      // The NHS font is fetched from another host and only NHS organisations may show it, so the bundle leaves it out.
      name: "without-remote-fonts",
      setup: (bundle) =>
        bundle.onLoad({ filter: /nhsuk-frontend.*\.css$/ }, ({ path }) => ({
          contents: readFileSync(path, "utf8")
            .replace(/@font-face\s*\{[^}]*\}/g, "")
            .replaceAll("url(/assets/images/", "url(./assets/images/"),
          loader: "css",
        })),
    },
  ],
  metafile: true,
  logLevel: "error",
});
const manifest = {};
for (const [file, made] of Object.entries(result.metafile.outputs)) {
  if (made.entryPoint) manifest[basename(made.entryPoint).replace(/\.ts$/, ".js")] = basename(file);
}
writeFileSync(join(out, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");

// `npm sbom` is not in every npm that comes with Node 20, and writes another file each time.
const components = Object.entries(JSON.parse(lock).packages)
  .filter(([path, part]) => path !== "" && !part.dev)
  .map(([path, part]) => {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    return {
      type: "library",
      "bom-ref": `${name}@${part.version}`,
      name,
      version: part.version,
      purl: `pkg:npm/${name.replace("@", "%40")}@${part.version}`,
      hashes: [{ alg: "SHA-512", content: Buffer.from(part.integrity.replace("sha512-", ""), "base64").toString("hex") }],
      licenses: [{ license: { id: part.license } }],
    };
  });
if (billOfMaterials) {
  mkdirSync(dirname(billOfMaterials), { recursive: true });
  const bom = { bomFormat: "CycloneDX", specVersion: "1.6", version: 1, components };
  writeFileSync(billOfMaterials, JSON.stringify(bom, null, 2) + "\n");
}
