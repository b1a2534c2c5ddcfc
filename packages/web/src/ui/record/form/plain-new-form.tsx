import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../../app/outbreak.ts';
import { uuidv7 } from '../../../app/uuid.ts';
import { focusWrong, useFocusFirst } from '../../focus-first.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Wrong } from '../../state/wrong.tsx';
import { useCreate } from '../change.ts';
import { type NewFormProps, type Noun } from '../noun.ts';
import { FieldGroups } from './field-groups.tsx';
import { FormActs } from './form-acts.tsx';
import { onFormKey } from './form-keys.ts';
import { newFormName, useForm } from './use-form.ts';

/** The form of a new record of any noun. */
export function PlainNewForm({ noun, given, done, cancel }: NewFormProps & { readonly noun: Noun }) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak().id;
  const [begin] = useState(given);
  const [id] = useState(() => uuidv7());
  const { today } = useFormat();
  const [name] = useState(() => newFormName(outbreak, noun, given, today));
  const form = useForm(noun, begin, name);
  const create = useCreate(noun.kind);
  const place = useFocusFirst();
  const save = (next: boolean) => {
    if (create.isPending) return;
    if (!form.check()) return focusWrong(place.current);
    create.mutate(
      { id, ...form.values },
      {
        onSuccess: (record) => {
          form.forget();
          done(record, next);
        },
      },
    );
  };
  return (
    <form
      ref={place}
      className="record-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save(false);
      }}
      onKeyDownCapture={(event) => onFormKey(event, () => save(true))}
    >
      {form.resumed ? (
        <p className="resumed" role="status">
          {t('form.resumed')}{' '}
          <Button size="small" onClick={() => form.reset(begin)}>
            {t('form.startOver')}
          </Button>
        </p>
      ) : null}
      <FieldGroups noun={noun} values={form.values} problems={form.problems} onChange={form.change} onBlur={form.leave} />
      <Wrong error={create.error} />
      <FormActs saving={create.isPending} saveNext={() => save(true)} cancel={cancel} />
    </form>
  );
}
