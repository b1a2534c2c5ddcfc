import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { ProposeRound } from './propose-round.tsx';
import { RoundCard } from './round-card.tsx';
import { RoundView } from './round-view.tsx';
import { Screening } from './screening.tsx';
import '../task/task.css';
import './test-round.css';

/** A round of its own where the address names one, otherwise all of them. */
export function RoundsPage() {
  const { part } = useAddress();
  return part === undefined ? <Rounds /> : <RoundView key={part} id={part} />;
}

/** Which rounds run, and how many people are still missing? */
function Rounds() {
  const { t } = useTranslation('testRound');
  const outbreak = useOutbreak();
  const may = useMay();
  const [proposing, setProposing] = useState(false);
  const query = useQuery(outbreakQuery(routes.testRound.list, { params: { outbreak: outbreak.id } }));
  const rounds = query.data?.rounds ?? [];
  const acts =
    may('round.write') && outbreak.status !== 'closed' ? (
      <Button type="primary" onClick={() => setProposing(true)}>
        {t('propose')}
      </Button>
    ) : undefined;
  return (
    <>
      <PageTitle question={t('question')} answer={<Answer answered={query.data} />} acts={acts} />
      <div className="page-body">
        {proposing ? <ProposeRound close={() => setProposing(false)} /> : null}
        {query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <Loading />
        ) : (
          <>
            <Screening />
            {rounds.length === 0 && !proposing ? <Empty text={t('none')} /> : null}
            {rounds.map((round) => (
              <RoundCard key={round.id} round={round} />
            ))}
          </>
        )}
      </div>
    </>
  );
}

type Answered = { readonly asOf: string; readonly rounds: readonly { status: string; coverage: { due: number; missing: number } }[] };

function Answer({ answered }: { readonly answered: Answered | undefined }) {
  const { t } = useTranslation('testRound');
  const { readAt } = useFormat();
  if (answered === undefined) return <>…</>;
  const open = answered.rounds.filter(({ status }) => status === 'open');
  const sum = (key: 'due' | 'missing') => open.reduce((total, { coverage }) => total + coverage[key], 0);
  return (
    <>
      {t('answer', {
        count: open.length,
        missing: countText(sum('missing')),
        due: countText(sum('due')),
        time: readAt(answered.asOf),
      })}
    </>
  );
}
