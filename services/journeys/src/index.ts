export * from './journeys.module.js';
export * from './views/index.js';
export { AttendanceOfClient, AttendanceOfProgram } from './views/attendance/attendance.query.js';
export { CensusOfFacility, CensusOfProgram, type FacilityCensus, type ProgramCensus } from './views/census/census.query.js';
export { TimelineOfClient } from './views/client-timeline/client-timeline.query.js';
