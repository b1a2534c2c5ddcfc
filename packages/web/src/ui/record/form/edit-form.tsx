import { AppError } from '@firebreak/contract';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../../app/mutation.ts';
import { call } from '../../../app/client.ts';
import { useOutbreak } from '../../../app/outbreak.ts';
import { focusWrong, useFocusFirst } from '../../focus-first.tsx';
import { Wrong } from '../../state/wrong.tsx';
import { fieldsOf, routesOf, type AnyRecord } from '../any-record.ts';
import { useEdit } from '../change.ts';
import { type Noun } from '../noun.ts';
import { Conflict } from './conflict.tsx';
import { FieldGroups } from './field-groups.tsx';
import { FormActs } from './form-acts.tsx';
import { onFormKey } from './form-keys.ts';
import { differing, editFormName, useForm } from './use-form.ts';
import { type Values } from './validate.ts';

interface Props {
  readonly noun: Noun;
  readonly record: AnyRecord;
  readonly done: () => void;
}

/** Changes a record: sends only what was changed, and where somebody else was faster shows both values. */
export function EditForm({ noun, record, done }: Props) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak().id;
  const [base, setBase] = useState(record);
  // A masked value is not the value: it must not be sent back.
  const hidden = useMemo(() => base.masked.filter((name) => name in fieldsOf(noun.kind)), [base, noun.kind]);
  const [begin] = useState(() => ownFields(noun, record));
  const form = useForm(noun, begin, editFormName(outbreak, record.id), hidden);
  const edit = useEdit(noun.kind);
  const place = useFocusFirst();
  const latest = useMutation({
    mutationFn: async () => await call(routesOf(noun.kind).get, { params: { outbreak, id: record.id } }),
  });
  const send = (set: Values, version: number) =>
    edit.mutate(
      { id: record.id, version, set },
      {
        onSuccess: () => {
          form.forget();
          done();
        },
        onError: (error) => {
          if (error instanceof AppError && error.code === 'VERSION_CONFLICT') latest.mutate();
        },
      },
    );
  const save = () => {
    if (edit.isPending || latest.isPending) return;
    if (!form.check()) return focusWrong(place.current);
    const set = differing(form.values, ownFields(noun, base));
    if (Object.keys(set).length === 0) done();
    else send(set, base.version);
  };
  const theirs = latest.data;
  if (theirs !== undefined && theirs.version !== base.version) {
    return (
      <Conflict
        kind={noun.kind}
        base={base}
        theirs={theirs}
        mine={differing(form.values, begin)}
        saving={edit.isPending}
        save={(set) => {
          setBase(theirs);
          if (Object.keys(set).length === 0) done();
          else send(set, theirs.version);
        }}
        cancel={done}
      />
    );
  }
  return (
    <form
      ref={place}
      className="record-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDownCapture={(event) => onFormKey(event, save)}
    >
      {form.resumed ? (
        <p className="resumed" role="status">
          {t('form.resumed')}{' '}
          <Button size="small" onClick={() => form.reset(begin)}>
            {t('form.startOver')}
          </Button>
        </p>
      ) : null}
      <FieldGroups noun={noun} values={form.values} problems={form.problems} onChange={form.change} onBlur={form.leave} without={hidden} />
      <Wrong error={edit.error} />
      <FormActs
        saving={edit.isPending || latest.isPending}
        cancel={() => {
          form.forget();
          done();
        }}
      />
    </form>
  );
}

function ownFields(noun: Noun, record: AnyRecord): Values {
  return Object.fromEntries(Object.keys(fieldsOf(noun.kind)).map((name) => [name, record[name] ?? undefined]));
}
