import { DeviceRule, routes } from '@firebreak/contract';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { useErrorText } from '../../ui/state/error-text.ts';
import { refreshDevices } from './devices.ts';

const names = ['leaseHours', 'listDays', 'pinLength', 'pinAttempts'] as const;

/** How long devices keep lists and how they are unlocked: four numbers for the whole installation. */
export function RuleForm({ rule }: { readonly rule: DeviceRule }) {
  const { t } = useTranslation('device');
  const say = useErrorText();
  const [edited, setEdited] = useState(rule);
  const save = useMutation({
    mutationFn: () => call(routes.device.setRule, { body: edited }),
    onSuccess: refreshDevices,
  });
  return (
    <section className="card" aria-labelledby="device-rule">
      <h2 id="device-rule">{t('rule.title')}</h2>
      <div className="stack">
        {names.map((name) => (
          <div key={name}>
            <label htmlFor={`rule-${name}`}>{t(`rule.${name}`)}</label>{' '}
            <InputNumber
              id={`rule-${name}`}
              value={edited[name]}
              min={limit(name, 'minValue')}
              max={limit(name, 'maxValue')}
              precision={0}
              onChange={(value) => (value === null ? undefined : setEdited({ ...edited, [name]: value }))}
            />
          </div>
        ))}
        <div className="acts">
          <Button loading={save.isPending} disabled={names.every((name) => edited[name] === rule[name])} onClick={() => save.mutate()}>
            {t('rule.save')}
          </Button>
        </div>
        {save.isSuccess ? <p role="status">{t('rule.saved')}</p> : null}
        {save.isError ? (
          <p role="alert" className="wrong">
            {say(save.error)}
          </p>
        ) : null}
      </div>
    </section>
  );
}

/** Limits as the contract sets them. */
const limit = (name: (typeof names)[number], which: 'minValue' | 'maxValue'): number => DeviceRule.shape[name][which] ?? 0;
