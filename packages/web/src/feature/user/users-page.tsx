import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areaNameText } from '../../text/area-name.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { LinkOnce } from './link-once.tsx';
import { UserForm } from './user-form.tsx';
import { usersQuery, type SystemUser } from './users.ts';
import '../../ui/record/record.css';
import { TableHead } from '../../ui/table-head.tsx';

/** Users, their roles and areas; makes users and hands over one-time links. */
export function UsersPage() {
  const { t } = useTranslation('account');
  const { data, error, refetch } = useQuery(usersQuery);
  const [edited, setEdited] = useState<SystemUser | 'new'>();
  const [link, setLink] = useState<{ readonly name: string; readonly link: string }>();
  if (error !== null) return <Problem error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const answer = t('user.answer', { active: data.filter((user) => !user.disabled).length, all: data.length });
  const add = (
    <Button type="primary" onClick={() => setEdited('new')}>
      {t('user.new')}
    </Button>
  );
  return (
    <>
      <PageTitle question={t('user.question')} answer={answer} acts={add} />
      <div className="page-body">
        {link === undefined ? null : <LinkOnce name={link.name} link={link.link} close={() => setLink(undefined)} />}
        {edited === undefined ? null : (
          <UserForm
            key={edited === 'new' ? 'new' : edited.id}
            user={edited === 'new' ? undefined : edited}
            close={() => setEdited(undefined)}
            onLink={(made) => {
              setLink(made);
              setEdited(undefined);
            }}
          />
        )}
        <section className="card related-table" aria-label={t('user.question')}>
          <UserTable users={data} edit={setEdited} />
        </section>
      </div>
    </>
  );
}

function UserTable({ users, edit }: { readonly users: readonly SystemUser[]; readonly edit: (user: SystemUser) => void }) {
  const { t } = useTranslation('account');
  return (
    <table className="plain-table row-cards">
      <TableHead columns={[t('user.displayName'), t('user.name'), t('user.grants'), t('user.state')]} />
      <tbody>
        {users.map((user) => (
          <tr key={user.id}>
            <td>
              <button type="button" className="link" onClick={() => edit(user)} aria-label={t('user.edit', { name: user.displayName })}>
                {user.displayName}
              </button>
            </td>
            <td data-label={t('user.name')}>{user.name}</td>
            <td data-label={t('user.grants')}>
              {user.grants.map((grant) => `${t(`role.${grant.role}`)} · ${areaNameText(grant.areaName)}`).join(' / ')}
            </td>
            <td data-label={t('user.state')}>{user.disabled ? `✕ ${t('user.disabled')}` : t('user.active')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
