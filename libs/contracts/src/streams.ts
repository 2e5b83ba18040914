/**
 * The streams of the log and what names them. A rule that spans aggregates has the stream that owns it:
 * a client's place in care (R8), the group (R9), a facility's calendar week (R10).
 */
export const streams = {
  program: (programId: string): string => `program-${programId}`,
  referral: (referralId: string): string => `referral-${referralId}`,
  intake: (intakeId: string): string => `intake-${intakeId}`,
  enrollment: (clientRef: string): string => `enrollment-${clientRef}`,
  consent: (consentId: string): string => `consent-${consentId}`,
  group: (groupId: string): string => `group-${groupId}`,
  clientSchedule: (enrollmentId: string): string => `client_schedule-${enrollmentId}`,
  calendarWeek: (facility: string, isoWeek: string): string => `calendar_week-${facility}-${isoWeek}`,
  session: (sessionId: string): string => `session-${sessionId}`,
  treatmentPlan: (enrollmentId: string): string => `treatment_plan-${enrollmentId}`,
  safety: (clientRef: string): string => `safety-${clientRef}`,
  attendanceWatch: (enrollmentId: string): string => `attendance_watch-${enrollmentId}`,
  graduation: (enrollmentId: string): string => `graduation-${enrollmentId}`,
  aftercarePlan: (enrollmentId: string): string => `aftercare_plan-${enrollmentId}`,
  journey: (clientRef: string): string => `journey-${clientRef}`,
  followUps: (enrollmentId: string): string => `follow_ups-${enrollmentId}`,
  alumni: (clientRef: string): string => `alumni-${clientRef}`,
} as const;
