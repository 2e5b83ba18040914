export { openReader, openSqliteEventStore } from './sqlite-event-store.js';
export { verifyLog, type LogFault, type LogVerdict, type OnProgress } from './verify-log.js';
export { applicationId, layoutVersion, writerPragmas } from './log-file.js';
