import { routes } from '@firebreak/contract';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddressSearch } from '../../app/address.ts';
import { call } from '../../app/client.ts';
import { beginSession } from '../../app/session.tsx';
import { useFocusFirst } from '../../ui/focus-first.tsx';
import { draftCount } from '../../ui/record/draft.ts';
import { useErrorText } from '../../ui/state/error-text.ts';
import { DoorPage } from './door-page.tsx';

/** Name and password; afterwards the person comes to where they wanted to go. */
export function SignInPage() {
  const { t } = useTranslation('account');
  const say = useErrorText();
  const place = useFocusFirst();
  const navigate = useNavigate();
  const to = useAddressSearch(Search)?.to ?? '/';
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState<'name' | 'password'>();
  const signIn = useMutation({
    mutationFn: async () => beginSession(await call(routes.account.signIn, { body: { name: name.trim(), password } })),
    onSuccess: () => navigate({ href: to }),
  });
  const setMissing = (field: 'name' | 'password', form: HTMLFormElement): void => {
    setAsked(field);
    form.querySelector<HTMLElement>(`#${field}`)?.focus();
  };
  return (
    <DoorPage title={t('signIn.question')} what={t('signIn.what')}>
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
        {draftCount() > 0 ? (
          <p className="soft" role="status">
            {t('signIn.kept', { count: draftCount() })}
          </p>
        ) : null}
        <label htmlFor="name">{t('signIn.name')}</label>
        <Input
          id="name"
          size="large"
          autoComplete="username"
          autoCapitalize="none"
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <label htmlFor="password">{t('signIn.password')}</label>
        <Input.Password
          id="password"
          size="large"
          autoComplete="current-password"
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
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
      <p className="soft">{t('signIn.help')}</p>
    </DoorPage>
  );
}

const Search = z.object({
  to: z
    .string()
    .regex(/^\/(?!\/)/)
    .optional()
    .catch(undefined),
});
