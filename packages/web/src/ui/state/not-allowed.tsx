import { AppError, routes, type Permission } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../app/client.ts';
import { NoPermission } from './no-permission.tsx';

/** In place of a page that the role may not use: says who has it. */
export function NotAllowed({ permission }: { readonly permission: Permission }) {
  const { data } = useQuery({ queryKey: ['roles'], queryFn: () => call(routes.account.roleData, {}), staleTime: Infinity });
  if (data === undefined) return null;
  const whoHasIt = data.roles.filter((one) => one.permissions.includes(permission)).map((one) => one.role);
  return <NoPermission error={new AppError('PERMISSION_DENIED', { permission, whoHasIt })} />;
}
