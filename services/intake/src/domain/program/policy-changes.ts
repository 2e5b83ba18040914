import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { AftercareComponent, LevelOfCare, type ProgramLimits } from '@continuum/contracts';
import { IsCode } from '@continuum/command-shapes';

/** A whole number between these bounds, where it is given. */
const Limit =
  (least: number, most: number): PropertyDecorator =>
  (target, property) =>
    [IsOptional(), IsInt(), Min(least), Max(most)].forEach((decorate) => decorate(target, property));

const Days = (): PropertyDecorator => Limit(1, 3_650);
const MinutesADay = (): PropertyDecorator => Limit(0, 1_440);
const MinutesAWeek = (): PropertyDecorator => Limit(0, 10_080);
const Percent = (): PropertyDecorator => Limit(0, 100);

/**
 * The numbers that a new policy changes; those left out stay as they were. Rules and units: `ProgramLimits` of the catalogue.
 * `planApprovedWithinSessions: 0` takes that limit away, for a request says no null.
 */
export class PolicyChanges implements Partial<ProgramLimits> {
  @Limit(1, 7) daysPerWeekMin?: number;
  @Limit(1, 7) daysPerWeekMax?: number;
  @MinutesADay() minutesPerDayMin?: number;
  @MinutesADay() minutesPerDayMax?: number;
  @MinutesADay() claimableDayMinutes?: number;
  @MinutesAWeek() weeklyMinutesAdultMin?: number;
  @MinutesAWeek() weeklyMinutesAdolescentMin?: number;
  @MinutesAWeek() weeklyMinutesMax?: number;
  @MinutesAWeek() weeklyMinutesPartialHospitalization?: number;
  @Days() assessmentValidDays?: number;
  @Limit(1, 100) groupMin?: number;
  @Limit(1, 100) groupMax?: number;
  @IsOptional() @IsIn(['refuse', 'warn']) doubleBookingWithinObligation?: 'refuse' | 'warn';
  @MinutesADay() lateArrivalMinutes?: number;
  @Days() planApprovedWithinDays?: number;
  @Limit(0, 100) planApprovedWithinSessions?: number;
  @Days() planReviewedEveryDays?: number;
  @IsOptional() @IsBoolean() lapsedPlanBlocksScheduling?: boolean;
  @Limit(1, 720) outreachWithinHours?: number;
  @Limit(1, 100) missedInARow?: number;
  @Percent() attendanceRateMinPercent?: number;
  @Days() attendanceWindowDays?: number;
  @Days() noContactDropOutDays?: number;
  @Days() noContactAdministrativeDays?: number;
  @Percent() graduationAttendedPercent?: number;
  @Days() graduationWindowDays?: number;
  @IsOptional() @IsCode(LevelOfCare) graduationLevelBelow?: LevelOfCare;
  @Limit(0, 5) graduationComponents?: number;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsCode(AftercareComponent, { each: true })
  graduationRequiredComponents?: AftercareComponent[];
  @Days() graduationFirstAppointmentDays?: number;
  @Days() graduationEvaluationValidDays?: number;
  @Days() continuityGapDays?: number;
  @Days() lostToFollowUpDays?: number;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(3_650, { each: true })
  followUpDays?: number[];
  @Days() journeyClosesDays?: number;
  @Days() readmissionLinkedDays?: number;
}
