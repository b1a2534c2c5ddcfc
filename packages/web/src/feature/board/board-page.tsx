import { routes, type Board } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAreaInForce, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { BoardFigures } from './board-figures.tsx';
import { Intervals } from './intervals.tsx';
import { OpenEnds } from './open-ends.tsx';
import { WideCard } from '../../ui/wide-card.tsx';
import './board.css';

const REFRESH_MS = 15_000;

/** What is out of control, and what is late? One screen, from province to building. */
export function BoardPage() {
  const { t } = useTranslation('board');
  const outbreak = useOutbreak().id;
  const area = useAreaInForce();
  const query = useQuery({
    ...outbreakQuery(routes.board.board, { params: { outbreak }, query: { area } }),
    refetchInterval: REFRESH_MS,
  });
  return (
    <>
      <PageTitle question={t('question')} answer={<Answer board={query.data} />} />
      <div className="page-body board-body">
        {query.data !== undefined ? (
          <>
            <BoardFigures board={query.data} />
            <div className="board-columns">
              <OpenEnds board={query.data} />
              <Below board={query.data} />
              <Intervals board={query.data} />
            </div>
          </>
        ) : query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    </>
  );
}

function Answer({ board }: { readonly board: Board | undefined }) {
  const { t } = useTranslation('board');
  const { instant, date } = useFormat();
  if (board === undefined) return <>…</>;
  const { openEnds, clocks, communityFront, areaName } = board;
  const ends = openEnds.chain + openEnds.contact + openEnds.transfer;
  return (
    <>
      {t('answer', { area: areaName, front: communityFront.today, ends, overdue: clocks.overdue, day: date(board.day) })}{' '}
      {t('read', { time: instant(board.asOf) })}
    </>
  );
}

/** Areas one level below, the one most in arrears first; each is one click down. */
function Below({ board }: { readonly board: Board }) {
  const { t } = useTranslation('board');
  if (board.below.length === 0) return null;
  return (
    <WideCard title={t('below')} label={t('below')}>
      <table className="owed">
        <thead>
          <tr>
            <th scope="col">{t('column.area')}</th>
            <th scope="col">{t('column.overdue')}</th>
            <th scope="col">{t('column.open')}</th>
            <th scope="col">{t('column.front')}</th>
            <th scope="col">{t('column.cases')}</th>
          </tr>
        </thead>
        <tbody>
          {board.below.map((row) => (
            <tr key={row.code}>
              <td>
                <Link to="." search={(before: Record<string, unknown>) => ({ ...before, area: row.code })}>
                  {row.name}
                </Link>
              </td>
              <td className={row.overdue > 0 ? 'some' : 'none'}>{countText(row.overdue)}</td>
              <td>{countText(row.openTasks)}</td>
              <td>{countText(row.communityFrontWeek)}</td>
              <td>{countText(row.cases)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideCard>
  );
}
