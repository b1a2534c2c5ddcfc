import { AppError, type ExpiryCertificate } from '@firebreak/contract';
import { type Trx } from '../../platform/access/index.ts';
import { type JobContext, type JobHandler } from '../../platform/job/index.ts';
import { appendActs } from '../../platform/journal/index.ts';
import { canonicalJson, sha256 } from '../../platform/journal/canonical.ts';
import { removeImportFolder } from '../import/index.ts';
import { outbreakInSight } from '../outbreak/service.ts';
import { type House, inOutbreak, type Standing } from '../registry/index.ts';
import { kindsOfExpiry } from './kind.ts';
import { type ExpiryRow, findExpiry, keepCertificate } from './store.ts';

export const expiryJob = 'expiry.forget';

/** People or stays looked at in one transaction: others work on the same records meanwhile. */
const AT_ONCE = 500;

/**
 * Carries out an approved expiry, in the name of who approved it, some people a transaction. It may be stopped at any moment and run again:
 * what was forgotten stays forgotten, and the certificate counts all of it.
 */
export function forgetExpired(house: House): JobHandler {
  const { platform } = house;
  return async ({ job, actor, signal, progress }: JobContext) => {
    const { home, outbreak } = job;
    const id = String(job.input['expiry']);
    const work = { home, id };
    const inside = <T>(step: (at: Standing) => Promise<T>): Promise<T> => inOutbreak(house, actor, outbreak ?? '', step);
    const row = await inside((at) => found(at.trx, home, id));
    if (row.state === 'done') return { expiry: id };
    const kind = kindsOfExpiry[row.kind];
    await inside((at) => kind.begin?.(at, work) ?? Promise.resolve());
    const now = platform.now();
    const forget = (after: string | null) => inside((at) => kind.forget(at.trx, work, { now, after, count: AT_ONCE }));
    let done = 0;
    for (let some = await forget(null); some.last !== null; some = await forget(some.last)) {
      progress((done += some.members), row.preview.members);
      signal.throwIfAborted();
    }
    const imports = await inside(async (at) => {
      const swept = (await kind.end?.(at.trx, work)) ?? [];
      await close(at.trx, { actor, now: platform.now() }, work, outbreak ?? '');
      return swept;
    });
    for (const one of imports) await removeImportFolder(platform, one);
    return { expiry: id };
  };
}

/** Writes the certificate, and its digest into the journal. */
async function close(
  trx: Trx,
  by: { readonly actor: JobContext['actor']; readonly now: string },
  work: { readonly home: string; readonly id: string },
  outbreak: string,
): Promise<void> {
  const { area } = await outbreakInSight(trx, outbreak);
  const row = await found(trx, work.home, work.id);
  const { members, households, ids } = await kindsOfExpiry[row.kind].forgotten(trx, work);
  const certificate: ExpiryCertificate = {
    ...stated(row),
    outbreak,
    members,
    households: households ?? row.counts['household'] ?? 0,
    journalEntries: row.entries,
    ...(row.kind === 'negativeMassTest' ? {} : { tables: row.counts }),
    membersDigest: sha256(ids),
    doneAt: by.now,
  };
  const hash = sha256(canonicalJson(certificate));
  await keepCertificate(trx, work.home, certificate, hash);
  const payload = { certificate, certificateHash: hash };
  const of = { home: work.home, outbreak, area, kind: 'expiry', subject: work.id, version: row.version + 1 };
  await appendActs(trx, by, [{ ...of, action: 'expiry.done', payload }]);
}

async function found(trx: Trx, home: string, id: string): Promise<ExpiryRow> {
  const row = await findExpiry(trx, home, id);
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
  return row;
}

const stated = ({ id, kind, rule, before, proposedBy, decidedBy }: ExpiryRow) => ({
  id,
  kind,
  rule,
  before,
  proposedBy,
  approvedBy: decidedBy ?? '',
});
