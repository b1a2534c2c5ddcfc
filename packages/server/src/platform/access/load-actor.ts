import { type Permission } from '@firebreak/contract';
import { type Db } from '../database/index.ts';
import { type Actor, type ActorGrant } from './actor.ts';

/** The actor of a user with the grants in force at a moment; undefined when there is none or it is disabled. */
export async function loadActor(db: Db, userId: string, now: string): Promise<Actor | undefined> {
  const rows = await db
    .selectFrom('app_user as u')
    .leftJoin('user_grant as g', (join) =>
      join.onRef('g.user_id', '=', 'u.id').on((eb) => eb.or([eb('g.expires_at', 'is', null), eb('g.expires_at', '>', now)])),
    )
    .leftJoin('role_permission as p', 'p.role', 'g.role')
    .select(['u.id', 'u.name', 'u.locale', 'g.id as grantId', 'g.role', 'g.area', 'g.outbreak', 'p.permission'])
    .where('u.id', '=', userId)
    .where('u.disabled', '=', false)
    .execute();
  const [first] = rows;
  if (first === undefined) return undefined;
  return { id: first.id, name: first.name, locale: first.locale, grants: collect(rows) };
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
