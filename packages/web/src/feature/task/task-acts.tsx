import { routes, type Answer } from '@firebreak/contract';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { useSession } from '../../app/session.tsx';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { type AnyRecord } from '../../ui/record/any-record.ts';
import { useErrorText } from '../../ui/state/error-text.ts';
import { showToast } from '../../ui/toast.tsx';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';

type Stored = Answer<typeof routes.task.get>;
type Asking = 'complete' | 'refuse' | 'handOver' | 'reopen';

/** What may be done with a task now: the one next act first. */
export function TaskActs({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('task');
  const may = useMay();
  const [asking, setAsking] = useState<Asking>();
  const { name } = useSession().user;
  const act = useTaskAct(record);
  const status = record['status'];
  if (!may('task.act') || status === 'withdrawn') return null;
  if (status === 'done') {
    return (
      <>
        <Button onClick={() => setAsking('reopen')}>{t('act.reopen')}</Button>
        {asking === undefined ? null : <AskDialog asking={asking} record={record} close={() => setAsking(undefined)} />}
      </>
    );
  }
  const isMine = status === 'accepted' && record['assignee'] === name;
  return (
    <>
      {isMine ? null : (
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ verb: 'accept' })}>
          {t('act.accept')}
        </Button>
      )}
      <Button type={isMine ? 'primary' : 'default'} onClick={() => setAsking('complete')}>
        {t('act.complete')}
      </Button>
      <Button onClick={() => setAsking('handOver')}>{t('act.handOver')}</Button>
      <Button onClick={() => setAsking('refuse')}>{t('act.refuse')}</Button>
      {asking === undefined ? null : <AskDialog asking={asking} record={record} close={() => setAsking(undefined)} />}
    </>
  );
}

type TaskAct =
  | { readonly verb: 'accept' }
  | { readonly verb: 'complete'; readonly text: string }
  | { readonly verb: 'refuse' | 'reopen'; readonly reason: string }
  | { readonly verb: 'handOver'; readonly reason: string; readonly assignee?: string; readonly areaCode?: string };

/** Does an act and shows what became of the task everywhere. */
function useTaskAct(record: AnyRecord, done?: () => void) {
  const { t } = useTranslation('task');
  const outbreak = useOutbreak().id;
  const say = useErrorText();
  return useMutation({
    mutationFn: (act: TaskAct) => send(outbreak, record, act),
    onSuccess: async (_, { verb }) => {
      showToast(t(`done.${verb}`));
      done?.();
      await refreshOutbreak(outbreak);
    },
    onError: (error) => showToast(say(error)),
  });
}

function send(outbreak: string, { id, version }: AnyRecord, act: TaskAct): Promise<Stored> {
  const params = { outbreak, id };
  switch (act.verb) {
    case 'accept':
      return call(routes.task.accept, { params, body: { version } });
    case 'complete':
      return call(routes.task.complete, { params, body: { version, evidence: act.text === '' ? [] : [{ kind: 'text', text: act.text }] } });
    case 'refuse':
      return call(routes.task.refuse, { params, body: { version, reason: act.reason } });
    case 'reopen':
      return call(routes.task.reopen, { params, body: { version, reason: act.reason } });
    case 'handOver': {
      const { reason, assignee, areaCode } = act;
      return call(routes.task.handOver, {
        params,
        body: { version, reason, ...(assignee === undefined ? {} : { assignee }), ...(areaCode === undefined ? {} : { areaCode }) },
      });
    }
  }
}

/** Asks for what an act needs: proof, a reason, or who takes the task. */
function AskDialog({ asking, record, close }: { readonly asking: Asking; readonly record: AnyRecord; readonly close: () => void }) {
  const { t } = useTranslation(['task', 'app', 'record']);
  const outbreak = useOutbreak();
  const [text, setText] = useState('');
  const [assignee, setAssignee] = useState('');
  const [area, setArea] = useState<string>();
  const act = useTaskAct(record, close);
  const words = text.trim();
  const isProven = asking === 'complete' && (record['evidence'] as number) > 0;
  const ready = (isProven || isReason(words)) && (asking !== 'handOver' || assignee.trim() !== '' || area !== undefined);
  const run = (): void => act.mutate(actOf(asking, words, assignee.trim(), area));
  return (
    <Dialog
      title={t(`ask.${asking}`)}
      okText={t(`act.${asking}`)}
      cancelText={t('app:act.cancel')}
      okButtonProps={{ disabled: !ready, loading: act.isPending }}
      onCancel={close}
      onOk={run}
    >
      <p className="soft">{t(`explain.${asking}`)}</p>
      {asking === 'handOver' ? (
        <p className="prove">
          <Input
            value={assignee}
            onChange={(event) => setAssignee(event.target.value)}
            placeholder={t('toPerson')}
            aria-label={t('toPerson')}
          />
          <AreaPicker
            value={area}
            onChange={setArea}
            label={t('toArea')}
            placeholder={t('toArea')}
            root={outbreak.area}
            rootName={outbreak.areaName}
          />
        </p>
      ) : null}
      <ReasonField
        value={text}
        onChange={setText}
        label={t(asking === 'complete' ? 'proofText' : 'record:reason')}
        hint={t(asking === 'complete' ? (isProven ? 'proofMore' : 'proofHint') : 'record:reasonHint')}
        rows={3}
        longest={1000}
        onSubmit={() => (ready ? run() : undefined)}
      />
    </Dialog>
  );
}

function actOf(asking: Asking, words: string, assignee: string, area: string | undefined): TaskAct {
  if (asking === 'complete') return { verb: asking, text: words };
  if (asking !== 'handOver') return { verb: asking, reason: words };
  return { verb: asking, reason: words, ...(assignee === '' ? {} : { assignee }), ...(area === undefined ? {} : { areaCode: area }) };
}
