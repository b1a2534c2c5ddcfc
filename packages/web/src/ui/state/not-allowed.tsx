import { AppError, isRecording, routes, type Permission } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../app/client.ts';
import { mayIn, useOutbreakIfAny } from '../../app/outbreak.ts';
import { ClosedOutbreak } from './closed-outbreak.tsx';
import { NoPermission } from './no-permission.tsx';

/** In place of a page that may not be used: says that the outbreak is closed, or who has the permission. */
export function NotAllowed({ permission }: { readonly permission: Permission }) {
  const outbreak = useOutbreakIfAny();
  const { data } = useQuery({ queryKey: ['roles'], queryFn: () => call(routes.account.roleData, {}), staleTime: Infinity });
  // Who reads closed outbreaks lacks what they lack anyway, unless it is a right to record.
  if (outbreak?.status === 'closed' && (isRecording(permission) || !mayIn(outbreak, 'outbreak.readClosed')))
    return <ClosedOutbreak outbreak={outbreak} />;
  if (data === undefined) return null;
  const whoHasIt = data.roles.filter((one) => one.permissions.includes(permission)).map((one) => one.role);
  return <NoPermission error={new AppError('PERMISSION_DENIED', { permission, whoHasIt })} />;
}
