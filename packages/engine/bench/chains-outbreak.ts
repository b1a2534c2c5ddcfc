import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InferenceInput, TrueLink } from '@firebreak/engine/chains/infer/index';

interface OutbreakFile {
  w: number[];
  f: number[];
  genome_length: number;
  cases: { id: string; onset: number; snps: string }[];
  contacts: [string, string][];
}

export interface KnownOutbreak {
  name: string;
  input: InferenceInput;
  truth: TrueLink[];
}

/** Names of the simulated outbreaks with a truth in a folder, smallest first. */
export function outbreaksWithTruth(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const sizeOf = (name: string): number => Number(/_n(\d+)_/.exec(name)?.[1] ?? 0);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.truth.json') && existsSync(join(folder, file.replace('.truth.json', '.json'))))
    .map((file) => file.replace('.truth.json', ''))
    .sort((a, b) => sizeOf(a) - sizeOf(b) || (a < b ? -1 : 1));
}

/** The truth is read for the score only; `input` knows nothing of it. */
export function readOutbreak(folder: string, name: string): KnownOutbreak {
  const file = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as OutbreakFile;
  const truth = JSON.parse(readFileSync(join(folder, `${name}.truth.json`), 'utf8')) as { tree: TrueLink[] };
  return {
    name,
    truth: truth.tree.map(({ id, infector }) => ({ id, infector })),
    input: {
      cases: file.cases.map(({ id, onset, snps }) => ({ id, onset, snps: snps === '' ? [] : snps.split(' ') })),
      contacts: file.contacts.map(([a, b]) => ({ a, b })),
      generationTime: { firstDay: 1, mass: file.w },
      incubation: { firstDay: 1, mass: file.f },
      genomeLength: file.genome_length,
    },
  };
}
