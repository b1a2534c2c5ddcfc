import { type RecordKind } from '@firebreak/contract';
import { Button, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentOnce } from '../../app/mutation.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { uuidv7 } from '../../app/uuid.ts';
import { fieldText, kindText } from '../../text/field.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { focusWrong, useFocusFirst } from '../../ui/focus-first.tsx';
import { useCreate, useUndoNewest } from '../../ui/record/change.ts';
import { FieldGroups } from '../../ui/record/form/field-groups.tsx';
import { FormActs } from '../../ui/record/form/form-acts.tsx';
import { onFormKey } from '../../ui/record/form/form-keys.ts';
import { RefInput } from '../../ui/record/form/ref-input.tsx';
import { newFormName, useForm, useKeptDraft } from '../../ui/record/form/use-form.ts';
import { type Values } from '../../ui/record/form/validate.ts';
import { type NewFormProps, type Noun } from '../../ui/record/noun.ts';
import { titleOf } from '../../ui/record/title.ts';
import { Wrong } from '../../ui/state/wrong.tsx';
import { showToast } from '../../ui/toast.tsx';

/** Of a person only what one knows at the first call; the rest follows on the page of the person. */
const newPerson: Noun = {
  kind: 'person',
  columns: [],
  sort: '',
  groups: [{ title: 'who', fields: ['name', 'sex', 'ageYears', 'phone', 'areaCode', 'address', 'occupation', 'household'] }],
};
const laterFields = [
  'otherName',
  'birthDate',
  'ageMonths',
  'nationality',
  'language',
  'guardian',
  'documentType',
  'documentNumber',
  'email',
  'latitude',
  'longitude',
  'pregnant',
];

interface Props extends NewFormProps {
  readonly noun: Noun;
  /** Fields that only a question fills. */
  readonly without?: readonly string[];
  /** What a refusal asks back, to be answered in the form; undefined: it is an error and nothing more. */
  readonly questionOf?: (refusal: unknown) => ((form: Answering) => ReactNode) | undefined;
}

/** The form in which a question is answered. */
export interface Answering {
  readonly values: Values;
  readonly change: (name: string, value: unknown) => void;
}

/**
 * A new case or contact with its person in one form: the person is written first, then the record that points at it.
 * Both ids are made here, so trying again after a lost connection writes each once.
 */
export function NewWithPerson({ noun, given, done, cancel, without = [], questionOf }: Props) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak().id;
  const may = useMay();
  const known = typeof given['person'] === 'string';
  const { today } = useFormat();
  const [key] = useState(() => newFormName(outbreak, noun, given, today));
  const isKept = useKeptDraft(key)?.['person'] !== undefined;
  const [who, setWho] = useState<'new' | 'known'>(known || isKept || !may('person.write') ? 'known' : 'new');
  const [ids] = useState(() => ({ person: uuidv7(), record: uuidv7() }));
  const [begin] = useState(given);
  const [noPerson] = useState({});
  const person = useForm(newPerson, noPerson, `${key}.person`, laterFields);
  const form = useForm(noun, begin, key, who === 'new' ? ['person', 'areaCode'] : []);
  const createPerson = useCreate('person', { quietly: true });
  const create = useCreate(noun.kind);
  const undoRecord = useUndoNewest(noun.kind);
  const undoPerson = useUndoNewest('person');
  const place = useFocusFirst();
  const { question, ask, drop } = useQuestion(questionOf);
  const error = createPerson.error ?? create.error;
  const isAsked = question !== undefined && questionOf?.(error) !== undefined;
  const isSaving = createPerson.isPending || create.isPending;
  // A second press may come before the form is drawn as saving.
  const [saveOnce] = useState(sentOnce);
  const save = async (next: boolean) => {
    const fine = [form.check(), who === 'known' || person.check()];
    if (fine.includes(false)) return focusWrong(place.current);
    const areaCode = form.values['areaCode'] ?? person.values['areaCode'];
    if (who === 'new') await createPerson.mutateAsync({ id: ids.person, ...person.values });
    const record = await create.mutateAsync({ id: ids.record, ...form.values, areaCode, ...(who === 'new' ? { person: ids.person } : {}) });
    if (who === 'new') {
      // The person was made for this record: one word for both, and undoing the one undoes the other.
      showToast(t('done.created', { kind: kindText(noun.kind), title: titleOf(noun.kind, record) }), async () => {
        await undoRecord(record.id);
        await undoPerson(ids.person);
      });
    }
    person.forget();
    form.forget();
    done(record, next);
  };
  // What failed is shown by `error`, unless it is a question.
  const trySave = (next: boolean) => void saveOnce(undefined, () => save(next)).catch(ask);
  const choosePerson = (id: unknown) => {
    form.change('person', id);
    for (const name of without) form.change(name, undefined);
    drop();
  };
  return (
    <form
      ref={place}
      className="record-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        trySave(false);
      }}
      onKeyDownCapture={(event) => onFormKey(event, () => trySave(true))}
    >
      {form.resumed || person.resumed ? (
        <p className="resumed" role="status">
          {t('form.resumed')}{' '}
          <Button
            size="small"
            onClick={() => {
              form.reset(begin);
              person.reset(noPerson);
            }}
          >
            {t('form.startOver')}
          </Button>
        </p>
      ) : null}
      {known ? null : (
        <Radio.Group
          className="who"
          optionType="button"
          buttonStyle="solid"
          value={who}
          aria-label={t('group.who')}
          disabled={!may('person.write')}
          options={(['new', 'known'] as const).map((value) => ({ value, label: t(`form.person.${value}`) }))}
          onChange={(event) => setWho(event.target.value as 'new' | 'known')}
        />
      )}
      {who === 'new' ? (
        <FieldGroups
          noun={newPerson}
          values={person.values}
          problems={person.problems}
          onChange={person.change}
          onBlur={person.leave}
          without={laterFields}
        />
      ) : (
        <KnownPerson kind={noun.kind} form={form} choose={choosePerson} disabled={known} />
      )}
      <FieldGroups
        noun={noun}
        values={form.values}
        problems={form.problems}
        onChange={form.change}
        onBlur={form.leave}
        without={[...without, ...(who === 'new' ? ['person', 'areaCode'] : ['person'])]}
      />
      {question?.({ values: form.values, change: form.change }) ?? null}
      <Wrong error={isAsked ? undefined : error} />
      <FormActs saving={isSaving} saveNext={() => trySave(true)} cancel={cancel} />
    </form>
  );
}

/** Somebody who is on record already. */
function KnownPerson({ kind, form, choose, disabled }: KnownPersonProps) {
  const { t } = useTranslation('record');
  return (
    <div className="field">
      <label htmlFor="known-person">{fieldText(kind, 'person')}</label>
      <RefInput
        id="known-person"
        target="person"
        label={fieldText(kind, 'person')}
        value={form.values['person'] as string | undefined}
        onChange={choose}
        onBlur={() => form.leave('person')}
        disabled={disabled}
      />
      {form.problems['person'] === undefined ? null : <p className="wrong">{t('problem.required')}</p>}
    </div>
  );
}
interface KnownPersonProps {
  readonly kind: RecordKind;
  readonly form: ReturnType<typeof useForm>;
  readonly choose: (id: unknown) => void;
  readonly disabled: boolean;
}

/** What a refusal asked back; it stays while it is answered, until another person is chosen. */
function useQuestion(questionOf: Props['questionOf']) {
  const [question, setQuestion] = useState<ReturnType<NonNullable<typeof questionOf>>>();
  return {
    question,
    ask: (refusal: unknown) => {
      const asked = questionOf?.(refusal);
      if (asked !== undefined) setQuestion(() => asked);
    },
    drop: () => setQuestion(undefined),
  };
}
