import { routes, type Outbreak } from '@firebreak/contract';
import { outbreakStatuses, type OutbreakStatus } from '@firebreak/epi';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { outbreaksQuery } from '../../app/outbreak.ts';
import { queryClient } from '../../app/query.ts';
import { codeText } from '../../text/field.ts';
import { useRolesWith } from '../../ui/state/use-roles-with.ts';
import { Wrong } from '../../ui/state/wrong.tsx';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';

/** Moves the outbreak one state on or back. Back needs a reason; closing, its name typed. */
export function StatusCard({ outbreak }: { readonly outbreak: Outbreak }) {
  const { t } = useTranslation('outbreak');
  const readers = useRolesWith('outbreak.readClosed');
  const at = outbreakStatuses.indexOf(outbreak.status);
  const on = outbreakStatuses[at + 1];
  const back = outbreakStatuses[at - 1];
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const move = useMutation({
    mutationFn: (status: OutbreakStatus) =>
      call(routes.outbreak.edit, {
        params: { outbreak: outbreak.id },
        body: { version: outbreak.version, status, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: outbreaksQuery.queryKey });
      await refreshOutbreak(outbreak.id);
    },
  });
  return (
    <section className="card" aria-label={t('change.title', { status: codeText('outbreak', 'status', outbreak.status) })}>
      <h2>{t('change.title', { status: codeText('outbreak', 'status', outbreak.status) })}</h2>
      <p className="soft">{t('change.what')}</p>
      {on === 'closed' ? <p>{t('change.readers', { roles: readers })}</p> : null}
      {on === 'closed' ? (
        <p>
          <label htmlFor="confirm-close">{t('change.confirmClose', { name: outbreak.name })}</label>
          <Input id="confirm-close" value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
        </p>
      ) : null}
      {back === undefined ? null : (
        <p>
          <label htmlFor="back-reason">{t('change.reason')}</label>
          <ReasonField value={reason} onChange={setReason} id="back-reason" />
        </p>
      )}
      <div className="form-acts">
        {on === undefined ? null : (
          <Button
            onClick={() => move.mutate(on)}
            loading={move.isPending && move.variables === on}
            disabled={
              (move.isPending && move.variables !== on) || (on === 'closed' && (typed.trim() !== outbreak.name || !isReason(reason)))
            }
          >
            {t('change.to', { status: codeText('outbreak', 'status', on) })}
          </Button>
        )}
        {back === undefined ? null : (
          <Button
            onClick={() => move.mutate(back)}
            loading={move.isPending && move.variables === back}
            disabled={!isReason(reason) || (move.isPending && move.variables !== back)}
          >
            {t(outbreak.status === 'closed' ? 'change.reopen' : 'change.to', { status: codeText('outbreak', 'status', back) })}
          </Button>
        )}
      </div>
      <Wrong error={move.error} />
    </section>
  );
}
