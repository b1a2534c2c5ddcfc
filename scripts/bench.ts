// Measures speed: `npm run bench` for everything, `npm run bench -- NAME` for the table of that name.
//
// Runs every `*.bench.ts` in the folder `bench` of a package. Each exports `name`, the name of its table, and
// `rows()`, which yields rows as they are measured (see `BenchRow`); several may share a name and so a table. Nothing
// fails here because it is slow: a ratio is to be read, on the machine it was measured on.
import { readdirSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** One measured figure, beside the limit it must keep or the peer it is compared with. */
export interface BenchRow {
  /** What was done, with its size: "components and figures, 100,000 people". */
  work: string;
  /** Our figure, in `unit`; say in `note` how it was taken (median of how many runs). */
  ours: number;
  unit: string;
  /** What must be kept, or what another program needs for the same; left out where there is nothing to compare. */
  limit?: number;
  peer?: number;
  /** Name of the peer, how it was measured, memory, seed. */
  note?: string;
}

export interface Bench {
  name: string;
  rows: () => AsyncIterable<BenchRow> | Iterable<BenchRow>;
}

process.exitCode = await main(process.argv[2]);

async function main(wanted: string | undefined): Promise<number> {
  const benches = await Promise.all(
    benchFiles().map(async (path) => benchOf(path, (await import(pathToFileURL(path).href)) as Partial<Bench>)),
  );
  const chosen = benches.filter(({ name }) => wanted === undefined || name === wanted);
  if (chosen.length === 0) {
    const names = [...new Set(benches.map(({ name }) => name))];
    console.error(`There is no bench ${wanted ?? ''}. There are: ${names.join(', ') || 'none'}.`);
    return 2;
  }
  console.log(machine());
  for (const name of new Set(chosen.map((bench) => bench.name))) {
    await printTable(
      name,
      chosen.filter((bench) => bench.name === name),
    );
  }
  return 0;
}

function benchFiles(): string[] {
  const packages = fileURLToPath(new URL('../packages/', import.meta.url));
  return readdirSync(packages)
    .flatMap((name) => filesIn(join(packages, name, 'bench')))
    .filter((path) => path.endsWith('.bench.ts'))
    .sort();
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return []; // a package without benches
  }
}

function benchOf(path: string, module: Partial<Bench>): Bench {
  const { name, rows } = module;
  if (typeof name !== 'string' || typeof rows !== 'function')
    throw new TypeError(`${path} does not export a bench: it needs "name" and "rows()".`);
  return { name, rows };
}

async function printTable(name: string, parts: readonly Bench[]): Promise<void> {
  console.log(`\n## ${name}\n\n| work | ours | against | ratio | note |\n|---|---:|---:|---:|---|`);
  for (const { rows } of parts) for await (const row of rows()) console.log(lineOf(row));
}

function lineOf({ work, ours, unit, limit, peer, note }: BenchRow): string {
  const other = limit ?? peer;
  const against = other === undefined ? '' : `${limit === undefined ? 'peer' : 'limit'} ${figure(other)} ${unit}`;
  const ratio = other === undefined ? '' : figure(ours / other);
  return `| ${[work, `${figure(ours)} ${unit}`, against, ratio, note ?? ''].join(' | ')} |`;
}

function figure(value: number): string {
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

function machine(): string {
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  return `Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, ${gigabytes} GiB. A ratio below 1 is faster than the limit or the peer.`;
}
