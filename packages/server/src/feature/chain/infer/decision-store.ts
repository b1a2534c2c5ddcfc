import { type LinkDecision } from '@firebreak/contract';
import { infectionOfNode } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../../platform/access/index.ts';

export interface DecisionRow extends Omit<LinkDecision, 'infectorElsewhere'> {
  readonly home: string;
}

/** The infection of a person by its name, as chains have it. */
const node = (person: string, episode: string) =>
  sql`${sql.ref(person)}::text || case when ${sql.ref(episode)} > 1 then '/' || ${sql.ref(episode)} else '' end`;
const columns = sql`
  home, id, ${node('infectee', 'infectee_episode')} as infectee, ${node('infector', 'infector_episode')} as infector, verdict, reason, decided_at as at, decided_by_name as by`;

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
  const infectee = infectionOfNode(decision.infectee);
  const infector = decision.infector === null ? { person: null, episode: 1 } : infectionOfNode(decision.infector);
  await sql`
    insert into link_decision (home, id, outbreak, area, infectee, infectee_episode, infector, infector_episode, verdict, reason, decided_at, decided_by, decided_by_name)
    values (${at.home}, ${decision.id}, ${at.outbreak}, ${at.area}::ltree, ${infectee.person}, ${infectee.episode},
      ${infector.person}, ${infector.episode}, ${decision.verdict},
      ${decision.reason}, ${decision.at}, ${at.by}, ${decision.by})`.execute(trx);
}

/** The case of an infection, as far as the actor may read it. */
export async function caseOfNode(trx: Trx, outbreak: string, of: string): Promise<{ area: string } | undefined> {
  const { person, episode } = infectionOfNode(of);
  const { rows } = await sql<{ area: string }>`
    select area::text from "case" where outbreak = ${outbreak} and person = ${person} and episode = ${episode} and withdrawn_at is null`.execute(
    trx,
  );
  return rows[0];
}
