import { type Outbreak, type Session } from '@firebreak/contract';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type Entry } from './entry.ts';
import { type Lease } from './vault/lease.ts';
import { type EntryRow } from './vault/sealed-entry.ts';

/**
 * Who was signed in and what was open to them, to begin without a network. It holds no token; the person's name is in the sealed part.
 */
export interface KeptStart {
  readonly session: Session;
  readonly outbreaks: readonly Outbreak[];
  readonly sealedName: Uint8Array<ArrayBuffer>;
}

/** The list of an area as it lies on the device. */
export interface ListRow {
  readonly key: string;
  readonly outbreak: string;
  readonly user: string;
  readonly expiresAt: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** What the device is to the server: a name, and the proof of it. */
export interface Identity {
  readonly id: string;
  readonly token: string;
}

interface FieldSchema extends DBSchema {
  /** Entries of a version before this one lie there in the open until their person is there. */
  outbox: { key: string; value: EntryRow | Entry };
  list: { key: string; value: ListRow };
  start: { key: 'start'; value: KeptStart };
  identity: { key: 'device'; value: Identity };
  lease: { key: string; value: Lease };
  /** The latest moment this device has seen. */
  moment: { key: 'latest'; value: string };
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
    upgrade(db, before, _version, transaction) {
      if (before < 1) {
        db.createObjectStore('outbox', { keyPath: 'id' });
        db.createObjectStore('list', { keyPath: 'key' });
        db.createObjectStore('start');
      } else {
        // Lists that lay there in the open are downloaded again; entries are sealed once their person is there.
        void transaction.objectStore('list').clear();
        void transaction.objectStore('start').clear();
      }
      db.createObjectStore('identity');
      db.createObjectStore('lease', { keyPath: 'user' });
      db.createObjectStore('moment');
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

const VERSION = 2;
