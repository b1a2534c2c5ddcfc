import {
  type Answer,
  AppError,
  isPersonalKind,
  type Parsed,
  type RecordKind,
  recordKinds,
  type Role,
  type routes,
} from '@firebreak/contract';
import { type Actor, type Trx, refusedAs } from '../../platform/access/index.ts';
import { appendActs, houseAct } from '../../platform/journal/index.ts';
import { type Standing } from '../registry/index.ts';
import { hoursAfter } from './moment.ts';
import { approverRoles, exportedLately, exportRule, insertRule, lockExporter, maySetRule, ruleVersions } from './rule-store.ts';

type Doors = (typeof routes)['exportRule'];

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
  trx: Trx,
  { actor, now }: { readonly actor: Actor; readonly now: string },
  { version: seen, reason, ...rule }: Parsed<Doors['set']>['body'],
): Promise<Answer<Doors['set']>> {
  const before = await exportRule(trx);
  if (before.version !== seen) throw new AppError('VERSION_CONFLICT', { current: before.version });
  const version = seen + 1;
  const one = { ...rule, version, reason, at: now, by: actor.id, byName: actor.name };
  if (!(await insertRule(trx, one).catch(refusedAs('user.manage'))))
    throw new AppError('VERSION_CONFLICT', { current: (await exportRule(trx)).version });
  const { mostRows, hours, keepDays } = before;
  await appendActs(trx, { actor, now }, [
    houseAct('exportRule.changed', null, { version, reason, before: { mostRows, hours, keepDays }, after: rule }),
  ]);
  return exportRule(trx);
}

/**
 * What one person may take alone, and no more: what they took lately counts too. Others of the same person wait until this transaction
 * ends, so the export must be recorded in it.
 *
 * @param rows records of the list
 * @param approved records when a second person approved; the list may have grown by as much as one person may take alone
 * @throws AppError EXPORT_NEEDS_APPROVAL, EXPORT_GREW
 */
export async function demandSecondPerson(at: Standing, kind: RecordKind, rows: number, approved: number | undefined): Promise<void> {
  const { mostRows, hours } = await exportRule(at.trx);
  if (approved !== undefined) {
    if (rows > approved + mostRows) throw new AppError('EXPORT_GREW', { approved, rows });
  } else if (isPersonalKind(kind) && rows > 0) {
    await lockExporter(at.trx, at.actor.id);
    const taken = await exportedLately(at.trx, hoursAfter(at.now, -hours), recordKinds.filter(isPersonalKind));
    if (rows + taken > mostRows) throw new AppError('EXPORT_NEEDS_APPROVAL', { rows: rows + taken, taken, limit: mostRows });
  }
}
