import { routes, type Order, type OrderReceipt } from '@firebreak/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { useSession } from '../../app/session.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { useErrorText } from '../../ui/state/error-text.ts';
import { Wrong } from '../../ui/state/wrong.tsx';
import { showToast } from '../../ui/toast.tsx';
import { Clock } from '../task/index.ts';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';
import { areaNameText } from '../../text/area-name.ts';
import { Dialog } from '../../ui/dialog.tsx';

type Step = 'received' | 'read' | 'acted';

/** An order with what each area did with it: receipt, reading, action, each with its time. */
export function OrderCard({ order }: { readonly order: Order }) {
  const { t } = useTranslation('order');
  const { instant } = useFormat();
  const may = useMay();
  const [withdrawing, setWithdrawing] = useState(false);
  const isDone = order.receipts.every(({ actedAt }) => actedAt !== null);
  return (
    <article className={`card order${order.withdrawnAt === null ? '' : ' over'}`} aria-label={order.title}>
      <h2>{order.title}</h2>
      <p className="soft">
        {t('from', { area: areaNameText(order.areaName), by: order.issuedBy, time: instant(order.issuedAt) })}
        {order.basis === null ? '' : ` · ${t('basis', { basis: order.basis })}`}
        {' · '}
        {order.withdrawnAt === null ? (
          <Clock openedAt={order.issuedAt} dueAt={order.dueAt} doneAt={isDone ? lastOf(order) : null} />
        ) : (
          t('withdrawn', { time: instant(order.withdrawnAt), reason: order.withdrawnReason ?? '' })
        )}
      </p>
      <p className="order-text">{order.text}</p>
      <ul className="receipts">
        {order.receipts.map((receipt) => (
          <Receipt key={receipt.area} order={order} receipt={receipt} />
        ))}
      </ul>
      {may('order.issue') && order.withdrawnAt === null ? (
        <div className="acts">
          <Button size="small" onClick={() => setWithdrawing(true)}>
            {t('withdraw')}
          </Button>
        </div>
      ) : null}
      {withdrawing ? (
        <Ask
          title={t('withdraw')}
          hint={t('withdrawHint')}
          close={() => setWithdrawing(false)}
          send={(outbreak, reason) =>
            call(routes.order.withdraw, { params: { outbreak, id: order.id }, body: { version: order.version, reason } })
          }
        />
      ) : null}
    </article>
  );
}

const lastOf = ({ receipts }: Order): string | null =>
  receipts
    .flatMap(({ actedAt }) => actedAt ?? [])
    .toSorted()
    .at(-1) ?? null;

function Receipt({ order, receipt }: { readonly order: Order; readonly receipt: OrderReceipt }) {
  const { t } = useTranslation('order');
  const may = useMay();
  const [acting, setActing] = useState(false);
  const confirm = useConfirm(order.id, receipt.area);
  const next: Step | undefined = receipt.actedAt !== null ? undefined : receipt.readAt === null ? 'read' : 'acted';
  // Whoever gave the order waits for others to confirm it.
  const isGiver = useSession().user.name === order.issuedBy;
  return (
    <li>
      <strong>{areaNameText(receipt.areaName)}</strong>
      <StepMark step="received" at={receipt.receivedAt} by={receipt.receivedBy} />
      <StepMark step="read" at={receipt.readAt} by={receipt.readBy} />
      <StepMark step="acted" at={receipt.actedAt} by={receipt.actedBy} />
      {receipt.action === null ? null : <span className="action">{receipt.action}</span>}
      {next !== undefined && order.withdrawnAt === null && !isGiver && may('order.act') ? (
        <span className="acts">
          {next === 'read' ? (
            <Button size="small" loading={confirm.isPending} onClick={() => confirm.mutate()}>
              {t('confirmRead')}
            </Button>
          ) : null}
          <Button size="small" type="primary" onClick={() => setActing(true)}>
            {t('confirmActed')}
          </Button>
        </span>
      ) : null}
      {acting ? (
        <Ask
          title={t('confirmActed')}
          hint={t('actedHint')}
          close={() => setActing(false)}
          send={(outbreak, action) =>
            call(routes.order.confirm, { params: { outbreak, id: order.id, area: receipt.area }, body: { step: 'acted', action } })
          }
        />
      ) : null}
    </li>
  );
}

function StepMark({ step, at, by }: { readonly step: Step; readonly at: string | null; readonly by: string | null }) {
  const { t } = useTranslation('order');
  const { instant } = useFormat();
  return at === null ? (
    <span className="soft">○ {t(`step.${step}`)}</span>
  ) : (
    <span title={by ?? ''}>
      ✓ {t(`step.${step}`)} {instant(at)}
    </span>
  );
}

function useConfirm(id: string, area: string) {
  const outbreak = useOutbreak().id;
  const say = useErrorText();
  return useMutation({
    mutationFn: () => call(routes.order.confirm, { params: { outbreak, id, area }, body: { step: 'read' } }),
    onSuccess: () => refreshOutbreak(outbreak),
    onError: (error) => showToast(say(error)),
  });
}

interface Asking {
  readonly title: string;
  readonly hint: string;
  readonly close: () => void;
  readonly send: (outbreak: string, text: string) => Promise<unknown>;
}

function Ask({ title, hint, close, send }: Asking) {
  const { t } = useTranslation('app');
  const outbreak = useOutbreak().id;
  const [text, setText] = useState('');
  const run = useMutation({
    mutationFn: () => send(outbreak, text.trim()),
    onSuccess: async () => {
      close();
      await refreshOutbreak(outbreak);
    },
  });
  return (
    <Dialog
      title={title}
      okText={title}
      cancelText={t('act.cancel')}
      okButtonProps={{ disabled: !isReason(text), loading: run.isPending }}
      onCancel={close}
      onOk={() => run.mutate()}
    >
      <ReasonField value={text} onChange={setText} label={hint} rows={3} longest={1000} />
      <Wrong error={run.error} />
    </Dialog>
  );
}
