import { delayCumulative, dayOf, parseCalendarDate } from '@firebreak/epi';
import {
  inferTransmission,
  scoreInference,
  type DailyDelay,
  type InferenceGroup,
  type InferenceInput,
  type TrueLink,
} from '@firebreak/engine/chains/infer/index';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchRow } from '../../../scripts/bench.ts';
import { fakeRows } from './chains-fake.ts';
import { table } from './small-table.ts';

/** Real outbreaks and the reference's own example: agreement with reported infectors, which are conclusions and not truths. */
export function* realRows(folder: string): Iterable<BenchRow> {
  if (!existsSync(folder)) return;
  yield agreement('Hagelloch 1861, dates', hagelloch(folder, []));
  yield agreement('Hagelloch 1861, dates and families', hagelloch(folder, ['family_ID']), 0.54);
  yield agreement('Hagelloch 1861, dates, families and classes', hagelloch(folder, ['family_ID', 'class']), 0.54);
  yield agreement('MERS Korea 2015, dates and exposure windows', mers(folder), 0.26);
  for (const backwardTracing of [false, true]) yield superspreaders(folder, backwardTracing);
  yield* fakeRows(folder);
}

/** Infectees of the three who infected most, with the contacts on record given: 98 cases name their infector, 64 nobody. */
function superspreaders(folder: string, backwardTracing: boolean): BenchRow {
  const { input, truth } = mers(folder);
  const contacts = table(join(folder, 'mers_korea_2015_contacts.csv')).map((row) => ({
    a: row['from']!,
    b: row['to']!,
    type: row['exposure']!.trim(),
  }));
  const { cases } = inferTransmission({ ...input, contacts, backwardTracing }, { seed: 1 });
  const infectees = ['SK_1', 'SK_14', 'SK_16'].map((id) =>
    cases.reduce((sum, { candidates }) => sum + (candidates.find(({ infector }) => infector === id)?.p ?? 0), 0),
  );
  const shares = infectees.map((count) => count.toFixed(1)).join(', ');
  return {
    work: `MERS Korea 2015, contacts, ${backwardTracing ? 'with' : 'without'} backward tracing: recorded infector named`,
    ours: scoreInference(cases, truth).modalRight,
    unit: '',
    note: `infectees of cases 1, 14, 16: ${shares}; recorded 26, 38, 21, by Korea CDC 2015 28, 85, 23`,
  };
}

interface Known {
  input: InferenceInput;
  truth: TrueLink[];
}

function agreement(work: string, { input, truth }: Known, limit?: number): BenchRow {
  const start = process.cpuUsage();
  const result = inferTransmission(input, { seed: 1 });
  const used = process.cpuUsage(start);
  const score = scoreInference(result.cases, truth);
  const note = `P(reported) ${score.truthProbability.toFixed(3)}; 95 % set holds the reported in ${score.coverage.toFixed(2)} with ${score.setSize.toFixed(1)}; imports ${score.importPrecision.toFixed(2)}/${score.importRecall.toFixed(2)}; ${((used.user + used.system) / 1e6).toFixed(2)} CPU s; ${score.cases} reported infectors`;
  return { work: `${work}, agreement`, ours: score.modalRight, unit: '', ...(limit === undefined ? {} : { limit }), note };
}

/**
 * Prodrome to prodrome 11.7 (sd 2.0) days: Vink et al. 2014, Am J Epidemiol 180:865. That is an interval between onsets, and whoever has
 * measles infects around the own onset: so every day of infection is put ten days before the prodrome (Lessler et al. 2009, Lancet
 * Infect Dis 9:291: 12.5 to the rash) and the interval stands for the generation time. Days of infection drawn apart from
 * infectiousness would spread intervals to 3.8 days. Class 0 are children who do not go to school.
 */
function hagelloch(folder: string, columns: readonly string[]): Known {
  const rows = table(join(folder, 'measles_hagelloch_1861.csv'));
  return {
    input: {
      cases: rows.map((row) => ({ id: row['case_ID']!, onset: day(row['date_of_prodrome']!) })),
      contacts: [],
      groups: columns.flatMap((column) => groupsOf(rows, column)),
      generationTime: gamma(11.7, 2),
      incubation: { firstDay: 10, mass: [1] },
    },
    truth: rows
      .filter((row) => row['infector'] !== '' && row['infector'] !== 'NA')
      .map((row) => ({ id: row['case_ID']!, infector: row['infector']! })),
  };
}

function groupsOf(rows: readonly Record<string, string>[], column: string): InferenceGroup[] {
  const members = new Map<string, string[]>();
  for (const row of rows) members.set(row[column]!, [...(members.get(row[column]!) ?? []), row['case_ID']!]);
  if (column === 'class') members.delete('0');
  return [...members.values()].map((ids) => ({ type: column, members: ids }));
}

/** Serial interval 12.6 (2.8) and incubation 6.3 days: Cowling et al. 2015, Euro Surveill 20(25):21163. */
function mers(folder: string): Known {
  const rows = table(join(folder, 'mers_korea_2015_linelist.csv'));
  const links = table(join(folder, 'mers_korea_2015_contacts.csv'));
  const dateOrNone = (text: string | undefined): number | null => (text === undefined || text === '' || text === 'NA' ? null : day(text));
  return {
    input: {
      cases: rows.map((row) => ({
        id: row['id']!,
        onset: dateOrNone(row['dt_onset']),
        report: dateOrNone(row['dt_report']),
        exposure:
          dateOrNone(row['dt_start_exp']) === null && dateOrNone(row['dt_end_exp']) === null
            ? null
            : { from: dateOrNone(row['dt_start_exp']), to: dateOrNone(row['dt_end_exp']), hard: false },
      })),
      contacts: [],
      generationTime: gamma(12.6, 2.8),
      incubation: gamma(6.3, 3.5),
    },
    truth: links.map((row) => ({ id: row['to']!, infector: row['from']! })),
  };
}

function gamma(mean: number, sd: number): DailyDelay {
  const shape = { family: 'gamma', shape: (mean / sd) ** 2, scale: sd ** 2 / mean } as const;
  const below = (days: number): number => (days <= 0 ? 0 : delayCumulative(shape, days));
  return { firstDay: 0, mass: Array.from({ length: Math.ceil(mean + 6 * sd) }, (_, days) => below(days + 0.5) - below(days - 0.5)) };
}

function day(text: string): number {
  return dayOf(parseCalendarDate(text)!);
}
