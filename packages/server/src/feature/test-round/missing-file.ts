import { type Locale } from '@firebreak/contract';
import { type RosterNeed } from '@firebreak/epi';
import { areaByCode } from '../area/service.ts';
import { csvOf, type SheetColumn } from '../export/index.ts';
import { type House, inOutbreak, type Standing, type Values } from '../registry/index.ts';
import { type Actor } from '../../platform/access/index.ts';
import { namesAt, tailOf } from '../roster/service.ts';
import { read } from './people.ts';
import { areasByPath, type DoorPersonRow, peopleAtDoors } from './people-store.ts';
import { roundInSight } from './service.ts';
import { leavesOf } from './tally-store.ts';
import { doorOrder } from './door-order.ts';
import { fileWords, needText, reasonText } from './file-word.ts';

/** Where, and in which language, a list is wanted. */
export interface ListWanted {
  readonly house: House;
  readonly actor: Actor;
  readonly outbreak: string;
  readonly round: string;
  readonly area: string;
  readonly locale: Locale;
}

/**
 * The missing of an area as a list for going from door to door. That it was taken out, and of how many people, stands in the journal
 * before the first line leaves. The lines come leaf area by leaf area, each in a transaction of its own.
 */
export async function missingFile(wanted: ListWanted): Promise<AsyncGenerator<string>> {
  const { house, actor, outbreak } = wanted;
  const leaves = await inOutbreak(house, actor, outbreak, async (at) => {
    const round = await roundInSight(at, wanted.round);
    const { path } = await areaByCode(at.trx, wanted.area);
    const found = await leavesOf(at.trx, { home: at.outbreak.home, round: round.id, area: path });
    const count = found.reduce((sum, { missing }) => sum + missing, 0);
    read(at, round, 'missingExported', { area: wanted.area, count, format: 'csv' });
    return found.filter(({ missing }) => missing > 0).map((leaf) => leaf.path);
  });
  const pageOf = (leaf: string): Promise<Values[]> => inOutbreak(house, actor, outbreak, (at) => linesOf(at, wanted, leaf));
  return csvOf(columnsIn(wanted.locale), pagesOf(leaves, pageOf));
}

async function* pagesOf(leaves: readonly string[], pageOf: (leaf: string) => Promise<Values[]>): AsyncGenerator<readonly Values[]> {
  let number = 0;
  for (const leaf of leaves) {
    const lines = await pageOf(leaf);
    yield lines.map((line) => ({ ...line, number: ++number }));
  }
}

async function linesOf(at: Standing, { round, locale }: ListWanted, leaf: string): Promise<Values[]> {
  const cut = { home: at.outbreak.home, round, leaves: [leaf], state: 'missing', building: undefined } as const;
  const people = await peopleAtDoors(at.trx, cut);
  const area = (await areasByPath(at.trx, [leaf])).get(leaf)?.name ?? leaf;
  const nameOf = namesAt(at, leaf);
  return doorOrder(people).map((person) => ({ ...person, area, ...shown(person, nameOf, locale) }));
}

function shown({ name, phone, needs, occupancy, reason }: DoorPersonRow, nameOf: ReturnType<typeof namesAt>, locale: Locale): Values {
  const unknown: RosterNeed[] = occupancy === 'unknown' ? ['unknownOccupancy'] : [];
  return {
    name: nameOf(name),
    phone: tailOf(phone),
    needs: [...new Set([...needs, ...unknown])].map((need) => needText[locale][need]).join('; '),
    reason: reason === null ? null : reasonText[locale][reason],
  };
}

const fields = [
  'number',
  'area',
  'building',
  'unit',
  'floor',
  'room',
  'address',
  'householdCode',
  'name',
  'birthYear',
  'phone',
  'needs',
  'reason',
  'note',
] as const;

const columnsIn = (locale: Locale): SheetColumn[] =>
  fields.map((field) => ({ header: fileWords[locale][field], valueOf: (line) => cellOf(line[field]) }));

const cellOf = (value: unknown): string | number | null => (typeof value === 'string' || typeof value === 'number' ? value : null);
