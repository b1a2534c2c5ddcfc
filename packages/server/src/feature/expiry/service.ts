import { type Answer, AppError, type Expiry, type LegalHold, type Parsed, type routes, requestInvalid } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { refusedAs } from '../../platform/access/index.ts';
import { decideRow, withdrawRow } from '../../platform/decision/index.ts';
import { enqueueJob } from '../../platform/job/index.ts';
import { append, type Standing } from '../registry/index.ts';
import { clocksOf, ruleFor } from './clock.ts';
import { expiryJob } from './forget.ts';
import { endHoldRow, expiriesIn, type ExpiryRow, findExpiry, holdsIn, insertExpiry, insertHold, waiting } from './store.ts';
import { isStepDue, sunsetIn } from './sunset.ts';

export { sunsetAtClosing } from './sunset.ts';

type Doors = (typeof routes)['expiry'];
type Body<D extends 'propose' | 'decide' | 'withdraw' | 'stop' | 'hold' | 'endHold'> = Parsed<Doors[D]>['body'];

export async function listExpiries(at: Standing, { counts }: Parsed<Doors['list']>['query']): Promise<Answer<Doors['list']>> {
  const { home, id } = at.outbreak;
  const expiries = (await expiriesIn(at.trx, home, id)).map(viewOf);
  const holds = await holdsIn(at.trx, home, id);
  const sunset = await sunsetIn(at, { expiries, holds, now: at.now });
  return { asOf: at.now, clocks: await clocksOf(at, counts === 'yes'), expiries, holds, sunset };
}

/**
 * Proposes to forget what has expired. The rule and the counts stand in the proposal as they are now.
 *
 * @throws AppError EXPIRY_NO_RULE, EXPIRY_NOTHING, EXPIRY_HELD, EXPIRY_STATE when one of the kind is under way, PERMISSION_DENIED
 */
export async function proposeExpiry(at: Standing, { kind, reason }: Body<'propose'>): Promise<Expiry> {
  await refuseHeld(at);
  const { home, id: outbreak, area } = at.outbreak;
  const found = await ruleFor(at, kind);
  if (found === undefined) throw new AppError('EXPIRY_NO_RULE');
  const underWay = (await expiriesIn(at.trx, home, outbreak)).find(
    (one) => one.kind === kind && (one.state === 'proposed' || one.state === 'approved'),
  );
  if (underWay !== undefined) throw new AppError('EXPIRY_STATE', { state: underWay.state });
  // A step of a sunset is carried out also where nothing is left: then the certificate says so.
  if (found.preview.members === 0 && !(await isStepDue(at, kind))) throw new AppError('EXPIRY_NOTHING');
  const id = uuidv7();
  const one = { home, id, outbreak, area, kind, ...found, reason, at: at.now, by: at.actor.id, byName: at.actor.name };
  await insertExpiry(at.trx, one).catch(refusedAs('expiry.propose'));
  await append(at, [act(at, id, 1, 'expiry.proposed', { kind, ...found, reason })]);
  return viewOf(await inSight(at, id));
}

/**
 * Approves or refuses; an approval queues the work. Approving once more what one approved queues it again, where it was stopped by a hold.
 *
 * @throws AppError EXPIRY_OWN, EXPIRY_STATE, VERSION_CONFLICT, EXPIRY_HELD, PERMISSION_DENIED
 */
export async function decideExpiry(at: Standing, id: string, { version, verdict, reason }: Body<'decide'>): Promise<Expiry> {
  const row = await inSight(at, id);
  if (row.isOwn) throw new AppError('EXPIRY_OWN');
  if (verdict === 'approved') await refuseHeld(at);
  if (row.state === 'approved' && row.isDecider && verdict === 'approved') {
    if (!isAtWork(row)) await queue(at, id);
    return expiryById(at, id);
  }
  refuseUnlessProposed(row, version);
  const { home } = at.outbreak;
  const decision = { home, id, version, verdict, reason, at: at.now, by: at.actor.id, byName: at.actor.name };
  if (!(await decideRow(at.trx, waiting, decision).catch(refusedAs('expiry.approve'))))
    throw new AppError('PERMISSION_DENIED', { permission: 'expiry.approve' });
  if (verdict === 'approved') await queue(at, id);
  await append(at, [act(at, id, version + 1, `expiry.${verdict}`, { kind: row.kind, reason, proposedBy: row.proposedBy })]);
  return viewOf(await inSight(at, id));
}

/** The work is done in the name of who approved it. */
async function queue(at: Standing, expiry: string): Promise<void> {
  const { home, area, id: outbreak } = at.outbreak;
  const job = { home, id: uuidv7(), kind: expiryJob, outbreak, area, input: { expiry } };
  await enqueueJob(at.trx, { ...job, createdBy: at.actor.id, createdAt: at.now });
}

/** The job to stop. What it has forgotten stays so; whoever approved it may let it go on. @throws AppError EXPIRY_STATE when nothing runs */
export async function stopExpiry(at: Standing, id: string, { reason }: Body<'stop'>): Promise<string> {
  const row = await inSight(at, id);
  if (row.job === null || !isAtWork(row)) throw new AppError('EXPIRY_STATE', { state: row.state });
  await append(at, [act(at, id, row.version, 'expiry.stopped', { kind: row.kind, reason })]);
  return row.job;
}

const isAtWork = ({ progress }: ExpiryRow): boolean => progress?.state === 'waiting' || progress?.state === 'running';

export const expiryById = async (at: Standing, id: string): Promise<Expiry> => viewOf(await inSight(at, id));

export async function withdrawExpiry(at: Standing, id: string, { version }: Body<'withdraw'>): Promise<Expiry> {
  const row = await inSight(at, id);
  if (!row.isOwn) throw new AppError('PERMISSION_DENIED', { permission: 'expiry.propose' });
  refuseUnlessProposed(row, version);
  await withdrawRow(at.trx, waiting.table, [waiting.state], { home: at.outbreak.home, id, version });
  await append(at, [act(at, id, version + 1, 'expiry.withdrawn', { kind: row.kind })]);
  return viewOf(await inSight(at, id));
}

/** @throws AppError REQUEST_INVALID for an end that is past, PERMISSION_DENIED */
export async function placeHold(at: Standing, { authority, reason, until }: Body<'hold'>): Promise<LegalHold> {
  if (Date.parse(until) <= Date.parse(at.now)) throw requestInvalid('until', 'past');
  const { home, id: outbreak, area } = at.outbreak;
  const id = uuidv7();
  const one = { home, id, outbreak, area, authority, reason, until, at: at.now, byName: at.actor.name };
  await insertHold(at.trx, one).catch(refusedAs('expiry.propose'));
  await append(at, [act(at, id, 1, 'legalHold.placed', { authority, reason, until })]);
  return holdInSight(at, id);
}

export async function endHold(at: Standing, id: string, { reason }: Body<'endHold'>): Promise<LegalHold> {
  await holdInSight(at, id);
  const { home, id: outbreak } = at.outbreak;
  if (await endHoldRow(at.trx, { home, id, outbreak, at: at.now, byName: at.actor.name, reason }))
    await append(at, [act(at, id, 2, 'legalHold.ended', { reason })]);
  return holdInSight(at, id);
}

async function holdInSight(at: Standing, id: string): Promise<LegalHold> {
  const hold = (await holdsIn(at.trx, at.outbreak.home, at.outbreak.id)).find((one) => one.id === id);
  if (hold === undefined) throw new AppError('RECORD_NOT_FOUND');
  return hold;
}

async function refuseHeld(at: Standing): Promise<void> {
  const holds = await holdsIn(at.trx, at.outbreak.home, at.outbreak.id);
  const hold = holds.find(({ endedAt, until }) => endedAt === null && Date.parse(until) > Date.parse(at.now));
  if (hold !== undefined) throw new AppError('EXPIRY_HELD', { authority: hold.authority, until: hold.until });
}

function refuseUnlessProposed({ state, version }: ExpiryRow, given: number): void {
  if (state !== 'proposed') throw new AppError('EXPIRY_STATE', { state });
  if (version !== given) throw new AppError('VERSION_CONFLICT', { current: version });
}

async function inSight(at: Standing, id: string): Promise<ExpiryRow> {
  const row = await findExpiry(at.trx, at.outbreak.home, id);
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
  return row;
}

function viewOf(row: ExpiryRow): Expiry {
  const { rule: _, entries: __, isDecider: ___, counts: ____, job: _____, ...view } = row;
  return view;
}

const act = (at: Standing, subject: string, version: number, action: string, payload: Readonly<Record<string, unknown>>) => ({
  home: at.outbreak.home,
  action,
  outbreak: at.outbreak.id,
  area: at.outbreak.area,
  kind: 'expiry',
  subject,
  version,
  payload,
});
