import { routes, type TestRound } from '@firebreak/contract';
import { exemptionReasons, missingReasons, type ExemptionReason, type MissingReason } from '@firebreak/epi';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { Wrong } from '../../ui/state/wrong.tsx';
import { showToast } from '../../ui/toast.tsx';
import { isReason } from '../../ui/reason-field.tsx';

interface Given {
  readonly round: TestRound;
  readonly members: readonly string[];
  /** They are exempt now: the exemption can be taken back. */
  readonly isExempt: boolean;
  readonly done: () => void;
}

type Choice = `missing:${MissingReason}` | `exempt:${ExemptionReason}` | 'notExempt';

/** Says why the chosen people are missing (they stay so), or exempts them with a reason somebody can be asked about. */
export function ExplainMembers({ round, members, isExempt, done }: Given) {
  const { t } = useTranslation(['testRound', 'app']);
  const outbreak = useOutbreak().id;
  const [choice, setChoice] = useState<Choice | undefined>(isExempt ? 'notExempt' : undefined);
  const [note, setNote] = useState('');
  const send = useMutation({
    mutationFn: (chosen: Choice) => sendChoice({ outbreak, round: round.id, members, note: note.trim() }, chosen),
    onSuccess: async ({ changed }) => {
      showToast(t('explain.done', { count: changed }));
      done();
      await refreshOutbreak(outbreak);
    },
  });
  return (
    <form
      className="explain-members"
      aria-label={t('explain.title', { count: members.length })}
      onSubmit={(event) => {
        event.preventDefault();
        if (choice !== undefined) send.mutate(choice);
      }}
    >
      <strong>{t('explain.title', { count: members.length })}</strong>
      <Select<Choice>
        aria-label={t('explain.reason')}
        placeholder={t('explain.reason')}
        {...(choice === undefined ? {} : { value: choice })}
        onChange={setChoice}
        options={
          isExempt
            ? [{ value: 'notExempt', label: t('explain.takeBack') }]
            : [
                {
                  label: t('explain.stayMissing'),
                  options: missingReasons.map((reason) => ({ value: `missing:${reason}` as const, label: t(`missingReason.${reason}`) })),
                },
                {
                  label: t('explain.exempt'),
                  options: exemptionReasons.map((reason) => ({ value: `exempt:${reason}` as const, label: t(`exemption.${reason}`) })),
                },
              ]
        }
      />
      <Input
        value={note}
        onChange={(event) => setNote(event.target.value)}
        maxLength={500}
        aria-label={t('explain.note')}
        placeholder={t('explain.note')}
      />
      <Wrong error={send.error} />
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={choice === undefined} loading={send.isPending}>
          {t('app:act.save')}
        </Button>
        <Button onClick={done}>{t('app:act.cancel')}</Button>
      </div>
    </form>
  );
}

interface Sending {
  readonly outbreak: string;
  readonly round: string;
  readonly members: readonly string[];
  readonly note: string;
}

function sendChoice({ outbreak, round, members, note }: Sending, choice: Choice): Promise<{ changed: number }> {
  const params = { outbreak, id: round };
  const said = !isReason(note) ? {} : { note };
  const [kind, reason] = choice.split(':');
  if (kind === 'missing')
    return call(routes.testRound.explain, { params, body: { members: [...members], reason: reason as MissingReason, ...said } });
  return call(routes.testRound.exempt, {
    params,
    body: { members: [...members], reason: kind === 'exempt' ? (reason as ExemptionReason) : null, ...said },
  });
}
