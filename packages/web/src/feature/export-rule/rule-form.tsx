import { AppError, type ExportRule, type ExportRuleVersion, routes } from '@firebreak/contract';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { queryClient } from '../../app/query.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { Wrong } from '../../ui/state/wrong.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ruleQuery } from './rule.ts';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';

const MOST = 10_000_000;
const bounds: Readonly<Record<keyof ExportRule, readonly [least: number, most: number]>> = {
  mostRows: [0, MOST],
  mostPersons: [0, MOST],
  mostResidents: [0, MOST],
  hours: [1, 720],
  keepDays: [1, 3650],
};
const numbers = ['mostRows', 'mostPersons', 'mostResidents', 'hours', 'keepDays'] as const satisfies readonly (keyof ExportRule)[];

/** Sets the next version of the rule, for a reason. Where somebody else was faster it says so, and theirs is loaded when asked for. */
export function RuleForm({ rule }: { readonly rule: ExportRuleVersion }) {
  const { t } = useTranslation(['exporting', 'app']);
  const { mostRows, mostPersons, mostResidents, hours, keepDays } = rule;
  const [draft, setDraft] = useState<ExportRule>({ mostRows, mostPersons, mostResidents, hours, keepDays });
  const [reason, setReason] = useState('');
  const differs = numbers.some((name) => draft[name] !== rule[name]);
  const save = useMutation({
    mutationFn: () => call(routes.exportRule.set, { body: { ...draft, version: rule.version, reason: reason.trim() } }),
    onSuccess: async () => {
      showToast(t('rule.saved'));
      await queryClient.invalidateQueries({ queryKey: ruleQuery.queryKey });
    },
  });
  const isLate = save.error instanceof AppError && save.error.code === 'VERSION_CONFLICT';
  return (
    <form
      className="card"
      aria-labelledby="rule-change"
      onSubmit={(event) => {
        event.preventDefault();
        if (differs && isReason(reason)) save.mutate();
      }}
    >
      <h2 id="rule-change">{t('rule.change')}</h2>
      <div className="field-group">
        {numbers.map((name) => (
          <Labelled key={name} id={`rule-${name}`} label={t(`rule.${name}`)} hint={t(`rule.${name}Hint`)}>
            <InputNumber
              id={`rule-${name}`}
              min={bounds[name][0]}
              max={bounds[name][1]}
              precision={0}
              value={draft[name]}
              onChange={(value) => value !== null && setDraft({ ...draft, [name]: value })}
            />
          </Labelled>
        ))}
        <Labelled id="rule-reason" label={t('rule.reason')} hint={t('rule.reasonHint')}>
          <ReasonField value={reason} onChange={setReason} id="rule-reason" />
        </Labelled>
      </div>
      <Wrong error={save.error} />
      <div className="form-acts">
        <Button type="primary" htmlType="submit" disabled={!differs || !isReason(reason)} loading={save.isPending}>
          {t('app:act.save')}
        </Button>
        {isLate ? (
          <Button onClick={() => void queryClient.invalidateQueries({ queryKey: ruleQuery.queryKey })}>{t('rule.latest')}</Button>
        ) : null}
      </div>
    </form>
  );
}
