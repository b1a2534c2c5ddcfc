import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../phone.ts';
import { useSessionEnded } from '../session-end.ts';
import { useShortcut } from '../shortcut.ts';
import { BottomBar } from './bottom-bar.tsx';
import { Header } from './header.tsx';
import { SideMenu } from './side-menu.tsx';
import './layout.css';

const SignInAgain = lazy(async () => ({ default: (await import('../../feature/account/sign-in-again.tsx')).SignInAgain }));
const ShortcutList = lazy(async () => ({ default: (await import('./shortcut-list.tsx')).ShortcutList }));
const Search = lazy(async () => ({ default: (await import('./search.tsx')).Search }));

/** Header, menu and page; the same on every page, whatever the outbreak. */
export function SignedInLayout() {
  const { t } = useTranslation();
  const phone = usePhone();
  const [searching, setSearching] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const sessionEnded = useSessionEnded();
  const { pathname } = useLocation();
  // The menu closes by itself when the page changes: it is open at the page it was opened at.
  const [menuOpenAt, setMenuOpenAt] = useState<string>();
  useShortcut('Mod+k', () => setSearching(true));
  useShortcut('?', () => setShowsKeys(true));
  useShortcut('/', () => focusListSearch() || setSearching(true));
  return (
    <div className="house">
      <a className="skip" href="#page">
        {t('act.skip')}
      </a>
      <Header search={() => setSearching(true)} showKeys={() => setShowsKeys(true)} />
      <div className="rooms">
        {phone ? null : <SideMenu />}
        <main id="page" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {phone ? (
        <BottomBar
          search={() => setSearching(true)}
          menuOpen={menuOpenAt === pathname}
          setMenuOpen={(open) => setMenuOpenAt(open ? pathname : undefined)}
        />
      ) : null}
      {searching ? (
        <Suspense>
          <Search close={() => setSearching(false)} />
        </Suspense>
      ) : null}
      {showsKeys ? (
        <Suspense>
          <ShortcutList close={() => setShowsKeys(false)} />
        </Suspense>
      ) : null}
      {sessionEnded ? (
        <Suspense>
          <SignInAgain />
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
