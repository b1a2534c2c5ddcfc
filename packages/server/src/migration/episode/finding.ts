import { settleFindings } from '../lab/people-of-tube.ts';
import { within } from './infection.ts';

const day = 'coalesce(p.taken_at::date, r.tested_date, r.result_date, r.created_at::date)';

/**
 * As `settle_findings` of 0024 for whoever was infected twice. The case that a sample made goes when no positive of its own days is left: one of
 * another infection does not keep it. And it comes back with that sample though another infection stands: only a case of the same one is in its way.
 */
export const findings = settleFindings('create or replace', {
  positive: `
        and not exists (select from infection_span i where i.home = of_home and i.id = own.id and not (${within(day, 'i.own_from', 'i.own_until')}))`,
  standing: ' and (own.id is distinct from one.specimen or c.episode = own.episode)',
});
