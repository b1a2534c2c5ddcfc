/** A task that runs. */
export const isOpen = /* sql */ `status in ('open', 'accepted', 'refused') and withdrawn_at is null`;

const keyColumns = ['home', 'outbreak', 'area', 'what', 'kind', 'owner_role', 'slot'] as const;
/** Columns that name one count. */
export const tallyKey = keyColumns.join(', ');
export const sameKey = (one: string, other: string): string =>
  keyColumns.map((column) => `${one}.${column} = ${other}.${column}`).join(' and ');

/** Whether a task (or a count) is of a role that the reader holds, or of everybody's. */
export const isOwn = `(coalesce(t.owner_role, '') = '' or t.owner_role = any (held))`;
