import { recordKinds, roles, routes, type Permission, type Role } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/client.ts';
import { kindsText } from '../../text/field.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import '../../ui/record/record.css';

/** Every role and what it may do: kinds of record it reads or writes, and further rights. */
export function RolesPage() {
  const { t } = useTranslation('account');
  const { data, error } = useQuery({ queryKey: ['roles'], queryFn: () => call(routes.account.roleData, {}), staleTime: Infinity });
  if (error !== null) return <Problem error={error} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      <PageTitle question={t('roles.question')} answer={t('roles.answer', { count: data.roles.length })} />
      <div className="page-body">
        {/* Without any control on the page, it must still scroll by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section className="card related-table" aria-label={t('roles.question')} tabIndex={0}>
          <table className="plain-table stack">
            <thead>
              <tr>
                <th scope="col">{t('account.role')}</th>
                <th scope="col">{t('roles.write')}</th>
                <th scope="col">{t('roles.read')}</th>
                <th scope="col">{t('roles.other')}</th>
              </tr>
            </thead>
            <tbody>
              {data.roles
                .toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
                .map(({ role, permissions }) => (
                  <RoleRow key={role} role={role} permissions={permissions} />
                ))}
            </tbody>
          </table>
        </section>
      </div>
    </>
  );
}

function RoleRow({ role, permissions }: { readonly role: Role; readonly permissions: readonly Permission[] }) {
  const { t } = useTranslation('account');
  const written = recordKinds.filter((kind) => permissions.includes(`${kind}.write`));
  const read = recordKinds.filter((kind) => permissions.includes(`${kind}.read`) && !permissions.includes(`${kind}.write`));
  const other = otherPermissions.filter((permission) => permissions.includes(permission));
  const say = (kinds: readonly (typeof recordKinds)[number][]) =>
    kinds.length === 0 ? '—' : kinds.length === recordKinds.length ? t('roles.every') : kinds.map(kindsText).join(' · ');
  return (
    <tr>
      <th scope="row">{t(`role.${role}`)}</th>
      <td data-label={t('roles.write')}>{say(written)}</td>
      <td data-label={t('roles.read')}>{say(read)}</td>
      <td data-label={t('roles.other')}>
        {other.length === 0 ? '—' : other.map((permission) => t(`permission.${textKey(permission)}`)).join(' · ')}
      </td>
    </tr>
  );
}

/** Rights that are not about one kind of record. */
const otherPermissions = [
  'outbreak.read',
  'outbreak.manage',
  'outbreak.readClosed',
  'person.name',
  'person.reveal',
  'figure.read',
  'chain.read',
  'import.run',
  'export.run',
  'area.manage',
  'user.manage',
  'audit.read',
] as const satisfies readonly Permission[];

type TextKey<P extends string> = P extends `${infer Noun}.${infer Verb}` ? `${Noun}-${Verb}` : never;
/** A dot would lead deeper into the catalogue. */
const textKey = <P extends string>(permission: P): TextKey<P> => permission.replace('.', '-') as TextKey<P>;
