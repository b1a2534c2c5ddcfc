import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { queryClient } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { pinProblem } from '../../offline/vault/pin.ts';
import { leaseOf, setPin } from '../../offline/vault/vault.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { useErrorText } from '../../ui/state/error-text.ts';

/** Sets the PIN that opens the device without a network. */
export function PinCard() {
  const { t } = useTranslation('device');
  const { instant } = useFormat();
  const say = useErrorText();
  const user = useSession().user.id;
  const { data: lease } = useQuery({ queryKey: ['lease', user], queryFn: async () => (await leaseOf(user)) ?? null });
  const [pin, setTyped] = useState('');
  const length = lease?.rule.pinLength ?? SHORTEST;
  const problem = pin === '' ? undefined : pinProblem(pin, length);
  const save = useMutation({
    mutationFn: () => setPin(user, pin),
    onSuccess: () => {
      setTyped('');
      return queryClient.invalidateQueries({ queryKey: ['lease', user] });
    },
  });
  const isSet = lease !== null && lease !== undefined && lease.pin !== null;
  return (
    <section className="card" aria-labelledby="setup-pin">
      <h2 id="setup-pin">{t('pin.title')}</h2>
      <p className="soft">{t('pin.what')}</p>
      <p>{isSet ? t('pin.isSet', { time: instant(lease.until) }) : t('pin.isNot')}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <label htmlFor="new-pin">{t('pin.field', { length })}</label>
        <Input.Password
          id="new-pin"
          inputMode="numeric"
          autoComplete="new-password"
          value={pin}
          onChange={(event) => setTyped(event.target.value)}
        />
        {problem === undefined ? null : <p role="status">{t(`pin.problem.${problem}`, { length })}</p>}
        <Button htmlType="submit" loading={save.isPending} disabled={pin === '' || problem !== undefined}>
          {t(isSet ? 'pin.change' : 'pin.set')}
        </Button>
      </form>
      {save.isSuccess ? <p role="status">{t('pin.done')}</p> : null}
      {save.isError ? (
        <p role="alert" className="wrong">
          {say(save.error)}
        </p>
      ) : null}
    </section>
  );
}

const SHORTEST = 6;
