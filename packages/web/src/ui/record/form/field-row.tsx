import { type RecordKind } from '@firebreak/contract';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldText, needText } from '../../../text/field.ts';
import { useFormat } from '../../format/use-format.ts';
import { fieldsOf } from '../any-record.ts';
import { FieldInput } from './field-input.tsx';
import { type FieldProblem } from './validate.ts';

interface Props {
  readonly kind: RecordKind;
  readonly name: string;
  readonly value: unknown;
  readonly problem: FieldProblem | undefined;
  readonly onChange: (value: unknown) => void;
  readonly onBlur: () => void;
}

/** Label, control, and under it either what is wrong or why the field is asked. */
export function FieldRow({ kind, name, value, problem, onChange, onBlur }: Props) {
  const { t } = useTranslation('record');
  const id = useId();
  const say = useProblemText(kind);
  const field = fieldsOf(kind)[name];
  if (field === undefined) return null;
  return (
    <div className={`field form-${field.form}`}>
      <label htmlFor={id}>
        {fieldText(kind, name)}
        {field.required ? <span className="must"> {t('form.must')}</span> : null}
      </label>
      <FieldInput
        kind={kind}
        name={name}
        field={field}
        value={value}
        onChange={onChange}
        onBlur={onBlur}
        id={id}
        invalid={problem !== undefined}
        describedBy={`${id}-say`}
      />
      <p id={`${id}-say`} className={problem === undefined ? 'need' : 'wrong'}>
        {problem === undefined ? t('form.need', { need: needText(kind, name) }) : say(problem)}
      </p>
    </div>
  );
}

/** Words for what is wrong with a field. */
export function useProblemText(kind: RecordKind): (problem: FieldProblem) => string {
  const { t } = useTranslation('record');
  const format = useFormat();
  return ({ code, limit, other }) => {
    const shown = typeof limit === 'string' ? format.date(limit) : (limit ?? '');
    return t(`problem.${code}`, { limit: shown, other: other === undefined ? '' : fieldText(kind, other) });
  };
}
