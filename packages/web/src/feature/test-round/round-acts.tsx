import { routes, type TestRound } from '@firebreak/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { Wrong } from '../../ui/state/wrong.tsx';
import { showToast } from '../../ui/toast.tsx';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';

type Verb = 'approve' | 'refuse' | 'close';

/** What may be done with a round now. Approving is for somebody who did not propose it; the server says who may not. */
export function RoundActs({ round }: { readonly round: TestRound }) {
  const { t } = useTranslation('testRound');
  const may = useMay();
  const [asking, setAsking] = useState<Verb>();
  const isDraft = round.status === 'draft';
  const verbs: readonly Verb[] = [
    ...(isDraft && may('round.approve') ? (['approve', 'refuse'] as const) : []),
    ...(round.status === 'open' && may('round.write') ? (['close'] as const) : []),
  ];
  return (
    <>
      {verbs.map((verb) => (
        <Button key={verb} type={verb === 'approve' ? 'primary' : 'default'} onClick={() => setAsking(verb)}>
          {t(`act.${verb}`)}
        </Button>
      ))}
      {asking === undefined ? null : <Ask round={round} verb={asking} close={() => setAsking(undefined)} />}
    </>
  );
}

function Ask({ round, verb, close }: { readonly round: TestRound; readonly verb: Verb; readonly close: () => void }) {
  const { t } = useTranslation(['testRound', 'app']);
  const outbreak = useOutbreak().id;
  const [text, setText] = useState('');
  const needsReason = verb !== 'approve';
  const run = useMutation({
    mutationFn: () => send(outbreak, round, verb, text.trim()),
    onSuccess: async () => {
      showToast(t(`acted.${verb}`));
      close();
      await refreshOutbreak(outbreak);
    },
  });
  return (
    <Dialog
      title={t(`act.${verb}`)}
      okText={t(`act.${verb}`)}
      cancelText={t('app:act.cancel')}
      okButtonProps={{ disabled: needsReason && !isReason(text), loading: run.isPending }}
      onCancel={close}
      onOk={() => run.mutate()}
    >
      <p>{t(`ask.${verb}`, { name: round.name })}</p>
      <ReasonField value={text} onChange={setText} label={t(needsReason ? 'ask.reason' : 'ask.note')} rows={3} longest={1000} />
      <Wrong error={run.error} />
    </Dialog>
  );
}

function send(outbreak: string, { id, version }: TestRound, verb: Verb, text: string): Promise<unknown> {
  const params = { outbreak, id };
  if (verb === 'approve') return call(routes.testRound.approve, { params, body: { version, ...(!isReason(text) ? {} : { note: text }) } });
  return call(verb === 'refuse' ? routes.testRound.refuse : routes.testRound.close, { params, body: { version, reason: text } });
}
