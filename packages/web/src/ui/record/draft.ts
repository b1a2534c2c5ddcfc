/** What was typed into a form and not sent: kept in this tab only, and gone with it (P32). */
export type Draft = Readonly<Record<string, unknown>>;

export function readDraft(key: string): Draft | undefined {
  const text = sessionStorage.getItem(PREFIX + key);
  return text === null ? undefined : (JSON.parse(text) as Draft);
}

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(key: string, draft: Draft): void {
  const filled = Object.values(draft).some((value) => value !== undefined && value !== null && value !== '');
  if (filled) sessionStorage.setItem(PREFIX + key, JSON.stringify(draft));
  else forgetDraft(key);
}

export function forgetDraft(key: string): void {
  sessionStorage.removeItem(PREFIX + key);
}

/** Forms begun and not sent. */
export function draftCount(): number {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX)).length;
}

const PREFIX = 'firebreak.draft.';
