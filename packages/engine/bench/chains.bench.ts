import { inferTransmission, scoreInference, type InferenceScore, type InferenceSettings } from '@firebreak/engine/chains/infer/index';
import { join } from 'node:path';
import type { BenchRow } from '../../../scripts/bench.ts';
import { outbreaker2Note, prototypeBySize, secondsLimit } from './chains-figure.ts';
import { outbreaksWithTruth, readOutbreak } from './chains-outbreak.ts';
import { exactRows } from './chains-exact.ts';
import { realRows } from './chains-real.ts';

export const name = 'chains';

/**
 * `npm run bench -- chains --dir DIR [--only PATTERN]`: scores every outbreak with a truth under DIR/sim, then real outbreaks
 * under DIR/real, then the sampler against enumeration and simulation.
 */
export function* rows(): Iterable<BenchRow> {
  const folder = argument('--dir') ?? '../shared/data/chains';
  const only = new RegExp(argument('--only') ?? '');
  yield* simulatedRows(join(folder, 'sim'), only);
  if (only.test('real')) yield* realRows(join(folder, 'real'));
  if (only.test('exact')) yield* exactRows();
}

interface Measured extends InferenceScore {
  seconds: number;
  note: string;
}

function* simulatedRows(folder: string, only: RegExp): Iterable<BenchRow> {
  const bySize = new Map<number, Measured[]>();
  for (const outbreak of outbreaksWithTruth(folder).filter((file) => only.test(file))) {
    const measured = measure(folder, outbreak, {});
    const size = Number(/_n(\d+)_/.exec(outbreak)?.[1]);
    bySize.set(size, [...(bySize.get(size) ?? []), measured]);
    yield { work: `${outbreak}, modal infector right`, ours: measured.modalRight, unit: '', note: noteOf(outbreak, measured) };
  }
  for (const [size, all] of bySize) yield* sizeRows(size, all);
  for (const outbreak of outbreaksWithTruth(folder).filter((file) => /n100_/.test(file) && only.test(file))) {
    const without = measure(folder, outbreak, { superspreading: false });
    yield { work: `${outbreak} without R_j, modal infector right`, ours: without.modalRight, unit: '', note: noteOf('', without) };
  }
}

function measure(folder: string, outbreak: string, settings: Partial<InferenceSettings>): Measured {
  const { input, truth } = readOutbreak(folder, outbreak);
  const start = process.cpuUsage();
  const result = inferTransmission(input, { seed: 1, settings });
  const used = process.cpuUsage(start);
  const note = `${result.sweeps} sweeps × ${result.chains}, difference ${result.difference.toFixed(3)}${result.settled ? '' : ' (not settled)'}`;
  return { ...scoreInference(result.cases, truth), seconds: (used.user + used.system) / 1e6, note };
}

function noteOf(outbreak: string, measured: Measured): string {
  const { truthProbability, brier, coverage, setSize, importPrecision, importRecall, seconds, note } = measured;
  const texts = [
    `P(truth) ${truthProbability.toFixed(3)}`,
    `Brier ${brier.toFixed(3)}`,
    `95 % set covers ${coverage.toFixed(3)} with ${setSize.toFixed(1)}`,
    `imports ${importPrecision.toFixed(2)}/${importRecall.toFixed(2)}`,
    `${seconds.toFixed(2)} CPU s`,
    note,
    outbreaker2Note[outbreak],
  ];
  return texts.filter((text) => text !== undefined).join('; ');
}

function* sizeRows(size: number, all: readonly Measured[]): Iterable<BenchRow> {
  const mean = (of: (one: Measured) => number): number => all.reduce((sum, one) => sum + of(one), 0) / all.length;
  const peer = prototypeBySize[size];
  const work = `n = ${size} (${all.length}): `;
  const against = (value: number | undefined): Partial<BenchRow> => (value === undefined ? {} : { peer: value });
  const note = 'peer: prototype; above 1 is better';
  yield {
    work: `${work}modal infector right`,
    ours: mean((one) => one.modalRight),
    unit: '',
    ...against(peer?.modalRight),
    note: size === 30 ? `${note}; ${outbreaker2Note['mean30']}` : note,
  };
  yield {
    work: `${work}probability of the truth`,
    ours: mean((one) => one.truthProbability),
    unit: '',
    ...against(peer?.truthProbability),
    note,
  };
  yield {
    work: `${work}coverage of the 95 % set`,
    ours: mean((one) => one.coverage),
    unit: '',
    limit: 0.93,
    note: `prototype ${peer?.coverage}; above 1 is better`,
  };
  const most = Math.max(...all.map(({ seconds }) => seconds));
  const limit = secondsLimit[size];
  yield {
    work: `${work}CPU time, the longest`,
    ours: most,
    unit: 's',
    ...(limit === undefined ? {} : { limit }),
    note: `prototype ${peer?.seconds} s at 200 sweeps; memory ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`,
  };
}

function argument(flag: string): string | undefined {
  const at = process.argv.indexOf(flag);
  return at < 0 ? undefined : process.argv[at + 1];
}
