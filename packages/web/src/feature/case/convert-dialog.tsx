import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { FieldRow } from '../../ui/record/form/field-row.tsx';
import { formProblems, isUnknown, type Values } from '../../ui/record/form/validate.ts';
import { type Noun } from '../../ui/record/noun.ts';
import { Wrong } from '../../ui/state/wrong.tsx';
import { showToast } from '../../ui/toast.tsx';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';
import { standingCase, type StandingCase, WhichInfection } from './which-infection.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export interface ConvertDialogProps {
  readonly kind: 'case' | 'contact';
  readonly title: string;
  readonly explain: string;
  readonly names: readonly string[];
  readonly begin: Values;
  readonly order: NonNullable<Noun['order']>;
  readonly needsReason?: boolean;
  readonly convert: (values: Values, reason: string) => Promise<void>;
  readonly close: () => void;
}

/** Confirms the dates with which a contact becomes a case, or a case a contact. */
export function ConvertDialog({ kind, title, explain, names, begin, order, needsReason = false, convert, close }: ConvertDialogProps) {
  const { t } = useTranslation(['record', 'app']);
  const { today } = useFormat();
  const outbreak = useOutbreak().id;
  const [values, setValues] = useState(begin);
  const [reason, setReason] = useState('');
  const [standing, setStanding] = useState<StandingCase>();
  const noun: Noun = {
    kind,
    columns: [],
    sort: '',
    groups: [],
    order,
    past: ['onsetDate', 'reportDate', 'becameCaseOn', 'lastExposureDate'],
  };
  const problems = formProblems(noun, values, today, names);
  const run = useMutation({
    mutationFn: () => convert(Object.fromEntries(Object.entries(values).filter(([, value]) => !isUnknown(value))), reason.trim()),
    onSuccess: async () => {
      showToast(t('done.converted'));
      close();
      await refreshOutbreak(outbreak);
    },
    onError: (refusal) => setStanding((before) => standingCase(refusal) ?? before),
  });
  const ready = Object.keys(problems).length === 0 && (!needsReason || isReason(reason));
  return (
    <Dialog
      title={title}
      onCancel={close}
      okText={t('convert.confirm')}
      cancelText={t('app:act.cancel')}
      okButtonProps={{ disabled: !ready, loading: run.isPending }}
      onOk={() => run.mutate()}
    >
      <p>{explain}</p>
      <div className="record-form">
        {names.map((name) => (
          <FieldRow
            key={name}
            kind={kind}
            name={name}
            value={values[name]}
            problem={problems[name]}
            onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
            onBlur={() => undefined}
          />
        ))}
      </div>
      {needsReason ? <ReasonField value={reason} onChange={setReason} /> : null}
      {standing === undefined ? null : (
        <WhichInfection
          standing={standing}
          values={values}
          change={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
        />
      )}
      <Wrong error={standingCase(run.error) === undefined ? run.error : undefined} />
    </Dialog>
  );
}
