import { permissions, recordKinds, roles, routes, type Permission, type Role } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/client.ts';
import { kindsText } from '../../text/field.ts';
import { permissionText } from '../../text/permission.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import '../../ui/record/record.css';
import { TableHead } from '../../ui/table-head.tsx';

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
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keyboard (WCAG 2.1.1) */}
        <section className="card related-table" aria-label={t('roles.question')} tabIndex={0}>
          <table className="plain-table row-cards">
            <TableHead columns={[t('account.role'), t('roles.write'), t('roles.read'), t('roles.other')]} />
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

function RoleRow({ role, permissions: granted }: { readonly role: Role; readonly permissions: readonly Permission[] }) {
  const { t } = useTranslation('account');
  const written = recordKinds.filter((kind) => granted.includes(`${kind}.write`));
  const read = recordKinds.filter((kind) => granted.includes(`${kind}.read`) && !granted.includes(`${kind}.write`));
  const other = otherPermissions.filter((permission) => granted.includes(permission));
  const say = (kinds: readonly (typeof recordKinds)[number][]) =>
    kinds.length === 0 ? '—' : kinds.length === recordKinds.length ? t('roles.every') : kinds.map(kindsText).join(' · ');
  return (
    <tr>
      <th scope="row">{t(`role.${role}`)}</th>
      <td data-label={t('roles.write')}>{say(written)}</td>
      <td data-label={t('roles.read')}>{say(read)}</td>
      <td data-label={t('roles.other')}>{other.length === 0 ? '—' : other.map(permissionText).join(' · ')}</td>
    </tr>
  );
}

/** Rights that are not about one kind of record: whatever the contract knows, so that a new one is not left out here. */
const otherPermissions: readonly Permission[] = permissions.filter(
  (permission) => !recordKinds.some((kind) => permission === `${kind}.read` || permission === `${kind}.write`),
);
