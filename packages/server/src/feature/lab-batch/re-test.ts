import { type GivenResult, type TubeOutcome } from './result.ts';

/** 灰区: Ct from which a positive is none to report yet, up to and with the last cycle that counts. */
export interface GreyCt {
  readonly from: number;
  readonly to: number;
}

/** What a result means for its tube and its people. */
export interface Judged {
  readonly outcome: TubeOutcome;
  /** `rerun`: the laboratory tests what is left of the sample again; `recollect`: everybody in the tube is due again. */
  readonly again: 'none' | 'rerun' | 'recollect';
  readonly fault: 'greyCt' | 'invalid' | null;
  /** Lowest Ct, where it lies in the grey range. */
  readonly greyCt: number | null;
}

/**
 * 复检规则. A tube without an answer because its run failed, or because the result was indeterminate, is run again; the second time
 * without an answer, an invalid specimen and a grey Ct take another sample of everybody in it.
 *
 * @param before results without an answer that the tube had before
 * @param greyCt of the pack in force; absent: no Ct is grey
 */
export function judgeResult(given: GivenResult, before: number, greyCt: GreyCt | undefined): Judged {
  if (given.ofFailedRun === true && given.outcome !== 'invalid') {
    const outcome = given.outcome === 'negative' ? 'invalid' : 'indeterminate';
    return { outcome, again: before === 0 ? 'rerun' : 'recollect', fault: 'invalid', greyCt: null };
  }
  const lowest = lowestCt(given.targets);
  if (given.outcome === 'positive' && greyCt !== undefined && lowest !== undefined && lowest >= greyCt.from && lowest <= greyCt.to)
    return { outcome: 'indeterminate', again: 'recollect', fault: 'greyCt', greyCt: lowest };
  if (given.outcome === 'invalid') return { outcome: 'invalid', again: 'recollect', fault: 'invalid', greyCt: null };
  if (given.outcome === 'indeterminate')
    return { outcome: 'indeterminate', again: before === 0 ? 'rerun' : 'recollect', fault: before === 0 ? null : 'invalid', greyCt: null };
  return { outcome: given.outcome, again: 'none', fault: null, greyCt: null };
}

/** Lowest Ct of the targets; the internal control tells whether there was a sample and is none of them. */
export function lowestCt(targets: Readonly<Record<string, number>>): number | undefined {
  const values = Object.entries(targets).flatMap(([name, ct]) => (name === internalControl ? [] : [ct]));
  return values.length === 0 ? undefined : Math.min(...values);
}
const internalControl = 'internalControl';
