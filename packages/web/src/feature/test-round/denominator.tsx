import { routes, type TestRound } from '@firebreak/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { useErrorText } from '../../ui/state/error-text.ts';
import { showToast } from '../../ui/toast.tsx';
import { WideCard } from '../../ui/wide-card.tsx';

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
    <WideCard title={t('denominator.title')} label={t('denominator.title')}>
      <p className="soft">{t('denominator.hint')}</p>
      <table className="owed">
        <thead>
          <tr>
            <th scope="col">{t('denominator.version')}</th>
            <th scope="col">{t('denominator.due')}</th>
            <th scope="col">{t('denominator.added')}</th>
            <th scope="col">{t('denominator.removed')}</th>
            <th scope="col">{t('denominator.when')}</th>
            <th scope="col">{t('denominator.why')}</th>
          </tr>
        </thead>
        <tbody>
          {(data?.versions ?? []).map((version) => (
            <tr key={version.number}>
              <td>{version.number}</td>
              <td>{countText(version.due)}</td>
              <td>{countText(version.added)}</td>
              <td>{countText(version.removed)}</td>
              <td>{instant(version.at)}</td>
              <td>
                {version.why} · {version.by}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {may('round.write') && round.status !== 'closed' && round.status !== 'cancelled' ? (
        <div className="acts">
          <Button onClick={() => again.mutate()} loading={again.isPending}>
            {t('denominator.again')}
          </Button>
        </div>
      ) : null}
    </WideCard>
  );
}
