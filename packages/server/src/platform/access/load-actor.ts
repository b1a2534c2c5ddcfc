import { type Permission } from '@firebreak/contract';
import { type Db } from '../database/index.ts';
import { type Actor, type ActorGrant } from './actor.ts';

/** The actor of a user with the grants in force at a moment; undefined when there is none or it is disabled. */
export const loadActor = async (db: Db, userId: string, now: string): Promise<Actor | undefined> =>
  (await loadActorUntil(db, userId, now))?.actor;

/** The same, with the moment at which the first of those grants ends; null when none does. */
export async function loadActorUntil(db: Db, userId: string, now: string): Promise<{ actor: Actor; until: string | null } | undefined> {
  const rows = await db
    .selectFrom('app_user as u')
    .leftJoin('user_grant as g', (join) =>
      join.onRef('g.user_id', '=', 'u.id').on((eb) => eb.or([eb('g.expires_at', 'is', null), eb('g.expires_at', '>', now)])),
    )
    .leftJoin('role_permission as p', 'p.role', 'g.role')
    .select(['u.id', 'u.name', 'u.locale', 'g.id as grantId', 'g.role', 'g.area', 'g.outbreak', 'g.expires_at', 'p.permission'])
    .where('u.id', '=', userId)
    .where('u.disabled', '=', false)
    .execute();
  const [first] = rows;
  if (first === undefined) return undefined;
  const ends = rows.flatMap(({ expires_at: end }) => end ?? []).toSorted((a, b) => Date.parse(a) - Date.parse(b));
  return { actor: { id: first.id, name: first.name, locale: first.locale, grants: collect(rows) }, until: ends[0] ?? null };
}

interface GrantRow {
  readonly grantId: string | null;
  readonly role: string | null;
  readonly area: string | null;
  readonly outbreak: string | null;
  readonly permission: string | null;
}

function collect(rows: readonly GrantRow[]): ActorGrant[] {
  const grants = new Map<string, ActorGrant & { permissions: Set<Permission> }>();
  for (const { grantId, role, area, outbreak, permission } of rows) {
    if (grantId === null || role === null || area === null) continue;
    const grant = grants.get(grantId) ?? { role, area, outbreak, permissions: new Set<Permission>() };
    if (permission !== null) grant.permissions.add(permission as Permission);
    grants.set(grantId, grant);
  }
  return [...grants.values()];
}
