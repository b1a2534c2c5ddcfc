import { type Tube } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';

/** Where a tube is on its way; the shape fills as it gets on. */
export function StateMark({ state }: { readonly state: Tube['state'] }) {
  const { t } = useTranslation('tube');
  return (
    <span className={`mark state-${state}`}>
      <span aria-hidden="true">{shapes[state]}</span> {t(`state.${state}`)}
    </span>
  );
}

export function OutcomeMark({ outcome }: { readonly outcome: Tube['outcome'] }) {
  const { t } = useTranslation('tube');
  if (outcome === null) return null;
  return (
    <span className={`mark outcome-${outcome}`}>
      <span aria-hidden="true">{outcomeShapes[outcome]}</span> {t(`outcome.${outcome}`)}
    </span>
  );
}

export function FaultMarks({ faults }: { readonly faults: Tube['faults'] }) {
  const { t } = useTranslation('tube');
  return faults.map((fault) => (
    <span key={fault} className="mark fault">
      <span aria-hidden="true">▲</span> {t(`fault.${fault}`)}
    </span>
  ));
}

const shapes = { open: '○', sealed: '◎', sent: '→', received: '◇', tested: '●' } as const;
const outcomeShapes = { positive: '▲', negative: '–', indeterminate: '◆', invalid: '✕' } as const;
