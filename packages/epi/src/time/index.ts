export * from './calendar-date.ts';
export * from './civil-day.ts';
export * from './daily-series.ts';
export * from './epi-week.ts';
export * from './span.ts';
