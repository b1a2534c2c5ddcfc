import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { transact } from '../../platform/access/index.ts';
import { handle } from '../../platform/http/handle.ts';
import { verifyJournal } from '../../platform/journal/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { findEntries } from './store.ts';

const { system } = routes;

export function auditRoutes(app: FastifyInstance, platform: Platform): void {
  handle(app, system.audit, ({ actor, query }) =>
    transact(platform.db, { actor }, async (trx) => ({
      entries: (await findEntries(trx, query)).map(({ payload, actor_name: name, sequence, ...entry }) => ({
        id: entry.id,
        home: entry.home,
        sequence,
        at: entry.at,
        actor: name,
        action: entry.action,
        kind: entry.kind,
        subject: entry.subject,
        outbreak: entry.outbreak,
        reason: typeof payload?.['reason'] === 'string' ? payload['reason'] : null,
        count: typeof payload?.['count'] === 'number' ? payload['count'] : null,
      })),
    })),
  );
  handle(app, system.verifyAudit, ({ actor }) =>
    transact(platform.db, { actor }, async (trx) => {
      const { ok, homes, faults } = await verifyJournal(trx);
      return { ok, homes: [...homes], faults: [...faults] };
    }),
  );
}
