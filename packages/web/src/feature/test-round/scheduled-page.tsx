import { routes, type Answer as AnswerOf, type ScheduledTest } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { outbreakPath } from '../../app/address.ts';
import { useAreaInForce, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { WideCard } from '../../ui/wide-card.tsx';
import { PackName } from '../../ui/pack-name.tsx';
import { postText } from './words.ts';
import '../task/task.css';
import { TableHead } from '../../ui/table-head.tsx';
import { areaNameText } from '../../text/area-name.ts';

type Scheduled = AnswerOf<typeof routes.testRound.schedule>;

/** Who must be tested today by occupation or class, and who is overdue? The rule is the pack's; nobody needs a code or a phone for it. */
export function ScheduledPage() {
  const { t } = useTranslation('testRound');
  const outbreak = useOutbreak();
  const area = useAreaInForce() ?? outbreak.area;
  const query = useQuery(outbreakQuery(routes.testRound.schedule, { params: { outbreak: outbreak.id }, query: { area } }));
  return (
    <>
      <PageTitle question={t('schedule.question')} answer={<Answer answered={query.data} />} />
      <div className="page-body">
        {query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <Loading />
        ) : query.data.tests.length === 0 ? (
          <Empty text={t(query.data.pack === null ? 'schedule.noPack' : 'schedule.none')} />
        ) : (
          <Tests tests={query.data.tests} />
        )}
      </div>
    </>
  );
}

function Answer({ answered }: { readonly answered: Scheduled | undefined }) {
  const { t } = useTranslation('testRound');
  const { asOf } = useFormat();
  if (answered === undefined) return <>…</>;
  return (
    <>
      {t('schedule.answer', { due: countText(answered.due), overdue: countText(answered.overdue), time: asOf(answered.asOf) })}
      {answered.pack === null ? null : (
        <>
          {' '}
          {t('screening.rule')} <PackName kept={answered.pack} />
        </>
      )}
    </>
  );
}

function Tests({ tests }: { readonly tests: readonly ScheduledTest[] }) {
  const { t } = useTranslation('testRound');
  const { date, instant } = useFormat();
  const outbreak = useOutbreak().id;
  return (
    <WideCard title={t('schedule.title')} label={t('schedule.title')}>
      <table className="owed row-cards">
        <TableHead
          columns={(['person', 'area', 'post', 'last', 'dueOn', 'overdue'] as const).map((column) => ({
            text: t(`schedule.${column}`),
            className: column === 'overdue' ? undefined : 'words',
          }))}
        />
        <tbody>
          {tests.map((test) => (
            <tr key={`${test.member}-${test.schedule}`}>
              <td>
                <Link to={outbreakPath(outbreak, 'roster', test.member)}>{test.name ?? t('members.nameless')}</Link>
              </td>
              <td className="words" data-label={t('schedule.area')}>
                {areaNameText(test.areaName)}
              </td>
              <td className="words" data-label={t('schedule.post')}>
                {test.post === null ? test.schedule : postText(test.post)}
              </td>
              <td className="words" data-label={t('schedule.last')}>
                {test.lastSampledAt === null ? t('schedule.never') : instant(test.lastSampledAt)}
              </td>
              <td className="words" data-label={t('schedule.dueOn')}>
                {date(test.dueOn)}
              </td>
              <td className={test.overdueDays > 0 ? 'some' : 'none'} data-label={t('schedule.overdue')}>
                {t('schedule.days', { count: test.overdueDays })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideCard>
  );
}
