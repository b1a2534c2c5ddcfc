import { existsSync, readFileSync } from 'node:fs';
import { parseCalendarDate } from '@firebreak/epi';
import { describe, expect, test } from 'vitest';
import { recordedChains } from './recorded.ts';
import type { RecordedExposure, RecordedNode } from './recorded-graph.ts';

/**
 * Go.Data's training outbreak, fictional people of "Trainingland". It may not be copied into the repository, so it
 * is read from beside it where it is present; `recorded.test.ts` tells the same stories without it.
 */
const folder = new URL('../../../../../shared/data/godata-training-island/', import.meta.url);

/** Reads quoted CSV; quotes are doubled and cells may hold newlines. */
function rowsOf(file: string): Record<string, string>[] {
  const table: string[][] = [[]];
  for (const [, quoted, plain, end] of readFileSync(new URL(file, folder), 'utf8').matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    table.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') table.push([]);
  }
  const [header = [], ...rows] = table;
  return rows
    .filter((row) => row.length === header.length)
    .map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}

const classes = { CONFIRMED: 'confirmed', PROBABLE: 'probable', SUSPECT: 'suspected', NOT_A_CASE_DISCARDED: 'notACase' } as const;
const text = (cell: string | undefined): string => cell ?? '';
const date = (cell: string | undefined) => parseCalendarDate(text(cell)) ?? null;

/** Keyed by uuid: visual ids are blank or repeated. A person in both files is a case. */
function island(): { nodes: RecordedNode[]; exposures: RecordedExposure[] } {
  const nodes = new Map<string, RecordedNode>();
  for (const row of rowsOf('contacts_clean.csv')) nodes.set(text(row['uuid']), { id: text(row['uuid']), kind: 'contact' });
  for (const row of rowsOf('events_clean.csv'))
    nodes.set(text(row['uuid']), { id: text(row['uuid']), kind: 'event', eventDate: date(row['date_of_event']) });
  for (const row of rowsOf('cases_clean.csv')) {
    const caseClass = classes[row['classification'] as keyof typeof classes];
    nodes.set(text(row['uuid']), {
      id: text(row['uuid']),
      kind: 'case',
      caseClass,
      onset: date(row['date_of_onset']),
      report: date(row['date_of_reporting']),
    });
  }
  const exposures = rowsOf('relationships_clean.csv').map((row) => ({
    id: text(row['uuid']),
    source: text(row['source_uuid']),
    target: text(row['target_uuid']),
    date: date(row['date_of_last_contact']),
  }));
  return { nodes: [...nodes.values()], exposures };
}

/** Sizes of the groups one reaches by walking from neighbour to neighbour: no union-find, no columns. */
function groupsByWalking({ nodes, exposures }: ReturnType<typeof island>): string[][] {
  const walkable = new Set(nodes.filter((node) => node.kind !== 'contact' && node.caseClass !== 'notACase').map((node) => node.id));
  const groups: string[][] = [];
  for (const start of [...walkable].sort()) {
    const group = new Set([start]);
    for (const id of group) {
      for (const { source, target } of exposures) {
        const other = source === id ? target : target === id ? source : id;
        if (walkable.has(other)) group.add(other);
      }
    }
    if ([...group].sort()[0] === start) groups.push([...group].sort());
  }
  return groups;
}

describe.runIf(existsSync(folder))('the training island of Go.Data', () => {
  test('has 56 cases, 66 contacts of whom six became cases, 7 events and 100 exposures', () => {
    const { nodes, exposures } = island();
    const count = (kind: string): number => nodes.filter((node) => node.kind === kind).length;
    // Six of the 66 contacts became cases and keep their uuid: as nodes they are cases, and 60 others are contacts.
    expect([count('case'), count('contact'), count('event'), exposures.length]).toEqual([56, 60, 7, 100]);
    expect(rowsOf('contacts_clean.csv')).toHaveLength(66);
  });

  test('has four cases who fell ill before the one said to have infected them', () => {
    const { nodes, exposures } = island();
    const { conflicts } = recordedChains(nodes, exposures, { asOf: parseCalendarDate('2021-01-15')!, activeDays: 14 });
    const early = conflicts.filter((conflict) => conflict.code === 'secondaryBeforePrimary');
    expect(early.map(({ sourceDate, targetDate, days }) => [sourceDate, targetDate, days])).toEqual([
      ['2020-07-02', '2020-05-05', 58],
      ['2020-07-10', '2020-05-05', 66],
      ['2020-06-24', '2020-04-27', 58],
      ['2020-07-11', '2020-07-03', 8],
    ]);
  });

  test('has the chains that walking from neighbour to neighbour finds', () => {
    const outbreak = island();
    const { chains, unlinked, unlinkedEvents, figures } = recordedChains(outbreak.nodes, outbreak.exposures, {
      asOf: parseCalendarDate('2021-01-15')!,
      activeDays: 14,
    });
    const groups = groupsByWalking(outbreak);
    expect(chains.map((chain) => chain.members)).toEqual(groups.filter((group) => group.length > 1));
    expect([...unlinked, ...unlinkedEvents].sort()).toEqual(groups.filter((group) => group.length === 1).flat());
    // Counted apart from this program: cases and events in each chain, cases and events in none, one discarded.
    expect(chains.map((chain) => [chain.size, chain.events]).sort(([a = 0], [b = 0]) => a - b)).toEqual([
      [1, 1],
      [2, 1],
      [6, 1],
      [8, 0],
      [17, 2],
    ]);
    expect([unlinked.length, unlinkedEvents.length, figures.excluded, figures.cases]).toEqual([21, 2, 1, 55]);
  });
});
