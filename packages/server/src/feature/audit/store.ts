import { type Parsed, type routes } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

type Query = Parsed<typeof routes.system.audit>['query'];

/** Journal entries the actor may read, newest first. A subject is found as itself, in the lists it was shown in, and as the mark of a file. */
export function findEntries(trx: Trx, query: Query) {
  let found = trx.selectFrom('journal').selectAll().orderBy('at', 'desc').orderBy('home').orderBy('sequence', 'desc').limit(query.limit);
  if (query.outbreak !== undefined) found = found.where('outbreak', '=', query.outbreak);
  if (query.actor !== undefined) found = found.where('actor_name', '=', query.actor);
  if (query.action !== undefined) found = found.where('action', '=', query.action);
  if (query.before !== undefined) found = found.where('at', '<', query.before);
  const { subject } = query;
  if (subject !== undefined) {
    found = found.where((eb) =>
      eb.or([eb('subject', '=', subject), eb('id', '=', subject), sql<boolean>`payload @> ${JSON.stringify({ ids: [subject] })}::jsonb`]),
    );
  }
  return found.execute();
}
