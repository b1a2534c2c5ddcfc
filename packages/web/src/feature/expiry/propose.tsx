import { type ExpiryKind, type RetentionClock, routes } from '@firebreak/contract';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/client.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { currentLocale } from '../../text/i18n.ts';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';
import { Failed } from './failed.tsx';
import { useAct } from './use-act.ts';

/** A kind of which something is due and nothing is under way. */
export interface DueKind {
  readonly kind: ExpiryKind;
  readonly text: RetentionClock['text'];
}

/** Proposes one of the kinds that are due; says in full what is forgotten by it. */
export function Propose({ kinds }: { readonly kinds: readonly DueKind[] }) {
  const { t } = useTranslation('expiry');
  const outbreak = useOutbreak().id;
  const [chosen, setChosen] = useState<ExpiryKind>();
  const [reason, setReason] = useState('');
  const kind = kinds.find((one) => one.kind === chosen)?.kind ?? kinds[0]?.kind;
  const propose = useAct(async () => {
    if (kind === undefined) return;
    await call(routes.expiry.propose, { params: { outbreak }, body: { kind, reason: reason.trim() } });
    setReason('');
  });
  if (kind === undefined) return null;
  return (
    <div className="stack propose">
      <Select
        value={kind}
        onChange={setChosen}
        aria-label={t('proposeKind')}
        options={kinds.map((one) => ({ value: one.kind, label: one.text[currentLocale()] }))}
      />
      <p>{t(`what.${kind}`)}</p>
      <ReasonField value={reason} onChange={setReason} />
      <div className="acts">
        <Button type="primary" disabled={!isReason(reason)} loading={propose.isPending} onClick={() => propose.mutate(undefined)}>
          {t('propose')}
        </Button>
      </div>
      <Failed error={propose.error} />
    </div>
  );
}
