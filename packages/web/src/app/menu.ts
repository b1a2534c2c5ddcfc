import { records, type Permission } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { kindsText } from '../text/field.ts';
import { listedKinds } from '../feature/noun.ts';
import { outbreakPath } from './address.ts';
import { mayIn, useOutbreakInForce } from './outbreak.ts';
import { exportRuleReaders, outbreakPages, places, type Place } from './outbreak-page.ts';
import { useMayAnywhere } from './session.tsx';

export interface MenuItem {
  readonly to: string;
  readonly text: string;
}
export interface MenuGroup {
  readonly place: Place | 'records' | 'house';
  readonly text: string;
  readonly items: readonly MenuItem[];
}

/** The menu of the person: pages of the outbreak in force by place, its lists, and the house. What may not be used is not there. */
export function useMenu(): readonly MenuGroup[] {
  const { t } = useTranslation();
  const outbreak = useOutbreakInForce();
  const mayAnywhere = useMayAnywhere();
  const may = (permission: Permission) => outbreak !== undefined && mayIn(outbreak, permission);
  const ofPlace = (place: Place): MenuItem[] =>
    outbreak === undefined
      ? []
      : outbreakPages
          .filter((page) => page.place === place && (may(page.permission) || (page.also !== undefined && may(page.also))))
          .map((page) => ({ to: outbreakPath(outbreak.id, page.path), text: t(`page.${page.name}`) }));
  const lists: MenuItem[] =
    outbreak === undefined
      ? []
      : listedKinds
          .filter((kind) => may(`${kind}.read`))
          .map((kind) => ({ to: outbreakPath(outbreak.id, records[kind].plural), text: kindsText(kind) }));
  const house = housePages
    .filter((page) => page.permissions === undefined || page.permissions.some(mayAnywhere))
    .map((page) => ({ to: page.to, text: t(`page.${page.name}`) }));
  return [
    ...places.map((place) => ({ place, text: t(`place.${place}`), items: ofPlace(place) })),
    { place: 'records' as const, text: t('place.records'), items: lists },
    { place: 'house' as const, text: t('place.house'), items: house },
  ].filter((group) => group.items.length > 0);
}

interface HousePage {
  readonly to: string;
  readonly name: 'outbreaks' | 'areas' | 'users' | 'roles' | 'devices' | 'audit' | 'exportRule' | 'guides';
  /** Any of them opens it; none: everybody who is signed in. */
  readonly permissions?: readonly Permission[];
}

const housePages: readonly HousePage[] = [
  { to: '/guides', name: 'guides' },
  { to: '/outbreaks', name: 'outbreaks', permissions: ['outbreak.read'] },
  { to: '/areas', name: 'areas' },
  { to: '/users', name: 'users', permissions: ['user.manage'] },
  { to: '/roles', name: 'roles' },
  { to: '/export-rule', name: 'exportRule', permissions: exportRuleReaders },
  { to: '/devices', name: 'devices', permissions: ['user.manage'] },
  { to: '/audit', name: 'audit', permissions: ['audit.read'] },
];
