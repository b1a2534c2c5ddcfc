/** The instant so many hours later; earlier where they are negative. */
export const hoursAfter = (moment: string, hours: number): string => new Date(Date.parse(moment) + hours * hourMilliseconds).toISOString();

/** The day so many days after an instant, both by universal time. */
export const daysAfter = (moment: string, days: number): string => hoursAfter(moment, days * 24).slice(0, 10);

const hourMilliseconds = 3_600_000;
