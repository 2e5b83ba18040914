import { IsOptional, ValidateBy } from 'class-validator';
import { IsDay, IsRef } from '@continuum/command-shapes';
import { isRealWeek } from '../calendar/ward-days.js';

const momentShape = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

const isMoment = (value: unknown): boolean => {
  const day = typeof value === 'string' ? momentShape.exec(value)?.[1] : undefined;
  if (day === undefined || Number.isNaN(Date.parse(String(value)))) return false;
  return new Date(`${day}T00:00:00.000Z`).toISOString().startsWith(day);
};

/** An instant with its offset, or a day; of a day that exists. */
const IsMoment = (): PropertyDecorator =>
  ValidateBy({
    name: 'isMoment',
    validator: { validate: isMoment, defaultMessage: () => '$property must be a day or an instant that exists, such as 2026-03-02 or 2026-03-02T14:00:00Z' },
  });

/** An ISO week that the calendar has. */
const IsWeekOfTheCalendar = (): PropertyDecorator =>
  ValidateBy({
    name: 'isWeekOfTheCalendar',
    validator: { validate: (value) => typeof value === 'string' && isRealWeek(value), defaultMessage: () => '$property must be an ISO week, such as 2026-W10' },
  });

export class TimelineAsked {
  @IsRef() clientRef!: string;
  @IsOptional() @IsMoment() asOf?: string;
  @IsOptional() @IsMoment() knownAt?: string;
}

export class ClientAttendanceAsked {
  @IsRef() clientRef!: string;
}

export class ProgramAttendanceAsked {
  @IsRef() programId!: string;
  @IsWeekOfTheCalendar() week!: string;
}

export class ProgramCensusAsked {
  @IsRef() programId!: string;
  @IsOptional() @IsDay() on?: string;
}

export class FacilityCensusAsked {
  @IsOptional() @IsDay() on?: string;
}
