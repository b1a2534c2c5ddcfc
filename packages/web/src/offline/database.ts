import { type Outbreak, type Session } from '@firebreak/contract';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type Entry } from './entry.ts';
import { type FieldList } from './field-list.ts';

/** Who was signed in and what was open to them, to begin without a network. It holds no token. */
export interface KeptStart {
  readonly session: Session;
  readonly outbreaks: readonly Outbreak[];
}

interface FieldSchema extends DBSchema {
  outbox: { key: string; value: Entry };
  list: { key: string; value: FieldList };
  start: { key: 'start'; value: KeptStart };
}
export type FieldDatabase = IDBPDatabase<FieldSchema>;

let opened: Promise<FieldDatabase> | undefined;

/** The device's database of field work. */
export function fieldDatabase(): Promise<FieldDatabase> {
  opened ??= openAnyVersion().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** Without a network an older page may meet a newer database: stores are only ever added, so it works with that. */
async function openAnyVersion(): Promise<FieldDatabase> {
  try {
    return await open(VERSION);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'VersionError') return open(undefined);
    throw error;
  }
}

const open = (version: number | undefined): Promise<FieldDatabase> =>
  openDB<FieldSchema>('firebreak-field', version, {
    upgrade(db) {
      db.createObjectStore('outbox', { keyPath: 'id' });
      db.createObjectStore('list', { keyPath: 'key' });
      db.createObjectStore('start');
    },
    // A newer page wants to change the stores: this one lets go and opens again when it needs to.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated: () => {
      opened = undefined;
    },
  });

const VERSION = 1;
