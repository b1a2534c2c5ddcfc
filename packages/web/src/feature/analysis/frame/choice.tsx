import { countsAsCase, caseClasses, type CaseClass } from '@firebreak/epi';
import { Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { codeText } from '../../../text/field.ts';

/** A control under its name. */
export function Setting({ name, children }: { readonly name: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="analysis-setting">
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  );
}

interface ChoiceProps<T extends string | number> {
  readonly name: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

export function Choice<T extends string | number>({ name, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Setting name={name}>
      {(id) => <Select id={id} value={value} onChange={onChange} options={[...options]} style={{ width: '100%' }} />}
    </Setting>
  );
}

const levels = [0.9, 0.95, 0.99] as const;
export type Level = (typeof levels)[number];

/** Confidence level of every interval of the page. */
export function LevelChoice({ value, onChange }: { readonly value: Level; readonly onChange: (level: Level) => void }) {
  const { t } = useTranslation('analysis');
  const options = levels.map((level) => ({ value: level, label: `${level * 100}%` }));
  return <Choice name={t('level')} value={value} options={options} onChange={onChange} />;
}

export const countedClasses = caseClasses.filter(countsAsCase);

/** Classes of case that are counted; none chosen counts all. */
export function ClassChoice({
  value,
  onChange,
}: {
  readonly value: readonly CaseClass[];
  readonly onChange: (classes: CaseClass[]) => void;
}) {
  const { t } = useTranslation('analysis');
  return (
    <Setting name={t('classes')}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          allowClear
          value={[...value]}
          placeholder={t('allClasses')}
          onChange={onChange}
          options={countedClasses.map((caseClass) => ({ value: caseClass, label: codeText('case', 'caseClass', caseClass) }))}
          style={{ width: '100%' }}
          showSearch={false}
        />
      )}
    </Setting>
  );
}

/** The classes chosen, or all. */
export const classesCounted = (chosen: readonly CaseClass[]): readonly CaseClass[] => (chosen.length === 0 ? countedClasses : chosen);
