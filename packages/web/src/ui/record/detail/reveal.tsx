import { Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../../app/mutation.ts';
import { call } from '../../../app/client.ts';
import { useMay, useOutbreak } from '../../../app/outbreak.ts';
import { fieldText } from '../../../text/field.ts';
import { FocusFirst } from '../../focus-first.tsx';
import { Wrong } from '../../state/wrong.tsx';
import { revealDoors, type RevealedKind } from './reveal-door.ts';
import { isReason, ReasonField } from '../../reason-field.tsx';

type Values = Readonly<Record<string, unknown>>;

/** Values shown for a reason; forgotten when another record opens, and after five minutes. */
export function useRevealed(record: string): [values: Values, reveal: (values: Values) => void] {
  const [state, setState] = useState<Revealed>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shown = state?.record === record ? state.values : NOTHING;
  const reveal = (values: Values) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState(undefined), SHOWN_MS);
    setState({ record, values: { ...shown, ...values } });
  };
  return [shown, reveal];
}

interface Revealed {
  readonly record: string;
  readonly values: Values;
}
const NOTHING: Values = {};

interface Props {
  readonly kind: RevealedKind;
  readonly id: string;
  readonly fields: readonly string[];
  readonly onReveal: (values: Values) => void;
}

/** Asks for the reason, then shows masked fields; who, when and why is recorded. */
export function Reveal({ kind, id, fields, onReveal }: Props) {
  const { t } = useTranslation(['record', 'app']);
  const may = useMay();
  const outbreak = useOutbreak().id;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const reveal = useMutation({
    mutationFn: () =>
      call(revealDoors[kind], {
        params: { outbreak, id },
        body: { fields: fields.slice(0, MOST_FIELDS), reason: reason.trim() },
      }),
    onSuccess: ({ values }) => {
      onReveal(values);
      setAsking(false);
      setReason('');
    },
  });
  if (!may('person.reveal')) return <p className="soft">{t('reveal.notAllowed')}</p>;
  return (
    <p>
      <Button onClick={() => setAsking(true)}>{t('reveal.act')}</Button>
      <Modal
        open={asking}
        title={t('reveal.title')}
        onCancel={() => setAsking(false)}
        okText={t('reveal.act')}
        cancelText={t('app:act.cancel')}
        okButtonProps={{ disabled: !isReason(reason), loading: reveal.isPending }}
        onOk={() => reveal.mutate()}
        destroyOnHidden
      >
        <p>{t('reveal.what', { fields: fields.map((name) => fieldText(kind, name)).join(' · ') })}</p>
        <FocusFirst>
          <ReasonField value={reason} onChange={setReason} onSubmit={() => reveal.mutate()} />
        </FocusFirst>
        <Wrong error={reveal.error} />
      </Modal>
    </p>
  );
}

const MOST_FIELDS = 12;
const SHOWN_MS = 5 * 60_000;
