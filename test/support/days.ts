const dayMs = 86_400_000;

/** An instant so many minutes ago. */
export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

export const daysAgo = (days: number): string => minutesAgo(days * 1_440);

/** The day of an instant in UTC: `2026-03-02`. */
export const dayOfInstant = (instant: string): string => instant.slice(0, 10);

/** An instant of the week after next, `days` after its Monday, at a time of day in UTC: far enough ahead of now to be booked on any day. */
export const inAFreeWeek = (days: number, time: string): string => {
  const now = new Date();
  const sinceMonday = (now.getUTCDay() + 6) % 7;
  const day = new Date(now.getTime() + (14 - sinceMonday + days) * dayMs).toISOString().slice(0, 10);
  return `${day}T${time}:00.000Z`;
};
