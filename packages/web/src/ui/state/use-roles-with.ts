import { routes, type Permission } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../app/client.ts';
import { roleText } from '../../text/permission.ts';
import { useFormat } from '../format/use-format.ts';

/** The roles that have a permission, in words; empty until they are known. */
export function useRolesWith(permission: Permission): string {
  const { list } = useFormat();
  const { data } = useQuery({ queryKey: ['roles'], queryFn: () => call(routes.account.roleData, {}), staleTime: Infinity });
  return list((data?.roles ?? []).filter((one) => one.permissions.includes(permission)).map(({ role }) => roleText(role)));
}
