import { useTranslation } from 'react-i18next';
import { useMenu } from '../menu.ts';
import { MenuLink } from './menu-link.tsx';

/** The places at the left of a desk screen. */
export function SideMenu() {
  const { t } = useTranslation();
  return (
    <nav className="side" aria-label={t('label.menu')}>
      <MenuList />
    </nav>
  );
}

/** Groups and pages of the menu; the same at the desk and on the phone. */
export function MenuList() {
  const groups = useMenu();
  return groups.map((group) => (
    <section key={group.place} aria-label={group.text}>
      {group.items.length === 1 && group.place === 'today' ? null : <h2>{group.text}</h2>}
      <ul>
        {group.items.map((item) => (
          <li key={item.to}>
            <MenuLink item={item} />
          </li>
        ))}
      </ul>
    </section>
  ));
}
