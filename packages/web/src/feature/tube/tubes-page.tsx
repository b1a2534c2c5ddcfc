import { routes } from '@firebreak/contract';
import { tubeStates } from '@firebreak/epi';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress, useAddressSearch, useChangeSearch } from '../../app/address.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { usePhone } from '../../app/phone.ts';
import { outbreakQuery } from '../../app/query.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { RacksView } from './racks-view.tsx';
import { TubeDetail } from './tube-detail.tsx';
import { TubeList } from './tube-list.tsx';
import './tube.css';

const TubeSearch = z.object({
  show: z
    .enum([...tubeStates, 'all', 'faulty', 'racks'])
    .optional()
    .catch(undefined),
  round: z.uuid().optional().catch(undefined),
  rack: z.string().max(40).optional().catch(undefined),
});
type Show = (typeof tubeStates)[number] | 'all' | 'faulty' | 'racks';
const shows: readonly Show[] = ['open', 'sealed', 'sent', 'received', 'tested', 'faulty', 'all', 'racks'];

/** Where is every tube, and who has it? Tubes by state, faults, racks and their hand-overs; a tube opens beside the list. */
export function TubesPage() {
  const { part } = useAddress();
  const phone = usePhone();
  return (
    <div className={part === undefined ? 'tubes' : 'tubes open'}>
      {phone && part !== undefined ? null : <Tubes opened={part} />}
      {part === undefined ? null : <TubeDetail key={part} code={part} />}
    </div>
  );
}

function Tubes({ opened }: { readonly opened: string | undefined }) {
  const { t } = useTranslation('tube');
  const outbreak = useOutbreak().id;
  const change = useChangeSearch();
  const may = useMay();
  const phone = usePhone();
  const { readAt } = useFormat();
  const search = useAddressSearch(TubeSearch);
  const show = search?.show ?? 'sealed';
  const tubes = useQuery({
    ...outbreakQuery(routes.tube.list, { params: { outbreak }, query: { ...filterOf(show), round: search?.round, rack: search?.rack } }),
    enabled: show !== 'racks',
  });
  const rounds = useQuery({ ...outbreakQuery(routes.testRound.list, { params: { outbreak } }), enabled: may('round.read') });
  const options = shows.map((value) => ({ value, label: t(`show.${value}`) }));
  const choose = (value: Show) => change({ show: value === 'sealed' ? undefined : value, rack: undefined });
  const answer =
    show === 'racks'
      ? t('racksAnswer')
      : tubes.data === undefined
        ? '…'
        : t('answer', { count: countText(tubes.data.total), what: t(`show.${show}`), time: readAt(tubes.data.asOf) });
  return (
    <section className="tubes-side">
      <PageTitle question={t('question')} answer={answer} />
      <div className="page-body">
        <div className="tube-bar">
          {phone ? (
            <Select aria-label={t('showLabel')} value={show} onChange={choose} options={options} />
          ) : (
            <Segmented aria-label={t('showLabel')} value={show} onChange={choose} options={options} />
          )}
          {show === 'racks' || rounds.data === undefined ? null : (
            <Select
              aria-label={t('round')}
              value={search?.round ?? ''}
              onChange={(value) => change({ round: value === '' ? undefined : value })}
              options={[{ value: '', label: t('everyRound') }, ...rounds.data.rounds.map(({ id, name }) => ({ value: id, label: name }))]}
            />
          )}
        </div>
        {show === 'racks' ? (
          <RacksView />
        ) : tubes.isError ? (
          <Problem error={tubes.error} again={() => void tubes.refetch()} />
        ) : tubes.data === undefined ? (
          <Loading />
        ) : tubes.data.tubes.length === 0 ? (
          <Empty
            text={t(`none.${show}`)}
            {...(show === 'all' ? {} : { act: <Button onClick={() => choose('all')}>{t('showAll')}</Button> })}
          />
        ) : (
          <TubeList key={show} tubes={tubes.data.tubes} total={tubes.data.total} opened={opened} state={show} />
        )}
      </div>
    </section>
  );
}

function filterOf(show: Show) {
  if (show === 'faulty') return { faulty: 'yes' as const };
  return show === 'all' || show === 'racks' ? {} : { state: show };
}
