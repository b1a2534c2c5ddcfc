import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { NotFound } from '../../app/layout/not-found.tsx';
import { currentLocale } from '../../text/i18n.ts';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { GuideList } from './guide-list.tsx';
import { loadGuides } from './guide-pages.ts';
import { GuideView } from './guide-view.tsx';
import { isGuide } from './guides.ts';
import './guide.css';

/** The guides of the house in the reader's language: the list, or one of them. They come with the console and need no network. */
export function GuidesPage() {
  useTranslation();
  const locale = currentLocale();
  const { guide } = useAddress();
  const { data, error } = useQuery({
    queryKey: ['guides', locale],
    queryFn: () => loadGuides(locale),
    staleTime: Infinity,
    networkMode: 'always',
  });
  if (guide !== undefined && !isGuide(guide)) return <NotFound />;
  if (error !== null) return <Problem error={error} />;
  if (data === undefined) return <Loading />;
  return guide === undefined ? <GuideList pages={data} /> : <GuideView key={`${guide} ${locale}`} guide={guide} pages={data} />;
}
