import { routes, type Board } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAreaInForce, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useAreaName } from '../../app/use-area-name.ts';
import { areaCell } from '../../ui/area-link.tsx';
import { badTone, CountTable } from '../../ui/count-table.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { BoardFigures } from './board-figures.tsx';
import { Intervals } from './intervals.tsx';
import { sentences } from '../../ui/format/sentences.ts';
import { OpenEnds } from './open-ends.tsx';
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
  const { date, readAt } = useFormat();
  const area = useAreaName();
  if (board === undefined) return <>…</>;
  const { openEnds, clocks, communityFront } = board;
  const ends = openEnds.chain + openEnds.contact + openEnds.transfer;
  return (
    <>
      {sentences(
        t('answer', { area, front: communityFront.today, ends, overdue: clocks.overdue, day: date(board.day) }),
        t('read', { time: readAt(board.asOf) }),
      )}
    </>
  );
}

/** Areas one level below, the one most in arrears first; each is one click down. */
function Below({ board }: { readonly board: Board }) {
  const { t } = useTranslation('board');
  if (board.below.length === 0) return null;
  return (
    <CountTable
      title={t('below')}
      rows={board.below}
      keyOf={({ code }) => code}
      columns={[
        { head: t('column.area'), of: areaCell },
        { head: t('column.overdue'), of: ({ overdue }) => overdue, tone: ({ overdue }) => badTone(overdue) },
        { head: t('column.open'), of: ({ openTasks }) => openTasks },
        { head: t('column.front'), of: ({ communityFrontWeek }) => communityFrontWeek },
        { head: t('column.cases'), of: ({ cases }) => cases },
      ]}
    />
  );
}
