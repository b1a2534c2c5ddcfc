import { type Connection } from './engine.ts';

/**
 * A connection that says when something written through it is safe: at the end of the transaction, or at once outside of one.
 *
 * It looks at the words of a statement and asks the database nothing. Row locks (`for update`) count as written.
 */
export function watchingCommits(connection: Connection, onCommitted: () => void): Connection {
  let isInTransaction = false;
  let hasWritten = false;
  return {
    ...connection,
    async query(sql, parameters) {
      const result = await connection.query(sql, parameters);
      const verb = /^\s*(begin|commit|rollback)\b(?!\s+to\b)/i.exec(sql)?.[1]?.toLowerCase();
      if (verb === undefined) {
        hasWritten ||= writing.test(sql);
        if (isInTransaction || !hasWritten) return result;
      }
      if (verb !== 'begin' && verb !== 'rollback' && hasWritten) onCommitted();
      isInTransaction = verb === 'begin';
      hasWritten = false;
      return result;
    },
  };
}

const writing = /\b(?:insert|update|delete|merge|truncate|copy)\b/i;
