import { type Locale, type Permission } from '@firebreak/contract';

/** One grant of a user, with what its role may do. */
export interface ActorGrant {
  readonly role: string;
  /** ltree path of the area, `world.CN.440000`. */
  readonly area: string;
  readonly outbreak: string | null;
  readonly permissions: ReadonlySet<Permission>;
}

/** Who asks. The database decides what rows an actor sees; an actor's grants here decide masking and routes. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly locale: Locale;
  readonly grants: readonly ActorGrant[];
}

/** Areas (ltree paths) in which the actor holds a permission; inside an outbreak also by grants bound to it. */
export function areasWith(actor: Actor, permission: Permission, outbreak?: string): string[] {
  return actor.grants
    .filter((grant) => grant.permissions.has(permission) && (grant.outbreak === null || grant.outbreak === outbreak))
    .map((grant) => grant.area);
}

/** Whether the actor holds a permission for a record at an area. */
export function mayAt(actor: Actor, permission: Permission, area: string, outbreak?: string): boolean {
  return areasWith(actor, permission, outbreak).some((granted) => isWithin(area, granted));
}

/**
 * Area that stands for "mine" in an outbreak where none is named: the outbreak's own where the permission covers it, the only one
 * inside it otherwise. Whoever holds several inside it has no single one of their own: the outbreak's.
 */
export function ownArea(actor: Actor, permission: Permission, outbreak: { readonly id: string; readonly area: string }): string {
  const held = areasWith(actor, permission, outbreak.id);
  if (held.some((area) => isWithin(outbreak.area, area))) return outbreak.area;
  const inside = held.filter((area) => isWithin(area, outbreak.area));
  const [widest = outbreak.area, ...others] = new Set(
    inside.filter((area) => !inside.some((other) => other !== area && isWithin(area, other))),
  );
  return others.length === 0 ? widest : outbreak.area;
}

/** Whether the actor holds a permission anywhere (in this outbreak, when one is named). */
export const mayAnywhere = (actor: Actor, permission: Permission, outbreak?: string) => areasWith(actor, permission, outbreak).length > 0;

/** Whether an ltree path lies in the subtree of another. */
export const isWithin = (path: string, ancestor: string) => path === ancestor || path.startsWith(`${ancestor}.`);

/** Permissions inside an outbreak, for the interface to offer what will be allowed. */
export function permissionsIn(actor: Actor, outbreak: string): Permission[] {
  const held = actor.grants.filter((grant) => grant.outbreak === null || grant.outbreak === outbreak);
  return [...new Set(held.flatMap((grant) => [...grant.permissions]))].toSorted();
}

/** Of a closed outbreak whoever may not read it still moves it back, and carries out its sunset; to nothing else of it there is a way. */
export function permissionsInClosed(actor: Actor, outbreak: string): Permission[] {
  const all = permissionsIn(actor, outbreak);
  return all.includes('outbreak.readClosed') ? all : all.filter((one) => closedWork.has(one));
}
const closedWork: ReadonlySet<Permission> = new Set<Permission>(['outbreak.read', 'outbreak.manage', 'expiry.propose', 'expiry.approve']);
