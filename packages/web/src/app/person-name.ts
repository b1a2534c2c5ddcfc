import { type Session } from '@firebreak/contract';
import { roleText } from '../text/permission.ts';

/** Who is signed in: the name given to the account; where nobody gave one, the roles in words, for an account name says little. */
export function personName({ user, grants }: Session): string {
  if (user.displayName !== user.name || grants.length === 0) return user.displayName;
  return [...new Set(grants.map(({ role }) => roleText(role)))].slice(0, 2).join(' · ');
}
