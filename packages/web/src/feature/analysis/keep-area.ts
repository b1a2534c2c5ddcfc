/** The area in force goes with the reader; settings of one analysis mean nothing to another. */
export const keepArea = (before: Record<string, unknown>) => (before['area'] === undefined ? {} : { area: before['area'] });
