import { AppstoreOutlined, ClockCircleOutlined, MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMenu, type MenuItem } from '../menu.ts';
import { MenuList } from './side-menu.tsx';

interface Props {
  readonly search: () => void;
  readonly menuOpen: boolean;
  readonly setMenuOpen: (open: boolean) => void;
}

/** The places at the thumb of a phone. */
export function BottomBar({ search, menuOpen, setMenuOpen }: Props) {
  const { t } = useTranslation();
  const groups = useMenu();
  const first = (place: string): MenuItem | undefined => groups.find((group) => group.place === place)?.items[0];
  return (
    <>
      <nav className="bottom" aria-label={t('label.places')}>
        <Tab item={first('today')} icon={<ClockCircleOutlined />} text={t('place.today')} />
        <Tab item={first('outbreak') ?? first('records')} icon={<AppstoreOutlined />} text={t('place.outbreak')} />
        <button type="button" onClick={search}>
          <SearchOutlined />
          {t('act.search')}
        </button>
        <button type="button" onClick={() => setMenuOpen(true)} aria-expanded={menuOpen}>
          <MenuOutlined />
          {t('label.menu')}
        </button>
      </nav>
      <Drawer
        open={menuOpen}
        onClose={() => setMenuOpen(false)}
        placement="right"
        size={300}
        title={t('label.menu')}
        className="menu-drawer"
      >
        <nav className="side" aria-label={t('label.menu')}>
          <MenuList />
        </nav>
      </Drawer>
    </>
  );
}

function Tab({ item, icon, text }: { readonly item: MenuItem | undefined; readonly icon: React.ReactNode; readonly text: string }) {
  if (item === undefined) return null;
  return (
    <Link to={item.to} activeOptions={{ includeSearch: false }} activeProps={{ className: 'here', 'aria-current': 'page' }}>
      {icon}
      {text}
    </Link>
  );
}
