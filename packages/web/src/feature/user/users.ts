import { routes, type User } from '@firebreak/contract';
import { type z } from 'zod';
import { call } from '../../app/client.ts';

export type SystemUser = z.output<typeof User>;

/** Every user of the system. */
export const usersQuery = { queryKey: ['users'], queryFn: async () => (await call(routes.account.listUsers, {})).users };
