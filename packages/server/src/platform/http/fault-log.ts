/** Where faults are written, a line each: for a server the standard error. */
export interface FaultLog {
  write(line: string): void;
}

/**
 * A log of nothing but faults. Whoever meets one is given a reference and told to name it to the administrator, who finds it here. A line says
 * the route and not the address, and of an error of the database not its detail: both quote what people wrote.
 */
export const faultLogger = (stream: FaultLog) => ({ level: 'error', stream, serializers: { err: faultOf } }) as const;

function faultOf(error: Error): { type: string; message: string; stack: string; code?: string } {
  const { code } = error as { code?: unknown };
  return { type: error.name, message: error.message, stack: error.stack ?? '', ...(typeof code === 'string' ? { code } : {}) };
}
