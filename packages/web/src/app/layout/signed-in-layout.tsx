import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../address.ts';
import { usePhone } from '../phone.ts';
import { useShortcut } from '../shortcut.ts';
import { BottomBar } from './bottom-bar.tsx';
import { Header } from './header.tsx';
import { SideMenu } from './side-menu.tsx';
import './layout.css';

const Search = lazy(async () => ({ default: (await import('./search.tsx')).Search }));

/** Header, menu and page; the same on every page, whatever the outbreak. */
export function SignedInLayout() {
  const { t } = useTranslation();
  const phone = usePhone();
  const [searching, setSearching] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  const address = useAddress();
  useShortcut('Mod+k', () => setSearching(true));
  useShortcut('/', () => focusListSearch() || setSearching(true));
  useEffect(() => setMenuOpen(false), [address.outbreak, address.plural, address.part]);
  return (
    <div className="house">
      <a className="skip" href="#page">
        {t('act.skip')}
      </a>
      <Header search={() => setSearching(true)} />
      <div className="rooms">
        {phone ? null : <SideMenu />}
        <main id="page" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {phone ? <BottomBar search={() => setSearching(true)} menuOpen={menuOpen} setMenuOpen={setMenuOpen} /> : null}
      {searching ? (
        <Suspense>
          <Search close={() => setSearching(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** On a list `/` means its own search; everywhere else the search over everything. */
function focusListSearch(): boolean {
  const field = document.querySelector<HTMLElement>('[data-list-search] input');
  field?.focus();
  return field !== null;
}
