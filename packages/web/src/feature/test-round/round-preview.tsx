import { routes, type TestRound } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/client.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { outbreakKey } from '../../app/query.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { WideCard } from '../../ui/wide-card.tsx';
import { sentences } from '../../ui/format/sentences.ts';
import { RoundPlanning } from './round-planning.tsx';
import { TableHead } from '../../ui/table-head.tsx';

/** How many people the rule names today: what somebody approves. */
export function RoundPreview({ round }: { readonly round: TestRound }) {
  const { t } = useTranslation('testRound');
  const { readAt } = useFormat();
  const outbreak = useOutbreak().id;
  const query = useQuery({
    queryKey: outbreakKey(outbreak, 'round-preview', round.id, round.version),
    queryFn: ({ signal }) => call(routes.testRound.preview, { params: { outbreak, id: round.id }, body: {} }, signal),
  });
  if (query.isError) return <Problem error={query.error} again={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  const { people, households, tubes, byRisk, below, asOf } = query.data;
  return (
    <>
      <WideCard title={t('preview.title')} label={t('preview.title')}>
        <p>
          {sentences(
            t('preview.line', {
              people: countText(people),
              households: countText(households),
              tubes: countText(tubes),
              time: readAt(asOf),
            }),
            t('preview.risk', { low: countText(byRisk.low), medium: countText(byRisk.medium), high: countText(byRisk.high) }),
          )}
        </p>
        {people === 0 ? <p className="soft">{t('preview.nobody')}</p> : null}
        {below.length === 0 ? null : (
          <table className="owed">
            <TableHead columns={[t('column.area'), t('column.people'), t('column.households')]} />
            <tbody>
              {below.map((row) => (
                <tr key={row.code}>
                  <td>{row.name}</td>
                  <td>{countText(row.people)}</td>
                  <td>{countText(row.households)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </WideCard>
      {people === 0 ? null : <RoundPlanning round={round} preview={query.data} />}
    </>
  );
}
