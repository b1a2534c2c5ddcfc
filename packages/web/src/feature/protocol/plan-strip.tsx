import { type ProtocolPlan } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format/use-format.ts';

/** Stages of a plan side by side, each as long as it has days; the one that runs is marked. */
export function PlanStrip({ plan, day }: { readonly plan: ProtocolPlan; readonly day?: string }) {
  const { t } = useTranslation('protocol');
  const { date } = useFormat();
  if (plan.stages.length === 0) return null;
  return (
    <ol className="plan-strip" aria-label={t('stages')}>
      {plan.stages.map(({ id, mode, from, to, mark }) => {
        const runs = day !== undefined && from <= day && (to === null || day <= to);
        return (
          <li key={id} className={runs ? 'runs' : undefined} style={{ flexGrow: to === null ? 1 : daysFrom(from, to) }}>
            <strong>{t(`mode.${mode}`)}</strong>
            <span>
              {date(from)} – {to === null ? t('openEnd') : date(to)}
            </span>
            {runs ? <span className="now">{t('now')}</span> : null}
            {mark === 'sourced' ? null : <span className="protocol-mark">△ {t(`mark.${mark}`)}</span>}
          </li>
        );
      })}
    </ol>
  );
}

const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
const DAY_MS = 86_400_000;

/** Planned tests by day, with what became of each. */
export function PlannedTests({ plan }: { readonly plan: ProtocolPlan }) {
  const { t } = useTranslation('protocol');
  const { date } = useFormat();
  if (plan.tests.length === 0) return null;
  return (
    <ul className="planned-tests" aria-label={t('tests')}>
      {plan.tests.map(({ date: day, state, number }) => (
        <li key={`${day} ${number}`} className={state}>
          <span aria-hidden="true">{signs[state]}</span> {date(day)} <span className="soft">{t(`test.${state}`)}</span>
        </li>
      ))}
    </ul>
  );
}

const signs: Readonly<Record<ProtocolPlan['tests'][number]['state'], string>> = {
  planned: '○',
  due: '◐',
  missed: '△',
  awaited: '◌',
  negative: '●',
  positive: '▲',
};
