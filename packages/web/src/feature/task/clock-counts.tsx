import { type ClockCounts as Counts } from '@firebreak/contract';
import { type ClockState } from '@firebreak/epi';
import { useTranslation } from 'react-i18next';
import { countText } from '../../ui/format/date.ts';
import { marks } from './clock.tsx';
import './task.css';

const states = ['overdue', 'late', 'half', 'inTime'] as const satisfies readonly ClockState[];

/** Open tasks by how far their clocks have run, the red ones first, and what was done in the last day. */
export function ClockCounts({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation('task');
  return (
    <ul className="clock-counts">
      {states.map((state) => (
        <li key={state} className={`${state}${counts[state] > 0 ? ' some' : ''}`}>
          <div>
            <span className="number">{countText(counts[state])}</span>
            <span className="what">
              <span aria-hidden="true">{marks[state]}</span> {t(`state.${state}`)}
            </span>
          </div>
        </li>
      ))}
      <li>
        <div>
          <span className="number">{countText(counts.done)}</span>
          <span className="what">
            <span aria-hidden="true">✓</span> {t('state.done')}
          </span>
        </div>
      </li>
    </ul>
  );
}
