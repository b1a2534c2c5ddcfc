import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { type Of } from './store.ts';
import { type Rack } from './view.ts';

/** A rack as its tubes tell of it; `path` is the ltree path of one of them. */
export interface RackRow extends Omit<Rack, 'custody' | 'dueAt'> {
  readonly paths: readonly string[];
  readonly oldestOpenedAt: string;
  /** Earliest positive result of a pool that its tubes resolve; null where they resolve none. */
  readonly poolPositiveAt: string | null;
}

/** Racks in sight. @param wanted one rack, or those of a laboratory; absent: all */
export async function racksIn(
  trx: Trx,
  of: Of,
  wanted: { readonly rack?: string; readonly laboratory?: string | undefined },
): Promise<RackRow[]> {
  const { rows } = await sql<RackRow>`
    select t.rack, min(t.laboratory) as laboratory, count(*)::int as tubes, sum(t.members)::int as members, count(t.received_at)::int as received,
      (count(*) filter (where t.state = 'tested'))::int as tested, (count(*) filter (where t.faults <> '{}'))::int as faulty,
      (array['low', 'medium', 'high'])[max(array_position(array['low', 'medium', 'high'], t.risk))] as risk,
      bool_or(t.resolves is not null) as "resolvesPool", min(t.sent_at) as "sentAt", max(t.received_at) as "receivedAt",
      array_agg(distinct t.area::text) as paths, min(t.opened_at) as "oldestOpenedAt", min(p.positive_at) as "poolPositiveAt"
    from tube t
    left join pool p on p.home = t.home and p.outbreak = t.outbreak and p.tube = t.resolves
    where t.home = ${of.home} and t.outbreak = ${of.outbreak} and t.rack is not null
      ${wanted.rack === undefined ? sql`` : sql`and t.rack = ${wanted.rack}`}
      ${wanted.laboratory === undefined ? sql`` : sql`and t.laboratory = ${wanted.laboratory}`}
    group by t.rack`.execute(trx);
  return rows;
}
