import { type LinkDecision } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../../platform/access/index.ts';

export interface DecisionRow extends Omit<LinkDecision, 'infectorElsewhere'> {
  readonly home: string;
}

const columns = sql`
  home, id, infectee, infector, verdict, reason, decided_at as at, decided_by_name as by`;

/** Every decision in the areas of the actor, oldest first; those taken back too. */
export async function decisionsOf(trx: Trx, at: { home: string; outbreak: string }): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${columns} from link_decision where home = ${at.home} and outbreak = ${at.outbreak} order by decided_at, id`.execute(trx);
  return rows;
}

export async function insertDecision(
  trx: Trx,
  at: { home: string; outbreak: string; area: string; by: string },
  decision: Omit<DecisionRow, 'home'>,
): Promise<void> {
  await sql`
    insert into link_decision (home, id, outbreak, area, infectee, infector, verdict, reason, decided_at, decided_by, decided_by_name)
    values (${at.home}, ${decision.id}, ${at.outbreak}, ${at.area}::ltree, ${decision.infectee}, ${decision.infector}, ${decision.verdict},
      ${decision.reason}, ${decision.at}, ${at.by}, ${decision.by})`.execute(trx);
}

/** The case of a person, as far as the actor may read it. */
export async function caseOfPerson(trx: Trx, outbreak: string, person: string): Promise<{ area: string } | undefined> {
  const { rows } = await sql<{ area: string }>`
    select area::text from "case" where outbreak = ${outbreak} and person = ${person} and withdrawn_at is null order by id limit 1`.execute(
    trx,
  );
  return rows[0];
}
