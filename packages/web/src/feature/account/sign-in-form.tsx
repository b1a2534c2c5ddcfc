import { routes, type Session } from '@firebreak/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { beginSession } from '../../app/session.tsx';
import { useFocusFirst } from '../../ui/focus-first.tsx';
import { useErrorText } from '../../ui/state/error-text.ts';
import { DoorField } from './door-field.tsx';

interface Props {
  /** What waits for the person, above the fields. */
  readonly waiting?: string;
  readonly done: (session: Session) => unknown;
}

/** Name and password. What is missing is said when somebody goes on. */
export function SignInForm({ waiting, done }: Props) {
  const { t } = useTranslation('account');
  const say = useErrorText();
  const place = useFocusFirst();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState<'name' | 'password'>();
  const signIn = useMutation({
    mutationFn: async () => {
      const session = await call(routes.account.signIn, { body: { name: name.trim(), password } });
      await beginSession(session);
      return session;
    },
    onSuccess: done,
  });
  const setMissing = (field: 'name' | 'password', form: HTMLFormElement): void => {
    setAsked(field);
    form.querySelector<HTMLElement>(`#${field}`)?.focus();
  };
  return (
    <form
      ref={place}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return setMissing('name', event.currentTarget);
        if (password === '') return setMissing('password', event.currentTarget);
        setAsked(undefined);
        signIn.mutate();
      }}
    >
      {waiting === undefined ? null : (
        <p className="soft" role="status">
          {waiting}
        </p>
      )}
      <DoorField
        id="name"
        label={t('signIn.name')}
        autoComplete="username"
        longest={60}
        value={name}
        onChange={setName}
        isWrong={asked === 'name'}
      />
      <DoorField
        id="password"
        label={t('signIn.password')}
        autoComplete="current-password"
        longest={200}
        value={password}
        onChange={setPassword}
        isWrong={asked === 'password'}
      />
      {asked !== undefined ? (
        <p className="wrong" role="alert">
          {t(`signIn.missing.${asked}`)}
        </p>
      ) : signIn.isError ? (
        <p className="wrong" role="alert">
          {say(signIn.error)}
        </p>
      ) : null}
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {t('signIn.act')}
      </Button>
    </form>
  );
}
