import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { useAddress } from '../../app/address.ts';
import { call } from '../../app/client.ts';
import { chooseLocale } from '../../app/layout/user-menu.tsx';
import { beginSession } from '../../app/session.tsx';
import { currentLocale } from '../../text/i18n.ts';
import { useFocusFirst } from '../../ui/focus-first.tsx';
import { useErrorText } from '../../ui/state/error-text.ts';
import { Wrong } from '../../ui/state/wrong.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { DoorField } from './door-field.tsx';
import { DoorPage } from './door-page.tsx';

/** A one-time link: sets up the first administrator, sets a password, or signs in. Opening the page does not use it up. */
export function LinkPage() {
  const { t } = useTranslation('account');
  const say = useErrorText();
  const token = useAddress().token ?? '';
  const state = useQuery({
    queryKey: ['link', token],
    queryFn: () => call(routes.account.linkState, { params: { token } }),
    retry: false,
    staleTime: Infinity,
  });
  if (state.isError) {
    return (
      <DoorPage title={t('signIn.question')}>
        <p role="alert" className="wrong">
          {say(state.error)}
        </p>
        <Link to="/sign-in">{t('link.toSignIn')}</Link>
      </DoorPage>
    );
  }
  if (state.data === undefined) return <Loading />;
  const { purpose, name } = state.data;
  return (
    <DoorPage title={t(`link.${purpose}`)} what={t(`link.${purpose}What`, { name: name ?? '' })}>
      <LinkForm token={token} purpose={purpose} />
    </DoorPage>
  );
}

function LinkForm({ token, purpose }: { readonly token: string; readonly purpose: 'setUp' | 'setPassword' | 'signIn' }) {
  const { t } = useTranslation('account');
  const place = useFocusFirst();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [password, setPassword] = useState('');
  const first = purpose === 'setUp';
  const withPassword = purpose !== 'signIn';
  const wrong = {
    name: first && !/^[\p{L}\p{N}._-]{2,60}$/u.test(name.trim()),
    displayName: first && displayName.trim() === '',
    password: withPassword && password.length < SHORTEST_PASSWORD,
  };
  // What is wrong is said when somebody goes on, not while they type.
  const [asked, setAsked] = useState(false);
  const use = useMutation({
    mutationFn: async () => {
      const locale = currentLocale();
      await beginSession(
        await call(routes.account.useLink, {
          params: { token },
          body: {
            ...(first ? { name: name.trim(), displayName: displayName.trim() } : {}),
            ...(withPassword ? { password } : {}),
            ...(purpose === 'signIn' ? {} : { locale }),
          },
        }),
      );
      // Whoever chooses a password here has chosen the language of this page too.
      if (purpose !== 'signIn' && locale !== currentLocale()) await chooseLocale(locale);
    },
    onSuccess: () => navigate({ to: '/', replace: true }),
  });
  return (
    <form
      ref={place}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        const missing = wrong.name ? '#name' : wrong.displayName ? '#display-name' : wrong.password ? '#password' : undefined;
        if (missing === undefined) use.mutate();
        else event.currentTarget.querySelector<HTMLElement>(missing)?.focus();
      }}
    >
      {first ? (
        <>
          <DoorField
            id="name"
            label={t('link.name')}
            hint={t('link.nameHint')}
            autoComplete="username"
            longest={60}
            value={name}
            onChange={setName}
            isWrong={asked && wrong.name}
          />
          <DoorField
            id="display-name"
            label={t('link.displayName')}
            hint={t('link.displayNameHint')}
            autoComplete="name"
            longest={80}
            value={displayName}
            onChange={setDisplayName}
            isWrong={asked && wrong.displayName}
          />
        </>
      ) : null}
      {withPassword ? (
        <DoorField
          id="password"
          label={t('link.password')}
          hint={t('link.passwordHint')}
          autoComplete="new-password"
          longest={200}
          value={password}
          onChange={setPassword}
          isWrong={asked && wrong.password}
        />
      ) : null}
      <Wrong error={use.error} />
      <Button type="primary" htmlType="submit" size="large" block loading={use.isPending}>
        {t('link.act')}
      </Button>
    </form>
  );
}

const SHORTEST_PASSWORD = 10;
