import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { type GuidePages } from './guide-pages.ts';
import { arrangeGuides, type Guide } from './guides.ts';

/** All guides, those of the reader's own roles first. */
export function GuideList({ pages }: { readonly pages: GuidePages }) {
  const { t } = useTranslation('guide');
  const roles = useSession().grants.map((grant) => grant.role);
  const { own, others } = arrangeGuides(roles);
  return (
    <>
      <PageTitle question={t('question')} answer={t('answer', { count: own.length + others.length })} />
      <div className="page-body guides">
        {own.length === 0 ? null : <Shelf name={t('own')} guides={own} pages={pages} />}
        <Shelf name={own.length === 0 ? t('all') : t('others')} guides={others} pages={pages} />
      </div>
    </>
  );
}

function Shelf({ name, guides, pages }: { readonly name: string; readonly guides: readonly Guide[]; readonly pages: GuidePages }) {
  return (
    <section className="card" aria-label={name}>
      <h2>{name}</h2>
      <ul className="guide-shelf">
        {guides.map((guide) => (
          <li key={guide}>
            <Link to={`/guides/${guide}`}>{pages[guide].title}</Link>
            <p className="soft">{pages[guide].sections.map((section) => section.text).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
