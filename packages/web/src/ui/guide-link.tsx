import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { guideOf } from './page-guide.ts';

/** Leads to the guide that tells of this page; where there is none, nothing. */
export function GuideLink() {
  const { t } = useTranslation();
  const told = guideOf(useLocation({ select: (location) => location.pathname }));
  if (told === undefined) return null;
  return (
    <Link
      className="guide-link"
      to={`/guides/${told.guide}`}
      {...(told.section === undefined ? {} : { hash: `section-${told.section}` })}
      aria-label={t('label.guideToPage')}
      title={t('label.guideToPage')}
    >
      <span aria-hidden="true">?</span>
    </Link>
  );
}
