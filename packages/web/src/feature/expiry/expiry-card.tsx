import { type Expiry, type ExpiryProgress, routes } from '@firebreak/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/client.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';
import { Certificate } from './certificate.tsx';
import { Failed } from './failed.tsx';
import { useAct } from './use-act.ts';

/** One proposal: whom it is about, who proposed and decided it, what came of it. */
export function ExpiryCard({ expiry }: { readonly expiry: Expiry }) {
  const { t } = useTranslation('expiry');
  const { instant } = useFormat();
  const may = useMay();
  const { state } = expiry;
  const title = t(`card.${expiry.kind}`, { members: expiry.preview.members, time: instant(expiry.before) });
  return (
    <article className="card" aria-label={title}>
      <h3>
        {title} <span className="soft">{`${t(`sign.${state}`)} ${t(`state.${state}`)}`}</span>
      </h3>
      <p>{t('proposed', { by: expiry.proposedBy, time: instant(expiry.proposedAt), reason: expiry.reason })}</p>
      {expiry.decidedBy === null || expiry.decidedAt === null ? null : (
        <p>{t('decided', { by: expiry.decidedBy, time: instant(expiry.decidedAt), reason: expiry.decisionReason ?? '' })}</p>
      )}
      {expiry.certificate === null ? null : <Certificate certificate={expiry.certificate} hash={expiry.certificateHash ?? ''} />}
      {expiry.progress === null ? null : <Progress expiry={expiry} progress={expiry.progress} />}
      {state === 'proposed' && expiry.isOwn ? <Withdraw expiry={expiry} /> : null}
      {state === 'proposed' && !expiry.isOwn && may('expiry.approve') ? <Decision expiry={expiry} /> : null}
      {state === 'approved' && isStill(expiry) && !expiry.isOwn && may('expiry.approve') ? <Continue expiry={expiry} /> : null}
    </article>
  );
}

/** Nothing works on it: it was stopped, or broke off. */
const isStill = ({ progress }: Expiry): boolean => progress === null || progress.state === 'cancelled' || progress.state === 'failed';

/** How far the work is; whoever may approve may stop it. */
function Progress({ expiry, progress: { state, done, total } }: { readonly expiry: Expiry; readonly progress: ExpiryProgress }) {
  const { t } = useTranslation('expiry');
  const may = useMay();
  return (
    <>
      <p role="status">{state === 'done' ? '' : t(`progress.${state}`, { done, total: total || expiry.preview.members })}</p>
      {!isStill(expiry) && state !== 'done' && may('expiry.approve') ? <Stop id={expiry.id} /> : null}
    </>
  );
}

function Stop({ id }: { readonly id: string }) {
  const { t } = useTranslation('expiry');
  const outbreak = useOutbreak().id;
  const [reason, setReason] = useState('');
  const stop = useAct(() => call(routes.expiry.stop, { params: { outbreak, id }, body: { reason: reason.trim() } }));
  return (
    <div className="stack">
      <ReasonField value={reason} onChange={setReason} />
      <div className="acts">
        <Button disabled={!isReason(reason)} loading={stop.isPending} onClick={() => stop.mutate(undefined)}>
          {t('stop')}
        </Button>
      </div>
      <Failed error={stop.error} />
    </div>
  );
}

function Decision({ expiry: { id, kind, version } }: { readonly expiry: Expiry }) {
  const { t } = useTranslation('expiry');
  const outbreak = useOutbreak().id;
  const [reason, setReason] = useState('');
  const decide = useAct((verdict: 'approved' | 'refused') =>
    call(routes.expiry.decide, { params: { outbreak, id }, body: { version, verdict, reason: reason.trim() } }),
  );
  const isShort = !isReason(reason);
  return (
    <div className="stack">
      <p>{t(`what.${kind}`)}</p>
      <ReasonField value={reason} onChange={setReason} />
      <div className="acts">
        <Button danger type="primary" disabled={isShort} loading={decide.isPending} onClick={() => decide.mutate('approved')}>
          {t('approve')}
        </Button>
        <Button disabled={isShort} loading={decide.isPending} onClick={() => decide.mutate('refused')}>
          {t('refuse')}
        </Button>
      </div>
      <Failed error={decide.error} />
    </div>
  );
}

/** The work was stopped on its way, by a hold or a fault: whoever approved it lets it go on. */
function Continue({ expiry: { id, version, decisionReason } }: { readonly expiry: Expiry }) {
  const { t } = useTranslation('expiry');
  const outbreak = useOutbreak().id;
  const again = useAct(() =>
    call(routes.expiry.decide, { params: { outbreak, id }, body: { version, verdict: 'approved', reason: decisionReason ?? '' } }),
  );
  return (
    <div className="stack">
      <div className="acts">
        <Button loading={again.isPending} onClick={() => again.mutate(undefined)}>
          {t('again')}
        </Button>
      </div>
      <Failed error={again.error} />
    </div>
  );
}

function Withdraw({ expiry: { id, version } }: { readonly expiry: Expiry }) {
  const { t } = useTranslation('expiry');
  const outbreak = useOutbreak().id;
  const withdraw = useAct(() => call(routes.expiry.withdraw, { params: { outbreak, id }, body: { version } }));
  return (
    <div className="stack">
      <p className="soft">{t('ownWaits')}</p>
      <div className="acts">
        <Button loading={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
          {t('withdraw')}
        </Button>
      </div>
      <Failed error={withdraw.error} />
    </div>
  );
}
