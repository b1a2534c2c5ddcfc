import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from '../../../app/uuid.ts';
import { kindWord } from '../../../text/field.ts';
import { useFormat } from '../../format/use-format.ts';
import { Wrong } from '../../state/wrong.tsx';
import { useCreate } from '../change.ts';
import { type Noun } from '../noun.ts';
import { FieldRow } from './field-row.tsx';
import { type InlineNewProps } from './inline-new-context.ts';
import { inlineFields } from './inline-fields.ts';
import { formProblems, type Values } from './validate.ts';

/** A few fields of a new record, right where it was missing. */
export function InlineNew({ kind, typed, done, cancel }: InlineNewProps) {
  const { t } = useTranslation(['record', 'app']);
  const { today } = useFormat();
  const names = inlineFields[kind] ?? [];
  const noun: Noun = { kind, columns: names, sort: '', groups: [] };
  const [id] = useState(() => uuidv7());
  const [values, setValues] = useState<Values>(typed === '' ? {} : { [names[0] ?? 'name']: typed });
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const create = useCreate(kind);
  const problems = formProblems(noun, values, today, names);
  const save = () => {
    setShown(new Set(names));
    if (Object.keys(problems).length === 0) create.mutate({ id, ...values }, { onSuccess: done });
  };
  return (
    <fieldset className="inline-new">
      <legend>{t('form.newRef', { kind: kindWord(kind) })}</legend>
      {names.map((name) => (
        <FieldRow
          key={name}
          kind={kind}
          name={name}
          value={values[name]}
          problem={shown.has(name) ? problems[name] : undefined}
          onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
          onBlur={() => setShown((before) => new Set([...before, name]))}
        />
      ))}
      <Wrong error={create.error} />
      <div className="form-acts">
        <Button type="primary" onClick={save} loading={create.isPending}>
          {t('app:act.save')}
        </Button>
        <Button onClick={cancel}>{t('app:act.cancel')}</Button>
      </div>
    </fieldset>
  );
}
