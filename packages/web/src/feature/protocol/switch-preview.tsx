import { routes, type ProtocolPlan, type SwitchAnswer } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { WideCard } from '../../ui/wide-card.tsx';
import { addressOf, nameOf } from './due-page.tsx';
import { sentenceGap } from '../../ui/format/sentences.ts';
import { useSaid } from './said.tsx';
import { areaNameText } from '../../text/area-name.ts';
import { TableHead } from '../../ui/table-head.tsx';

/** Rows shown at once; the counts are of everybody. */
const shown = 200;

/** What an edition does to everybody: old and new plan side by side. */
export function SwitchPreview({ edition, at }: { readonly edition: string; readonly at: string }) {
  const { t } = useTranslation('protocol');
  const outbreak = useOutbreak().id;
  const query = useQuery(outbreakQuery(routes.protocol.preview, { params: { outbreak }, query: { edition, at } }));
  if (query.isError) return <Problem error={query.error} again={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  return (
    <WideCard title={t('switch.title')}>
      <Summary found={query.data} />
      <Table found={query.data} />
      {query.data.people.length > shown ? <p className="soft">{t('switch.more', { count: query.data.people.length - shown })}</p> : null}
    </WideCard>
  );
}

function Summary({ found }: { readonly found: SwitchAnswer }) {
  const { t } = useTranslation('protocol');
  const say = useSaid();
  const { instant } = useFormat();
  const effects = Object.entries(found.counts) as [keyof typeof found.counts, number][];
  return (
    <>
      <p>
        {t('switch.answer', { from: say(found.from.title), to: say(found.to.title), time: instant(found.at), count: found.people.length })}
        {sentenceGap()}
        {effects.map(([effect, count]) => `${t(`switch.effect.${effect}`)} ${count}`).join(' · ')}
      </p>
      {found.counts.begun === undefined ? null : <p className="soft">{t('switch.begunWhy')}</p>}
      <p className={found.longerThanBoth === 0 ? 'switch-kept' : 'wrong'}>
        {found.longerThanBoth === 0 ? `● ${t('switch.nobodyLonger')}` : `▲ ${t('switch.longerThanBoth', { count: found.longerThanBoth })}`}
      </p>
    </>
  );
}

function Table({ found }: { readonly found: SwitchAnswer }) {
  const { t } = useTranslation('protocol');
  const outbreak = useOutbreak().id;
  return (
    <table className="plain-table">
      <TableHead columns={(['person', 'old', 'new', 'effect'] as const).map((column) => t(`switch.column.${column}`))} />
      <tbody>
        {found.people.slice(0, shown).map((row) => (
          <tr key={row.person}>
            <th scope="row">
              <Link to={addressOf(outbreak, row)}>{nameOf(row)}</Link>
              {/* On a line of its own: in one with longer words only its colour would tell the link. */}
              <div className="soft">{areaNameText(row.areaName)}</div>
            </th>
            <td>
              <PlanLine plan={row.oldPlan} />
            </td>
            <td>
              <PlanLine plan={row.newPlan} />
            </td>
            <td>
              {t(`switch.effect.${row.effect}`)}
              {row.oldStatus === row.newStatus ? null : (
                <span className="soft">
                  {' '}
                  {t(`status.${row.oldStatus}`)} → {t(`status.${row.newStatus}`)}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PlanLine({ plan }: { readonly plan: ProtocolPlan | null }) {
  const { t } = useTranslation('protocol');
  const { date } = useFormat();
  if (plan === null) return <span className="soft">{t('switch.noPlan')}</span>;
  return (
    <>
      {plan.stages.map(({ id, mode, from, to }) => (
        <span key={id} className="plan-line">
          {t(`mode.${mode}`)} {date(from)} – {to === null ? t('openEnd') : date(to)}
        </span>
      ))}
    </>
  );
}
