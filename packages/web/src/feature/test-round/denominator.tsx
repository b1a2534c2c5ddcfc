import { routes, type TestRound } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { CountTable } from '../../ui/count-table.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { useErrorText } from '../../ui/state/error-text.ts';
import { showToast } from '../../ui/toast.tsx';

/** Every version of the denominator: what a percentage of the past was a percentage of. */
export function Denominator({ round }: { readonly round: TestRound }) {
  const { t } = useTranslation('testRound');
  const { instant } = useFormat();
  const outbreak = useOutbreak().id;
  const may = useMay();
  const say = useErrorText();
  const { data } = useQuery(outbreakQuery(routes.testRound.versions, { params: { outbreak, id: round.id } }));
  const again = useMutation({
    mutationFn: () =>
      call(routes.testRound.refresh, {
        params: { outbreak, id: round.id },
        body: { version: round.version, why: t('denominator.byHand') },
      }),
    onSuccess: () => refreshOutbreak(outbreak),
    onError: (error) => showToast(say(error)),
  });
  return (
    <CountTable
      title={t('denominator.title')}
      lead={t('denominator.hint')}
      rows={data?.versions ?? []}
      keyOf={({ number }) => String(number)}
      columns={[
        { head: t('denominator.version'), of: ({ number }) => number },
        { head: t('denominator.due'), of: ({ due }) => due },
        { head: t('denominator.added'), of: ({ added }) => added },
        { head: t('denominator.removed'), of: ({ removed }) => removed },
        { head: t('denominator.when'), of: ({ at }) => instant(at), words: true },
        { head: t('denominator.why'), of: ({ why, by }) => `${why} · ${by}`, words: true },
      ]}
    >
      {may('round.write') && round.status !== 'closed' && round.status !== 'cancelled' ? (
        <div className="acts">
          <Button onClick={() => again.mutate()} loading={again.isPending}>
            {t('denominator.again')}
          </Button>
        </div>
      ) : null}
    </CountTable>
  );
}
