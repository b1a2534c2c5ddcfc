import type { CaseSeries, RtPrior, RtWindows, SerialInterval } from '../src/rt/index.ts';
import { given, numberIn, numbersIn, type ReferenceInput } from './measure-input.ts';
import type { ReferenceFile } from './reference-file.ts';

/** Cases by day; EpiEstim takes a missing count as 0, which we refuse to do by ourselves. */
export function casesIn(input: ReferenceInput): CaseSeries {
  const counts = (name: string): number[] => numbersIn(input, name).map((count) => count ?? 0);
  return 'local' in input ? { local: counts('local'), imported: counts('imported') } : counts('incid');
}

/** All cases, of which Wallinga and Teunis in EpiEstim does not ask where they were infected. */
export function allCasesIn(input: ReferenceInput): number[] {
  const cases = casesIn(input);
  if (!('local' in cases)) return Array.from(cases);
  return Array.from(cases.local, (count, day) => count + given(cases.imported[day]));
}

/** Windows of the reference count days from 1; without them the caller's default holds. */
export function windowsIn(input: ReferenceInput): RtWindows | undefined {
  if (!Array.isArray(input['t_start']) && typeof input['t_start'] !== 'number') return undefined;
  const fromZero = (name: string): number[] => numbersIn(input, name).map((day) => day - 1);
  return { from: fromZero('t_start'), to: fromZero('t_end') };
}

/** Shares of the serial interval; a text in a case points to those of its file. */
export function sharesIn(input: ReferenceInput, file: ReferenceFile): number[] {
  const own = input['si_distr'];
  return Array.isArray(own) ? (own as number[]) : numbersIn(given(file.input), 'si_distr');
}

export function intervalIn(input: ReferenceInput, file: ReferenceFile): SerialInterval {
  if (typeof input['mean_si'] === 'number') return { mean: numberIn(input, 'mean_si'), sd: numberIn(input, 'std_si') };
  return { shares: sharesIn(input, file) };
}

export function priorIn(input: ReferenceInput): RtPrior | undefined {
  return 'mean_prior' in input ? { mean: numberIn(input, 'mean_prior'), sd: numberIn(input, 'std_prior') } : undefined;
}
