import { uuidv7 } from '../app/uuid.ts';

/** A name of this device for the journal: made once, says nothing about its owner. */
export function deviceName(): string {
  const kept = localStorage.getItem(KEPT_NAME);
  if (kept !== null) return kept;
  const made = `device-${uuidv7().slice(-12)}`;
  localStorage.setItem(KEPT_NAME, made);
  return made;
}

const KEPT_NAME = 'firebreak.device';
