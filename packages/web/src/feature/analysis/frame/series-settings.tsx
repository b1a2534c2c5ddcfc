import { dayBases, type DayBasis } from '@firebreak/contract';
import type { CaseClass } from '@firebreak/epi';
import { useTranslation } from 'react-i18next';
import { classesText } from './analysis-address.ts';
import { Choice, ClassChoice } from './choice.tsx';

interface Props {
  readonly basis: DayBasis;
  readonly classes: readonly CaseClass[];
  readonly change: (change: { readonly basis?: DayBasis; readonly classes?: string | undefined }) => void;
}

/** By which day cases are counted, and which classes. */
export function SeriesSettings({ basis, classes, change }: Props) {
  const { t } = useTranslation('analysis');
  return (
    <>
      <Choice
        name={t('basisOfDay')}
        value={basis}
        onChange={(to) => change({ basis: to })}
        options={dayBases.map((value) => ({ value, label: t(`dayBasis.${value}`) }))}
      />
      <ClassChoice value={classes} onChange={(to) => change({ classes: classesText(to) })} />
    </>
  );
}
