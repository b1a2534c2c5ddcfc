import { routes, type Rack } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { RiskMark } from '../../ui/risk.tsx';
import { useErrorText } from '../../ui/state/error-text.ts';
import { showToast } from '../../ui/toast.tsx';
import { WideCard } from '../../ui/wide-card.tsx';
import { Clock } from '../task/index.ts';
import { TableHead } from '../../ui/table-head.tsx';

/** Racks on the way and here, most urgent first: what to run next. */
export function RackList() {
  const { t } = useTranslation('laboratory');
  const outbreak = useOutbreak().id;
  const { data } = useQuery(outbreakQuery(routes.rack.list, { params: { outbreak }, query: {} }));
  if (data === undefined) return null;
  const racks = data.racks.filter(({ tested, tubes }) => tested < tubes);
  return (
    <WideCard title={t('rack.title')} label={t('rack.title')}>
      {racks.length === 0 ? (
        <p className="soft">{t('rack.none')}</p>
      ) : (
        <table className="owed row-cards">
          <TableHead
            columns={(['rack', 'risk', 'tubes', 'members', 'state', 'due', 'act'] as const).map((column) => ({
              text: t(`rack.${column}`),
              className: wordColumns.has(column) ? 'words' : undefined,
            }))}
          />
          <tbody>
            {racks.map((rack) => (
              <RackRow key={rack.rack} rack={rack} />
            ))}
          </tbody>
        </table>
      )}
    </WideCard>
  );
}

function RackRow({ rack }: { readonly rack: Rack }) {
  const { t } = useTranslation('laboratory');
  const { instant } = useFormat();
  const may = useMay();
  const receive = useReceive(rack.rack);
  const waits = rack.received < rack.tubes;
  return (
    <tr>
      <td>
        {rack.rack}
        {rack.resolvesPool ? <div className="soft">{t('rack.resolves')}</div> : null}
      </td>
      <td className="words" data-label={t('rack.risk')}>
        <RiskMark level={rack.risk} />
      </td>
      <td data-label={t('rack.tubes')}>{countText(rack.tubes)}</td>
      <td data-label={t('rack.members')}>{countText(rack.members)}</td>
      <td className="words" data-label={t('rack.state')}>
        {rack.receivedAt === null
          ? rack.sentAt === null
            ? t('rack.packed')
            : t('rack.sent', { time: instant(rack.sentAt) })
          : t('rack.received', { received: rack.received, tested: rack.tested, time: instant(rack.receivedAt) })}
        {rack.faulty > 0 ? <div className="some">{t('rack.faulty', { count: rack.faulty })}</div> : null}
      </td>
      <td className="words" data-label={t('rack.due')}>
        {rack.dueAt === null ? '—' : <Clock openedAt={rack.sentAt ?? rack.receivedAt ?? rack.dueAt} dueAt={rack.dueAt} />}
      </td>
      <td className="words">
        {waits && may('tube.result') ? (
          <Button size="small" loading={receive.isPending} onClick={() => receive.mutate()}>
            {t('rack.receive')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

const wordColumns: ReadonlySet<string> = new Set(['risk', 'state', 'due', 'act']);

function useReceive(rack: string) {
  const outbreak = useOutbreak().id;
  const say = useErrorText();
  return useMutation({
    mutationFn: () => call(routes.rack.receive, { params: { outbreak, rack }, body: {} }),
    onSuccess: () => refreshOutbreak(outbreak),
    onError: (error) => showToast(say(error)),
  });
}
