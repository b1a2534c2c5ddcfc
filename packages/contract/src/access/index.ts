export * from './permission.ts';
export * from './role.ts';
