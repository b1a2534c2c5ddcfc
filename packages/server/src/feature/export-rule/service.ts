import { type Answer, AppError, isPersonalKind, type Parsed, recordKinds, type Role, type routes } from '@firebreak/contract';
import { type Actor, type Trx, refusedAs } from '../../platform/access/index.ts';
import { appendActs, houseAct } from '../../platform/journal/index.ts';
import { CountedPages, pageOf } from './counted-pages.ts';
import { daysAfter, hoursAfter } from './moment.ts';
import {
  approverRoles,
  countShown,
  exportedLately,
  exportRule,
  type FileKind,
  insertRule,
  lockExporter,
  maySetRule,
  type Population,
  ruleVersions,
} from './store.ts';

export { hoursAfter } from './moment.ts';
export { exportRule, type FileKind, type Population } from './store.ts';

type Doors = (typeof routes)['exportRule'];

/** Who takes something out, in which transaction, and when. */
export interface Taking {
  readonly trx: Trx;
  readonly actor: Actor;
  readonly now: string;
}

/** The rule in force, who may approve beyond it, and the versions before. */
export async function readRule(trx: Trx): Promise<Answer<Doors['get']>> {
  const history = await ruleVersions(trx);
  return {
    rule: await exportRule(trx),
    approvers: (await approverRoles(trx)) as Role[],
    mayChange: await maySetRule(trx),
    history,
  };
}

/**
 * Sets the next version of the rule. It holds from the next export on; approvals that were given keep their end.
 *
 * @throws AppError VERSION_CONFLICT where another version was set meanwhile, PERMISSION_DENIED to whoever keeps accounts of a part only
 */
export async function setRule(
  { trx, actor, now }: Taking,
  { version: seen, reason, ...rule }: Parsed<Doors['set']>['body'],
): Promise<Answer<Doors['set']>> {
  const before = await exportRule(trx);
  if (before.version !== seen) throw new AppError('VERSION_CONFLICT', { current: before.version });
  const version = seen + 1;
  const one = { ...rule, version, reason, at: now, by: actor.id, byName: actor.name };
  if (!(await insertRule(trx, one).catch(refusedAs('user.manage'))))
    throw new AppError('VERSION_CONFLICT', { current: (await exportRule(trx)).version });
  const { mostRows, mostPersons, mostResidents, hours, keepDays } = before;
  await appendActs(trx, { actor, now }, [
    houseAct('exportRule.changed', null, {
      version,
      reason,
      before: { mostRows, mostPersons, mostResidents, hours, keepDays },
      after: rule,
    }),
  ]);
  return exportRule(trx);
}

/**
 * What one person may take alone in files, and no more: what they took lately counts too. Others of the same person wait until this
 * transaction ends, so the export must be recorded in it.
 *
 * @param rows records of the file
 * @param approved records when a second person approved; the list may have grown by as much as one person may take alone
 * @throws AppError EXPORT_NEEDS_APPROVAL, EXPORT_GREW
 */
export async function demandSecondPerson(at: Taking, kind: FileKind, rows: number, approved: number | undefined): Promise<void> {
  const { mostRows, hours } = await exportRule(at.trx);
  if (approved !== undefined) {
    if (rows > approved + mostRows) throw new AppError('EXPORT_GREW', { approved, rows });
  } else if (isPersonal(kind) && rows > 0) {
    await lockExporter(at.trx, at.actor.id);
    const taken = await exportedLately(at.trx, hoursAfter(at.now, -hours), personalFiles);
    if (rows + taken > mostRows)
      throw new AppError('EXPORT_NEEDS_APPROVAL', {
        rows: rows + taken,
        taken,
        limit: mostRows,
        left: Math.max(0, mostRows - taken),
        hours,
      });
  }
}

const isPersonal = (kind: FileKind): boolean => kind === 'testRound' || isPersonalKind(kind);
const personalFiles: readonly FileKind[] = ['testRound', ...recordKinds.filter(isPersonalKind)];

/**
 * How many people one person may read through lists, page by page: a list that is paged to its end is a file by another name. Whoever
 * was shown within the window already is not counted again, so work that goes on with the same people is never stopped.
 *
 * Call it in the transaction that reads, before the answer leaves: what is refused is not counted.
 *
 * @param ids the people on the page, each as often as they stand there
 * @throws AppError LIST_LIMIT_REACHED
 */
export async function demandShown(at: Taking, population: Population, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const page = pageOf(at.actor.id, population, ids);
  if (counted.has(page, at.now)) return;
  const shown = await countShown(at.trx, population, ids, at.now);
  if (shown === undefined) return;
  if (shown.fresh > 0) counting.add(at.trx);
  else if (!counting.has(at.trx)) counted.keep(page, at.now);
  if (shown.fresh === 0 || shown.total <= shown.most) return;
  const { fresh, total, most: limit, hours } = shown;
  throw new AppError('LIST_LIMIT_REACHED', { fresh, taken: total - fresh, limit, left: Math.max(0, limit - (total - fresh)), hours });
}

const counted = new CountedPages();
/** Transactions that counted somebody: what they find counted may be their own, and go with them. */
const counting = new WeakSet<Trx>();

/** Day by which a file that leaves now is to be deleted. */
export const deleteBy = async ({ trx, now }: Pick<Taking, 'trx' | 'now'>): Promise<string> =>
  daysAfter(now, (await exportRule(trx)).keepDays);
