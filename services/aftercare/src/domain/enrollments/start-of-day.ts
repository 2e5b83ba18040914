import { dayOf, instantOf, plusDays } from '@continuum/care-calendar';

/** The first instant of the day so many days after an instant's own, as the ward counts days: at midnight of the program's time zone. */
export const startOfDayAfter = (instant: string, days: number, timeZone: string): string =>
  instantOf(dayOf(plusDays(instant, days, timeZone), timeZone), '00:00', timeZone);
