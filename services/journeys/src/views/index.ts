import type { AnyView } from '@continuum/read-store';
import { attendance } from './attendance/attendance.view.js';
import { census } from './census/census.view.js';
import { clientTimeline } from './client-timeline/client-timeline.view.js';

export { clientTimeline, type TimelineEvent, type TimelineFact } from './client-timeline/client-timeline.view.js';
export { factsOfClient, ClientUnknown, type ClientAsked } from './client-timeline/client-facts.js';
export type * from './client-timeline/milestones.js';
export * from './client-timeline/render/render-timeline.js';
export * from './client-timeline/timeline-of.js';
export type * from './client-timeline/timeline.js';
export type { AttendanceOfSession, AttendanceRow, AttendanceStay, AttendanceWeek } from './attendance/attendance.view.js';
export type { CensusLeave, CensusProgram, CensusRow, CensusStay } from './census/census.view.js';
export { attendance, census };

/** The views of this service. This page and what it names know no framework, so that a worker can fill them. */
export const journeysViews: readonly AnyView[] = [clientTimeline, census, attendance];
