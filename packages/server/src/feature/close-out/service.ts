import { AppError, type CarriedTask, type CloseOutCounts, type CloseOutSheet, OutbreakSettings } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { ownArea, refusedAs } from '../../platform/access/index.ts';
import { areaAskedFor, nameOfPath } from '../area/service.ts';
import { append, listAct, maskName, refuseClosed, sightAt, type Standing } from '../registry/index.ts';
import { areasAt } from '../task/service.ts';
import { closeDayAt, closeDayOf } from './close-day.ts';
import {
  type Ages,
  carriedPage,
  type CarriedRow,
  carriedTasks,
  type DayCut,
  type DayGroup,
  dayGroups,
  explainTasks,
  insertSignature,
  signatures,
} from './store.ts';

interface Wanted {
  readonly area?: string | undefined;
  readonly day?: string | undefined;
}
const mostCarried = 500;
const filePage = 1_000;

/** The sheet of an area and day; without a day, that of the day which runs. */
export async function closeOutSheet(at: Standing, wanted: Wanted): Promise<CloseOutSheet> {
  const sheet = await sheetOf(at, await cutOf(at, wanted), async (cut) => asSeen(at, await carriedTasks(at.trx, cut, mostCarried)));
  const ids = sheet.carried.map(({ id }) => id);
  if (ids.length > 0) at.readings.push(listAct(at, 'task', 'listed', { ids, count: ids.length, closeOut: sheet.day, area: sheet.area }));
  return sheet;
}

/** Names as the reader may see them where the task stands. */
const asSeen = (at: Standing, rows: readonly CarriedRow[]): CarriedTask[] =>
  rows.map(({ area, personName, ...task }) => ({
    ...task,
    personName: personName === null || sightAt(at.actor, area, at.outbreak.id).names ? personName : maskName(personName),
  }));

/** A sheet for the files: every carried task, page by page, each page in a transaction of its own as those of any export. */
export interface FiledSheet {
  readonly sheet: CloseOutSheet;
  readonly pages: AsyncIterable<readonly CarriedTask[]>;
}

/** Begins the sheet of a day for the files; that it left stands in the journal before its first line leaves. */
export async function fileSheet(within: <T>(work: (at: Standing) => Promise<T>) => Promise<T>, wanted: Wanted): Promise<FiledSheet> {
  const { sheet, cut } = await within(async (at) => {
    const of = await cutOf(at, wanted);
    const made = await sheetOf(at, of, async (of) => asSeen(at, await carriedPage(at.trx, of, undefined, filePage)));
    // Work that is left and no list of people: it is no export of the kind `task`, which the rule of exports counts.
    const told = { day: made.day, area: made.area, count: made.total.carried };
    at.readings.push({ ...listAct(at, null, 'exported', told), action: 'closeOut.exported' });
    return { sheet: made, cut: of.cut };
  });
  return {
    sheet,
    pages: pagesFrom(sheet.carried, (last) => within(async (at) => asSeen(at, await carriedPage(at.trx, cut, last, filePage)))),
  };
}

async function* pagesFrom(
  first: readonly CarriedTask[],
  next: (last: CarriedTask) => Promise<readonly CarriedTask[]>,
): AsyncGenerator<readonly CarriedTask[]> {
  for (let page = first; page.length > 0;) {
    yield page;
    const last = page.at(-1);
    if (page.length < filePage || last === undefined) return;
    page = await next(last);
  }
}

async function sheetOf(
  at: Standing,
  { cut, day, code }: Awaited<ReturnType<typeof cutOf>>,
  carried: (cut: DayCut) => Promise<CarriedTask[]>,
): Promise<CloseOutSheet> {
  const groups = await dayGroups(at.trx, cut);
  const signed = await signatures(at.trx, cut);
  const own = signed.find(({ area }) => area === cut.area);
  const changedAt = latest(groups);
  return {
    asOf: at.now,
    day: day.day,
    from: day.from,
    to: day.to,
    area: code,
    areaName: await nameOfPath(at.trx, cut.area),
    total: sum(groups),
    byKind: [...new Set(groups.map(({ kind }) => kind))]
      .toSorted()
      .map((kind) => ({ kind, ...sum(groups.filter((of) => of.kind === kind)) })),
    ages: agesOf(groups),
    carried: await carried(cut),
    signature: own === undefined ? null : { at: own.signed_at, by: own.signed_by_name, note: own.note, counts: own.counts },
    changedSince: own !== undefined && changedAt !== undefined && changedAt > own.signed_at,
    below: await rowsBelow(at, cut, groups, signed),
  };
}

/**
 * Says why tasks stay open over a day.
 *
 * @throws AppError RECORD_NOT_FOUND when one of them is not in sight: nothing is written then
 */
export async function explainCarried(at: Standing, body: { day: string; tasks: readonly string[]; reason: string }): Promise<number> {
  refuseClosed(at);
  const ids = [...new Set(body.tasks)];
  const by = { home: at.outbreak.home, outbreak: at.outbreak.id, day: body.day, now: at.now, by: at.actor.id, byName: at.actor.name };
  const explained = await explainTasks(at.trx, by, ids, body.reason).catch(refusedAs('closeOut.sign'));
  if (explained.length < ids.length) throw new AppError('RECORD_NOT_FOUND');
  await append(
    at,
    explained.map(({ id, area }) => act(at, area, 'task', id, 'task.carryExplained', { day: body.day, reason: body.reason })),
  );
  return explained.length;
}

/**
 * Signs the day of an area. What is signed is what the sheet says at that moment.
 *
 * @throws AppError CLOSE_OUT_UNEXPLAINED while a carried task has no reason for this day
 */
export async function signDay(at: Standing, body: { area: string; day: string; note?: string | undefined }): Promise<CloseOutSheet> {
  refuseClosed(at);
  const { cut, day } = await cutOf(at, body);
  const counts = sum(await dayGroups(at.trx, cut));
  if (counts.unexplained > 0) throw new AppError('CLOSE_OUT_UNEXPLAINED', { count: counts.unexplained });
  const signature = { id: uuidv7(), cutOff: day.to, at: at.now, by: at.actor.id, byName: at.actor.name, note: body.note ?? null, counts };
  await insertSignature(at.trx, cut, signature).catch(refusedAs('closeOut.sign'));
  await append(at, [act(at, cut.area, null, null, 'closeOut.signed', { day: body.day, counts, note: signature.note })]);
  return closeOutSheet(at, body);
}

const act = (
  at: Standing,
  area: string,
  kind: string | null,
  subject: string | null,
  action: string,
  payload: Record<string, unknown>,
) => ({
  home: at.outbreak.home,
  action,
  outbreak: at.outbreak.id,
  area,
  kind,
  subject,
  version: null,
  payload,
});

async function cutOf(at: Standing, wanted: Wanted) {
  const { closeOutHour, timeZone } = OutbreakSettings.parse(at.outbreak.settings);
  const area = await areaAskedFor(at.trx, wanted.area, ownArea(at.actor, 'closeOut.read', at.outbreak));
  const day = wanted.day === undefined ? closeDayAt(at.now, closeOutHour, timeZone) : closeDayOf(wanted.day, closeOutHour, timeZone);
  const cut: DayCut = {
    home: at.outbreak.home,
    outbreak: at.outbreak.id,
    area: area.path,
    day: day.day,
    from: day.from,
    to: at.now < day.to ? at.now : day.to,
  };
  return { cut, day, code: area.code };
}

async function rowsBelow(
  at: Standing,
  cut: DayCut,
  groups: readonly DayGroup[],
  signed: Awaited<ReturnType<typeof signatures>>,
): Promise<CloseOutSheet['below']> {
  const paths = [...new Set([...groups, ...signed].map(({ area }) => area))].filter((path) => path !== cut.area);
  const areas = await areasAt(at.trx, paths);
  return paths
    .map((path) => {
      const of = groups.filter(({ area }) => area === path);
      const signature = signed.find(({ area }) => area === path);
      const { code, name } = areas.get(path) ?? { code: path, name: path };
      return {
        code,
        name,
        ...sum(of),
        ages: agesOf(of),
        signedAt: signature?.signed_at ?? null,
        signedBy: signature?.signed_by_name ?? null,
      };
    })
    .toSorted(
      (a, b) => Number(a.signedAt !== null) - Number(b.signedAt !== null) || b.unexplained - a.unexplained || b.carried - a.carried,
    );
}

function sum(groups: readonly CloseOutCounts[]): CloseOutCounts {
  const total = { opened: 0, closed: 0, withdrawn: 0, carried: 0, unexplained: 0 };
  for (const group of groups) {
    for (const name of ['opened', 'closed', 'withdrawn', 'carried', 'unexplained'] as const) total[name] += group[name];
  }
  return total;
}

function agesOf(groups: readonly Ages[]): Ages {
  const total = { day0: 0, day1: 0, day2: 0, day3to6: 0, day7on: 0 };
  for (const group of groups) {
    for (const name of ['day0', 'day1', 'day2', 'day3to6', 'day7on'] as const) total[name] += group[name];
  }
  return total;
}

const latest = (groups: readonly DayGroup[]): string | undefined =>
  groups
    .flatMap(({ changed_at: at }) => at ?? [])
    .toSorted()
    .at(-1);
