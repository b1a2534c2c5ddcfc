import { AppError, type ExpiryCertificate } from '@firebreak/contract';
import { transact, type Trx } from '../../platform/access/index.ts';
import { type JobContext, type JobHandler } from '../../platform/job/index.ts';
import { appendActs } from '../../platform/journal/index.ts';
import { canonicalJson, sha256 } from '../../platform/journal/canonical.ts';
import { type Platform } from '../../platform/platform.ts';
import { outbreakInForce } from '../outbreak/service.ts';
import { type ExpiryRow, findExpiry, forgetSome, type Forgotten, forgottenBy, keepCertificate } from './store.ts';

export const expiryJob = 'expiry.forget';

/** Members forgotten in one transaction: others work on the same roster meanwhile. */
const AT_ONCE = 500;

/**
 * Carries out an approved expiry, in the name of who approved it, some members a transaction. It may be stopped at any moment and run again:
 * what was forgotten stays forgotten, and the certificate counts all of it.
 */
export function forgetExpired(platform: Platform): JobHandler {
  return async ({ job, actor, signal, progress }: JobContext) => {
    const { home, outbreak } = job;
    const id = String(job.input['expiry']);
    const inside = <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
      transact(platform.db, { actor, ...(outbreak === null ? {} : { outbreak }) }, work);
    const row = await inside((trx) => findExpiry(trx, home, id));
    if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
    if (row.state === 'done') return { expiry: id };
    const forget = (after: string | null): Promise<Forgotten> => inside((trx) => forgetSome(trx, home, id, after, AT_ONCE));
    let done = 0;
    for (let some = await forget(null); some.members > 0; some = await forget(some.last)) {
      progress((done += some.members), row.preview.members);
      signal.throwIfAborted();
    }
    await inside(async (trx) => {
      const { area } = await outbreakInForce(trx, outbreak ?? '');
      const certificate = await certify(trx, home, outbreak ?? '', id, platform.now());
      const hash = sha256(canonicalJson(certificate));
      await keepCertificate(trx, home, certificate, hash);
      const payload = { certificate, certificateHash: hash };
      const act = { home, action: 'expiry.done', outbreak, area, kind: 'expiry', subject: id, version: row.version + 1, payload };
      await appendActs(trx, { actor, now: platform.now() }, [act]);
    });
    return { expiry: id };
  };
}

async function certify(trx: Trx, home: string, outbreak: string, id: string, doneAt: string): Promise<ExpiryCertificate> {
  const row = await findExpiry(trx, home, id);
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
  const { members, households, ids } = await forgottenBy(trx, home, id);
  return { ...stated(row), outbreak, members, households, journalEntries: row.entries, membersDigest: sha256(ids), doneAt };
}

const stated = ({ id, kind, rule, before, proposedBy, decidedBy }: ExpiryRow) => ({
  id,
  kind,
  rule,
  before,
  proposedBy,
  approvedBy: decidedBy ?? '',
});
