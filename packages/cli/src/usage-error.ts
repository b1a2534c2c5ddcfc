import { text, type TextName } from './text.ts';

/** The command line says too little or contradicts itself: exit code 2, as for an unknown option. */
export class UsageError extends Error {
  constructor(name: TextName, values: Readonly<Record<string, string | number>> = {}) {
    super(text(name, values));
    this.name = 'UsageError';
  }
}
