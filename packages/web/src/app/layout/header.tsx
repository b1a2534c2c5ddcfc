import { SearchOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOutbreakIfAny } from '../outbreak.ts';
import { usePhone } from '../phone.ts';
import { AreaInForce } from './area-in-force.tsx';
import { DataTime } from './data-time.tsx';
import { OutbreakSwitch } from './outbreak-switch.tsx';
import { UserMenu } from './user-menu.tsx';

/** The outbreak and the area in force, the time of the data, the search and the person. */
export function Header({ search, showKeys }: { readonly search: () => void; readonly showKeys: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const outbreak = useOutbreakIfAny();
  return (
    <header className="top">
      <Link to="/" className="brand" title={t('act.toStart')}>
        <img src="/icon.svg" alt="" width="22" height="22" />
        <span className={phone ? 'unseen' : undefined}>Firebreak</span>
      </Link>
      <OutbreakSwitch />
      {outbreak === undefined ? null : <AreaInForce />}
      <span className="gap" />
      {outbreak === undefined || phone ? null : <DataTime outbreak={outbreak} />}
      {phone || outbreak === undefined ? null : (
        <Button icon={<SearchOutlined />} onClick={search} className="search-button">
          {t('act.search')} <kbd>Ctrl K</kbd>
        </Button>
      )}
      <UserMenu showKeys={showKeys} />
    </header>
  );
}
