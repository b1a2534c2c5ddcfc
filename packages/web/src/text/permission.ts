import { recordKinds, roles, type RecordKind, type Role } from '@firebreak/contract';
import i18next from 'i18next';
import { kindsText } from './field.ts';

const t = (key: string, values: Readonly<Record<string, string>> = {}): string =>
  (i18next.t as (key: string, options: object) => string)(key, { ns: 'account', ...values });

/** Words for a permission: what it lets one do. */
export function permissionText(permission: string): string {
  const [noun = '', verb = ''] = permission.split('.');
  const kind = recordKinds.find((one): one is RecordKind => one === noun);
  if (kind !== undefined && (verb === 'read' || verb === 'write')) return t(`roles.${verb}Kind`, { kinds: kindsText(kind) });
  const key = `permission.${noun}-${verb}`;
  return (i18next.exists as (key: string, options: object) => boolean)(key, { ns: 'account' }) ? t(key) : permission;
}

/** Words for a role; a code nobody knows stays as it is. */
export const roleText = (role: string): string => (roles.includes(role as Role) ? t(`role.${role}`) : role);
