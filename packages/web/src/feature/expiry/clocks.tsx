import { expiryKinds, type RetentionClock, routes } from '@firebreak/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/client.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { currentLocale } from '../../text/i18n.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { WideCard } from '../../ui/wide-card.tsx';
import { Failed } from './failed.tsx';
import { ReasonInput } from './reason-input.tsx';
import { SHORTEST_REASON, useAct } from './use-act.ts';

/** Retention times as the pack sets them; what is due by those that the program carries out can be proposed. */
export function Clocks({ clocks, isUnderWay }: { readonly clocks: readonly RetentionClock[]; readonly isUnderWay: boolean }) {
  const { t } = useTranslation('expiry');
  const may = useMay();
  const due = clocks.find((clock) => (clock.due?.counts?.members ?? 0) > 0);
  return (
    <WideCard title={t('clocks.title')}>
      {clocks.length === 0 ? <p>{t('clocks.none')}</p> : null}
      {clocks.length === 0 ? null : (
        <table className="plain-table">
          <thead>
            <tr>
              {(['kind', 'keep', 'afterwards', 'due'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`clocks.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {clocks.map((clock) => (
              <ClockRow key={clock.kind} clock={clock} />
            ))}
          </tbody>
        </table>
      )}
      {due !== undefined && !isUnderWay && may('expiry.propose') ? <Propose kind={due.kind} /> : null}
    </WideCard>
  );
}

function ClockRow({ clock: { text, keep, afterwards, due } }: { readonly clock: RetentionClock }) {
  const { t } = useTranslation('expiry');
  return (
    <tr>
      <td>{text[currentLocale()]}</td>
      <td>
        {keep === null
          ? t('clocks.law')
          : t(`clocks.${keep.unit}`, { count: keep.value, from: isKnown(keep.from) ? t(`anchor.${keep.from}`) : keep.from })}
      </td>
      <td>{t(`clocks.${afterwards}`)}</td>
      <td>{due === null ? t(keep === null ? 'clocks.law' : 'clocks.byHand') : <Due due={due} />}</td>
    </tr>
  );
}

/** Anchors that have words here; a pack may name others. */
const known = ['release', 'collected'] as const;
const isKnown = (anchor: string): anchor is (typeof known)[number] => known.some((one) => one === anchor);

function Due({ due: { before, counts } }: { readonly due: NonNullable<RetentionClock['due']> }) {
  const { t } = useTranslation('expiry');
  const { instant } = useFormat();
  return counts === null
    ? t('clocks.before', { time: instant(before) })
    : t('clocks.people', { due: counts.members, identified: counts.identified });
}

function Propose({ kind }: { readonly kind: string }) {
  const { t } = useTranslation('expiry');
  const outbreak = useOutbreak().id;
  const [reason, setReason] = useState('');
  const propose = useAct(async () => {
    const known = expiryKinds.find((one) => one === kind);
    if (known !== undefined) await call(routes.expiry.propose, { params: { outbreak }, body: { kind: known, reason: reason.trim() } });
  });
  return (
    <div className="stack">
      <p>{t('what')}</p>
      <ReasonInput value={reason} onChange={setReason} />
      <div className="acts">
        <Button
          type="primary"
          disabled={reason.trim().length < SHORTEST_REASON}
          loading={propose.isPending}
          onClick={() => propose.mutate(undefined)}
        >
          {t('propose')}
        </Button>
      </div>
      <Failed error={propose.error} />
    </div>
  );
}
