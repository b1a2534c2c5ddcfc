import { locales } from '@firebreak/contract';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLocale, currentLocale } from '../../text/i18n.ts';
import { localeNames } from '../../text/locale.ts';
import { usePageName } from '../../ui/page-name.ts';
import './door-page.css';

/** A page before sign-in: one thing to do, and the choice of language. */
export function DoorPage({ title, what, children }: { readonly title: string; readonly what?: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  usePageName(title);
  return (
    <main className="door">
      <div className="door-card">
        <p className="door-brand">
          <img src="/icon.svg" alt="" width="26" height="26" /> Firebreak
        </p>
        <h1>{title}</h1>
        {what === undefined ? null : <p className="soft">{what}</p>}
        {children}
        <nav aria-label={t('label.language')} className="door-languages">
          {locales.map((locale) => (
            <button
              key={locale}
              type="button"
              className="link"
              lang={locale}
              aria-pressed={locale === currentLocale()}
              onClick={() => void changeLocale(locale)}
            >
              {localeNames[locale]}
            </button>
          ))}
        </nav>
      </div>
    </main>
  );
}
