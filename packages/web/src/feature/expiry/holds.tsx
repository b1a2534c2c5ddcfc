import { type LegalHold, routes } from '@firebreak/contract';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/client.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';
import { Failed } from './failed.tsx';
import { useAct } from './use-act.ts';

/** Holds of the law: while one stands nothing is forgotten; each ends by itself. */
export function Holds({ holds, now }: { readonly holds: readonly LegalHold[]; readonly now: string }) {
  const { t } = useTranslation('expiry');
  const may = useMay();
  return (
    <section className="card" aria-label={t('hold.title')}>
      <h2>{t('hold.title')}</h2>
      {holds.some((hold) => isActive(hold, now)) ? null : <p>{t('hold.none')}</p>}
      {holds.map((hold) => (
        <Hold key={hold.id} hold={hold} isActive={isActive(hold, now)} />
      ))}
      {may('expiry.propose') ? <PlaceHold /> : null}
    </section>
  );
}

const isActive = ({ endedAt, until }: LegalHold, now: string): boolean => endedAt === null && Date.parse(until) > Date.parse(now);

function Hold({ hold, isActive: active }: { readonly hold: LegalHold; readonly isActive: boolean }) {
  const { t } = useTranslation('expiry');
  const { instant } = useFormat();
  const may = useMay();
  const outbreak = useOutbreak().id;
  const [reason, setReason] = useState('');
  const end = useAct(() => call(routes.expiry.endHold, { params: { outbreak, id: hold.id }, body: { reason: reason.trim() } }));
  const { authority } = hold;
  if (!active) {
    return (
      <p className="soft">
        {hold.endedAt === null
          ? t('hold.lapsed', { authority, time: instant(hold.until) })
          : t('hold.ended', { authority, time: instant(hold.endedAt), by: hold.endedBy ?? '', reason: hold.endReason ?? '' })}
      </p>
    );
  }
  return (
    <div className="stack">
      <p>
        <span aria-hidden="true">▲ </span>
        {t('hold.active', { authority, time: instant(hold.until), reason: hold.reason })}
      </p>
      {may('expiry.propose') ? (
        <div className="acts">
          <ReasonField value={reason} onChange={setReason} rows={1} />
          <Button disabled={!isReason(reason)} loading={end.isPending} onClick={() => end.mutate(undefined)}>
            {t('hold.end')}
          </Button>
        </div>
      ) : null}
      <Failed error={end.error} />
    </div>
  );
}

function PlaceHold() {
  const { t } = useTranslation('expiry');
  const outbreak = useOutbreak().id;
  const [given, setGiven] = useState({ authority: '', reason: '', until: '' });
  const place = useAct(async () => {
    const until = new Date(`${given.until}T23:59:59`).toISOString();
    await call(routes.expiry.hold, { params: { outbreak }, body: { authority: given.authority, reason: given.reason, until } });
    setGiven({ authority: '', reason: '', until: '' });
  });
  const isReady = given.authority.trim().length > 1 && isReason(given.reason) && given.until !== '';
  return (
    <div className="stack">
      {(['authority', 'reason', 'until'] as const).map((name) => (
        <div key={name}>
          <label htmlFor={`hold-${name}`}>{t(`hold.${name}`)}</label>
          <Input
            id={`hold-${name}`}
            type={name === 'until' ? 'date' : 'text'}
            maxLength={name === 'authority' ? 200 : 500}
            value={given[name]}
            onChange={(event) => setGiven({ ...given, [name]: event.target.value })}
          />
        </div>
      ))}
      <div className="acts">
        <Button disabled={!isReady} loading={place.isPending} onClick={() => place.mutate(undefined)}>
          {t('hold.place')}
        </Button>
      </div>
      <Failed error={place.error} />
    </div>
  );
}
