import { routes, type Coverage, type TestRound } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { outbreakPath } from '../../app/address.ts';
import { useAreaInForce, useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { CoverageLedger } from './coverage-ledger.tsx';
import { Denominator } from './denominator.tsx';
import { MemberList } from './member-list.tsx';
import { RoundActs } from './round-acts.tsx';
import { RoundFacts } from './round-facts.tsx';
import { RoundPreview } from './round-preview.tsx';
import { areaNameText } from '../../text/area-name.ts';

/** A sample shows here within two seconds (S36). */
const REFRESH_MS = 2000;

/** Who is still missing in this area? The ledger of one round, from the whole down to the door. */
export function RoundView({ id }: { readonly id: string }) {
  const { t } = useTranslation('testRound');
  const outbreak = useOutbreak().id;
  const round = useQuery(outbreakQuery(routes.testRound.get, { params: { outbreak, id } }));
  if (round.isError) return <Problem error={round.error} again={() => void round.refetch()} />;
  if (round.data === undefined) return <Loading />;
  return (
    <>
      {round.data.denominator === 0 ? (
        <PageTitle question={round.data.name} answer={t('noDenominator')} acts={<RoundActs round={round.data} />} />
      ) : (
        <Ledger round={round.data} />
      )}
      <div className="page-body">
        <RoundFacts round={round.data} />
        {round.data.denominator === 0 ? <RoundPreview round={round.data} /> : <Denominator round={round.data} />}
        <p>
          <Link to={outbreakPath(outbreak, 'testing')}>{t('allRounds')}</Link>
        </p>
      </div>
    </>
  );
}

function Ledger({ round }: { readonly round: TestRound }) {
  const { t } = useTranslation('testRound');
  const outbreak = useOutbreak().id;
  const area = useAreaInForce();
  const may = useMay();
  const query = useQuery({
    ...outbreakQuery(routes.testRound.coverage, { params: { outbreak, id: round.id }, query: { area } }),
    ...(round.status === 'open' ? { refetchInterval: REFRESH_MS } : {}),
  });
  const coverage = query.data;
  return (
    <>
      <PageTitle
        question={t('missing.question', { area: areaNameText(coverage?.areaName ?? round.areaName) })}
        answer={<Answer round={round} coverage={coverage} />}
        acts={<RoundActs round={round} />}
      />
      <div className="page-body ledger-body">
        {query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : coverage === undefined ? (
          <Loading />
        ) : (
          <>
            <CoverageLedger coverage={coverage} />
            {may('roster.read') ? <MemberList round={round} coverage={coverage} /> : null}
          </>
        )}
      </div>
    </>
  );
}

function Answer({ round, coverage }: { readonly round: TestRound; readonly coverage: Coverage | undefined }) {
  const { t } = useTranslation('testRound');
  const { readAt } = useFormat();
  if (coverage === undefined) return <>…</>;
  const { missing, due, exempt } = coverage.total;
  return (
    <>
      {t('missing.answer', {
        missing: countText(missing),
        due: countText(due),
        exempt: countText(exempt),
        round: round.name,
        version: coverage.denominator,
        time: readAt(coverage.asOf),
      })}
    </>
  );
}
