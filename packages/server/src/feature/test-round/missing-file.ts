import { AppError, type ExportRequest, type Locale, type Parsed, type routes } from '@firebreak/contract';
import { type RosterNeed } from '@firebreak/epi';
import { uuidv7 } from 'uuidv7';
import { areaByCode } from '../area/service.ts';
import { approvedList, askApproval, csvOf, markColumns, type SheetColumn } from '../export/index.ts';
import { deleteBy, demandSecondPerson } from '../export-rule/service.ts';
import { append, type House, inOutbreak, type Standing, type Values } from '../registry/index.ts';
import { type Actor } from '../../platform/access/index.ts';
import { namesAt, tailOf } from '../roster/service.ts';
import { listedAct } from './people.ts';
import { areasByPath, type DoorPersonRow, peopleAtDoors } from './people-store.ts';
import { roundInSight } from './service.ts';
import { type RoundRow } from './store.ts';
import { leavesOf } from './tally-store.ts';
import { doorOrder } from './door-order.ts';
import { fileWords, needText, reasonText } from './file-word.ts';

type Door = (typeof routes)['testRound']['askMissing'];

/** Where, and in which language, a list is wanted. */
export interface ListWanted {
  readonly house: House;
  readonly actor: Actor;
  readonly outbreak: string;
  readonly round: string;
  readonly area: string;
  readonly locale: Locale;
  /** The request that a second person approved, where the list is larger than one person may take. */
  readonly approval: string | undefined;
}

/**
 * The missing of an area as a list for going from door to door. It counts toward the rule of exports as every file of people does; that
 * it was taken out, and of how many people, stands in the journal before the first line leaves. The lines come leaf area by leaf area,
 * each in a transaction of its own.
 *
 * @throws AppError EXPORT_NEEDS_APPROVAL, EXPORT_NOT_APPROVED, EXPORT_GREW
 */
export async function missingFile(wanted: ListWanted): Promise<AsyncGenerator<string>> {
  const { house, actor, outbreak } = wanted;
  const { leaves, mark } = await inOutbreak(house, actor, outbreak, async (at) => {
    const round = await roundInSight(at, wanted.round);
    const { found, count } = await missingIn(at, round, wanted.area);
    const approved = wanted.approval === undefined ? undefined : await approvedMissing(at, wanted.approval, wanted);
    await demandSecondPerson(at, 'testRound', count, approved?.rows);
    const watermark = { mark: uuidv7(), deleteBy: await deleteBy(at) };
    const told = { list: 'missing', area: wanted.area, count, format: 'csv', ...(approved === undefined ? {} : { approval: approved.id }) };
    await append(at, [{ ...listedAct(at, round, 'exported', told), id: watermark.mark }]); // locks the head of the journal, so it comes last
    return { leaves: found.filter(({ missing }) => missing > 0).map((leaf) => leaf.path), mark: watermark };
  });
  const pageOf = (leaf: string): Promise<Values[]> => inOutbreak(house, actor, outbreak, (at) => linesOf(at, wanted, leaf));
  return csvOf([...columnsIn(wanted.locale), ...markColumns(mark)], pagesOf(leaves, pageOf));
}

/** Asks a second person for a list that is too large for one. */
export async function askMissing(at: Standing, id: string, body: Parsed<Door>['body']): Promise<ExportRequest> {
  const round = await roundInSight(at, id);
  const { path, count } = await missingIn(at, round, body.area);
  const cut = { round: round.id, area: body.area };
  return askApproval(at, { id: body.id, kind: 'missing', cut, rows: count, path, reason: body.reason });
}

async function missingIn(at: Standing, round: RoundRow, area: string) {
  const { path } = await areaByCode(at.trx, area);
  const found = await leavesOf(at.trx, { home: at.outbreak.home, round: round.id, area: path });
  return { path, found, count: found.reduce((sum, { missing }) => sum + missing, 0) };
}

/** An approval is for one round and area. @throws AppError RECORD_NOT_FOUND, EXPORT_NOT_APPROVED */
async function approvedMissing(at: Standing, request: string, { round, area }: Pick<ListWanted, 'round' | 'area'>) {
  const { kind, cut, approved } = await approvedList(at, request);
  if (kind !== 'missing' || cut.round !== round || cut.area !== area) throw new AppError('RECORD_NOT_FOUND');
  return approved;
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
