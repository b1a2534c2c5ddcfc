import { locales, routes, type Locale } from '@firebreak/contract';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { queryClient } from '../../app/query.ts';
import { currentLocale } from '../../text/i18n.ts';
import { localeNames } from '../../text/locale.ts';
import { useFocusFirst } from '../../ui/focus-first.tsx';
import { Wrong } from '../../ui/state/wrong.tsx';
import { showToast } from '../../ui/toast.tsx';
import { GrantRows, type GrantDraft } from './grant-rows.tsx';
import { usersQuery, type SystemUser } from './users.ts';

interface Props {
  readonly user: SystemUser | undefined;
  readonly close: () => void;
  readonly onLink: (link: { readonly name: string; readonly link: string }) => void;
}

/** Makes a user or changes one: names, roles by area and outbreak, state, a new one-time link. */
export function UserForm({ user, close, onLink }: Props) {
  const { t } = useTranslation(['account', 'app']);
  const place = useFocusFirst();
  const [name, setName] = useState(user?.name ?? '');
  const [displayName, setDisplayName] = useState(user?.displayName ?? '');
  const [locale, setLocale] = useState<Locale>(user?.locale ?? currentLocale());
  const [grants, setGrants] = useState<readonly GrantDraft[]>(
    user?.grants.map(({ role, area, outbreak, expiresAt }) => ({ role, area, outbreak, expiresAt })) ?? [],
  );
  const whole = grants.flatMap((grant) =>
    grant.role === undefined || grant.area === undefined ? [] : [{ ...grant, role: grant.role, area: grant.area }],
  );
  const refresh = () => queryClient.invalidateQueries({ queryKey: usersQuery.queryKey });
  const save = useMutation({
    mutationFn: async () => {
      if (user === undefined) {
        const made = await call(routes.account.createUser, {
          body: { name: name.trim(), displayName: displayName.trim(), locale, grants: whole },
        });
        onLink({ name: made.user.displayName, link: made.link });
      } else {
        await call(routes.account.editUser, { params: { id: user.id }, body: { displayName: displayName.trim(), grants: whole } });
        showToast(t('user.saved', { name: displayName }));
        close();
      }
    },
    onSuccess: refresh,
  });
  const disable = useMutation({
    mutationFn: (known: SystemUser) => call(routes.account.editUser, { params: { id: known.id }, body: { disabled: !known.disabled } }),
    onSuccess: async (changed) => {
      showToast(t('user.saved', { name: changed.displayName }), () =>
        call(routes.account.editUser, { params: { id: changed.id }, body: { disabled: !changed.disabled } }).then(refresh),
      );
      close();
      await refresh();
    },
  });
  const renew = useMutation({
    mutationFn: async (known: SystemUser) =>
      onLink({ name: known.displayName, link: (await call(routes.account.renewLink, { params: { id: known.id } })).link }),
  });
  const error = save.error ?? disable.error ?? renew.error;
  const ready =
    displayName.trim() !== '' && (user !== undefined || /^[\p{L}\p{N}._-]{2,60}$/u.test(name.trim())) && whole.length === grants.length;
  return (
    <form
      ref={place}
      className="card"
      aria-label={user === undefined ? t('user.new') : t('user.edit', { name: user.displayName })}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h2>{user === undefined ? t('user.new') : t('user.edit', { name: user.displayName })}</h2>
      <div className="field-group">
        {user === undefined ? (
          <div className="field">
            <label htmlFor="user-name">{t('user.name')}</label>
            <Input id="user-name" autoComplete="off" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
            <p className="need">{t('link.nameHint')}</p>
          </div>
        ) : null}
        <div className="field">
          <label htmlFor="user-display">{t('user.displayName')}</label>
          <Input
            id="user-display"
            autoComplete="off"
            maxLength={80}
            value={displayName}
            onChange={(event) => setDisplayName(event.target.value)}
          />
        </div>
        {user === undefined ? (
          <div className="field">
            <label htmlFor="user-locale">{t('user.locale')}</label>
            <Select
              id="user-locale"
              aria-label={t('user.locale')}
              value={locale}
              onChange={setLocale}
              options={locales.map((value) => ({ value, label: localeNames[value] }))}
            />
          </div>
        ) : null}
      </div>
      <GrantRows grants={grants} onChange={setGrants} />
      {whole.length === grants.length ? null : <p className="soft">{t('user.incomplete')}</p>}
      <Wrong error={error} />
      <div className="form-acts">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
          {t('app:act.save')}
        </Button>
        {user === undefined ? null : (
          <>
            <Button onClick={() => renew.mutate(user)} loading={renew.isPending}>
              {t('user.newLink')}
            </Button>
            <Button onClick={() => disable.mutate(user)} loading={disable.isPending}>
              {user.disabled ? t('user.enable') : t('user.disable')}
            </Button>
          </>
        )}
        <Button type="text" onClick={close}>
          {t('app:act.cancel')}
        </Button>
      </div>
    </form>
  );
}
