import { type UsageCode } from './usage-text.ts';

/** A value that a parser of the command line does not take: why, without saying whose value it is. */
export class ValueError extends Error {
  readonly code: UsageCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: UsageCode, details: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'ValueError';
    this.code = code;
    this.details = details;
  }
}
