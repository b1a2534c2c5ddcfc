import { differencesOfSequences } from '@firebreak/engine/chains/infer/index';
import { type SequenceFacts } from './rows.ts';

/** Differences from a reference by person, and the length of the genome; none where nothing can be compared. */
export interface Genomes {
  readonly snps: ReadonlyMap<string, readonly string[]>;
  readonly genomeLength: number;
}

const bases = /^[ACGTUNRYSWKMBDHV-]+$/i;
const fasta = /^>.*$/gm;
/** `17708T`, `C17708T`: position and the base found there. */
const snp = /^[ACGT]?([1-9]\d{0,8})([ACGT])$/i;
/** Shorter texts of bases are notes or primers. */
const leastBases = 50;
/** A genome is at least this long where only its differences are known. */
const leastGenome = 10_000;

/**
 * Reads what laboratories write into the field `sequence`: aligned bases of one length (FASTA or bare), or a list of
 * differences from a reference. The two cannot be compared with each other, so the form most persons have is taken; of
 * several sequences of a person, the earliest. Aligned sequences of another length than most are left out.
 */
export function genomesOf(rows: readonly SequenceFacts[]): Genomes {
  const lists = new Map<string, readonly string[]>();
  const aligned = new Map<string, string>();
  for (const { person, sequence } of rows) {
    const differences = differencesIn(sequence);
    const letters = sequence.replace(fasta, '').replace(/\s+/g, '');
    if (differences !== undefined) keepFirst(lists, person, differences);
    else if (letters.length >= leastBases && bases.test(letters)) keepFirst(aligned, person, letters);
  }
  return aligned.size > lists.size ? fromAligned(aligned) : fromLists(lists);
}

function differencesIn(text: string): string[] | undefined {
  const words = text.split(/[\s,;|，；、]+/).filter((word) => word !== '');
  const found = words.flatMap((word) => {
    const [, position, base] = snp.exec(word) ?? [];
    return position === undefined || base === undefined ? [] : [`${position}${base.toUpperCase()}`];
  });
  return words.length === 0 || found.length < words.length ? undefined : [...new Set(found)].toSorted();
}

function fromLists(snps: ReadonlyMap<string, readonly string[]>): Genomes {
  const positions = [...snps.values()].flat().map((one) => Number.parseInt(one, 10));
  return { snps, genomeLength: positions.reduce((most, position) => Math.max(most, position), leastGenome) };
}

function fromAligned(sequences: ReadonlyMap<string, string>): Genomes {
  const lengths = new Map<number, number>();
  for (const { length } of sequences.values()) lengths.set(length, (lengths.get(length) ?? 0) + 1);
  const [usual = 0] = [...lengths].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  const kept = [...sequences].filter(([, { length }]) => length === usual);
  if (kept.length === 0) return { snps: new Map(), genomeLength: 0 };
  const { snps, genomeLength } = differencesOfSequences(kept.map(([, sequence]) => sequence));
  return { snps: new Map(kept.map(([person], at) => [person, snps[at] ?? []])), genomeLength };
}

function keepFirst<T>(into: Map<string, T>, person: string, value: T): void {
  if (!into.has(person)) into.set(person, value);
}
