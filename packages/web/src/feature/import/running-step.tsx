import { routes, type Import } from '@firebreak/contract';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { Problem } from '../../ui/state/problem.tsx';
import { useShowImport } from './use-import.ts';

/** The server reads or writes: how far it is, and the way to stop it. */
export function RunningStep({ one }: { readonly one: Import }) {
  const { t } = useTranslation('importing');
  const show = useShowImport();
  const cancel = useMutation({
    mutationFn: () => call(routes.import.cancel, { params: { outbreak: one.outbreak, id: one.id } }),
    onSuccess: show,
  });
  const { done, total } = one;
  const running = one.state === 'reading' ? 'check' : 'write';
  const text =
    total > 0
      ? t(`${running}.running`, { done: count.format(done), total: count.format(total) })
      : t(`${running}.runningUnknown`, { done: count.format(done) });
  return (
    <section className="card">
      <p role="status">{text}</p>
      <Progress percent={total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0} aria-label={text} />
      {running === 'write' ? <p className="soft">{t('write.cancelAll')}</p> : null}
      <Button onClick={() => cancel.mutate()} loading={cancel.isPending}>
        {t(`${running}.cancel`)}
      </Button>
      {cancel.error === null ? null : <Problem error={cancel.error} />}
    </section>
  );
}

const count = new Intl.NumberFormat('en');
