import { Link } from '@tanstack/react-router';
import { type MenuItem } from '../menu.ts';

/** A page in the menu; the area in force goes with it. */
export function MenuLink({ item }: { readonly item: MenuItem }) {
  return (
    <Link
      to={item.to}
      search={(before: Record<string, unknown>) => (before['area'] === undefined ? {} : { area: before['area'] })}
      activeOptions={{ includeSearch: false, exact: item.to === '/outbreaks' }}
      activeProps={{ className: 'here', 'aria-current': 'page' }}
    >
      {item.text}
    </Link>
  );
}
