import { platform } from './0001-platform.ts';
import { registry } from './0002-registry.ts';
import { imports } from './0003-import.ts';
import { figure } from './0005-figure.ts';

/** Every migration in its order. Never edit one that was released: add the next. */
export const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-platform', sql: platform },
  { name: '0002-registry', sql: registry },
  { name: '0003-import', sql: imports },
  { name: '0005-figure', sql: figure },
];
