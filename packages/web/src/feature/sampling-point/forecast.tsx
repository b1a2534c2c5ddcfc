import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';

/** The queue of the next hours as bars with their numbers, and how many stations more would keep it short. */
export function Forecast({ point }: { readonly point: string }) {
  const { t } = useTranslation('samplingPoint');
  const { time } = useFormat();
  const outbreak = useOutbreak().id;
  const query = useQuery(outbreakQuery(routes.samplingPoint.forecast, { params: { outbreak, id: point }, query: {} }));
  if (query.isError) return <Problem error={query.error} again={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  const { steps, longestWaitMinutes, stationsToAdd } = query.data;
  const most = Math.max(1, ...steps.map(({ waitMinutes }) => waitMinutes ?? 0));
  return (
    <div className="forecast">
      <p>
        {longestWaitMinutes === null ? t('tooLate') : t('longest', { minutes: Math.ceil(longestWaitMinutes) })}
        {stationsToAdd === null ? ` ${t('addNone')}` : stationsToAdd > 0 ? ` ${t('add', { count: stationsToAdd })}` : ''}
      </p>
      <table>
        <caption className="unseen">{t('forecast')}</caption>
        <tbody>
          {steps.map((step) => (
            <tr key={step.at}>
              <th scope="row">{time(step.at)}</th>
              <td>
                <span className="wait-bar" style={{ width: `${((step.waitMinutes ?? most) / most) * HALF}%` }} aria-hidden="true" />
                {step.waitMinutes === null
                  ? t('stepTooLate', { queue: Math.ceil(step.queue) })
                  : t('step', { minutes: Math.ceil(step.waitMinutes), queue: Math.ceil(step.queue) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The longest bar takes half of the line; its number stands behind it. */
const HALF = 50;
