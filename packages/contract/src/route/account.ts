import { z } from 'zod';
import { permissions, roles, type Permission } from '../access/index.ts';
import { locales } from '../error/index.ts';
import { AreaCode } from '../field.ts';
import { Instant } from '../instant.ts';
import { route } from './route.ts';

const RoleName = z.enum(roles);
const PermissionName = z.enum<readonly Permission[]>(permissions);
export const Password = z.string().min(10).max(200);
export const UserName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}._-]{2,60}$/u);

export const Grant = z.object({
  id: z.uuid(),
  role: RoleName,
  area: AreaCode,
  areaName: z.string(),
  /** Null: every outbreak of the area. */
  outbreak: z.uuid().nullable(),
  expiresAt: Instant.nullable(),
});

export const Session = z.object({
  user: z.object({ id: z.uuid(), name: z.string(), displayName: z.string(), locale: z.enum(locales) }),
  grants: z.array(Grant),
  /** Union over all grants: what the interface offers. The server decides again for every call. */
  permissions: z.array(PermissionName),
  csrf: z.string(),
});
export type Session = z.infer<typeof Session>;

export const User = z.object({
  id: z.uuid(),
  name: z.string(),
  displayName: z.string(),
  locale: z.enum(locales),
  disabled: z.boolean(),
  grants: z.array(Grant),
});

const NewGrant = z.strictObject({
  role: RoleName,
  area: AreaCode,
  outbreak: z.uuid().nullable().default(null),
  expiresAt: Instant.nullable().default(null),
});

export const accountRoutes = {
  session: route({
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in',
    tag: 'account',
    access: 'signedIn',
    response: Session,
  }),
  signIn: route({
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in with a name and a password',
    tag: 'account',
    access: 'anyone',
    body: z.strictObject({ name: z.string().max(60), password: z.string().max(200) }),
    response: Session,
  }),
  signOut: route({ method: 'DELETE', path: '/api/session', summary: 'Sign out', tag: 'account', access: 'signedIn', status: 204 }),
  linkState: route({
    method: 'GET',
    path: '/api/sign-in-links/{token}',
    summary: 'What a one-time link is for: the first administrator, a new password, or a sign-in',
    tag: 'account',
    access: 'anyone',
    params: z.strictObject({ token: z.string().max(100) }),
    response: z.object({ purpose: z.enum(['setUp', 'setPassword', 'signIn']), name: z.string().nullable() }),
  }),
  useLink: route({
    method: 'POST',
    path: '/api/sign-in-links/{token}',
    summary: 'Use a one-time link; it cannot be used again',
    tag: 'account',
    access: 'anyone',
    params: z.strictObject({ token: z.string().max(100) }),
    body: z.strictObject({
      name: UserName.optional(),
      displayName: z.string().trim().min(1).max(80).optional(),
      password: Password.optional(),
      locale: z.enum(locales).optional(),
    }),
    response: Session,
  }),
  changeLocale: route({
    method: 'PATCH',
    path: '/api/session',
    summary: 'Change the own language',
    tag: 'account',
    access: 'signedIn',
    body: z.strictObject({ locale: z.enum(locales) }),
    response: Session,
  }),
  listUsers: route({
    method: 'GET',
    path: '/api/users',
    summary: 'List users',
    tag: 'account',
    access: 'user.manage',
    response: z.object({ users: z.array(User) }),
  }),
  createUser: route({
    method: 'POST',
    path: '/api/users',
    summary: 'Create a user; answers a one-time link with which the user sets a password',
    tag: 'account',
    access: 'user.manage',
    body: z.strictObject({
      name: UserName,
      displayName: z.string().trim().min(1).max(80),
      locale: z.enum(locales).default('zh-Hans'),
      grants: z.array(NewGrant).max(20).default([]),
    }),
    response: z.object({ user: User, link: z.string() }),
    status: 201,
  }),
  editUser: route({
    method: 'PATCH',
    path: '/api/users/{id}',
    summary: 'Change grants, name or state of a user',
    tag: 'account',
    access: 'user.manage',
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({
      displayName: z.string().trim().min(1).max(80).optional(),
      disabled: z.boolean().optional(),
      grants: z.array(NewGrant).max(20).optional(),
    }),
    response: User,
  }),
  renewLink: route({
    method: 'POST',
    path: '/api/users/{id}/link',
    summary: 'Make a new one-time link for a user',
    tag: 'account',
    access: 'user.manage',
    params: z.strictObject({ id: z.uuid() }),
    response: z.object({ link: z.string() }),
    status: 201,
  }),
  roleData: route({
    method: 'GET',
    path: '/api/roles',
    summary: 'Roles and what each may do',
    tag: 'account',
    access: 'signedIn',
    response: z.object({ roles: z.array(z.object({ role: RoleName, permissions: z.array(PermissionName) })) }),
  }),
};
